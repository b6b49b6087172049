// Rows that many others point to, each kept once. Internal to the room.
//
// None is inserted with RETURNING: SQLite opens a savepoint for it, and at each of these the index of words
// writes out what it has gathered.
#pragma once
#include "database.h"
#include "schema_functions.h"

#include <dossier/facts/facts.h>
#include <dossier/text/offsets.h>

#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>

namespace dossier::store {

// Row ids by content, as far as they are remembered. What is remembered holds while nobody else writes and no
// transaction is taken back.
template <class Row = std::int64_t>
class Remembered {
  public:
    // The place for this content: a fresh one where it is not remembered. Good until the next call.
    std::pair<Row*, bool> of(const std::string& content) {
        if (rows_.size() >= most) rows_.clear();
        const auto [at, fresh] = rows_.try_emplace(content);
        return {&at->second, fresh};
    }
    void forget() { rows_.clear(); }

  private:
    static constexpr std::size_t most = 100'000;  // some tens of megabytes
    std::unordered_map<std::string, Row> rows_;
};

// A text that follows from others beside it; empty is NULL.
struct Following {
    const std::string& value;
};
inline void bind(SQLite::Statement& to, int at, const Following& text) {
    bind(to, at, Maybe{text.value});
}

// Values in a row of bytes that differs wherever they differ.
class Signature {
  public:
    Signature& begin() {
        bytes_.clear();
        return *this;
    }
    Signature& add(std::string_view text) {
        append_value(bytes_, text);
        return *this;
    }
    Signature& add(const Text& text) { return add(text.value); }
    Signature& add(const Maybe& text) { return add(text.value); }
    Signature& add(bool value) { return add(value ? std::string_view("1") : std::string_view("0")); }
    Signature& add(std::int64_t value) { return add(std::to_string(value)); }
    Signature& add(const Following&) { return *this; }
    Signature& add(const std::optional<double>&) { return *this; }  // follows from a decimal beside it
    Signature& add_bits(double value) {
        char bits[sizeof value];
        std::memcpy(bits, &value, sizeof value);
        return add(std::string_view(bits, sizeof value));
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

// Texts that have a number.
class Names {
  public:
    explicit Names(SQLite::Database& database);
    std::int64_t of(const std::string& text);
    void forget() { known_.forget(); }

  private:
    SQLite::Database& database_;
    Remembered<> known_;
    SQLite::Statement find_, insert_;
};

// Patterns, with how sure they are.
class Rules {
  public:
    explicit Rules(SQLite::Database& database);
    std::int64_t of(const std::string& rule, double confidence);
    void forget() { known_.forget(); }

  private:
    SQLite::Database& database_;
    Remembered<> known_;
    Signature signature_;
    SQLite::Statement find_, insert_;
};

// The first column of the first row, or nullopt.
std::optional<std::int64_t> found(SQLite::Statement& query);

template <class... Values>
std::optional<std::int64_t> found(SQLite::Statement& query, const Values&... values) {
    int at = 0;
    (bind(query, ++at, values), ...);
    return found(query);
}

// What figures and dates of one kind are read as: a table with reading, rule, quote, length and `columns`.
class Readings {
  public:
    Readings(SQLite::Database& database, const std::string& table, const std::string& columns);

    template <class... Values>
    std::int64_t of(Rules& rules, const Mention& mention, const Values&... values) {
        signature_.begin().add(mention.rule).add_bits(mention.confidence).add(mention.text);
        (signature_.add(values), ...);
        const auto [row, fresh] = known_.of(signature_.bytes());
        if (!fresh) return *row;
        const std::int64_t rule = rules.of(mention.rule, mention.confidence);
        const Text quote{mention.text};
        if (const auto there = found(find_, rule, quote, values...)) return *row = *there;
        run(insert_, rule, quote, values..., count_code_points(mention.text));
        return *row = last_row();
    }
    void forget() { known_.forget(); }

  private:
    std::int64_t last_row() const { return database_.getLastInsertRowid(); }

    SQLite::Database& database_;
    Remembered<> known_;
    Signature signature_;
    SQLite::Statement find_, insert_;
};

}  // namespace dossier::store
