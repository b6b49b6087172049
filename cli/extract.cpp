#include "command.h"
#include "extraction.h"
#include "fact_rows.h"
#include "options.h"
#include "streams.h"

#include <dossier/facts/json.h>

#include <algorithm>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    ExtractionJob job;
    std::string patterns;
    std::vector<std::string> only;
    Format format = Format::jsonl;
};

// "money,deals"; throws CLI::ValidationError for what is no kind.
std::vector<std::string> read_kinds(const std::string& list) {
    static constexpr std::string_view known[] = {"entities", "money",      "percents",
                                                 "dates",    "quantities", "deals"};
    std::vector<std::string> out = CLI::detail::split(list, ',');
    for (const std::string& kind : out)
        if (std::find(std::begin(known), std::end(known), kind) == std::end(known))
            throw CLI::ValidationError(
                "--only", "'" + kind + "' is none of entities, money, percents, dates, quantities, deals");
    return out;
}

FactKinds kinds_of(const std::vector<std::string>& only) {
    if (only.empty()) return {};
    const auto has = [&](const char* name) {
        return std::find(only.begin(), only.end(), name) != only.end();
    };
    return {has("entities"), has("money"), has("percents"), has("dates"), has("quantities"), has("deals")};
}

Exit extract(Options& options, Terminal& terminal) {
    gather_paths(options.job.lists, terminal.in, options.job.paths);
    options.job.patterns = load_patterns(options.patterns);
    const FactKinds kinds = kinds_of(options.only);
    RowWriter rows(terminal, options.format, fact_columns());
    std::size_t done = 0, failed = 0, partial = 0;
    const ExtractionSink sink{[&](Extracted&& extracted) {
                                  ++done;
                                  if (options.format == Format::jsonl) {
                                      terminal.out << to_json(extracted.facts, kinds) << '\n';
                                  } else {
                                      write_fact_rows(rows, extracted.facts, kinds);
                                  }
                              },
                              [&](SourceFailure&& failure) {
                                  ++(failure.document_kept ? partial : failed);
                                  print_problem(terminal, failure.origin + ": " + failure.reason,
                                                failure.remedy);
                              },
                              [&] { terminal.out.flush(); }};
    extract_in_order(options.job, terminal.in, sink);
    rows.finish();
    if (failed + partial == 0) return Exit::done;
    print_problem(terminal, "documents done: " + std::to_string(done) + ", of them in part: " +
                                std::to_string(partial) + "; inputs failed: " + std::to_string(failed));
    return Exit::inputs_failed;
}

}  // namespace

Run setup_extract(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->job.paths, "files, folders, or - for standard input (the default)")
        ->type_name("");
    add_files_from(app, options->job.lists);
    add_source_options(app, options->job.sources);
    add_format_option(app, options->format, Format::jsonl);
    app.add_option_function<std::string>(
           "--only", [options](const std::string& list) { options->only = read_kinds(list); },
           "kinds of facts to print, with commas between")
        ->type_name("KIND[,KIND...]");
    add_threads_option(app, options->job.threads);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return extract(*options, terminal); };
}

}  // namespace dossier::cli
