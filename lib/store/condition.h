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

// SELECTs of documents: that name an entity, by any of its names (two values, the folded name each time), or
// by the country that a mention stands for (two values, the code each time).
inline constexpr const char* documents_by_name =
    "SELECT document FROM entity_documents WHERE entity IN (SELECT entity FROM entities WHERE folded = ? "
    "UNION SELECT entity FROM mention_readings WHERE folded = ?)";
inline constexpr const char* documents_by_country =
    "SELECT document FROM entity_documents o WHERE entity IN (SELECT entity FROM mention_readings WHERE iso "
    "= ?) "
    "AND EXISTS (SELECT 1 FROM entity_facts f JOIN mention_readings r USING (reading) "
    "WHERE f.document = o.document AND r.iso = ?)";

}  // namespace dossier::store
