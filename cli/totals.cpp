#include "options.h"
#include "query.h"

#include <dossier/report/totals.h>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <fstream>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    QueryOptions query;
    TotalBy by = TotalBy::currency;
    bool all = false;
    std::string rates, into = "EUR";
};

void state_assumptions(std::ostream& err, const Totals& totals, const Options& options) {
    err << totals.counted << " deals counted, told " << totals.tellings << " times; left out: ";
    if (!options.all)
        err << totals.not_firm << " that are proposed, rejected or cancelled, " << totals.hedged
            << " hedged, ";
    err << totals.without_amount << " without an amount or currency";
    if (options.rates.empty())
        err << "; nothing is converted\n";
    else
        err << ", " << totals.without_rate << " without a rate of their day; converted into " << options.into
            << " by " << options.rates << '\n';
}

std::optional<Rates> read_rates(const std::string& path) {
    if (path.empty()) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file) throw CommandError(Exit::usage, path + ": cannot be read", "--rates names a file of rates");
    try {
        return Rates::parse(text);
    } catch (const RatesError& error) {
        throw CommandError(Exit::usage, path + ":" + std::to_string(error.line) + ": " + error.what(),
                           "'dossier help totals' tells how rates are written");
    }
}

std::string listed(const std::set<std::string>& rates) {
    std::string out;
    for (const std::string& rate : rates)
        out += (out.empty() ? "" : "; ") + rate;
    return out;
}

Exit list(Terminal& terminal, const Options& options) {
    std::vector<Field> fields = {
        {{"key", false, true}}, {{"deals", true}}, {{"total", true}}, {{"currency"}}};
    const std::optional<Rates> rates = read_rates(options.rates);
    if (rates) fields.push_back({{"rates", false, true}});
    const std::optional<Conversion> conversion =
        rates ? std::optional(Conversion{*rates, options.into}) : std::nullopt;
    Totals totals;
    const Exit exit =
        run_query(terminal, options.query, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
            Filter filter = options.query.filter;
            filter.limit = 0;
            totals = totals_of(joined_deals(base, filter), options.by, options.all,
                               conversion ? &*conversion : nullptr);
            std::uint64_t rows = 0;
            for (const TotalRow& row : totals.rows) {
                if (options.query.filter.limit > 0 && rows++ >= options.query.filter.limit) break;
                std::vector<Cell> cells{row.key, row.deals, number_cell(row.amount), row.currency};
                if (rates) cells.push_back(text_cell(listed(row.rates)));
                writer.row(std::move(cells));
            }
        });
    terminal.out.flush();
    state_assumptions(terminal.err, totals, options);
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
    app.add_option("--rates", options->rates,
                   "dated rates of exchange; amounts are converted by the rate of their day")
        ->type_name("FILE");
    app.add_option("--into", options->into, "the currency to convert into by --rates (default: EUR)")
        ->type_name("CODE")
        ->check(CLI::Validator(
            [](const std::string& text) {
                const bool code = text.size() == 3 && std::all_of(text.begin(), text.end(), [](char c) {
                                      return c >= 'A' && c <= 'Z';
                                  });
                return code ? std::string() : "'" + text + "' is no currency code; wanted is one as EUR";
            },
            ""));
    add_query_options(app, options->query, Listing::deals);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
