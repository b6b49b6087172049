// Rows of whole numbers, many with one statement. Internal to the room.
#pragma once
#include "database.h"

#include <string>
#include <vector>

namespace dossier::store {

// Rows of one table wait here to be written until there are many, or until flush(): call it before anybody
// looks, and at the end of the transaction. They come in the order of add().
class NumberRows {
  public:
    NumberRows(SQLite::Database& database, const std::string& table, const std::string& columns);

    template <class... Values>
    void add(Values... values) {
        (values_.push_back(static_cast<std::int64_t>(values)), ...);
        if (values_.size() == at_once * sizeof...(values)) flush();
    }
    void flush();
    // Drops what waits: the transaction was taken back.
    void forget() { values_.clear(); }

  private:
    static constexpr std::size_t at_once = 64;

    std::size_t width_;
    std::vector<std::int64_t> values_;  // row behind row
    SQLite::Statement many_, one_;
};

}  // namespace dossier::store
