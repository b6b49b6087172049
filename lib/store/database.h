// SQLite as the room uses it. Internal to the room.
#pragma once
#include <dossier/facts/decimal.h>
#include <dossier/store/knowledge_base.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace dossier {

struct KnowledgeBase::Impl {
    std::string path;
    SQLite::Database database;
};

namespace store {

// What SQLite said, for the owner of the file at `path`.
StoreError explain(const std::string& path, const SQLite::Exception& error);

// Runs `work(SQLite::Database&)`, turning SQLite's exceptions into StoreError.
template <class Work>
auto with(const KnowledgeBase& base, Work&& work) {
    try {
        return work(base.impl().database);
    } catch (const SQLite::Exception& error) {
        throw explain(base.impl().path, error);
    }
}

// A State that keeps `base` open, with its statements prepared. Throws StoreError.
template <class State>
std::unique_ptr<State> prepared(KnowledgeBase base) {
    const std::string path = base.path();
    try {
        return std::make_unique<State>(std::move(base));
    } catch (const SQLite::Exception& error) {
        throw explain(path, error);
    }
}

// Binding: an empty string is bound as such by Text and as NULL by Maybe. Neither is copied: the string must
// outlive the step.
struct Text {
    const std::string& value;
};
struct Maybe {
    const std::string& value;
};

// Bytes, not text.
struct Blob {
    const std::string& value;
};

inline void bind(SQLite::Statement& to, int at, const Blob& bytes) {
    to.bindNoCopy(at, bytes.value.data(), static_cast<int>(bytes.value.size()));
}
inline void bind(SQLite::Statement& to, int at, const Text& text) {
    to.bindNoCopy(at, text.value);
}
inline void bind(SQLite::Statement& to, int at, const Maybe& text) {
    text.value.empty() ? to.bind(at) : to.bindNoCopy(at, text.value);
}
inline void bind(SQLite::Statement& to, int at, std::int64_t value) {
    to.bind(at, value);
}
inline void bind(SQLite::Statement& to, int at, std::uint32_t value) {
    to.bind(at, std::int64_t{value});
}
inline void bind(SQLite::Statement& to, int at, std::uint64_t value) {
    to.bind(at, static_cast<std::int64_t>(value));
}
inline void bind(SQLite::Statement& to, int at, int value) {
    to.bind(at, value);
}
inline void bind(SQLite::Statement& to, int at, bool value) {
    to.bind(at, value ? 1 : 0);
}
inline void bind(SQLite::Statement& to, int at, double value) {
    to.bind(at, value);
}
template <class Value>
void bind(SQLite::Statement& to, int at, const std::optional<Value>& value) {
    if (value) return bind(to, at, *value);
    to.bind(at);
}

// Leaves a statement ready for the next use, also where running it throws.
struct Resetting {
    SQLite::Statement& statement;
    ~Resetting() { statement.tryReset(); }
};

// What is read meanwhile is of one moment, that of the first look; nothing is written by this connection.
class Reading {
  public:
    explicit Reading(SQLite::Database& database) : database_(database) { database.exec("BEGIN"); }
    ~Reading() { database_.tryExec("ROLLBACK"); }
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

  private:
    SQLite::Database& database_;
};

// Runs a statement that gives no rows.
template <class... Values>
void run(SQLite::Statement& statement, const Values&... values) {
    const Resetting resetting{statement};
    int at = 0;
    (bind(statement, ++at, values), ...);
    statement.exec();
}

inline std::optional<double> real_of(const std::optional<Decimal>& value) {
    return value ? std::optional(value->to_double()) : std::nullopt;
}
inline std::string text_of(const std::optional<Decimal>& value) {
    return value ? value->to_string() : std::string();
}

// Columns of a row, NULL as empty.
inline std::string text_at(SQLite::Statement& row, int column) {
    return row.getColumn(column).getString();
}
inline std::optional<Decimal> decimal_at(SQLite::Statement& row, int column) {
    const SQLite::Column value = row.getColumn(column);
    return value.isNull() ? std::nullopt : Decimal::parse(value.getString());
}

}  // namespace store
}  // namespace dossier
