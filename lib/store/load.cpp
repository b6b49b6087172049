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

Bounds bounds_at(SQLite::Statement& row, int column) {
    return {decimal_at(row, column), decimal_at(row, column + 1), row.getColumn(column + 2).getInt() != 0};
}

// The rows of a kind's table with start, end, quote, rule, confidence before `columns`, in the order of the
// text.
class KindRows {
  public:
    KindRows(SQLite::Database& database, std::int64_t document, const std::string& table,
             const std::string& columns)
        : row_(database, "SELECT s.start, s.end, s.quote, s.rule, s.confidence, " + columns + " FROM " +
                             table +
                             " x JOIN statements s USING (document, n) WHERE x.document = ? ORDER BY x.n") {
        row_.bind(1, document);
    }
    template <class Take>
    void each(const Take& take) {
        while (row_.executeStep())
            take(row_);
    }

  private:
    SQLite::Statement row_;
};

void load_figures(SQLite::Database& database, std::int64_t document, Facts& facts) {
    KindRows(database, document, "money", "amount, currency, currency_assumed, low, high, approximate, per")
        .each([&](SQLite::Statement& row) {
            MoneyMention& money = facts.money.emplace_back(mention_at<MoneyMention>(row));
            money.amount = decimal_at(row, 5);
            money.currency = text_at(row, 6);
            money.currency_assumed = row.getColumn(7).getInt() != 0;
            money.bounds = bounds_at(row, 8);
            money.per = text_at(row, 11);
        });
    KindRows(database, document, "percents", "value, unit, low, high, approximate")
        .each([&](SQLite::Statement& row) {
            PercentMention& percent = facts.percents.emplace_back(mention_at<PercentMention>(row));
            percent.value = decimal_at(row, 5);
            percent.unit = text_at(row, 6);
            percent.bounds = bounds_at(row, 7);
        });
    KindRows(database, document, "quantities", "value, unit, si_factor, si_unit, low, high, approximate")
        .each([&](SQLite::Statement& row) {
            QuantityMention& quantity = facts.quantities.emplace_back(mention_at<QuantityMention>(row));
            quantity.value = decimal_at(row, 5);
            quantity.unit = text_at(row, 6);
            quantity.si_factor = decimal_at(row, 7);
            quantity.si_unit = text_at(row, 8);
            quantity.bounds = bounds_at(row, 9);
        });
}

void load_dates_and_entities(SQLite::Database& database, std::int64_t document, Facts& facts) {
    KindRows(database, document, "dates", "value, modifier, invalid").each([&](SQLite::Statement& row) {
        DateMention& date = facts.dates.emplace_back(mention_at<DateMention>(row));
        date.value = text_at(row, 5);
        date.modifier = text_at(row, 6);
        date.invalid = row.getColumn(7).getInt() != 0;
    });
    KindRows(database, document, "mentions",
             "(SELECT type FROM entities e WHERE e.entity = x.entity), canonical, subtype, iso")
        .each([&](SQLite::Statement& row) {
            EntityMention& mention = facts.entities.emplace_back(mention_at<EntityMention>(row));
            mention.type = text_at(row, 5);
            mention.canonical = text_at(row, 6);
            mention.subtype = text_at(row, 7);
            mention.iso = text_at(row, 8);
        });
}

void load_deals(SQLite::Database& database, std::int64_t document, Facts& facts) {
    store::DealParts parts(database);
    KindRows(database, document, "deals",
             "x.n, type, status, amount, currency, date, subject, hedged, attributed_to")
        .each([&](SQLite::Statement& row) {
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
            parts.fill(deal, document, row.getColumn(5));
        });
}

void load_notices(SQLite::Database& database, std::int64_t document, Facts& facts) {
    SQLite::Statement row(database,
                          "SELECT start, end, what FROM notices WHERE document = ? ORDER BY position");
    row.bind(1, document);
    while (row.executeStep())
        facts.notices.push_back({span_at(row), text_at(row, 2)});
}

}  // namespace

std::vector<std::string> documents_named(const KnowledgeBase& base, const std::string& name) {
    return store::with(base, [&](SQLite::Database& database) {
        const store::Condition named = store::document_named(name);
        SQLite::Statement row(
            database, "SELECT d.sha256 FROM documents d WHERE " + named.sql + " ORDER BY d.id, d.sha256");
        int at = 0;
        for (const std::string& value : named.values)
            row.bind(++at, value);
        std::vector<std::string> found;
        while (row.executeStep())
            found.push_back(text_at(row, 0));
        return found;
    });
}

std::optional<StoredDocument> load_document(const KnowledgeBase& base, const std::string& sha256) {
    return store::with(base, [&](SQLite::Database& database) -> std::optional<StoredDocument> {
        SQLite::Statement row(
            database,
            "SELECT document, id, lang, published, title, origin, replaced, text, author, url FROM documents "
            "WHERE sha256 = ?");
        row.bind(1, sha256);
        if (!row.executeStep()) return std::nullopt;
        StoredDocument stored;
        stored.sha256 = sha256;
        Document& d = stored.document;
        d.id = text_at(row, 1);
        d.lang = text_at(row, 2);
        d.published = text_at(row, 3);
        d.title = text_at(row, 4);
        d.origin = text_at(row, 5);
        d.replaced = static_cast<std::uint64_t>(row.getColumn(6).getInt64());
        d.text = text_at(row, 7);
        d.author = text_at(row, 8);
        d.url = text_at(row, 9);
        stored.facts.id = d.id;
        stored.facts.lang = d.lang;
        stored.facts.published = d.published;
        const std::int64_t document = row.getColumn(0);
        load_figures(database, document, stored.facts);
        load_dates_and_entities(database, document, stored.facts);
        load_deals(database, document, stored.facts);
        load_notices(database, document, stored.facts);
        return stored;
    });
}

}  // namespace dossier
