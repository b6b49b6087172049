#include "source_rank.h"
#include "stored.h"

#include <dossier/store/content_key.h>

namespace dossier::store {

const char* const stored_by_key =
    "SELECT id, ifnull(lang, ''), ifnull(published, ''), ifnull(title, ''), "
    "ifnull((SELECT text FROM names WHERE name = origin), id), ifnull(author, ''), ifnull(url, ''), "
    "lower(hex(hash)), document FROM document_heads WHERE key = ?";

std::optional<Stored> stored(SQLite::Statement& leading, const std::string& sha256) {
    std::optional<Stored> found;
    leading.bind(1, row_id_of(sha256));
    if (leading.executeStep()) {
        if (text_at(leading, 7) != sha256)
            throw StoreError(StoreError::Code::failed, "two texts with the same key: " + sha256, {});
        Document& document = found.emplace().document;
        int column = 0;
        for (std::string* value : {&document.id, &document.lang, &document.published, &document.title,
                                   &document.origin, &document.author, &document.url})
            *value = text_at(leading, column++);
        found->row = leading.getColumn(8);
    }
    leading.reset();
    return found;
}

bool same_place(const Document& a, const Document& b) {
    return a.published == b.published && a.lang == b.lang && a.id == b.id && a.origin == b.origin &&
           a.title == b.title;
}

bool facts_needed(const std::optional<Stored>& there, const Document& arriving) {
    if (!there) return true;
    return rank(arriving) < rank(there->document) && !reads_alike(arriving, there->document);
}

}  // namespace dossier::store
