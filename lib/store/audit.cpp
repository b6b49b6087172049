#include "database.h"

#include <dossier/store/audit.h>

namespace dossier {

void audit(const KnowledgeBase& base, const std::function<void(AuditRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        SQLite::Statement row(
            database,
            "SELECT iif(kept, 'in part', 'failed'), origin, reason, 1 FROM troubles "
            "UNION ALL SELECT 'replaced bytes', id, 'sequences that made no sense', replaced FROM documents "
            "WHERE replaced > 0 "
            "UNION ALL SELECT 'unread', d.id, n.what, count(*) FROM notices n JOIN documents d USING "
            "(document) "
            "GROUP BY d.id, n.what "
            "UNION ALL SELECT 'undated', d.id, 'dates that could not be resolved', count(*) FROM dates x "
            "JOIN documents d USING (document) WHERE x.value IS NULL GROUP BY d.id "
            "ORDER BY 1, 2, 3");
        while (row.executeStep())
            on_row({store::text_at(row, 0), store::text_at(row, 1), store::text_at(row, 2),
                    row.getColumn(3).getInt64()});
    });
}

}  // namespace dossier
