#include "database.h"
#include "in_order.h"
#include "schema_functions.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

namespace dossier {
namespace {

// The content of a knowledge base, apart from how this file keeps it: rows have the keys that follow from
// what they hold, not the numbers that they have here. Lines are in the order of their columns, each taken as
// the text that stands there.

// Facts of one kind: n, what all of them say (`kind`), their span if `spans`, and the columns that a query
// gives for the number of their reading, the first one being the length of the quote.
struct Facts {
    const char *kind, *table, *reading;
    bool spans;
};

enum class Keys { none, documents, deals, entities };  // deals: documents that have any

// Rows begin with their key, but where there is none: then come the columns of `rows`, asked for one number
// of a document or entity, and those of `facts`.
struct Content {
    const char* name;
    Keys keys;
    const char* rows;
    std::span<const Facts> facts{};
};

constexpr Facts date_values[] = {
    {"", "date_facts",
     "SELECT 0, value, modifier, invalid, first_day, last_day FROM date_readings WHERE reading = ?", false}};
constexpr Facts mention_values[] = {{"", "entity_facts",
                                     "SELECT 0, name_key(e.type, e.folded), ifnull(r.canonical, r.name), "
                                     "r.subtype, r.iso FROM mention_readings r "
                                     "JOIN entities e USING (entity) WHERE r.reading = ?",
                                     false}};
constexpr Facts money_values[] = {{"", "money_facts",
                                   "SELECT 0, amount, amount_real, currency, currency_assumed, low, high, "
                                   "approximate, per FROM money_readings "
                                   "WHERE reading = ?",
                                   false}};
constexpr Facts percent_values[] = {
    {"", "percent_facts",
     "SELECT 0, value, value_real, unit, low, high, approximate FROM percent_readings WHERE reading = ?",
     false}};
constexpr Facts quantity_values[] = {{"", "quantity_facts",
                                      "SELECT 0, value, value_real, unit, si_factor, si_unit, low, high, "
                                      "approximate FROM quantity_readings WHERE "
                                      "reading = ?",
                                      false}};
constexpr Facts statements[] = {{"'entity'|", "entity_facts",
                                 "SELECT r.length, ifnull(r.quote, r.name), u.name, u.confidence, NULL FROM "
                                 "mention_readings r JOIN rules u USING "
                                 "(rule) WHERE r.reading = ?",
                                 true},
                                {"'money'|", "money_facts",
                                 "SELECT r.length, r.quote, u.name, u.confidence, r.belongs_to FROM "
                                 "money_readings r JOIN rules u USING (rule) "
                                 "WHERE r.reading = ?",
                                 true},
                                {"'percent'|", "percent_facts",
                                 "SELECT r.length, r.quote, u.name, u.confidence, r.belongs_to FROM "
                                 "percent_readings r JOIN rules u USING (rule) "
                                 "WHERE r.reading = ?",
                                 true},
                                {"'quantity'|", "quantity_facts",
                                 "SELECT r.length, r.quote, u.name, u.confidence, r.belongs_to FROM "
                                 "quantity_readings r JOIN rules u USING (rule) "
                                 "WHERE r.reading = ?",
                                 true},
                                {"'date'|", "date_facts",
                                 "SELECT r.length, r.quote, u.name, u.confidence, r.belongs_to FROM "
                                 "date_readings r JOIN rules u USING (rule) "
                                 "WHERE r.reading = ?",
                                 true}};

constexpr Content contents[] = {
    {"aliases", Keys::entities,
     "SELECT r.name, ifnull(r.folded, e.folded), sum(r.mentions) FROM mention_readings r JOIN entities e "
     "USING "
     "(entity) WHERE r.entity = ? GROUP BY r.name"},
    {"corrections", Keys::none, "SELECT kind, name, other, document FROM corrections"},
    {"dates", Keys::documents, nullptr, date_values},
    {"deal_parties", Keys::deals,
     "SELECT n, position, role, name, folded, iso, (SELECT name_key(type, folded) FROM entities e WHERE "
     "e.entity = "
     "p.entity) FROM deal_parties p WHERE document = ?"},
    {"deal_rules", Keys::deals, "SELECT n, position, rule FROM deal_rules WHERE document = ?"},
    {"deals", Keys::deals,
     "SELECT n, type, status, amount, amount_real, currency, date, first_day, last_day, subject, hedged, "
     "attributed_to FROM deals WHERE document = ?"},
    {"document_sources", Keys::documents,
     "SELECT published, lang, id, origin, title FROM document_sources WHERE document = ?"},
    {"documents", Keys::documents,
     "SELECT sha256, id, lang, published, title, origin, characters, bytes, replaced, text, author, url FROM "
     "documents "
     "WHERE document = ?"},
    {"entities", Keys::entities, "SELECT type, name, folded, subtype, iso FROM entities WHERE entity = ?"},
    {"entity_readings", Keys::entities,
     "SELECT coalesce(shown, canonical, name), ifnull(subtype, ''), ifnull(iso, ''), sum(mentions) FROM "
     "mention_readings WHERE entity = ? GROUP BY 1, 2, 3"},
    {"mentions", Keys::documents, nullptr, mention_values},
    {"money", Keys::documents, nullptr, money_values},
    {"notices", Keys::documents, "SELECT position, start, end, what FROM notices WHERE document = ?"},
    {"old_versions", Keys::none,
     "SELECT id, sha256, successor, lang, published, title, author, url, origin, characters, text FROM "
     "old_versions"},
    {"percents", Keys::documents, nullptr, percent_values},
    {"quantities", Keys::documents, nullptr, quantity_values},
    {"statements", Keys::documents,
     "SELECT x.n, 'deal', x.start, x.end, x.quote, u.name, u.confidence, NULL FROM deal_facts x JOIN rules u "
     "USING "
     "(rule) WHERE x.document = ?",
     statements},
    {"troubles", Keys::none, "SELECT origin, reason, kept FROM troubles"},
};

void append(std::string& to, std::int64_t number) {
    char digits[24];
    to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

// The columns of a query, each quoted as SQL has it.
std::string quoted(SQLite::Database& database, const std::string& rows, bool in_order) {
    const SQLite::Statement look(database, rows);
    std::string names, columns;
    for (int i = 0; i < look.getColumnCount(); ++i) {
        const std::string name = "c" + std::to_string(i), comma = i == 0 ? "" : ", ";
        names += comma + name;
        columns.append(comma).append("quote(").append(name).append(")");
    }
    return "WITH x (" + names + ") AS (" + rows + ") SELECT " + columns + " FROM x" +
           (in_order ? " ORDER BY " + columns : std::string());
}

// Makes the lines that belong to a key.
class Lines {
  public:
    Lines(SQLite::Database& database, const Content& content) : name_(content.name) {
        if (content.rows) rows_.emplace(database, quoted(database, content.rows, false));
        for (const Facts& each : content.facts)
            kinds_.emplace_back(database, each);
    }

    void append(std::int64_t key, std::int64_t number, std::string& to) {
        found_.clear();
        if (rows_) take_rows(number);
        for (Kind& kind : kinds_)
            kind.take(number, found_);
        std::sort(found_.begin(), found_.end());
        for (const Cells& cells : found_) {
            to.append(name_) += '|';
            dossier::append(to, key);
            for (const std::string& cell : cells)
                (to += '|') += cell;
            to += '\n';
        }
    }

  private:
    using Cells = std::vector<std::string>;

    class Kind {
      public:
        Kind(SQLite::Database& database, const Facts& facts)
            : facts_(facts),
              places_(database,
                      "SELECT n, start, reading FROM " + std::string(facts.table) + " WHERE document = ?"),
              reading_(database, quoted(database, facts.reading, false)) {}
        void take(std::int64_t document, std::vector<Cells>& to) {
            const store::Resetting resetting{places_};
            for (places_.bind(1, document); places_.executeStep();) {
                const Reading& reading = of(places_.getColumn(2));
                const std::int64_t start = places_.getColumn(1);
                std::string rest = facts_.kind;
                if (facts_.spans) {
                    dossier::append(rest, start);
                    dossier::append(rest += '|', start + reading.length);
                    rest += '|';
                }
                to.push_back({std::to_string(places_.getColumn(0).getInt64()), rest += reading.columns});
            }
        }

      private:
        struct Reading {
            std::int64_t length = 0;
            std::string columns;
        };

        const Reading& of(std::int64_t number) {
            constexpr std::size_t most = 50'000;
            if (const auto there = known_.find(number); there != known_.end()) return there->second;
            if (known_.size() >= most) known_.clear();
            const store::Resetting resetting{reading_};
            reading_.bind(1, number);
            Reading& fresh = known_[number];
            if (!reading_.executeStep()) return fresh;
            fresh.length = std::stoll(store::text_at(reading_, 0));
            for (int i = 1; i < reading_.getColumnCount(); ++i)
                fresh.columns.append(i == 1 ? "" : "|").append(store::text_at(reading_, i));
            return fresh;
        }

        const Facts& facts_;
        SQLite::Statement places_, reading_;
        std::unordered_map<std::int64_t, Reading> known_;
    };

    void take_rows(std::int64_t number) {
        const store::Resetting resetting{*rows_};
        for (rows_->bind(1, number); rows_->executeStep();) {
            Cells& cells = found_.emplace_back();
            for (int i = 0; i < rows_->getColumnCount(); ++i)
                cells.push_back(store::text_at(*rows_, i));
        }
    }

    const char* name_;
    std::optional<SQLite::Statement> rows_;
    std::vector<Kind> kinds_;
    std::vector<Cells> found_;
};

struct Key {
    std::int64_t key, number;
};

// Whether the digits of one come before those of the other as texts do. Keys have 63 bits.
bool before(const Key& a, const Key& b) {
    const auto lengthened = [](std::int64_t key) {
        std::uint64_t digits = static_cast<std::uint64_t>(key);
        for (constexpr std::uint64_t least = 1'000'000'000'000'000'000; digits != 0 && digits < least;)
            digits *= 10;
        return digits;
    };
    return std::pair(lengthened(a.key), a.key) < std::pair(lengthened(b.key), b.key);
}

class Dump {
  public:
    using OnText = std::function<void(std::string_view)>;

    Dump(const KnowledgeBase& base, const OnText& on_lines)
        : base_(base), database_(base.impl().database), on_lines_(on_lines) {
        store::add_functions(database_);
        documents_ = keys("SELECT key, document FROM document_heads");
        deals_ = keys("SELECT key, document FROM document_heads WHERE deals > 0");
        entities_ = keys("SELECT name_key(type, folded), entity FROM entities");
    }

    void write(const Content& content) {
        switch (content.keys) {
            case Keys::documents:
                return write(content, documents_);
            case Keys::deals:
                return write(content, deals_);
            case Keys::entities:
                return write(content, entities_);
            case Keys::none:
                return write_all(content);
        }
    }

  private:
    std::vector<Key> keys(const char* sql) {
        std::vector<Key> out;
        for (SQLite::Statement row(database_, sql); row.executeStep();)
            out.push_back({row.getColumn(0), row.getColumn(1)});
        std::sort(out.begin(), out.end(), before);
        return out;
    }

    void write(const Content& content, const std::vector<Key>& keys) {
        constexpr std::size_t at_once = 256;
        const auto make_worker = [&](const KnowledgeBase& own) {
            SQLite::Database& database = own.impl().database;
            store::add_functions(database);
            const auto moment = std::make_shared<store::Reading>(database);
            const auto lines = std::make_shared<Lines>(database, content);
            return [&keys, moment, lines](std::size_t part) {
                std::string text;
                const std::size_t end = std::min(keys.size(), (part + 1) * at_once);
                for (std::size_t i = part * at_once; i < end; ++i)
                    lines->append(keys[i].key, keys[i].number, text);
                return std::vector{std::move(text)};
            };
        };
        store::work_in_order(base_, (keys.size() + at_once - 1) / at_once, make_worker, on_lines_);
    }

    void write_all(const Content& content) {
        std::string line;
        for (SQLite::Statement row(database_, quoted(database_, content.rows, true)); row.executeStep();) {
            line = content.name;
            for (int i = 0; i < row.getColumnCount(); ++i)
                (line += '|') += store::text_at(row, i);
            on_lines_(line += '\n');
        }
    }

    const KnowledgeBase& base_;
    SQLite::Database& database_;
    const OnText& on_lines_;
    std::vector<Key> documents_, deals_, entities_;
};

}  // namespace

void dump(const KnowledgeBase& base, const std::function<void(std::string_view)>& on_lines) {
    store::with(base, [&](SQLite::Database&) {
        Dump all(base, on_lines);
        for (const Content& each : contents)
            all.write(each);
    });
}

}  // namespace dossier
