#include "cells.h"
#include "command.h"
#include "gold_runs.h"
#include "options.h"
#include "output.h"
#include "streams.h"

#include <dossier/eval/floors.h>
#include <dossier/eval/scorer.h>

#include <algorithm>
#include <memory>
#include <ostream>
#include <sstream>
#include <vector>

namespace dossier::cli {
namespace {

struct Options {
    GoldJob job;
    std::string patterns, floors;
    std::vector<std::string> without;  // kinds of names
    bool calibration = false;
    Format format = Format::table;
};

bool named_sets(const std::vector<GoldRun>& runs) {
    return runs.size() > 1;
}

// `others` are runs on the same gold that stand beside, or none.
void write_scores(const std::vector<GoldRun>& runs, const std::vector<GoldRun>& others, Format format,
                  Terminal& terminal) {
    std::vector<Column> columns{{"measure"},  {"p", true},    {"r", true},
                                {"f1", true}, {"gold", true}, {"found", true}};
    if (named_sets(runs)) columns.insert(columns.begin(), {"set"});
    for (const char* column : {"p_without", "r_without", "f1_without"})
        if (!others.empty()) columns.push_back({column, true});
    RowWriter rows(terminal, format, columns);
    for (const GoldRun& run : runs) {
        for (const auto& [key, tally] : run.scores.tallies) {
            std::vector<Cell> cells{key.first + " " + key.second,
                                    tally.precision(),
                                    tally.recall(),
                                    tally.f1(),
                                    static_cast<std::int64_t>(tally.gold),
                                    static_cast<std::int64_t>(tally.found)};
            if (named_sets(runs)) cells.insert(cells.begin(), run.name);
            if (!others.empty()) {
                const auto& beside = others[static_cast<std::size_t>(&run - runs.data())].scores.tallies;
                const auto at = beside.find(key);
                const eval::Tally other = at == beside.end() ? eval::Tally() : at->second;
                cells.insert(cells.end(), {other.precision(), other.recall(), other.f1()});
            }
            rows.row(std::move(cells));
        }
    }
    rows.finish();
}

// For people: a block for each, as no table has room for four texts side by side.
void print_disagreement(const eval::Disagreement& one, Terminal& terminal) {
    const auto line = [](const std::string& text) { return table_cell(text); };
    terminal.out << line(one.document) << ": " << one.what << "\n  gold     " << line(one.gold)
                 << "\n  found    " << line(one.found) << '\n';
    if (!one.context.empty()) terminal.out << "  context  " << line(one.context) << '\n';
}

void write_disagreements(const std::vector<GoldRun>& runs, Format format, Terminal& terminal) {
    const bool blocks = format == Format::table;
    RowWriter rows(terminal, format, {{"document"}, {"error"}, {"gold"}, {"found"}, {"context"}});
    for (const GoldRun& run : runs) {
        for (const eval::Disagreement& one : run.scores.disagreements) {
            if (blocks) {
                print_disagreement(one, terminal);
            } else {
                rows.row({one.document, one.what, one.gold, one.found, one.context});
            }
        }
    }
    rows.finish();
}

void write_calibration(const std::vector<GoldRun>& runs, Format format, Terminal& terminal) {
    RowWriter rows(terminal, format,
                   {{"confidence"},
                    {"deals", true},
                    {"mean_confidence", true},
                    {"found_in_gold", true},
                    {"every_slot_right", true}});
    for (std::size_t i = 0; i < eval::Calibration().size(); ++i) {
        eval::Bucket sum;
        for (const GoldRun& run : runs) {
            const eval::Bucket& bucket = run.scores.calibration[i];
            sum.deals += bucket.deals;
            sum.confidence_sum += bucket.confidence_sum;
            sum.found_in_gold += bucket.found_in_gold;
            sum.every_slot_right += bucket.every_slot_right;
        }
        if (sum.deals == 0) continue;
        const auto deals = static_cast<double>(sum.deals);
        const std::string range =
            "0." + std::to_string(i) + "–" + (i == 9 ? "1.0" : "0." + std::to_string(i + 1));
        rows.row({range, static_cast<std::int64_t>(sum.deals), sum.confidence_sum / deals,
                  static_cast<double>(sum.found_in_gold) / deals,
                  static_cast<double>(sum.every_slot_right) / deals});
    }
    rows.finish();
}

// Exit::nothing_found when a figure is below its floor.
Exit write_floors(const std::vector<eval::Floor>& floors, const std::vector<GoldRun>& runs, Format format,
                  Terminal& terminal) {
    RowWriter rows(terminal, format,
                   {{"set"}, {"measure"}, {"figure"}, {"floor", true}, {"actual", true}, {"held"}});
    std::size_t fallen = 0, elsewhere = 0;
    for (const eval::Floor& floor : floors) {
        const auto run = std::ranges::find(runs, floor.set, &GoldRun::name);
        if (run == runs.end()) {
            ++elsewhere;
            continue;
        }
        const double actual = eval::figure_of(run->scores.tallies, floor);
        const bool held = actual + 1e-9 >= floor.at_least;
        if (!held) ++fallen;
        rows.row({floor.set, floor.measure, floor.figure, floor.at_least, actual, held});
    }
    rows.finish();
    if (elsewhere > 0) {
        terminal.err << elsewhere << " floors not checked: their gold is not among the files given\n";
    }
    if (fallen == 0) return Exit::done;
    print_problem(terminal, std::to_string(fallen) + " of " + std::to_string(rows.rows()) +
                                " figures are below their floor");
    return Exit::nothing_found;
}

std::vector<eval::Floor> load_floors(const std::string& file) {
    if (file.empty()) return {};
    try {
        return eval::read_floors(file);
    } catch (const eval::FloorsError& error) {
        throw CommandError(Exit::usage, error.what(),
                           "a floor is a [[floor]] table with set, measure, figure, at_least");
    }
}

void write_all(const Options& options, const std::vector<GoldRun>& runs, const std::vector<GoldRun>& others,
               Terminal& terminal) {
    const bool table = options.format == Format::table;
    const bool special = !options.job.errors.empty() || options.calibration;
    if (table) {
        for (const GoldRun& run : runs) {
            terminal.out << without_controls(run.name) << ": " << run.scores.documents << " documents, "
                         << run.scores.missing << " with no facts at all\n";
        }
    }
    if (table || !special) write_scores(runs, others, options.format, terminal);
    if (!options.job.errors.empty()) {
        if (table) terminal.out << '\n';
        write_disagreements(runs, options.format, terminal);
    }
    if (options.calibration) {
        if (table) terminal.out << '\n';
        write_calibration(runs, options.format, terminal);
    }
}

// Parts of a list with commas between.
std::vector<std::string> split_kinds(const std::string& list) {
    std::vector<std::string> out;
    std::istringstream in(list);
    for (std::string kind; std::getline(in, kind, ',');)
        out.push_back(std::move(kind));
    return out;
}

Exit evaluate(Options& options, Terminal& terminal) {
    const std::vector<eval::Floor> floors = load_floors(options.floors);
    if (options.job.facts.empty()) options.job.extraction.patterns = load_patterns(options.patterns);
    bool failed = false;
    const auto report = [&](const std::string& what) {
        failed = true;
        print_problem(terminal, what);
    };
    const std::vector<GoldRun> runs = run_gold(options.job, terminal.in, report);
    std::vector<GoldRun> others;
    if (!options.without.empty()) {
        GoldJob job = options.job;
        job.extraction.patterns = load_patterns_without(options.patterns, options.without);
        others = run_gold(job, terminal.in, [](const std::string&) {});  // reported above
    }
    Exit exit = Exit::done;
    if (options.floors.empty()) {
        write_all(options, runs, others, terminal);
    } else {
        exit = write_floors(floors, runs, options.format, terminal);
    }
    return failed ? Exit::inputs_failed : exit;
}

}  // namespace

Run setup_eval(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("GOLD", options->job.golds, "gold files, or folders of them (*.jsonl)")
        ->type_name("")
        ->required();
    auto* facts =
        app.add_option("--facts", options->job.facts, "score these facts, not ours (- is standard input)");
    facts->type_name("FILE");
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const char* kind : {"entities", "money", "percents", "dates", "quantities", "numbers", "deals"}) {
        kinds.emplace_back(kind, kind);
    }
    add_choice<std::string>(app, "--errors", options->job.errors,
                            "list what was missed and made up of a kind", kinds);
    app.add_option("--lang", options->job.lang, "only documents of this language")->type_name("TAG");
    app.add_flag("--calibration", options->calibration, "how often deals of each confidence are right");
    app.add_option("--floors", options->floors,
                   "compare with the figures of a TOML file; exit code 1 if any is lower")
        ->type_name("FILE");
    const auto take_kinds = [options](const std::string& list) { options->without = split_kinds(list); };
    app.add_option_function<std::string>(
           "--without", take_kinds,
           "score beside it a run without the gazetteers' names of these kinds (city,company)")
        ->type_name("KINDS")
        ->excludes(facts);
    add_format_option(app, options->format, Format::table);
    add_threads_option(app, options->job.extraction.threads);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return evaluate(*options, terminal); };
}

}  // namespace dossier::cli
