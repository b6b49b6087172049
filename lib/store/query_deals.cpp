#include "deal_parts.h"
#include "deal_rows.h"

#include <dossier/store/content_key.h>

namespace dossier {
namespace {

void where_parties(store::Select& select, const Filter& filter) {
    const std::string party = store::deal_party;
    if (!filter.entity.empty()) {
        const std::string folded = fold_name(filter.entity);
        select.where(party + store::party_named + ")", {folded, folded, folded});
    }
    if (!filter.country.empty())
        select.where(party + store::party_of_country + ")", {filter.country, filter.country});
}

void where_days(store::Select& select, const Filter& filter) {
    if (!filter.since.empty()) select.where("ifnull(x.last_day, d.published) >= ?", {filter.since});
    if (!filter.until.empty()) select.where("ifnull(x.first_day, d.published) <= ?", {filter.until});
}

}  // namespace

DealRow store::deal_at(SQLite::Statement& from) {
    DealRow row;
    row.evidence = {from.getColumn(0).getUInt(), from.getColumn(1).getUInt()};
    row.quote = text_at(from, 2);
    row.confidence = from.getColumn(3);
    row.document = text_at(from, 4);
    row.published = text_at(from, 5);
    row.type = text_at(from, 6);
    row.status = text_at(from, 7);
    row.amount = store::decimal_at(from, 8);
    row.currency = text_at(from, 9);
    row.date = text_at(from, 10);
    row.subject = text_at(from, 11);
    row.hedged = from.getColumn(12).getInt() != 0;
    row.attributed_to = text_at(from, 13);
    return row;
}

namespace {

// Deals x of documents d as they are chosen and put in order: of what is not shown, no more is read.
constexpr const char* deal_places =
    "SELECT x.document, x.n, ifnull(x.first_day, d.published) AS day FROM deal_facts x JOIN document_heads d "
    "USING (document)";

SQLite::Statement chosen(SQLite::Database& database, const char* head, const Filter& filter) {
    store::Select select(head);
    store::where_document(select, filter);
    where_parties(select, filter);
    where_days(select, filter);
    store::where_between(select, "x.amount_real", filter);
    if (!filter.type.empty()) select.where("x.type = ?", {filter.type});
    if (!filter.status.empty()) select.where("x.status = ?", {filter.status});
    if (!filter.currency.empty()) select.where("x.currency = ?", {filter.currency});
    const std::string order = "ORDER BY " + std::string(store::order_by(Listing::deals, filter.sort));
    return select.prepare(database, order, filter.limit);
}

}  // namespace

void list_deals(const KnowledgeBase& base, const Filter& filter,
                const std::function<void(DealRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        store::DealParts parts(database);
        const auto give = [&](SQLite::Statement& from) {
            DealRow row = store::deal_at(from);
            parts.fill(row, from.getColumn(store::deal_document_column),
                       from.getColumn(store::deal_n_column));
            on_row(std::move(row));
        };
        if (filter.limit == 0) {
            for (SQLite::Statement from = chosen(database, store::deal_rows, filter); from.executeStep();)
                give(from);
            return;
        }
        SQLite::Statement from(database, std::string(store::deal_rows) + " WHERE x.document = ? AND x.n = ?");
        for (SQLite::Statement place = chosen(database, deal_places, filter); place.executeStep();) {
            from.reset();
            from.bind(1, place.getColumn(0).getInt64());
            from.bind(2, place.getColumn(1).getInt64());
            if (from.executeStep()) give(from);
        }
    });
}

}  // namespace dossier
