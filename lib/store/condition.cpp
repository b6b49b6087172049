#include "condition.h"

#include <dossier/store/content_key.h>

#include <algorithm>

namespace dossier::store {

Condition document_named(const std::string& name) {
    Condition condition{
        "d.document IN (SELECT document FROM document_heads WHERE id = ? "
        "UNION SELECT document FROM document_heads WHERE origin = (SELECT name FROM names WHERE text = ?) "
        "UNION SELECT document FROM other_sources WHERE id = ? "
        "UNION SELECT document FROM other_sources WHERE origin = ?)",
        {name, name, name, name}};
    std::string prefix = name;
    std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c; });
    const bool is_hash =
        prefix.size() >= 6 && prefix.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (is_hash) {
        const auto key_from = [&](char rest) {
            return std::to_string(row_id_of((prefix + std::string(16, rest)).substr(0, 16)));
        };
        condition.sql =
            "(" + condition.sql +
            " OR (d.key >= ? AND d.key <= ? AND lower(hex(d.hash)) >= ? AND lower(hex(d.hash)) < ?))";
        for (const std::string& value : {key_from('0'), key_from('f'), prefix, prefix + "g"})
            condition.values.push_back(value);
    }
    return condition;
}

}  // namespace dossier::store
