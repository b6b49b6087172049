#include "select.h"

#include <dossier/store/content_key.h>

namespace dossier {

using store::text_at;

void list_documents(const KnowledgeBase& base, const Filter& filter,
                    const std::function<void(DocumentRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(
            "SELECT d.id, lower(hex(d.hash)), d.lang, d.published, d.title, "
            "ifnull((SELECT text FROM names WHERE name = d.origin), d.id), d.characters, d.statements, "
            "d.deals "
            "FROM document_heads d");
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

Extent extent_of(const KnowledgeBase& base) {
    return store::with(base, [](SQLite::Database& database) {
        Extent extent;
        SQLite::Statement all(database,
                              "SELECT count(*), count(*) - count(published), ifnull(sum(characters), 0), "
                              "ifnull(sum(statements), 0), min(published), max(published) "
                              "FROM document_heads");
        all.executeStep();
        extent.documents = all.getColumn(0);
        extent.undated = all.getColumn(1);
        extent.characters = all.getColumn(2);
        extent.statements = all.getColumn(3);
        extent.first_published = text_at(all, 4);
        extent.last_published = text_at(all, 5);
        SQLite::Statement entity(database, "SELECT type FROM entities");
        std::string type;
        for (std::int64_t* of_type = nullptr; entity.executeStep(); ++*of_type)
            if (const char* next = entity.getColumn(0).getText(); !of_type || type != next)
                of_type = &extent.entities[type = next];
        return extent;
    });
}

namespace {

bool filters_documents(const Filter& filter) {
    return !filter.document.empty() || !filter.since.empty() || !filter.until.empty();
}

constexpr const char* entities_counted =
    "SELECT e.name, e.type, e.subtype, e.iso, e.mentions AS mentions, e.documents AS documents, e.entity "
    "FROM entities e";
// Of chosen documents alone: from the documents on.
constexpr const char* mentions_counted =
    "SELECT e.name, e.type, e.subtype, e.iso, count(*) AS mentions, count(DISTINCT x.document) AS documents, "
    "e.entity FROM document_heads d CROSS JOIN entity_facts x USING (document) CROSS JOIN mention_readings r "
    "USING (reading) CROSS JOIN entities e ON e.entity = r.entity";

}  // namespace

void list_entities(const KnowledgeBase& base, const Filter& filter,
                   const std::function<void(EntityRow&&)>& on_row) {
    store::with(base, [&](SQLite::Database& database) {
        store::Select select(filters_documents(filter) ? mentions_counted : entities_counted);
        store::where_document(select, filter);
        store::where_document_published(select, filter);
        if (!filter.entity.empty()) {
            const std::string folded = fold_name(filter.entity);
            select.where("e.folded = ? OR e.entity IN (SELECT entity FROM mention_readings WHERE folded = ?)",
                         {folded, folded});
        }
        if (!filter.country.empty()) select.where("e.iso = ?", {filter.country});
        if (!filter.type.empty()) select.where("e.type = ? OR e.subtype = ?", {filter.type, filter.type});
        const std::string tail = (filters_documents(filter) ? "GROUP BY e.entity ORDER BY " : "ORDER BY ") +
                                 std::string(store::order_by(Listing::entities, filter.sort));
        SQLite::Statement row = select.prepare(database, tail, filter.limit);
        SQLite::Statement aliases(
            database,
            "SELECT name FROM mention_readings WHERE entity = ? AND name <> ? GROUP BY name "
            "ORDER BY sum(mentions) DESC, name");
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
