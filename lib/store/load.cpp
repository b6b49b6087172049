#include "condition.h"
#include "database.h"
#include "deal_parts.h"
#include "in_order.h"

#include <dossier/store/content_key.h>
#include <dossier/store/load.h>

#include <algorithm>
#include <unordered_map>

namespace dossier {
namespace {

using store::decimal_at;
using store::text_at;

Bounds bounds_at(SQLite::Statement& row, int column) {
    return {decimal_at(row, column), decimal_at(row, column + 1), row.getColumn(column + 2).getInt() != 0};
}

// The columns of a reading behind its length, quote, rule and confidence.
constexpr int first_column = 4;

void fill(MoneyMention& money, SQLite::Statement& row) {
    money.amount = decimal_at(row, first_column);
    money.currency = text_at(row, first_column + 1);
    money.currency_assumed = row.getColumn(first_column + 2).getInt() != 0;
    money.bounds = bounds_at(row, first_column + 3);
    money.per = text_at(row, first_column + 6);
    money.of = text_at(row, first_column + 7);
}

void fill(PercentMention& percent, SQLite::Statement& row) {
    percent.value = decimal_at(row, first_column);
    percent.unit = text_at(row, first_column + 1);
    percent.bounds = bounds_at(row, first_column + 2);
    percent.of = text_at(row, first_column + 5);
}

void fill(QuantityMention& quantity, SQLite::Statement& row) {
    quantity.value = decimal_at(row, first_column);
    quantity.unit = text_at(row, first_column + 1);
    quantity.si_factor = decimal_at(row, first_column + 2);
    quantity.si_unit = text_at(row, first_column + 3);
    quantity.bounds = bounds_at(row, first_column + 4);
    quantity.of = text_at(row, first_column + 7);
}

void fill(DateMention& date, SQLite::Statement& row) {
    date.value = text_at(row, first_column);
    date.modifier = text_at(row, first_column + 1);
    date.invalid = row.getColumn(first_column + 2).getInt() != 0;
    date.of = text_at(row, first_column + 3);
}

void fill(EntityMention& mention, SQLite::Statement& row) {
    mention.type = text_at(row, first_column);
    mention.canonical = text_at(row, first_column + 1);
    mention.subtype = text_at(row, first_column + 2);
    mention.iso = text_at(row, first_column + 3);
}

// The facts of a kind in the order of the text. Many have the same reading: each is looked up once.
template <class Fact>
class KindRows {
  public:
    KindRows(SQLite::Database& database, const std::string& facts, const std::string& readings,
             const std::string& columns, const std::string& quote = "r.quote")
        : rows_(database, "SELECT start, reading FROM " + facts + " WHERE document = ? ORDER BY n"),
          reading_(database, "SELECT r.length, " + quote + ", u.name, u.confidence, " + columns + " FROM " +
                                 readings + " r JOIN rules u USING (rule) WHERE reading = ?") {}
    void load(std::int64_t document, std::vector<Fact>& to) {
        const store::Resetting resetting{rows_};
        for (rows_.bind(1, document); rows_.executeStep();) {
            const std::uint32_t start = rows_.getColumn(0).getUInt();
            const Reading& reading = of(rows_.getColumn(1));
            to.emplace_back(reading.fact).span = {start, start + reading.length};
        }
    }
    void forget() { known_.clear(); }

  private:
    static constexpr std::size_t most_known = 50'000;  // some ten megabytes
    struct Reading {
        Fact fact;
        std::uint32_t length = 0;
    };

    const Reading& of(std::int64_t number) {
        if (const auto there = known_.find(number); there != known_.end()) return there->second;
        if (known_.size() >= most_known) forget();
        const store::Resetting resetting{reading_};
        reading_.bind(1, number);
        Reading& fresh = known_[number];
        if (!reading_.executeStep()) return fresh;
        fresh.length = reading_.getColumn(0).getUInt();
        fresh.fact.text = text_at(reading_, 1);
        fresh.fact.rule = text_at(reading_, 2);
        fresh.fact.confidence = reading_.getColumn(3);
        fill(fresh.fact, reading_);
        return fresh;
    }

