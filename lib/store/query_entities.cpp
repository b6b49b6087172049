#include "select.h"

#include <dossier/store/content_key.h>

namespace dossier {

using store::text_at;

void list_documents(const KnowledgeBase& base, const Filter& filter,
                    const std::function<void(DocumentRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(
            "SELECT d.id, d.sha256, d.lang, d.published, d.title, d.origin, d.characters, "
            "(SELECT count(*) FROM statements s WHERE s.document = d.document) AS statements, "
            "(SELECT count(*) FROM deals x WHERE x.document = d.document) AS deals FROM documents d");
        store::where_document(select, filter);
        store::where_document_names(select, filter);
        store::where_document_published(select, filter);
        const std::string tail = "ORDER BY " + std::string(store::order_by(Listing::documents, filter.sort));
        SQLite::Statement row = select.prepare(database, tail, filter.limit);
        while (row.executeStep())
            on_row({text_at(row, 0), text_at(row, 1), text_at(row, 2), text_at(row, 3), text_at(row, 4),
                    text_at(row, 5), row.getColumn(6), row.getColumn(7), row.getColumn(8)});
    });
}

void list_entities(const KnowledgeBase& base, const Filter& filter,
                   const std::function<void(EntityRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(
            "SELECT e.name, e.type, e.subtype, e.iso, count(*) AS mentions, count(DISTINCT m.document) AS "
            "documents, "
            "e.entity FROM entities e JOIN mentions m USING (entity) JOIN documents d USING (document)");
        store::where_document(select, filter);
        store::where_document_published(select, filter);
        if (!filter.entity.empty()) {
            const std::string folded = fold_name(filter.entity);
            select.where("e.folded = ? OR e.entity IN (SELECT entity FROM aliases WHERE folded = ?)",
                         {folded, folded});
        }
        if (!filter.country.empty()) select.where("e.iso = ?", {filter.country});
        if (!filter.type.empty()) select.where("e.type = ? OR e.subtype = ?", {filter.type, filter.type});
        const std::string tail =
            "GROUP BY e.entity ORDER BY " + std::string(store::order_by(Listing::entities, filter.sort));
        SQLite::Statement row = select.prepare(database, tail, filter.limit);
        SQLite::Statement aliases(
            database, "SELECT name FROM aliases WHERE entity = ? AND name <> ? ORDER BY mentions DESC, name");
        while (row.executeStep()) {
            EntityRow entity{text_at(row, 0),
                             text_at(row, 1),
                             text_at(row, 2),
                             text_at(row, 3),
                             row.getColumn(4),
                             row.getColumn(5),
                             {}};
            aliases.reset();
            aliases.bind(1, row.getColumn(6).getInt64());
            aliases.bind(2, entity.name);
            while (aliases.executeStep())
                entity.aliases.push_back(text_at(aliases, 0));
            on_row(std::move(entity));
        }
    });
}

}  // namespace dossier
