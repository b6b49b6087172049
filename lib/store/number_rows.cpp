#include "number_rows.h"

#include <algorithm>
#include <span>

namespace dossier::store {
namespace {

std::size_t count_columns(const std::string& columns) {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1;
}

// OR FAIL: what breaks a rule of the table ends the transaction in any case, and SQLite need not remember for
// each statement how to take it back alone (see shared_rows.h for what that costs).
std::string insertion(const std::string& table, const std::string& columns, std::size_t rows) {
    std::string row = "(?";
    for (std::size_t i = 1; i < count_columns(columns); ++i)
        row += ", ?";
    row += ")";
    std::string sql = "INSERT OR FAIL INTO " + table + " (" + columns + ") VALUES " + row;
    for (std::size_t i = 1; i < rows; ++i)
        sql += ", " + row;
    return sql;
}

void write(SQLite::Statement& insert, std::span<const std::int64_t> values) {
    const Resetting resetting{insert};
    int at = 0;
    for (const std::int64_t value : values)
        insert.bind(++at, value);
    insert.exec();
}

}  // namespace

NumberRows::NumberRows(SQLite::Database& database, const std::string& table, const std::string& columns)
    : width_(count_columns(columns)),
      many_(database, insertion(table, columns, at_once)),
      one_(database, insertion(table, columns, 1)) {
    values_.reserve(at_once * width_);
}

void NumberRows::flush() {
    std::span<const std::int64_t> rest(values_);
    for (; rest.size() >= at_once * width_; rest = rest.subspan(at_once * width_))
        write(many_, rest.first(at_once * width_));
    for (; !rest.empty(); rest = rest.subspan(width_))
        write(one_, rest.first(width_));
    values_.clear();
}

}  // namespace dossier::store