    std::unordered_map<std::int64_t, Reading> known_;
    SQLite::Statement rows_, reading_;
};

// The statements that fill Facts.
class FactLoader {
  public:
    explicit FactLoader(SQLite::Database& database)
        : money_(database, "money_facts", "money_readings",
                 "amount, currency, currency_assumed, low, high, approximate, per, belongs_to"),
          percents_(database, "percent_facts", "percent_readings",
                    "value, unit, low, high, approximate, belongs_to"),
          quantities_(database, "quantity_facts", "quantity_readings",
                      "value, unit, si_factor, si_unit, low, high, approximate, belongs_to"),
          dates_(database, "date_facts", "date_readings", "value, modifier, invalid, belongs_to"),
          mentions_(database, "entity_facts", "mention_readings",
                    "(SELECT type FROM entities e WHERE e.entity = r.entity), ifnull(r.canonical, r.name), "
                    "subtype, iso",
                    "ifnull(r.quote, r.name)"),
          deals_(
              database,
              "SELECT x.start, x.end, x.quote, u.confidence, x.n, type, status, amount, currency, date, "
              "subject, hedged, attributed_to FROM deal_facts x JOIN rules u USING (rule) WHERE x.document "
              "= ? ORDER BY x.n"),
          parts_(database),
          notices_(database, "SELECT start, end, what FROM notices WHERE document = ? ORDER BY position") {}

    void load(std::int64_t document, Facts& facts) {
        money_.load(document, facts.money);
        percents_.load(document, facts.percents);
        quantities_.load(document, facts.quantities);
        dates_.load(document, facts.dates);
        mentions_.load(document, facts.entities);
        deals(document, facts);
        notices(document, facts);
    }
    // Readings may have changed since the last call of load().
    void forget() {
        money_.forget();
        percents_.forget();
        quantities_.forget();
        dates_.forget();
        mentions_.forget();
    }

  private:
    void deals(std::int64_t document, Facts& facts);
    void notices(std::int64_t document, Facts& facts);

    KindRows<MoneyMention> money_;
    KindRows<PercentMention> percents_;
    KindRows<QuantityMention> quantities_;
    KindRows<DateMention> dates_;
    KindRows<EntityMention> mentions_;
    SQLite::Statement deals_;
    store::DealParts parts_;
    SQLite::Statement notices_;
};

Span span_at(SQLite::Statement& row) {
    return {row.getColumn(0).getUInt(), row.getColumn(1).getUInt()};
}

void FactLoader::deals(std::int64_t document, Facts& facts) {
    const store::Resetting resetting{deals_};
    for (deals_.bind(1, document); deals_.executeStep();) {
        Deal& deal = facts.deals.emplace_back();
        deal.evidence = span_at(deals_);
        deal.quote = text_at(deals_, 2);
        deal.confidence = deals_.getColumn(3);
        deal.type = text_at(deals_, 5);
        deal.status = text_at(deals_, 6);
        deal.amount = decimal_at(deals_, 7);
        deal.currency = text_at(deals_, 8);
        deal.date = text_at(deals_, 9);
        deal.subject = text_at(deals_, 10);
        deal.hedged = deals_.getColumn(11).getInt() != 0;
        deal.attributed_to = text_at(deals_, 12);
        parts_.fill(deal, document, deals_.getColumn(4));
    }
}

void FactLoader::notices(std::int64_t document, Facts& facts) {
    const store::Resetting resetting{notices_};
    for (notices_.bind(1, document); notices_.executeStep();)
        facts.notices.push_back({span_at(notices_), text_at(notices_, 2)});
}

}  // namespace

std::vector<std::string> documents_named(const KnowledgeBase& base, const std::string& name) {
    return store::with(base, [&](SQLite::Database& database) {
        const store::Condition named = store::document_named(name);
        SQLite::Statement row(database, "SELECT lower(hex(d.hash)) FROM document_heads d WHERE " + named.sql +
                                            " ORDER BY d.id, d.hash");
        int at = 0;
        for (const std::string& value : named.values)
            row.bind(++at, value);
        std::vector<std::string> found;
        while (row.executeStep())
            found.push_back(text_at(row, 0));
        return found;
    });
}

struct TextLoader::State {
    explicit State(const KnowledgeBase& base_)
        : base(base_),
          text(base.impl().database,
               "SELECT t.text FROM document_heads d JOIN texts t USING (document) WHERE d.id = ? ORDER BY "
               "d.hash") {}
    const KnowledgeBase& base;
    SQLite::Statement text;
};

TextLoader::TextLoader(const KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base); });
}
TextLoader::~TextLoader() = default;

std::vector<std::string> TextLoader::load(const std::string& id) {
    return store::with(state_->base, [&](SQLite::Database&) {
        const store::Resetting resetting{state_->text};
        std::vector<std::string> found;
        state_->text.bind(1, id);
        while (state_->text.executeStep())
            found.push_back(text_at(state_->text, 0));
        return found;
    });
}

struct DocumentLoader::State {
    State(const KnowledgeBase& base_, Moment moment_)
        : base(base_),
          moment(moment_),
          document(
              base.impl().database,
              "SELECT document, id, lang, published, title, origin, replaced, text, author, url, patterns, "
              "sha256 FROM documents WHERE document = (SELECT document FROM document_heads WHERE key = ?)"),
          facts(base.impl().database) {
        if (moment == Moment::one) reading.emplace(base.impl().database);
    }

