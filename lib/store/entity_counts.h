// Keeps the tables that sum up mentions: entities, aliases, entity_readings. Internal to the room.
#pragma once
#include "database.h"
#include "name_rules.h"

#include <dossier/facts/facts.h>

#include <set>
#include <string_view>

namespace dossier::store {

class EntityCounts {
  public:
    EntityCounts(SQLite::Database& database, const NameRules& rules);

    // The document, with its sources in place, whose mentions are spoken of from here on.
    void open(std::int64_t document);
    // The row that a mention of the open document belongs to, made if need be.
    std::int64_t entity_of(const EntityMention& mention);
    // Adds the mentions of the open document to the counts (sign 1), or takes them away (-1, before they are
    // deleted, and by the rules and sources by which they were added).
    void count(int sign);
    // Gives every entity counted since the last call the name, subtype and ISO code that most mentions give,
    // and deletes those that nothing mentions any more. Call at the end of the transaction.
    void settle();

  private:
    void count_forms(int sign);
    void count_readings(int sign);

    const NameRules& rules_;
    NameRules::Names here_;  // what the rules say of the open document
    std::int64_t document_ = 0;
    SQLite::Statement insert_, ids_, forms_, readings_, add_alias_, add_reading_;
    SQLite::Statement drop_aliases_, drop_readings_, choose_, drop_entity_;
    std::set<std::int64_t> touched_;
};

// White space as a name on one line has it.
std::string on_one_line(std::string_view text);

}  // namespace dossier::store
