#include "command.h"
#include "fact_rows.h"
#include "marked_text.h"
#include "options.h"
#include "query.h"

#include <dossier/store/load.h>

#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

enum class Colour { automatic, always, never };

struct Options {
    std::string kb, document;
    Colour colour = Colour::automatic;
};

std::string listed(const std::vector<std::string>& hashes) {
    std::string line;
    for (const std::string& hash : hashes)
        line += (line.empty() ? "" : ", ") + hash.substr(0, 12);
    return line;
}

StoredDocument find(const Options& options) {
    const KnowledgeBase base = KnowledgeBase::open(options.kb);
    const std::vector<std::string> found = documents_named(base, options.document);
    if (found.empty())
        throw CommandError(Exit::nothing_found, "no document '" + options.document + "' in " + options.kb,
                           "'dossier documents' lists them");
    if (found.size() > 1)
        throw CommandError(Exit::usage,
                           "'" + options.document + "' may be any of " + std::to_string(found.size()) +
                               " documents: " + listed(found),
                           "name one by the digits of its hash");
    return load_document(base, found.front()).value();
}

void print_head(std::ostream& out, const StoredDocument& stored) {
    const Document& d = stored.document;
    out << without_controls(d.id) << "  " << (d.published.empty() ? "undated" : d.published) << "  "
        << (d.lang.empty() ? "language unknown" : without_controls(d.lang)) << "  "
        << stored.sha256.substr(0, 12) << '\n';
    if (!d.title.empty()) out << without_controls(d.title) << '\n';
    out << '\n';
}

Exit show(const Options& options, Terminal& terminal) {
    StoredDocument stored;
    with_store([&] { stored = find(options); });
    const bool colour =
        options.colour == Colour::always || (options.colour == Colour::automatic && terminal.out_is_terminal);
    print_head(terminal.out, stored);
    print_marked(terminal.out, stored.document.text, stored.facts, colour);
    terminal.out << '\n';
    std::vector<Column> columns = fact_columns();
    RowWriter rows(terminal, Format::table, std::move(columns));
    stored.facts.id = stored.sha256.substr(0, 6);
    write_fact_rows(rows, stored.facts, {});
    rows.finish();
    return Exit::done;
}

}  // namespace

Run setup_show(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("DOC", options->document, "the document: its id, origin, or hash (6 digits or more)")
        ->required()
        ->type_name("");
    add_kb_option(app, options->kb);
    add_choice<Colour>(app, "--color", options->colour,
                       "mark the facts in colour (default: auto, on terminals)",
                       {{"auto", Colour::automatic}, {"always", Colour::always}, {"never", Colour::never}});
    return [options](Terminal& terminal) { return show(*options, terminal); };
}

}  // namespace dossier::cli
