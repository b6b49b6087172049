#include "database.h"
#include "schema_functions.h"

namespace dossier {
namespace {

// The content of a knowledge base, apart from how this file keeps it: rows have the keys that follow from
// what they hold, not the numbers that they have here.
struct Content {
    const char *name, *rows;
};

constexpr Content contents[] = {
    {"aliases",
     "SELECT name_key(e.type, e.folded) AS entity, a.name, a.folded, a.mentions FROM aliases a "
     "JOIN entities e USING (entity)"},
    {"corrections", "SELECT kind, name, other, document FROM corrections"},
    {"dates",
     "SELECT d.key AS document, x.n, x.value, x.modifier, x.invalid, x.first_day, x.last_day "
     "FROM dates x JOIN document_heads d USING (document)"},
    {"deal_parties",
     "SELECT d.key AS document, p.n, p.position, p.role, p.name, p.folded, p.iso, "
     "(SELECT name_key(type, folded) FROM entities e WHERE e.entity = p.entity) AS entity "
     "FROM deal_parties p JOIN document_heads d USING (document)"},
    {"deal_rules",
     "SELECT d.key AS document, x.n, x.position, x.rule FROM deal_rules x JOIN document_heads d USING "
     "(document)"},
    {"deals",
     "SELECT d.key AS document, x.n, x.type, x.status, x.amount, x.amount_real, x.currency, x.date, "
     "x.first_day, x.last_day, x.subject, x.hedged, x.attributed_to "
     "FROM deals x JOIN document_heads d USING (document)"},
    {"document_sources",
     "SELECT d.key AS document, x.published, x.lang, x.id, x.origin, x.title "
     "FROM document_sources x JOIN document_heads d USING (document)"},
    {"documents",
     "SELECT h.key AS document, d.sha256, d.id, d.lang, d.published, d.title, d.origin, d.characters, "
     "d.bytes, d.replaced, d.text, d.author, d.url FROM documents d JOIN document_heads h USING (document)"},
    {"entities", "SELECT name_key(type, folded) AS entity, type, name, folded, subtype, iso FROM entities"},
    {"entity_readings",
     "SELECT name_key(e.type, e.folded) AS entity, r.canonical, r.subtype, r.iso, r.mentions "
     "FROM entity_readings r JOIN entities e USING (entity)"},
    {"mentions",
     "SELECT d.key AS document, m.n, name_key(e.type, e.folded) AS entity, m.canonical, m.subtype, m.iso "
     "FROM mentions m JOIN document_heads d USING (document) JOIN entities e USING (entity)"},
    {"money",
     "SELECT d.key AS document, x.n, x.amount, x.amount_real, x.currency, x.currency_assumed, x.low, x.high, "
     "x.approximate, x.per FROM money x JOIN document_heads d USING (document)"},
    {"notices",
     "SELECT d.key AS document, x.position, x.start, x.end, x.what "
     "FROM notices x JOIN document_heads d USING (document)"},
    {"old_versions",
     "SELECT id, sha256, successor, lang, published, title, author, url, origin, characters, text "
     "FROM old_versions"},
    {"percents",
     "SELECT d.key AS document, x.n, x.value, x.value_real, x.unit, x.low, x.high, x.approximate "
     "FROM percents x JOIN document_heads d USING (document)"},
    {"quantities",
     "SELECT d.key AS document, x.n, x.value, x.value_real, x.unit, x.si_factor, x.si_unit, x.low, x.high, "
     "x.approximate FROM quantities x JOIN document_heads d USING (document)"},
    {"statements",
     "SELECT d.key AS document, s.n, s.kind, s.start, s.end, s.quote, s.rule, s.confidence, s.belongs_to "
     "FROM statements s JOIN document_heads d USING (document)"},
    {"troubles", "SELECT origin, reason, kept FROM troubles"},
};

void dump(SQLite::Database& database, const Content& content,
          const std::function<void(std::string_view line)>& on_line) {
    std::string columns;
    const SQLite::Statement look(database, content.rows);
    for (int i = 0; i < look.getColumnCount(); ++i)
        columns += (i == 0 ? "quote(\"" : ", quote(\"") + std::string(look.getColumnName(i)) + "\")";
    SQLite::Statement rows(database,
                           "SELECT " + columns + " FROM (" + content.rows + ") ORDER BY " + columns);
    std::string line;
    while (rows.executeStep()) {
        line = content.name;
        for (int i = 0; i < rows.getColumnCount(); ++i)
            line.append("|").append(rows.getColumn(i).getString());
        on_line(line);
    }
}

}  // namespace

void dump(const KnowledgeBase& base, const std::function<void(std::string_view line)>& on_line) {
    store::with(base, [&](SQLite::Database& database) {
        store::add_functions(database);
        for (const Content& each : contents)
            dump(database, each, on_line);
    });
}

}  // namespace dossier
