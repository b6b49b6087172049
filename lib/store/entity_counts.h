// Keeps the tables that sum up mentions: entities, aliases, entity_readings. Internal to the room.
#pragma once
#include "database.h"

#include <dossier/facts/facts.h>

#include <set>
#include <string_view>

namespace dossier::store {

class EntityCounts {
  public:
    explicit EntityCounts(SQLite::Database& database);

    // The row that a mention belongs to, made if need be.
    std::int64_t entity_of(const EntityMention& mention);
    // Adds the mentions of a document to the counts (sign 1), or takes them away (-1, before they are
    // deleted).
    void count(std::int64_t document, int sign);
    // Gives every entity counted since the last call the name, subtype and ISO code that most mentions give,
    // and deletes those that nothing mentions any more. Call at the end of the transaction.
    void settle();

  private:
    SQLite::Statement insert_, forms_, readings_, add_alias_, add_reading_;
    SQLite::Statement drop_aliases_, drop_readings_, choose_, drop_entity_;
    std::set<std::int64_t> touched_;
};

// White space as a name on one line has it.
std::string on_one_line(std::string_view text);

}  // namespace dossier::store
