// A SELECT put together from fixed parts; values are bound. Internal to the room.
#pragma once
#include "condition.h"
#include "database.h"

#include <dossier/store/query.h>

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dossier::store {

class Select {
  public:
    // `head` ends before WHERE.
    explicit Select(std::string head) : sql_(std::move(head)) {}

    using Value = std::variant<std::string, double, std::int64_t>;
    // A condition with a "?" for each value.
    void where(std::string_view condition, std::vector<Value> values);
    void where(const Condition& condition);
    SQLite::Statement prepare(SQLite::Database& database, std::string_view tail, std::uint64_t limit) const;

  private:
    std::string sql_;
    const char* next_ = " WHERE ";
    std::vector<Value> values_;
};

// Conditions on documents (alias d), for listings of what stands in them.
void where_document(Select& select, const Filter& filter);                          // document
void where_document_names(Select& select, const Filter& filter);                    // entity, country
void where_document_published(Select& select, const Filter& filter);                // since, until
void where_between(Select& select, std::string_view column, const Filter& filter);  // min, max

// The ORDER BY of a sort key: pairs of key and SQL, the first being the default.
struct Order {
    std::string_view key, sql;
};
std::span<const Order> orders(Listing listing);
std::string_view order_by(Listing listing, const std::string& key);  // throws std::invalid_argument

}  // namespace dossier::store
