#include "select.h"

#include <stdexcept>

namespace dossier {
namespace {

using store::decimal_at;
using store::text_at;

// Facts (alias x) with their readings (r), rules (u) and documents (d). Those of documents in their order are
// looked up from the documents on: the first are then found without a look at all others.
std::string facts_in(const std::string& kind, std::string_view order) {
    const std::string facts = kind + "_facts x", readings = kind + "_readings r USING (reading)";
    if (order.starts_with("d.id"))
        return "document_heads d CROSS JOIN " + facts + " USING (document) CROSS JOIN " + readings +
               " CROSS JOIN rules u USING (rule)";
    return facts + " JOIN " + readings + " JOIN rules u USING (rule) JOIN document_heads d USING (document)";
}

// The columns that every statement has first; `columns` of the kind's readings follow.
std::string statements_of(const std::string& kind, const std::string& columns, std::string_view order) {
    return "SELECT x.start, x.start + r.length, r.quote, u.name, u.confidence, d.id, d.published, "
           "r.belongs_to, " +
           columns + " FROM " + facts_in(kind, order);
}

template <class Row>
Row statement_at(SQLite::Statement& from) {
    Row row;
    row.span = {from.getColumn(0).getUInt(), from.getColumn(1).getUInt()};
    row.text = text_at(from, 2);
    row.rule = text_at(from, 3);
    row.confidence = from.getColumn(4);
    row.document = text_at(from, 5);
    row.Place::published = text_at(from, 6);
    row.of = text_at(from, 7);
    return row;
}

struct FigureTable {
    const char *kind, *value, *unit, *per;
};

FigureTable table_of(Listing listing) {
    switch (listing) {
        case Listing::money:
            return {"money", "amount", "currency", "r.per"};
        case Listing::percents:
            return {"percent", "value", "unit", "NULL"};
        case Listing::quantities:
            return {"quantity", "value", "unit", "NULL"};
        default:
            throw std::invalid_argument("not a listing of figures");
    }
}

}  // namespace

void list_figures(const KnowledgeBase& base, Listing listing, const Filter& filter,
                  const std::function<void(FigureRow&&)>& on_row) {
    const FigureTable table = table_of(listing);
    const std::string value = std::string("r.") + table.value, unit = std::string("r.") + table.unit;
    const std::string_view order = store::order_by(listing, filter.sort);
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(statements_of(table.kind,
                                           value + ", " + unit + ", r.low, r.high, r.approximate, " +
                                               table.per + ", " + value + "_real AS value_real",
                                           order));
        store::where_document(select, filter);
        store::where_document_names(select, filter);
        store::where_document_published(select, filter);
        store::where_between(select, value + "_real", filter);
        const std::string& wanted = listing == Listing::money ? filter.currency : filter.unit;
        if (!wanted.empty()) select.where(unit + " = ?", {wanted});
        SQLite::Statement from = select.prepare(database, "ORDER BY " + std::string(order), filter.limit);
        while (from.executeStep()) {
            FigureRow row = statement_at<FigureRow>(from);
            row.value = decimal_at(from, 8);
            row.unit = text_at(from, 9);
            row.bounds = {decimal_at(from, 10), decimal_at(from, 11), from.getColumn(12).getInt() != 0};
            row.per = text_at(from, 13);
            on_row(std::move(row));
        }
    });
}

void list_dates(const KnowledgeBase& base, const Filter& filter,
                const std::function<void(DateRow&&)>& on_row) {
    const std::string_view order = store::order_by(Listing::dates, filter.sort);
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(statements_of("date", "r.value, r.modifier, r.invalid", order));
        store::where_document(select, filter);
        store::where_document_names(select, filter);
        if (!filter.since.empty()) select.where("r.last_day >= ?", {filter.since});
        if (!filter.until.empty()) select.where("r.first_day <= ?", {filter.until});
        SQLite::Statement from = select.prepare(database, "ORDER BY " + std::string(order), filter.limit);
        while (from.executeStep()) {
            DateRow row = statement_at<DateRow>(from);
            row.value = text_at(from, 8);
            row.modifier = text_at(from, 9);
            row.invalid = from.getColumn(10).getInt() != 0;
            on_row(std::move(row));
        }
    });
}

}  // namespace dossier
