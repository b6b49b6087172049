// Mentions of entities and the tables that sum them up: entities, mention_readings, named_entities.
// Internal to the room.
#pragma once
#include "name_rules.h"
#include "pending_rows.h"
#include "shared_rows.h"

#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace dossier::store {

class EntityCounts {
  public:
    // The rules are borrowed, and may change between calls.
    EntityCounts(SQLite::Database& database, const NameRules& rules);

    // Hashes of a name, a subtype and an ISO code; 0 for none.
    struct Looks {
        std::size_t name = 0, subtype = 0, iso = 0;
    };
    // The rows that a mention belongs to, and what it says of its entity.
    struct Reading {
        std::int64_t reading = 0, entity = 0;
        Looks looks;
    };
    // The document, with its sources in place, whose mentions are spoken of from here on.
    void open(std::int64_t document);
    // That of a mention of the open document, made if need be.
    Reading reading_of(Rules& rules, const EntityMention& mention);
    // Counts the mentions of the open document.
    void add(const std::vector<Reading>& mentions);
    // Writes the rows that reading_of() made: before anybody reads them in the same transaction.
    void flush();
    // Takes back what was counted of a document; call before its facts are deleted.
    void take_back(std::int64_t document);
    // Writes what was counted since the last call, gives entities the name, subtype and ISO code that most
    // mentions give, and deletes what nothing mentions any more. Call at the end of the transaction.
    void settle();
    // Drops what is remembered and not yet written: a transaction was taken back, or somebody else wrote.
    void forget();

  private:
    struct Counted {
        std::int64_t mentions = 0, documents = 0;
    };

    // Names on one line: the fullest one in the document, what corrections make of it, and that folded.
    struct Called {
        std::string canonical, shown, folded;
    };

    // Rows that are not written yet: they are written once, with what was counted till then.
    struct FreshEntity {
        std::int64_t entity;
        std::string type, name, folded, subtype, iso;
    };
    struct FreshReading {
        std::int64_t reading, entity, rule;
        std::string name, quote, canonical, shown, subtype, iso, folded;
        std::uint32_t length;
    };

    Called called(const EntityMention& mention) const;
    ContentHash content_of(const EntityMention& mention);
    void make_room();
    void forget_rows();
    std::int64_t entity_of(const EntityMention& mention, const Called& names);
    std::int64_t row_of(Rules& rules, const EntityMention& mention, std::int64_t entity, const Called& names);
    bool may_be_there();
    const Looks& looks_of(std::int64_t entity);
    void write_fresh();
    void write_pairs();
    void write_counts();
    void choose(std::int64_t entity);
    void drop_unmentioned();

    SQLite::Database& database_;
    const NameRules& name_rules_;
    NameRules::Names here_;  // what the rules say of the open document
    std::int64_t document_ = 0;
    Remembered<Reading> known_;
    Remembered<> known_entities_;  // by folded name and type
    std::optional<bool> others_;   // whether the tables have rows that are not remembered
    Signature signature_;
    std::vector<FreshEntity> fresh_entities_;
    std::vector<FreshReading> fresh_readings_;
    std::optional<std::int64_t> last_entity_, last_reading_;
    std::unordered_map<std::int64_t, Looks> looks_;             // of entities
    std::unordered_map<std::int64_t, std::int64_t> readings_;   // what is to be added to their mentions
    std::unordered_map<std::int64_t, Counted> entities_;        // what is to be added to their counts
    std::vector<std::pair<std::int64_t, std::int64_t>> pairs_;  // of entity and document, to be written
    std::set<std::int64_t> unsettled_;                          // entities that may look otherwise now
    bool took_back_ = false;

    PendingRows entity_rows_, reading_rows_, pair_rows_;
    SQLite::Statement ids_, any_, find_entity_, find_reading_, drop_pair_;
    SQLite::Statement mentioned_, count_reading_, count_entity_, read_looks_, read_all_, write_looks_;
    SQLite::Statement drop_reading_, drop_entity_;
};

}  // namespace dossier::store
