#include "fact_rows.h"
#include "options.h"
#include "output_file.h"
#include "query.h"
#include "streams.h"

#include <dossier/report/export.h>
#include <dossier/store/load.h>

#include <CLI/CLI.hpp>

#include <atomic>
#include <filesystem>
#include <memory>
#include <ostream>
#include <sstream>

namespace dossier::cli {
namespace {

enum class Form { ftm, ocds, claimreview, webannotation, brat, csv, jsonl };

struct Options {
    std::string kb, output, prefix = "ocds-000000";
    Filter filter;
    Form form = Form::jsonl;
};

// The facts of the documents as rows of CSV, by RowWriter: it disarms what a spreadsheet would take for a
// formula.
ExportCounts export_rows(const KnowledgeBase& base, const Filter& filter, Terminal& terminal,
                         std::ostream& out) {
    const auto writer_to = [&](Terminal& to) { return RowWriter(to, Format::csv, fact_columns()); };
    Terminal heading{terminal.in, out, terminal.err, false, false, 0};
    writer_to(heading).finish();
    std::atomic<std::int64_t> written = 0;
    render_documents(
        base, filter,
        [&](const StoredDocument& stored) {
            std::ostringstream text;
            Terminal to{terminal.in, text, terminal.err, false, false, 0};
            RowWriter rows = writer_to(to);
            const std::size_t begin = text.view().size();  // its heading stands before
            write_fact_rows(rows, stored.facts, {});
            written += static_cast<std::int64_t>(rows.rows());
            return std::string(text.view().substr(begin));
        },
        [&](std::string_view text) { out << text; });
    ExportCounts counts;
    counts.written = written;
    return counts;
}

ExportCounts write_folder(const KnowledgeBase& base, const Options& options, Terminal& terminal) {
    std::error_code error;
    std::filesystem::create_directories(options.output, error);
    if (error)
        throw CommandError(Exit::inputs_failed, options.output + ": cannot be made: " + error.message(),
                           "name another folder with -o");
    return export_brat(base, options.filter, [&](const std::string& name, std::string_view content) {
        OutputFile file((std::filesystem::path(options.output) / name).string(), terminal);
        file.stream() << content;
        file.close();
    });
}

ExportCounts write_file(const KnowledgeBase& base, const Options& options, Terminal& terminal) {
    OutputFile file(options.output, terminal);
    const OnText write = [&](std::string_view text) { file.stream() << text; };
    ExportCounts counts;
    switch (options.form) {
        case Form::ftm:
            counts = export_ftm(base, options.filter, write);
            break;
        case Form::ocds:
            counts = export_ocds(base, options.filter, options.prefix, write);
            break;
        case Form::claimreview:
            counts = export_claim_reviews(base, options.filter, write);
            break;
        case Form::webannotation:
            counts = export_annotations(base, options.filter, write);
            break;
        case Form::csv:
            counts = export_rows(base, options.filter, terminal, file.stream());
            break;
        default:
            counts = export_facts(base, options.filter, write);
    }
    file.close();
    return counts;
}

Exit run(const Options& options, Terminal& terminal) {
    if (options.form == Form::brat && options.output.empty())
        throw CommandError(Exit::usage, "export: brat takes a folder for its files", "name it with -o DIR");
    ExportCounts counts;
    with_store([&] {
        const KnowledgeBase base = KnowledgeBase::open(options.kb);
        counts = options.form == Form::brat ? write_folder(base, options, terminal)
                                            : write_file(base, options, terminal);
    });
    static constexpr std::pair<const char*, const char*> things[] = {
        {"entity", "entities"},        {"release", "releases"},       {"conflict", "conflicts"},
        {"annotation", "annotations"}, {"annotation", "annotations"}, {"row", "rows"},
        {"document", "documents"}};
    const auto& [one, many] = things[static_cast<int>(options.form)];
    terminal.err << counts.written << ' ' << (counts.written == 1 ? one : many) << " written";
    if (counts.left_out > 0) terminal.err << "; " << counts.left_out << " left out: " << counts.why;
    terminal.err << '\n';
    return counts.written > 0 ? Exit::done : Exit::nothing_found;
}

}  // namespace

Run setup_export(CLI::App& app) {
    auto options = std::make_shared<Options>();
    add_choice<Form>(app, "--format", options->form, "what to write",
                     {{"ftm", Form::ftm},
                      {"ocds", Form::ocds},
                      {"claimreview", Form::claimreview},
                      {"webannotation", Form::webannotation},
                      {"brat", Form::brat},
                      {"csv", Form::csv},
                      {"jsonl", Form::jsonl}})
        ->required();
    app.add_option("-o,--output", options->output,
                   "the file to write (default: standard output); of brat, the folder")
        ->type_name("PATH");
    app.add_option("--ocid-prefix", options->prefix,
                   "the prefix that OCDS gave you (default: ocds-000000, nobody's)")
        ->type_name("PREFIX");
    add_kb_option(app, options->kb);
    add_filter_options(app, options->filter, Listing::documents);
    return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace dossier::cli
