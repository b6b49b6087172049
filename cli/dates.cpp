#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"document", false, true}},
                                       {{"published"}, false},
                                       {{"value"}},
                                       {{"modifier"}},
                                       {{"invalid"}, false},
                                       {{"of"}, false},
                                       {{"quote", false, true}},
                                       {{"start", true}, false},
                                       {{"end", true}, false},
                                       {{"rule"}, false},
                                       {{"confidence", true}, false}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        list_dates(base, options.filter, [&](DateRow&& row) {
            writer.row({row.document, text_cell(row.published), text_cell(row.value), text_cell(row.modifier),
                        row.invalid, text_cell(row.of), row.text, std::int64_t{row.span.start},
                        std::int64_t{row.span.end}, row.rule, row.confidence});
        });
    });
}

}  // namespace

Run setup_dates(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::dates);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
