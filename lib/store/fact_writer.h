// The facts of one document to their rows. Internal to the room.
#pragma once
#include "database.h"
#include "entity_counts.h"
#include "pending_rows.h"
#include "shared_rows.h"

#include <dossier/facts/facts.h>
#include <dossier/store/day_range.h>

#include <unordered_map>
#include <vector>

namespace dossier::store {

class FactWriter {
  public:
    // The rules for names are borrowed, and may change between calls.
    FactWriter(SQLite::Database& database, const NameRules& name_rules);

    // The document's row and its sources must be there, without facts.
    void write(std::int64_t document, const Facts& facts);
    void remove(std::int64_t document);
    // The number of a name that many documents share.
    std::int64_t name(const std::string& text) { return names_.of(text); }
    // Writes what waits: before anybody reads facts in the same transaction.
    void flush();
    // See EntityCounts.
    void settle();
    void forget();
    // Deletes what no fact points to any more. Costs a look at all facts; call inside a transaction.
    void tidy();

  private:
    // Folded name to entity, of the document being written.
    using Folded = std::unordered_map<std::string, std::int64_t>;
    using Mentioned = std::vector<EntityCounts::Reading>;
    struct Key {
        std::int64_t document, n;
    };

    template <class Action>
    void each_rows(const Action& action) {
        for (PendingRows* rows : {&mention_facts_, &money_facts_, &percent_facts_, &quantity_facts_,
                                  &date_facts_, &deals_, &parties_, &deal_rules_, &notices_})
            action(*rows);
    }
    template <class Action>
    void each_readings(const Action& action) {
        for (Readings* readings : {&money_, &percents_, &quantities_, &dates_})
            action(*readings);
    }
    static void add(PendingRows& to, Key key, const Mention& mention, std::int64_t reading);
    std::int64_t reading_of(const MoneyMention& m);
    std::int64_t reading_of(const PercentMention& m);
    std::int64_t reading_of(const QuantityMention& m);
    std::int64_t reading_of(const DateMention& m);
    void write(Key key, const Deal& deal, const Folded& names);
    Folded names_of(const std::vector<EntityMention>& mentions, const Mentioned& rows) const;

    SQLite::Database& database_;
    const NameRules& name_rules_;
    Names names_;
    Rules rules_;
    EntityCounts entities_;
    Readings money_, percents_, quantities_, dates_;
    Signature content_;
    PendingRows mention_facts_, money_facts_, percent_facts_, quantity_facts_, date_facts_;
    PendingRows deals_, parties_, deal_rules_, notices_;
    std::vector<SQLite::Statement> removals_;
};

}  // namespace dossier::store
