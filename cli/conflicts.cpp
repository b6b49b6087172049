#include "query.h"

#include <dossier/report/joined.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

std::string told(const DealRow& deal, const std::string& what) {
    if (what == "date") return deal.date;
    if (what == "status") return deal.status;
    return deal.amount->to_string() + " " + deal.currency;
}

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"what"}},
                                       {{"type"}},
                                       {{"parties", false, true}},
                                       {{"value"}},
                                       {{"document", false, true}},
                                       {{"other_value"}},
                                       {{"other_document", false, true}},
                                       {{"quote", false, true}, false},
                                       {{"other_quote", false, true}, false}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        std::uint64_t rows = 0;
        const std::uint64_t limit = options.filter.limit;
        Filter filter = options.filter;
        filter.limit = 0;
        for (const JoinedDeal& deal : joined_deals(base, filter))
            for (const Conflict& conflict : deal.conflicts) {
                if (limit > 0 && rows++ >= limit) return;
                const DealRow &first = deal.tellings[conflict.first], &other = deal.tellings[conflict.other];
                writer.row({conflict.what, first.type, parties_line(first.parties),
                            told(first, conflict.what), first.document, told(other, conflict.what),
                            other.document, first.quote, other.quote});
            }
    });
}

}  // namespace

Run setup_conflicts(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::deals);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
