// Rows that wait in memory until many are written with one statement. Internal to the room.
//
// SQLite reads them as a table of its own (a virtual one) and inserts what it reads: that takes about half
// the time of binding values to a statement and running it, row by row.
#pragma once
#include "database.h"

#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace dossier::store {

// For this connection, before any PendingRows of it.
void add_pending_rows(SQLite::Database& database);

// Rows of one table wait here until there are many, or until flush(): call it before anybody looks, and at
// the end of the transaction. They come in the order of add().
class PendingRows {
  public:
    PendingRows(SQLite::Database& database, const std::string& table, const std::string& columns);

    // A value for each column; texts are copied.
    template <class... Values>
    void add(const Values&... values) {
        (put(values), ...);
        if (content_.cells.size() >= most_rows * sizeof...(values) || content_.bytes.size() >= most_bytes)
            flush();
    }
    void flush();
    // Drops what waits: the transaction was taken back.
    void forget();

    enum class Kind : std::uint8_t { none, whole, real, text, blob };
    struct Cell {
        union {
            std::int64_t whole;
            double real;
            std::size_t begin;  // of the bytes
        };
        std::uint32_t size;
        Kind kind;
    };
    struct Content {
        std::size_t width;
        std::vector<Cell> cells;  // row behind row
        std::string bytes;        // of texts and blobs
    };

  private:
    static constexpr std::size_t most_rows = 1024, most_bytes = 256U << 10;

    void put(std::int64_t value) { content_.cells.push_back({{.whole = value}, 0, Kind::whole}); }
    void put(std::uint32_t value) { put(std::int64_t{value}); }
    void put(std::uint64_t value) { put(static_cast<std::int64_t>(value)); }
    void put(bool value) { put(std::int64_t{value}); }
    void put(double value) { content_.cells.push_back({{.real = value}, 0, Kind::real}); }
    void put(const Text& text) { put(text.value, Kind::text); }
    void put(const Blob& bytes) { put(bytes.value, Kind::blob); }
    void put(const Maybe& text) { text.value.empty() ? put_none() : put(text.value, Kind::text); }
    template <class Value>
    void put(const std::optional<Value>& value) {
        value ? put(*value) : put_none();
    }
    void put_none() { content_.cells.push_back({{.whole = 0}, 0, Kind::none}); }
    void put(const std::string& value, Kind kind) {
        content_.cells.push_back(
            {{.begin = content_.bytes.size()}, static_cast<std::uint32_t>(value.size()), kind});
        content_.bytes += value;
    }

    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    Content content_;
    sqlite3* handle_;
    std::unique_ptr<sqlite3_stmt, Finalize> insert_;  // SQLite::Statement binds no pointers
};

}  // namespace dossier::store
