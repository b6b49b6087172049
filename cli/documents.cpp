#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"document", false, true}},
                                       {{"published"}},
                                       {{"lang"}},
                                       {{"title", false, true}},
                                       {{"characters", true}},
                                       {{"statements", true}},
                                       {{"deals", true}},
                                       {{"origin", false, true}, false},
                                       {{"sha256"}}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        list_documents(base, options.filter, [&](DocumentRow&& row) {
            writer.row({row.id, text_cell(row.published), text_cell(row.lang), text_cell(row.title),
                        row.characters, row.statements, row.deals, row.origin, writer.hash(row.sha256)});
        });
    });
}

}  // namespace

Run setup_documents(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::documents);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
