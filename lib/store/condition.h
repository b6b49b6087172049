// Conditions of queries. Internal to the room.
#pragma once
#include <string>
#include <vector>

namespace dossier::store {

// A condition with a "?" for each value; the values are bound, never pasted.
struct Condition {
    std::string sql;
    std::vector<std::string> values;
};

// Documents (alias d) that `name` may mean: see documents_named.
Condition document_named(const std::string& name);

}  // namespace dossier::store
