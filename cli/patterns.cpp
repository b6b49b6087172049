#include "command.h"
#include "options.h"
#include "output.h"
#include "streams.h"

#include <dossier/extract/examples.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/rules.h>
#include <dossier/text/decode.h>

#include <iterator>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::string patterns, stage, folder, text;
    std::vector<std::string> rules;
    SourceOptions source;
    Format format = Format::table;
    Exit (*run)(const Options&, Terminal&) = nullptr;
};

Exit list(const Options& options, Terminal& terminal) {
    RowWriter rows(terminal, options.format,
                   {{"rule"},
                    {"stage"},
                    {"lang"},
                    {"file"},
                    {"line", true},
                    {"examples", true},
                    {"near_misses", true},
                    {"match", false, true}});
    for (const RuleInfo& rule : rules_of(*load_patterns(options.patterns))) {
        if (!options.stage.empty() && rule.stage != options.stage) continue;
        rows.row({rule.id, rule.stage, rule.lang, rule.file, std::int64_t{rule.line},
                  static_cast<std::int64_t>(rule.examples.size()),
                  static_cast<std::int64_t>(rule.near.size()), rule.match});
    }
    rows.finish();
    return rows.rows() == 0 ? Exit::nothing_found : Exit::done;
}

bool wanted(const RuleInfo& rule, const std::vector<std::string>& prefixes) {
    for (const std::string& prefix : prefixes) {
        if (rule.id.starts_with(prefix)) return true;
    }
    return prefixes.empty();
}

Exit test(const Options& options, Terminal& terminal) {
    const auto library = load_patterns(options.patterns);
    Extractor extractor(library);
    std::size_t rules = 0, examples = 0, broken = 0;
    for (const RuleInfo& rule : rules_of(*library)) {
        if (!wanted(rule, options.rules)) continue;
        ++rules;
        examples += rule.examples.size() + rule.near.size();
        for (const BrokenExample& one : run_examples(extractor, rule)) {
            ++broken;
            print_problem(terminal,
                          pattern_place(one.file, one.line, one.column) + one.rule + " " + one.reason,
                          "in: " + one.text);
        }
    }
    if (rules == 0)
        throw CommandError(Exit::nothing_found, "no such rule", "'dossier patterns list' shows them");
    terminal.out << rules << " rules, " << examples << " examples and near misses, " << broken << " broken\n";
    return broken == 0 ? Exit::done : Exit::nothing_found;
}

Exit lint(const Options& options, Terminal& terminal) {
    bool fatal = false;
    const auto complaints = lint_patterns(options.folder);
    for (const PatternComplaint& complaint : complaints) {
        fatal = fatal || complaint.fatal;
        print_problem(terminal,
                      pattern_place(complaint.file, complaint.line, complaint.column) + complaint.reason,
                      complaint.remedy);
    }
    terminal.out << complaints.size() << " complaints\n";
    return fatal ? Exit::patterns : Exit::done;
}

Exit explain(const Options& options, Terminal& terminal) {
    Document document;
    document.id = "-";
    document.lang = options.source.lang;
    document.published = options.source.published;
    const bool given = !options.text.empty();
    document.text =
        decode(given ? options.text : std::string(std::istreambuf_iterator<char>(terminal.in), {})).text;
    RowWriter rows(
        terminal, options.format,
        {{"stage"}, {"rule"}, {"start", true}, {"end", true}, {"text", false, true}, {"value", false, true}});
    for (const Finding& finding : Extractor(load_patterns(options.patterns)).explain(document).findings) {
        rows.row({finding.stage, finding.rule, std::int64_t{finding.span.start},
                  std::int64_t{finding.span.end}, finding.quote, finding.value});
    }
    rows.finish();
    return rows.rows() == 0 ? Exit::nothing_found : Exit::done;
}

// A subcommand that, when given, is what runs.
CLI::App& add_action(CLI::App& app, Options& options, const char* name, const char* summary,
                     Exit (*run)(const Options&, Terminal&)) {
    CLI::App* action = app.add_subcommand(name, summary);
    action->parse_complete_callback([&options, run] { options.run = run; });
    return *action;
}

}  // namespace

Run setup_patterns(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.require_subcommand(1);
    CLI::App& listing = add_action(app, *options, "list", "The rules in force", list);
    listing.add_option("--stage", options->stage, "only those of a stage (money, dates, deals, ...)")
        ->type_name("STAGE");
    add_format_option(listing, options->format, Format::table);
    add_patterns_option(listing, options->patterns);

    CLI::App& testing = add_action(app, *options, "test",
                                   "Run the examples of the rules; exit code 1 if any is broken", test);
    testing.add_option("RULE", options->rules, "only rules whose ids begin so")->type_name("");
    add_patterns_option(testing, options->patterns);

    CLI::App& linting =
        add_action(app, *options, "lint", "Complain about pattern files; exit code 5 if one is broken", lint);
    linting.add_option("DIR", options->folder, "folder of pattern files; without it the built-in ones")
        ->type_name("");

    CLI::App& explaining =
        add_action(app, *options, "explain", "Each rule that fires on a piece of text", explain);
    explaining.add_option("TEXT", options->text, "the text; without it standard input")->type_name("");
    add_text_options(explaining, options->source);
    add_format_option(explaining, options->format, Format::table);
    add_patterns_option(explaining, options->patterns);
    return [options](Terminal& terminal) { return options->run(*options, terminal); };
}

}  // namespace dossier::cli
