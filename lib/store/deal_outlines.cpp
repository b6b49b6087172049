#include "deal_parts.h"
#include "deal_rows.h"

#include <dossier/store/deal_outlines.h>

#include <tuple>
#include <utility>
#include <vector>

namespace dossier {
namespace {

using store::text_at;
using Key = std::pair<std::int64_t, std::int64_t>;

Key key_at(SQLite::Statement& row) {
    return {row.getColumn(0).getInt64(), row.getColumn(1).getInt64()};
}

// The parties of deals that are asked for in the order of their keys.
class Parties {
  public:
    explicit Parties(SQLite::Database& database)
        : rows_(database,
                "SELECT document, n, role, name, iso FROM deal_parties ORDER BY document, n, position") {
        next();
    }

    void fill(Key key, std::vector<Party>& parties) {
        parties.clear();
        while (there_ && at_ < key)
            next();
        for (; there_ && at_ == key; next())
            parties.push_back({text_at(rows_, 2), text_at(rows_, 3), text_at(rows_, 4)});
    }

  private:
    void next() {
        there_ = rows_.executeStep();
        if (there_) at_ = key_at(rows_);
    }

    SQLite::Statement rows_;
    Key at_;
    bool there_ = false;
};

}  // namespace

void each_deal_outline(const KnowledgeBase& base, const std::function<void(const DealOutline&)>& on_deal) {
    store::with(base, [&](SQLite::Database& database) {
        SQLite::Statement row(database,
                              "SELECT x.document, x.n, d.id, d.hash, x.type, x.status, x.amount, x.currency, "
                              "x.hedged FROM deal_facts x CROSS JOIN document_heads d USING (document) "
                              "ORDER BY x.document, x.n");
        Parties parties(database);
        DealOutline outline;
        while (row.executeStep()) {
            std::tie(outline.row, outline.n) = key_at(row);
            outline.document = text_at(row, 2);
            outline.hash = text_at(row, 3);
            outline.deal.type = text_at(row, 4);
            outline.deal.status = text_at(row, 5);
            outline.deal.amount = store::decimal_at(row, 6);
            outline.deal.currency = text_at(row, 7);
            outline.deal.hedged = row.getColumn(8).getInt() != 0;
            parties.fill({outline.row, outline.n}, outline.deal.parties);
            on_deal(outline);
        }
    });
}

DealRow deal_row(const KnowledgeBase& base, std::int64_t row, std::int64_t n) {
    return store::with(base, [&](SQLite::Database& database) {
        SQLite::Statement from(database, std::string(store::deal_rows) + " WHERE x.document = ? AND x.n = ?");
        from.bind(1, row);
        from.bind(2, n);
        from.executeStep();
        DealRow deal = store::deal_at(from);
        store::DealParts(database).fill(deal, row, n);
        return deal;
    });
}

}  // namespace dossier
