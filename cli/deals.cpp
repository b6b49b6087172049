#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"date"}},
                                       {{"type"}},
                                       {{"status"}},
                                       {{"hedged"}, false},
                                       {{"attributed_to"}, false},
                                       {{"parties", false, true}},
                                       {{"amount", true}},
                                       {{"currency"}},
                                       {{"subject", false, true}, false},
                                       {{"document", false, true}},
                                       {{"published"}, false},
                                       {{"quote", false, true}, false},
                                       {{"start", true}, false},
                                       {{"end", true}, false},
                                       {{"rule"}, false},
                                       {{"confidence", true}, false}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        list_deals(base, options.filter, [&](DealRow&& row) {
            const std::string status =
                row.hedged && writer.is_table() ? row.status + " (hedged)" : row.status;
            writer.row({text_cell(row.date), row.type, status, row.hedged, text_cell(row.attributed_to),
                        text_cell(parties_line(row.parties)), number_cell(row.amount),
                        text_cell(row.currency), text_cell(row.subject), row.document,
                        text_cell(row.published), row.quote, std::int64_t{row.evidence.start},
                        std::int64_t{row.evidence.end},
                        text_cell(row.rules.empty() ? std::string() : row.rules.front()), row.confidence});
        });
    });
}

}  // namespace

Run setup_deals(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::deals);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
