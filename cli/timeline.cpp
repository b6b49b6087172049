#include "query.h"

#include <dossier/report/joined.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace dossier::cli {
namespace {

Exit list(Terminal& terminal, const QueryOptions& options) {
    const std::vector<Field> fields = {{{"date"}},
                                       {{"type"}},
                                       {{"status"}},
                                       {{"hedged"}, false},
                                       {{"parties", false, true}},
                                       {{"amount", true}},
                                       {{"currency"}},
                                       {{"sources", true}},
                                       {{"document", false, true}},
                                       {{"quote", false, true}, false}};
    return run_query(terminal, options, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        Filter filter = options.filter;
        filter.limit = 0;
        std::vector<JoinedDeal> deals = joined_deals(base, filter);
        std::stable_sort(deals.begin(), deals.end(), [](const JoinedDeal& a, const JoinedDeal& b) {
            const std::string &x = a.lead().date, &y = b.lead().date;
            return x.empty() != y.empty() ? y.empty() : x < y;
        });
        std::uint64_t rows = 0;
        SourceCounter sources(base);
        for (const JoinedDeal& deal : deals) {
            if (options.filter.limit > 0 && rows++ >= options.filter.limit) return;
            const DealRow& lead = deal.lead();
            writer.row({text_cell(lead.date), lead.type, lead.status, lead.hedged, parties_line(lead.parties),
                        number_cell(lead.amount), text_cell(lead.currency),
                        static_cast<std::int64_t>(sources.independent(deal)), lead.document, lead.quote});
        }
    });
}

}  // namespace

Run setup_timeline(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    app.add_option("ENTITY", options->filter.entity, "deals of one entity, by any of its names")
        ->type_name("");
    add_query_options(app, *options, Listing::deals);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
