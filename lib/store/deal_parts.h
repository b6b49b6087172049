// Parties and rules of deals. Internal to the room.
#pragma once
#include "database.h"

#include <dossier/facts/facts.h>

namespace dossier::store {

class DealParts {
  public:
    explicit DealParts(SQLite::Database& database);
    // Fills parties and rules of the deal that is statement `n` of `document`.
    void fill(Deal& deal, std::int64_t document, std::int64_t n);

  private:
    SQLite::Statement parties_, rules_;
};

}  // namespace dossier::store
