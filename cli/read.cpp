#include "command.h"
#include "options.h"
#include "output.h"
#include "streams.h"

#include <dossier/text/offsets.h>

#include <nlohmann/json.hpp>

#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

enum class Style { text, jsonl };

struct Options {
    std::vector<std::string> paths;
    SourceOptions sources;
    Style style = Style::text;
};

nlohmann::ordered_json text_or_null(const std::string& text) {
    return text.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(text);
}

void print_json(const Document& document, std::ostream& out) {
    nlohmann::ordered_json row;
    row["source"] = document.id;
    row["text"] = document.text;
    row["title"] = text_or_null(document.title);
    row["author"] = text_or_null(document.author);
    row["published"] = text_or_null(document.published);
    row["lang"] = text_or_null(document.lang);
    row["url"] = text_or_null(document.url);
    row["replaced"] = document.replaced;
    auto cuts = nlohmann::ordered_json::array();
    for (const Cut& cut : document.cuts)
        cuts.push_back({{"what", cut.what}, {"bytes", cut.bytes}});
    row["cut"] = std::move(cuts);
    if (!document.pages.empty()) {
        auto pages = nlohmann::ordered_json::array();
        for (const std::uint64_t at : document.pages)
            pages.push_back(count_code_points(std::string_view(document.text).substr(0, at)));
        row["pages"] = std::move(pages);
    }
    out << row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const Document& document, Terminal& terminal) {
    const auto line = [&](const char* name, const std::string& value) {
        if (!value.empty()) terminal.out << name << ": " << without_controls(value) << '\n';
    };
    line("source", document.id);
    line("title", document.title);
    line("author", document.author);
    line("published", document.published);
    line("lang", document.lang);
    line("url", document.url);
    for (const Cut& cut : document.cuts)
        line("cut", std::to_string(cut.bytes) + " bytes: " + cut.what);
    if (document.replaced > 0)
        line("replaced", std::to_string(document.replaced) + " sequences that were no text");
    terminal.out << '\n';
    for (std::string_view rest = document.text; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        terminal.out << without_controls(rest.substr(0, end)) << '\n';
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
}

Exit read(const Options& options, Terminal& terminal) {
    const std::vector<std::string> standard_input{"-"};
    std::size_t done = 0, failed = 0;
    read_documents(
        options.paths.empty() ? standard_input : options.paths, options.sources, terminal.in,
        [&](Document&& document) {
            if (options.style == Style::jsonl) {
                print_json(document, terminal.out);
            } else {
                if (done > 0) terminal.out << "\n\n";
                print_text(document, terminal);
            }
            ++done;
            return true;
        },
        [&](SourceFailure&& failure) {
            failed += !failure.document_kept;
            print_problem(terminal, failure.origin + ": " + failure.reason, failure.remedy);
        });
    return failed > 0 ? Exit::inputs_failed : Exit::done;
}

}  // namespace

Run setup_read(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->paths, "files, folders, or - for standard input (the default)")
        ->type_name("");
    add_source_options(app, options->sources);
    add_choice<Style>(app, "--format", options->style, "how to print (default: text)",
                      {{"text", Style::text}, {"jsonl", Style::jsonl}});
    return [options](Terminal& terminal) { return read(*options, terminal); };
}

}  // namespace dossier::cli
