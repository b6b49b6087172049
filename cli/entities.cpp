#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

std::string joined(const std::vector<std::string>& names) {
    std::string line;
    for (const std::string& name : names)
        line += (line.empty() ? "" : "; ") + name;
    return line;
}

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"name", false, true}},
                                       {{"type"}},
                                       {{"subtype"}},
                                       {{"iso"}},
                                       {{"mentions", true}},
                                       {{"documents", true}},
                                       {{"aliases", false, true}}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        list_entities(base, options.filter, [&](EntityRow&& row) {
            writer.row({row.name, row.type, text_cell(row.subtype), text_cell(row.iso), row.mentions,
                        row.documents, text_cell(joined(row.aliases))});
        });
    });
}

}  // namespace

Run setup_entities(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::entities);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
