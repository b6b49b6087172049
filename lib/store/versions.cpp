#include "database.h"

#include <dossier/store/versions.h>

namespace dossier {

void each_old_version(const KnowledgeBase& base, const std::string& id,
                      const std::function<void(OldVersion&&)>& on_version) {
    store::with(base, [&](SQLite::Database& database) {
        SQLite::Statement row(
            database,
            "SELECT id, sha256, successor, lang, published, title, author, url, origin, text, "
            "characters FROM old_versions WHERE ?1 = '' OR id = ?1 ORDER BY id, published, sha256");
        row.bindNoCopy(1, id);
        while (row.executeStep()) {
            OldVersion version;
            int column = 0;
            for (std::string* value :
                 {&version.id, &version.sha256, &version.successor, &version.lang, &version.published,
                  &version.title, &version.author, &version.url, &version.origin, &version.text})
                *value = store::text_at(row, column++);
            version.characters = row.getColumn(column);
            on_version(std::move(version));
        }
    });
}

}  // namespace dossier
