// Rows that many others point to, each kept once. Internal to the room.
//
// None is inserted with RETURNING: SQLite opens a savepoint for it, and at each of these the index of words
// writes out what it has gathered.
#pragma once
#include "database.h"
#include "pending_rows.h"

#include <dossier/facts/facts.h>
#include <dossier/text/offsets.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::store {

// What stands for a content: two that differ have the same with a chance of one in 10^38.
struct ContentHash {
    std::uint64_t low = 0, high = 0;
    friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

// Values in a row of bytes that differs wherever they differ.
class Signature {
  public:
    Signature& begin() {
        bytes_.clear();
        return *this;
    }
    Signature& add(std::string_view text) {
        add_bytes(static_cast<std::uint32_t>(text.size()));
        bytes_.append(text);
        return *this;
    }
    Signature& add(const std::string& text) { return add(std::string_view(text)); }
    Signature& add(bool value) { return add_bytes(value); }
    Signature& add(std::int64_t value) { return add_bytes(value); }
    Signature& add(double value) { return add_bytes(value); }
    Signature& add(const std::optional<Decimal>& value) {
        add_bytes(value.has_value());
        return value ? add_bytes(value->units()).add_bytes(value->exponent()) : *this;
    }
    Signature& add(const Bounds& bounds) { return add(bounds.low).add(bounds.high).add(bounds.approximate); }
    Signature& add(const Mention& mention) {
        return add(mention.rule).add(mention.confidence).add(mention.text);
    }
    template <class First, class Second, class... More>
    Signature& add(const First& first, const Second& second, const More&... more) {
        return add(first).add(second, more...);
    }
    ContentHash hash() const;

  private:
    template <class Value>
    Signature& add_bytes(Value value) {
        char bytes[sizeof value];
        std::memcpy(bytes, &value, sizeof value);
        bytes_.append(bytes, sizeof value);
        return *this;
    }

    std::string bytes_;
};

// Row ids by content, as far as they are remembered. What is remembered holds while nobody else writes and no
// transaction is taken back.
template <class Row = std::int64_t>
class Remembered {
  public:
    // The place for this content: a fresh one where it is not remembered. Good until the next call.
    std::pair<Row*, bool> of(const ContentHash& content) {
        if (4 * (count_ + 1) > 3 * slots_.size()) grow();
        Slot* slot = &slots_[place_of(content)];
        const bool fresh = !slot->used;
        if (fresh) {
            *slot = {content, Row{}, true};
            ++count_;
        }
        return {&slot->row, fresh};
    }
    // Time to forget: more would take more memory than it is worth.
    bool full() const { return count_ >= most; }
    void forget() {
        slots_ = {};
        count_ = 0;
    }

  private:
    static constexpr std::size_t most = 380'000;  // some tens of megabytes
    struct Slot {
        ContentHash content;
        Row row{};
        bool used = false;
    };

    // Where it is, or where it would be: behind the place that its hash says, as long as those are taken.
    std::size_t place_of(const ContentHash& content) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = content.low & mask;
        while (slots_[at].used && !(slots_[at].content == content))
            at = (at + 1) & mask;
        return at;
    }
    void grow() {
        const std::vector<Slot> before = std::exchange(slots_, {});
        slots_.resize(std::max<std::size_t>(2 * before.size(), 1024));
        for (const Slot& each : before)
            if (each.used) slots_[place_of(each.content)] = each;
    }

    std::vector<Slot> slots_;  // a power of two of them
    std::size_t count_ = 0;
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
    Signature signature_;
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

// The highest number in a column of numbers; 0 if there is none.
std::int64_t last_row(SQLite::Database& database, const std::string& column, const std::string& table);

// What figures and dates of one kind are read as: a table with reading, rule, quote, length and `columns`.
class Readings {
  public:
    Readings(SQLite::Database& database, const std::string& table, const std::string& columns);

    // The place for a mention of this content: 0 is in a fresh one, for what row_of() gives.
    std::int64_t& of(const Signature& content) {
        if (known_.full()) make_room();
        return *known_.of(content.hash()).first;
    }
    // The row that says so, made if need be.
    template <class... Values>
    std::int64_t row_of(Rules& rules, const Mention& mention, const Values&... values) {
        const std::int64_t rule = rules.of(mention.rule, mention.confidence);
        const Text quote{mention.text};
        if (may_be_there())
            if (const auto there = found(find_, rule, quote, values...)) return *there;
        if (!last_) last_ = last_row(database_, "reading", table_);
        fresh_.add(++*last_, rule, quote, values..., count_code_points(mention.text));
        return *last_;
    }
    // Writes the rows that row_of() made: before anybody reads them in the same transaction.
    void flush() { fresh_.flush(); }
    // Drops what is remembered and not yet written.
    void forget();

  private:
    bool may_be_there();
    void make_room();

    SQLite::Database& database_;
    std::string table_;
    Remembered<> known_;
    std::optional<bool> others_;        // whether the table has rows that are not remembered
    std::optional<std::int64_t> last_;  // the number of the newest row
    SQLite::Statement any_, find_;
    PendingRows fresh_;
};

}  // namespace dossier::store
