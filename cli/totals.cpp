#include "options.h"
#include "query.h"

#include <dossier/report/totals.h>

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    QueryOptions query;
    TotalBy by = TotalBy::currency;
    bool all = false;
};

void state_assumptions(std::ostream& err, const Totals& totals, bool all) {
    err << totals.counted << " deals counted, told " << totals.tellings << " times; left out: ";
    if (!all)
        err << totals.not_firm << " that are proposed, rejected or cancelled, " << totals.hedged
            << " hedged, ";
    err << totals.without_amount << " without an amount or currency; nothing is converted\n";
}

Exit list(Terminal& terminal, const Options& options) {
    const std::vector<Field> fields = {
        {{"key", false, true}}, {{"deals", true}}, {{"total", true}}, {{"currency"}}};
    Totals totals;
    const Exit exit =
        run_query(terminal, options.query, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
            Filter filter = options.query.filter;
            filter.limit = 0;
            totals = totals_of(joined_deals(base, filter), options.by, options.all);
            std::uint64_t rows = 0;
            for (const TotalRow& row : totals.rows) {
                if (options.query.filter.limit > 0 && rows++ >= options.query.filter.limit) break;
                writer.row({row.key, row.deals, number_cell(row.amount), row.currency});
            }
        });
    terminal.out.flush();
    state_assumptions(terminal.err, totals, options.all);
    return exit;
}

}  // namespace

Run setup_totals(CLI::App& app) {
    auto options = std::make_shared<Options>();
    add_choice<TotalBy>(app, "--by", options->by, "what to add up by (default: currency)",
                        {{"party", TotalBy::party},
                         {"country", TotalBy::country},
                         {"year", TotalBy::year},
                         {"type", TotalBy::type},
                         {"currency", TotalBy::currency}});
    app.add_flag("--all", options->all, "count proposed, rejected, cancelled and hedged deals too");
    add_query_options(app, options->query, Listing::deals);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
