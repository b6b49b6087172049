#include "condition.h"
#include "database.h"
#include "deal_parts.h"

#include <dossier/store/content_key.h>
#include <dossier/store/load.h>

#include <algorithm>

namespace dossier {
namespace {

using store::decimal_at;
using store::text_at;

Span span_at(SQLite::Statement& row) {
    return {row.getColumn(0).getUInt(), row.getColumn(1).getUInt()};
}

template <class Fact>
Fact mention_at(SQLite::Statement& row) {
    Fact fact;
    fact.span = span_at(row);
    fact.text = text_at(row, 2);
    fact.rule = text_at(row, 3);
    fact.confidence = row.getColumn(4);
    return fact;
}

// Of a kind that has readings of figures; what it belongs to stands last.
template <class Fact>
Fact figure_at(SQLite::Statement& row) {
    Fact fact = mention_at<Fact>(row);
    fact.of = text_at(row, row.getColumnCount() - 1);
    return fact;
}

Bounds bounds_at(SQLite::Statement& row, int column) {
    return {decimal_at(row, column), decimal_at(row, column + 1), row.getColumn(column + 2).getInt() != 0};
}

// The facts of a kind with start, end, quote, rule, confidence before `columns` of their readings, in the
// order of the text.
class KindRows {
  public:
    KindRows(SQLite::Database& database, const std::string& facts, const std::string& readings,
             const std::string& columns, const std::string& quote = "r.quote")
        : row_(database,
               "SELECT x.start, x.start + r.length, " + quote + ", u.name, u.confidence, " + columns +
                   " FROM " + facts + " x JOIN " + readings +
                   " r USING (reading) JOIN rules u USING (rule) WHERE x.document = ? ORDER BY x.n") {}
    // Deals have no readings.
    KindRows(SQLite::Database& database, const std::string& deal_columns)
        : row_(database,
               "SELECT x.start, x.end, x.quote, u.name, u.confidence, " + deal_columns +
                   " FROM deal_facts x JOIN rules u USING (rule) WHERE x.document = ? ORDER BY x.n") {}
    template <class Take>
    void each(std::int64_t document, const Take& take) {
        row_.bind(1, document);
        while (row_.executeStep())
            take(row_);
        row_.reset();
    }

  private:
    SQLite::Statement row_;
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
          deals_(database, "x.n, type, status, amount, currency, date, subject, hedged, attributed_to"),
          parts_(database),
          notices_(database, "SELECT start, end, what FROM notices WHERE document = ? ORDER BY position") {}

    void load(std::int64_t document, Facts& facts) {
        figures(document, facts);
        dates_and_entities(document, facts);
        deals(document, facts);
        notices(document, facts);
    }

  private:
    void figures(std::int64_t document, Facts& facts);
    void dates_and_entities(std::int64_t document, Facts& facts);
    void deals(std::int64_t document, Facts& facts);
    void notices(std::int64_t document, Facts& facts);

    KindRows money_, percents_, quantities_, dates_, mentions_, deals_;
    store::DealParts parts_;
    SQLite::Statement notices_;
};

void FactLoader::figures(std::int64_t document, Facts& facts) {
    money_.each(document, [&](SQLite::Statement& row) {
        MoneyMention& money = facts.money.emplace_back(figure_at<MoneyMention>(row));
        money.amount = decimal_at(row, 5);
        money.currency = text_at(row, 6);
        money.currency_assumed = row.getColumn(7).getInt() != 0;
        money.bounds = bounds_at(row, 8);
        money.per = text_at(row, 11);
    });
    percents_.each(document, [&](SQLite::Statement& row) {
        PercentMention& percent = facts.percents.emplace_back(figure_at<PercentMention>(row));
        percent.value = decimal_at(row, 5);
        percent.unit = text_at(row, 6);
        percent.bounds = bounds_at(row, 7);
    });
    quantities_.each(document, [&](SQLite::Statement& row) {
        QuantityMention& quantity = facts.quantities.emplace_back(figure_at<QuantityMention>(row));
        quantity.value = decimal_at(row, 5);
        quantity.unit = text_at(row, 6);
        quantity.si_factor = decimal_at(row, 7);
        quantity.si_unit = text_at(row, 8);
        quantity.bounds = bounds_at(row, 9);
    });
}

void FactLoader::dates_and_entities(std::int64_t document, Facts& facts) {
    dates_.each(document, [&](SQLite::Statement& row) {
        DateMention& date = facts.dates.emplace_back(figure_at<DateMention>(row));
        date.value = text_at(row, 5);
        date.modifier = text_at(row, 6);
        date.invalid = row.getColumn(7).getInt() != 0;
    });
    mentions_.each(document, [&](SQLite::Statement& row) {
        EntityMention& mention = facts.entities.emplace_back(mention_at<EntityMention>(row));
        mention.type = text_at(row, 5);
        mention.canonical = text_at(row, 6);
        mention.subtype = text_at(row, 7);
        mention.iso = text_at(row, 8);
    });
}

void FactLoader::deals(std::int64_t document, Facts& facts) {
    deals_.each(document, [&](SQLite::Statement& row) {
        Deal& deal = facts.deals.emplace_back();
        deal.evidence = span_at(row);
        deal.quote = text_at(row, 2);
        deal.confidence = row.getColumn(4);
        deal.type = text_at(row, 6);
        deal.status = text_at(row, 7);
        deal.amount = decimal_at(row, 8);
        deal.currency = text_at(row, 9);
        deal.date = text_at(row, 10);
        deal.subject = text_at(row, 11);
        deal.hedged = row.getColumn(12).getInt() != 0;
        deal.attributed_to = text_at(row, 13);
        parts_.fill(deal, document, row.getColumn(5));
    });
}

void FactLoader::notices(std::int64_t document, Facts& facts) {
    notices_.bind(1, document);
    while (notices_.executeStep())
        facts.notices.push_back({span_at(notices_), text_at(notices_, 2)});
    notices_.reset();
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
    explicit State(const KnowledgeBase& base_)
        : base(base_),
          document(
              base.impl().database,
              "SELECT document, id, lang, published, title, origin, replaced, text, author, url, patterns, "
              "sha256 FROM documents WHERE document = (SELECT document FROM document_heads WHERE key = ?)"),
          facts(base.impl().database) {}

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
        facts.load(row, stored.facts);
        return stored;
    }

    const KnowledgeBase& base;
    SQLite::Statement document;
    FactLoader facts;
};

DocumentLoader::DocumentLoader(const KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base); });
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
    DocumentLoader loader(base);
    for (const std::string& hash : document_hashes(base, filter))
        if (const auto stored = loader.load(hash)) on_document(*stored);
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
