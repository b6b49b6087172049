// Fields of a question as conditions. Internal to the room.
#pragma once
#include "select.h"

#include <dossier/store/search_query.h>

namespace dossier::store {

// On documents (alias d) and, where the field is of deals, on deals (alias x).
void where_field(Select& select, const SearchField& field);

}  // namespace dossier::store
