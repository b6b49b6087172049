#include "entity_counts.h"

#include <dossier/store/content_key.h>

#include <vector>

namespace dossier::store {
namespace {

constexpr const char* choose_sql =
    "UPDATE entities SET "
    "name = (SELECT canonical FROM entity_readings r WHERE r.entity = ?1 "
    "        GROUP BY canonical ORDER BY sum(mentions) DESC, canonical LIMIT 1), "
    "subtype = (SELECT subtype FROM entity_readings r WHERE r.entity = ?1 AND subtype <> '' "
    "        GROUP BY subtype ORDER BY sum(mentions) DESC, subtype LIMIT 1), "
    "iso = (SELECT iso FROM entity_readings r WHERE r.entity = ?1 AND iso <> '' "
    "        GROUP BY iso ORDER BY sum(mentions) DESC, iso LIMIT 1) "
    "WHERE entity = ?1 AND EXISTS (SELECT 1 FROM entity_readings r WHERE r.entity = ?1)";

}  // namespace

EntityCounts::EntityCounts(SQLite::Database& db, const NameRules& rules)
    : rules_(rules),
      insert_(db, "INSERT OR IGNORE INTO entities (entity, type, name, folded) VALUES (?, ?, ?, ?)"),
      ids_(db,
           "SELECT id FROM document_sources WHERE document = ?1 UNION SELECT sha256 FROM documents WHERE "
           "document = ?1"),
      forms_(db,
             "SELECT m.entity, s.quote, count(*) FROM mentions m JOIN statements s USING (document, n) "
             "WHERE m.document = ? GROUP BY 1, 2"),
      readings_(
          db,
          "SELECT entity, canonical, ifnull(subtype, ''), ifnull(iso, ''), iif(?2, quote, '') AS written, "
          "count(*) FROM mentions JOIN statements USING (document, n) WHERE document = ?1 "
          "GROUP BY 1, 2, 3, 4, 5"),
      add_alias_(db,
                 "INSERT INTO aliases (entity, name, folded, mentions) VALUES (?, ?, ?, ?) "
                 "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions"),
      add_reading_(
          db,
          "INSERT INTO entity_readings (entity, canonical, subtype, iso, mentions) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions"),
      drop_aliases_(db, "DELETE FROM aliases WHERE entity = ? AND mentions = 0"),
      drop_readings_(db, "DELETE FROM entity_readings WHERE entity = ? AND mentions = 0"),
      choose_(db, choose_sql),
      drop_entity_(db,
                   "DELETE FROM entities WHERE entity = ?1 "
                   "AND NOT EXISTS (SELECT 1 FROM entity_readings WHERE entity = ?1)") {}

void EntityCounts::open(std::int64_t document) {
    document_ = document;
    here_.clear();
    if (!rules_.speak_of_documents()) return;
    std::vector<std::string> ids;
    for (ids_.bind(1, document); ids_.executeStep();)
        ids.push_back(text_at(ids_, 0));
    ids_.reset();
    here_ = rules_.of_document(ids);
}

std::int64_t EntityCounts::entity_of(const EntityMention& mention) {
    const std::string canonical = on_one_line(mention.canonical.empty() ? mention.text : mention.canonical);
    const std::string& name =
        rules_.empty() ? canonical : rules_.name_of(canonical, on_one_line(mention.text), here_);
    const std::string folded = fold_name(name);
    const std::int64_t entity = entity_row_id(mention.type, folded);
    run(insert_, entity, Text{mention.type}, Text{name}, Text{folded});
    return entity;
}

void EntityCounts::count(int sign) {
    count_forms(sign);
    count_readings(sign);
}

void EntityCounts::count_forms(int sign) {
    struct Row {
        std::int64_t entity, mentions;
        std::string form;
    };
    std::vector<Row> rows;
    for (forms_.bind(1, document_); forms_.executeStep();)
        rows.push_back({forms_.getColumn(0), forms_.getColumn(2), on_one_line(text_at(forms_, 1))});
    forms_.reset();
    for (const Row& row : rows) {
        run(add_alias_, row.entity, Text{row.form}, Text{fold_name(row.form)}, sign * row.mentions);
        touched_.insert(row.entity);
    }
}

void EntityCounts::count_readings(int sign) {
    struct Row {
        std::int64_t entity, mentions;
        std::string name, subtype, iso;
    };
    std::vector<Row> rows;
    readings_.bind(1, document_);
    readings_.bind(2, rules_.empty() ? 0 : 1);
    while (readings_.executeStep()) {
        rows.push_back({readings_.getColumn(0), readings_.getColumn(5), text_at(readings_, 1),
                        text_at(readings_, 2), text_at(readings_, 3)});
        if (!rules_.empty()) {
            std::string& name = rows.back().name;
            name = std::string(rules_.name_of(name, on_one_line(text_at(readings_, 4)), here_));
        }
    }
    readings_.reset();
    for (const Row& row : rows)
        run(add_reading_, row.entity, Text{row.name}, Text{row.subtype}, Text{row.iso}, sign * row.mentions);
}

void EntityCounts::settle() {
    for (const std::int64_t entity : touched_) {
        run(drop_aliases_, entity);
        run(drop_readings_, entity);
        run(choose_, entity);
        run(drop_entity_, entity);
    }
    touched_.clear();
}

std::string on_one_line(std::string_view text) {
    std::string out;
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            blank = !out.empty();
        } else {
            if (blank) out += ' ';
            blank = false;
            out += c;
        }
    }
    return out;
}

}  // namespace dossier::store
