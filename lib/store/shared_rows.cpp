#include "shared_rows.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dossier::store {
namespace {

// The row that says the same in all columns, "a, b, c".
std::string search(const std::string& table, const std::string& columns) {
    std::string sql = "SELECT reading FROM " + table + " WHERE rule = ? AND quote = ?";
    for (std::size_t from = 0; from < columns.size();) {
        const std::size_t end = std::min(columns.find(", ", from), columns.size());
        sql += " AND " + columns.substr(from, end - from) + " IS ?";
        from = end + 2;
    }
    return sql;
}

}  // namespace

std::optional<std::int64_t> found(SQLite::Statement& query) {
    const Resetting resetting{query};
    std::optional<std::int64_t> row;
    if (query.executeStep()) row = query.getColumn(0).getInt64();
    return row;
}

std::int64_t last_row(SQLite::Database& database, const std::string& column, const std::string& table) {
    return database.execAndGet("SELECT ifnull(max(" + column + "), 0) FROM " + table).getInt64();
}

ContentHash Signature::hash() const {
    const XXH128_hash_t hash = XXH3_128bits(bytes_.data(), bytes_.size());
    return {hash.low64, hash.high64};
}

Names::Names(SQLite::Database& database)
    : database_(database),
      find_(database, "SELECT name FROM names WHERE text = ?"),
      insert_(database, "INSERT INTO names (text) VALUES (?)") {}

std::int64_t Names::of(const std::string& text) {
    if (known_.full()) forget();
    const auto [row, fresh] = known_.of(signature_.begin().add(text).hash());
    if (!fresh) return *row;
    find_.bindNoCopy(1, text);
    if (const auto there = found(find_)) return *row = *there;
    run(insert_, Text{text});
    return *row = database_.getLastInsertRowid();
}

Rules::Rules(SQLite::Database& database)
    : database_(database),
      find_(database, "SELECT rule FROM rules WHERE name = ? AND confidence = ?"),
      insert_(database, "INSERT INTO rules (name, confidence) VALUES (?, ?)") {}

std::int64_t Rules::of(const std::string& rule, double confidence) {
    const auto [row, fresh] = known_.of(signature_.begin().add(rule, confidence).hash());
    if (!fresh) return *row;
    find_.bindNoCopy(1, rule);
    find_.bind(2, confidence);
    if (const auto there = found(find_)) return *row = *there;
    run(insert_, Text{rule}, confidence);
    return *row = database_.getLastInsertRowid();
}

Readings::Readings(SQLite::Database& database, const std::string& table, const std::string& columns)
    : database_(database),
      table_(table),
      any_(database, "SELECT 1 FROM " + table + " LIMIT 1"),
      find_(database, search(table, columns)),
      fresh_(database, table, "reading, rule, quote, " + columns + ", length") {}

void Readings::forget() {
    known_.forget();
    others_.reset();
    last_.reset();
    fresh_.forget();
}

// What is not written could not be found once it is forgotten.
void Readings::make_room() {
    flush();
    forget();
}

// Asked before the first row is made since there is nothing remembered.
bool Readings::may_be_there() {
    if (!others_) others_ = found(any_).has_value();
    return *others_;
}

}  // namespace dossier::store
