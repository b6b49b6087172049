#include "select.h"

#include <stdexcept>

namespace dossier {
namespace {

using store::decimal_at;
using store::text_at;

// The columns that every statement has first; `columns` and the FROM of its table x follow.
std::string statements_of(const std::string& table, const std::string& columns) {
    return "SELECT s.start, s.end, s.quote, s.rule, s.confidence, d.id, d.published, s.belongs_to, " +
           columns + " FROM " + table +
           " x JOIN statements s USING (document, n) JOIN documents d USING (document)";
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
    const char *table, *value, *unit, *per;
};

FigureTable table_of(Listing listing) {
    switch (listing) {
        case Listing::money:
            return {"money", "amount", "currency", "x.per"};
        case Listing::percents:
            return {"percents", "value", "unit", "NULL"};
        case Listing::quantities:
            return {"quantities", "value", "unit", "NULL"};
        default:
            throw std::invalid_argument("not a listing of figures");
    }
}

}  // namespace

void list_figures(const KnowledgeBase& base, Listing listing, const Filter& filter,
                  const std::function<void(FigureRow&&)>& on_row) {
    const FigureTable table = table_of(listing);
    const std::string value = std::string("x.") + table.value, unit = std::string("x.") + table.unit;
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(statements_of(table.table, value + ", " + unit +
                                                            ", x.low, x.high, x.approximate, " + table.per +
                                                            ", " + value + "_real AS value_real"));
        store::where_document(select, filter);
        store::where_document_names(select, filter);
        store::where_document_published(select, filter);
        store::where_between(select, value + "_real", filter);
        const std::string& wanted = listing == Listing::money ? filter.currency : filter.unit;
        if (!wanted.empty()) select.where(unit + " = ?", {wanted});
        const std::string tail = "ORDER BY " + std::string(store::order_by(listing, filter.sort));
        SQLite::Statement from = select.prepare(database, tail, filter.limit);
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
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(statements_of("dates", "x.value, x.modifier, x.invalid"));
        store::where_document(select, filter);
        store::where_document_names(select, filter);
        if (!filter.since.empty()) select.where("x.last_day >= ?", {filter.since});
        if (!filter.until.empty()) select.where("x.first_day <= ?", {filter.until});
        const std::string tail = "ORDER BY " + std::string(store::order_by(Listing::dates, filter.sort));
        SQLite::Statement from = select.prepare(database, tail, filter.limit);
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