    std::optional<StoredDocument> load(const std::string& sha256) {
        if (sha256.size() != 64) return std::nullopt;
        document.bind(1, row_id_of(sha256));
        if (!document.executeStep() || text_at(document, 11) != sha256) {
            document.reset();
            return std::nullopt;
        }
        StoredDocument stored;
        stored.sha256 = sha256;
        Document& d = stored.document;
        d.id = text_at(document, 1);
        d.lang = text_at(document, 2);
        d.published = text_at(document, 3);
        d.title = text_at(document, 4);
        d.origin = text_at(document, 5);
        d.replaced = static_cast<std::uint64_t>(document.getColumn(6).getInt64());
        d.text = text_at(document, 7);
        d.author = text_at(document, 8);
        d.url = text_at(document, 9);
        stored.patterns = text_at(document, 10);
        stored.facts.id = d.id;
        stored.facts.lang = d.lang;
        stored.facts.published = d.published;
        const std::int64_t row = document.getColumn(0);
        document.reset();
        if (moment == Moment::each) facts.forget();
        facts.load(row, stored.facts);
        return stored;
    }

    const KnowledgeBase& base;
    const Moment moment;
    std::optional<store::Reading> reading;
    SQLite::Statement document;
    FactLoader facts;
};

DocumentLoader::DocumentLoader(const KnowledgeBase& base, Moment moment) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base, moment); });
}
DocumentLoader::~DocumentLoader() = default;

std::optional<StoredDocument> DocumentLoader::load(const std::string& sha256) {
    return store::with(state_->base, [&](SQLite::Database&) { return state_->load(sha256); });
}

std::optional<StoredDocument> load_document(const KnowledgeBase& base, const std::string& sha256) {
    return DocumentLoader(base).load(sha256);
}

std::vector<std::string> document_hashes(const KnowledgeBase& base, const Filter& filter) {
    std::vector<std::string> hashes;
    Filter in_order = filter;
    in_order.sort = "document";
    list_documents(base, in_order, [&](DocumentRow&& row) { hashes.push_back(std::move(row.sha256)); });
    return hashes;
}

void each_document(const KnowledgeBase& base, const Filter& filter,
                   const std::function<void(const StoredDocument&)>& on_document) {
    DocumentLoader loader(base, DocumentLoader::Moment::one);
    for (const std::string& hash : document_hashes(base, filter))
        if (const auto stored = loader.load(hash)) on_document(*stored);
}

void render_documents(const KnowledgeBase& base, const Filter& filter, const DocumentRenderer& render,
                      const std::function<void(std::string_view)>& on_text) {
    constexpr std::size_t at_once = 64;
    const std::vector<std::string> hashes = document_hashes(base, filter);
    const auto make_worker = [&](const KnowledgeBase& own) {
        auto loader = std::make_shared<DocumentLoader>(own, DocumentLoader::Moment::one);
        return [&, loader](std::size_t part) {
            std::vector<std::string> texts;
            const std::size_t end = std::min(hashes.size(), (part + 1) * at_once);
            for (std::size_t i = part * at_once; i < end; ++i)
                if (const auto stored = loader->load(hashes[i])) texts.push_back(render(*stored));
            return texts;
        };
    };
    store::work_in_order(base, (hashes.size() + at_once - 1) / at_once, make_worker, on_text);
}

void each_document_read_with(
    const KnowledgeBase& base,
    const std::function<bool(const std::string& lang, const std::string& patterns)>& wanted,
    const std::function<bool(Document&&)>& on_document) {
    store::with(base, [&](SQLite::Database& database) {
        std::vector<std::int64_t> rows;  // no statement stays open while the caller writes
        SQLite::Statement all(database,
                              "SELECT document, ifnull(lang, ''), ifnull((SELECT text FROM names WHERE name "
                              "= patterns), '') FROM "
                              "document_heads ORDER BY id, hash");
        while (all.executeStep())
            if (wanted(text_at(all, 1), text_at(all, 2))) rows.push_back(all.getColumn(0));
        all.reset();
        SQLite::Statement one(
            database,
            "SELECT id, lang, published, title, origin, text FROM documents WHERE document = "
            "?");
        for (const std::int64_t row : rows) {
            one.bind(1, row);
            if (one.executeStep()) {
                Document document{text_at(one, 0),
                                  text_at(one, 1),
                                  text_at(one, 2),
                                  text_at(one, 3),
                                  text_at(one, 4),
                                  text_at(one, 5),
                                  0};
                one.reset();
                if (!on_document(std::move(document))) return;
            }
            one.reset();
        }
    });
}

}  // namespace dossier
