// The facts of one document to their rows. Internal to the room.
#pragma once
#include "database.h"
#include "entity_counts.h"

#include <dossier/facts/facts.h>

#include <unordered_map>

namespace dossier::store {

class FactWriter {
  public:
    // The rules are borrowed, and may change between calls.
    FactWriter(SQLite::Database& database, const NameRules& rules);

    // The document's row and its sources must be there, without facts.
    void write(std::int64_t document, const Facts& facts);
    void remove(std::int64_t document);
    // See EntityCounts::settle.
    void settle() { entities_.settle(); }

  private:
    // Folded name to entity, of the document being written.
    using Names = std::unordered_map<std::string, std::int64_t>;
    struct Key {
        std::int64_t document, n;
    };

    void statement(Key key, const char* kind, const Mention& mention, const std::string& belongs_to = {});
    void write(Key key, const MoneyMention& money);
    void write(Key key, const PercentMention& percent);
    void write(Key key, const QuantityMention& quantity);
    void write(Key key, const DateMention& date);
    void write(Key key, const EntityMention& mention);
    void write(Key key, const Deal& deal, const Names& names);
    Names names_of(const std::vector<EntityMention>& mentions);

    const NameRules& rules_;
    EntityCounts entities_;
    SQLite::Statement statement_, money_, percent_, quantity_, date_, mention_;
    SQLite::Statement deal_, party_, rule_, notice_, remove_statements_, remove_notices_;
};

}  // namespace dossier::store
