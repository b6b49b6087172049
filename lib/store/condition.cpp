#include "condition.h"

#include <algorithm>

namespace dossier::store {

Condition document_named(const std::string& name) {
    Condition condition{
        "d.document IN (SELECT document FROM document_sources WHERE id = ? "
        "UNION SELECT document FROM document_sources WHERE origin = ?)",
        {name, name}};
    std::string prefix = name;
    std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool is_hash =
        prefix.size() >= 6 && prefix.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (is_hash) {
        condition.sql = "(" + condition.sql + " OR (d.sha256 >= ? AND d.sha256 < ?))";
        condition.values.push_back(prefix);
        condition.values.push_back(prefix + "g");
    }
    return condition;
}

}  // namespace dossier::store
