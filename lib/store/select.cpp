#include "select.h"

#include <dossier/store/content_key.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dossier {
namespace store {

void Select::where(std::string_view condition, std::vector<Value> values) {
    sql_ += next_;
    sql_ += '(';
    sql_ += condition;
    sql_ += ')';
    next_ = " AND ";
    values_.insert(values_.end(), std::make_move_iterator(values.begin()),
                   std::make_move_iterator(values.end()));
}

void Select::where(const Condition& condition) {
    where(condition.sql, std::vector<Value>(condition.values.begin(), condition.values.end()));
}

SQLite::Statement Select::prepare(SQLite::Database& database, std::string_view tail,
                                  std::uint64_t limit) const {
    SQLite::Statement statement(database, sql_ + " " + std::string(tail) + " LIMIT ?");
    int at = 0;
    for (const Value& value : values_)
        std::visit([&](const auto& v) { statement.bind(++at, v); }, value);
    constexpr std::uint64_t all = INT64_MAX;
    statement.bind(++at, static_cast<std::int64_t>(limit == 0 ? all : std::min(limit, all)));
    return statement;
}

void where_document(Select& select, const Filter& filter) {
    if (!filter.document.empty()) select.where(document_named(filter.document));
}

void where_document_names(Select& select, const Filter& filter) {
    if (!filter.entity.empty()) {
        const std::string folded = fold_name(filter.entity);
        select.where("d.document IN (" + std::string(documents_by_name) + ")", {folded, folded});
    }
    if (!filter.country.empty())
        select.where("d.document IN (" + std::string(documents_by_country) + ")",
                     {filter.country, filter.country});
}

void where_document_published(Select& select, const Filter& filter) {
    if (!filter.since.empty()) select.where("d.published >= ?", {filter.since});
    if (!filter.until.empty()) select.where("d.published <= ?", {filter.until});
}

void where_between(Select& select, std::string_view column, const Filter& filter) {
    if (filter.min) select.where(std::string(column) + " >= ?", {filter.min->to_double()});
    if (filter.max) select.where(std::string(column) + " <= ?", {filter.max->to_double()});
}

namespace {

constexpr std::string_view by_place = "d.id, d.hash, x.n", by_value = "value_real DESC, d.id, d.hash, x.n",
                           by_publication = "d.published IS NULL, d.published, d.id, d.hash, x.n";

}  // namespace

std::span<const Order> orders(Listing listing) {
    static constexpr std::array documents = {
        Order{"date", "d.published IS NULL, d.published, d.id, d.hash"}, Order{"document", "d.id, d.hash"},
        Order{"size", "d.characters DESC, d.id, d.hash"}, Order{"deals", "deals DESC, d.id, d.hash"}};
    static constexpr std::array entities = {
        Order{"mentions", "mentions DESC, e.folded, e.type"},
        Order{"documents", "documents DESC, mentions DESC, e.folded, e.type"},
        Order{"name", "e.folded, e.type"}};
    static constexpr std::array money = {Order{"document", by_place}, Order{"amount", by_value},
                                         Order{"date", by_publication}};
    static constexpr std::array figures = {Order{"document", by_place}, Order{"value", by_value},
                                           Order{"date", by_publication}};
    static constexpr std::array dates = {
        Order{"document", "d.id, d.hash, x.n"},
        Order{"date", "r.first_day IS NULL, r.first_day, r.last_day, d.id, d.hash, x.n"}};
    static constexpr std::array deals = {Order{"date", "day IS NULL, day, d.id, d.hash, x.n"},
                                         Order{"document", "d.id, d.hash, x.n"},
                                         Order{"amount", "x.amount_real DESC, x.currency, d.id, d.hash, x.n"},
                                         Order{"status", "x.status, day IS NULL, day, d.id, d.hash, x.n"}};
    switch (listing) {
        case Listing::documents:
            return documents;
        case Listing::entities:
            return entities;
        case Listing::money:
            return money;
        case Listing::dates:
            return dates;
        case Listing::deals:
            return deals;
        default:
            return figures;
    }
}

std::string_view order_by(Listing listing, const std::string& key) {
    for (const Order& order : orders(listing))
        if (key.empty() || order.key == key) return order.sql;
    throw std::invalid_argument("no such sort key: " + key);
}

}  // namespace store

std::vector<std::string_view> sort_keys(Listing listing) {
    std::vector<std::string_view> keys;
    for (const store::Order& order : store::orders(listing))
        keys.push_back(order.key);
    return keys;
}

bool applies(Criterion criterion, Listing listing) {
    const bool figure =
        listing == Listing::money || listing == Listing::percents || listing == Listing::quantities;
    const bool deal = listing == Listing::deals;
    switch (criterion) {
        case Criterion::type:
            return deal || listing == Listing::entities;
        case Criterion::status:
            return deal;
        case Criterion::currency:
            return deal || listing == Listing::money;
        case Criterion::unit:
            return figure && listing != Listing::money;
        case Criterion::amount:
            return deal || figure;
        default:
            return true;
    }
}

}  // namespace dossier
