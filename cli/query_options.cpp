#include "query.h"

#include <dossier/store/country.h>
#include <dossier/store/day_range.h>

#include <CLI/CLI.hpp>

#include <algorithm>

namespace dossier::cli {
namespace {

// An option whose value `read` turns into what the filter wants; "" stands for a value that is refused.
template <class Read>
void add_read_option(CLI::App& app, const std::string& name, std::string& value,
                     const std::string& description, const char* type_name, const std::string& wanted,
                     Read read) {
    app.add_option_function<std::string>(
           name,
           [&value, name, wanted, read](const std::string& text) {
               value = read(text);
               if (value.empty()) throw CLI::ValidationError(name, "'" + text + "' is no " + wanted);
           },
           description)
        ->type_name(type_name);
}

std::string currency_code(const std::string& text) {
    std::string code;
    for (const char c : text) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper < 'A' || upper > 'Z') return {};
        code += upper;
    }
    return code.size() == 3 ? code : std::string();
}

// An option with named values that are stored as they are.
void add_named(CLI::App& app, const std::string& name, std::string& value, const std::string& description,
               std::vector<std::string_view> names) {
    std::string shown, listed;
    for (const std::string_view each : names) {
        shown.append(shown.empty() ? "" : "|").append(each);
        listed.append(listed.empty() ? "" : ", ").append(each);
    }
    app.add_option_function<std::string>(
           name,
           [&value, name, listed, names](const std::string& text) {
               if (std::find(names.begin(), names.end(), text) == names.end())
                   throw CLI::ValidationError(name, "'" + text + "' is none of " + listed);
               value = text;
           },
           description)
        ->type_name(shown);
}

void add_number(CLI::App& app, const std::string& name, std::optional<Decimal>& value,
                const std::string& description) {
    app.add_option_function<std::string>(
           name,
           [&value, name](const std::string& text) {
               value = Decimal::parse(text);
               if (!value)
                   throw CLI::ValidationError(
                       name, "'" + text + "' is no number; wanted is one as 2500000, 0.5 or 2.5e6");
           },
           description)
        ->type_name("NUMBER");
}

void add_days(CLI::App& app, Filter& filter) {
    const std::string wanted = "date; wanted is one as 2019-04-30, 2019-04, 2019-Q2 or 2019";
    add_read_option(app, "--since", filter.since, "nothing before this date or its first day", "DATE", wanted,
                    [](const std::string& text) { return days_of(text).value_or(DayRange{}).first; });
    add_read_option(app, "--until", filter.until, "nothing after this date or its last day", "DATE", wanted,
                    [](const std::string& text) { return days_of(text).value_or(DayRange{}).last; });
}

// The filters that only some listings have.
void add_kind_options(CLI::App& app, Filter& filter, Listing listing) {
    const bool deals = listing == Listing::deals;
    if (applies(Criterion::type, listing)) {
        if (deals)
            add_named(app, "--type", filter.type, "only of this type",
                      {std::begin(deal_types), std::end(deal_types)});
        else
            app.add_option("--type", filter.type,
                           "only of this type or subtype: person, organization, location, company, …")
                ->type_name("TYPE");
    }
    if (applies(Criterion::status, listing))
        add_named(app, "--status", filter.status, "only in this state",
                  {std::begin(deal_statuses), std::end(deal_statuses)});
    if (applies(Criterion::currency, listing))
        add_read_option(app, "--currency", filter.currency, "only in this currency", "CODE",
                        "currency code; wanted is one as EUR", currency_code);
    if (applies(Criterion::unit, listing))
        app.add_option("--unit", filter.unit, "only in this unit")->type_name("UNIT");
    if (applies(Criterion::amount, listing)) {
        const std::string what = deals || listing == Listing::money ? "amount" : "value";
        add_number(app, "--min-" + what, filter.min, "nothing below");
        add_number(app, "--max-" + what, filter.max, "nothing above");
    }
}

}  // namespace

void add_kb_option(CLI::App& app, std::string& path) {
    path = "dossier.db";
    app.add_option("--kb", path, "the knowledge base (default: dossier.db)")
        ->type_name("FILE")
        ->envname("DOSSIER_KB");
}

void add_filter_options(CLI::App& app, Filter& filter, Listing listing) {
    app.add_option("--document", filter.document,
                   "only of this document: its id, origin, or hash (6 digits or more)")
        ->type_name("DOC");
    const bool deals = listing == Listing::deals, entities = listing == Listing::entities;
    app.add_option("--entity", filter.entity,
                   entities ? "only this one, by any of its names"
                   : deals  ? "only with this party, by any of its names"
                            : "only of documents that name it")
        ->type_name("NAME");
    add_read_option(app, "--country", filter.country,
                    entities ? "only the country and its government"
                    : deals  ? "only with a party from the government of this country"
                             : "only of documents that name it",
                    "CODE|NAME", "country; wanted is a code as UZ or an English name", country_code);
    add_kind_options(app, filter, listing);
    add_days(app, filter);
}

void add_query_options(CLI::App& app, QueryOptions& options, Listing listing) {
    Filter& filter = options.filter;
    add_kb_option(app, options.kb);
    add_format_option(app, options.format, Format::table);
    add_filter_options(app, filter, listing);
    add_named(app, "--sort", filter.sort, "order (default: " + std::string(sort_keys(listing).front()) + ")",
              sort_keys(listing));
    app.add_option("--limit", filter.limit, "no more than N rows")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
}

}  // namespace dossier::cli
