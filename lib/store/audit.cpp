#include "database.h"

#include <dossier/store/audit.h>
#include <dossier/store/content_key.h>
#include <dossier/store/corrections.h>

namespace dossier {
namespace {

// Corrections, with how often the name that they are about is written. 0: nothing has it, so far.
void audit_corrections(const KnowledgeBase& base, SQLite::Database& database,
                       const std::function<void(AuditRow&&)>& on_row) {
    SQLite::Statement written(database,
                              "SELECT ifnull(sum(mentions), 0) FROM (SELECT mentions FROM mention_readings "
                              "WHERE folded = ?1 UNION ALL "
                              "SELECT r.mentions FROM entities e JOIN mention_readings r USING (entity) "
                              "WHERE e.folded = ?1 AND r.folded "
                              "IS NULL)");
    for (const Correction& each : corrections_of(base)) {
        const bool joins = each.kind != Correction::Kind::not_same;
        written.bind(1, fold_name(joins ? each.other : each.name));
        written.executeStep();
        const std::int64_t count = written.getColumn(0);
        written.reset();
        const std::string what = joins                   ? "'" + each.other + "' is '" + each.name + "'"
                                 : each.document.empty() ? "'" + each.name + "' is not '" + each.other + "'"
                                                         : "'" + each.name + "' here is '" + each.other + "'";
        on_row({std::string(text_of(each.kind)), each.document, what, count});
    }
}

}  // namespace

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
            "UNION ALL SELECT 'undated', d.id, 'dates that could not be resolved', count(*) FROM date_facts "
            "x "
            "CROSS JOIN document_heads d USING (document) WHERE x.reading IN (SELECT reading FROM "
            "date_readings WHERE value IS NULL) GROUP BY d.id "
            "ORDER BY 1, 2, 3");
        while (row.executeStep())
            on_row({store::text_at(row, 0), store::text_at(row, 1), store::text_at(row, 2),
                    row.getColumn(3).getInt64()});
        audit_corrections(base, database, on_row);
    });
}

}  // namespace dossier
