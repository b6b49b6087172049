#include "condition.h"
#include "database.h"
#include "search_index.h"
#include "search_words.h"

#include <dossier/store/naming.h>

#include <algorithm>
#include <map>

namespace dossier {
namespace {

// Keys of documents: unlike their numbers they depend on content alone.
constexpr const char* by_name =
    "SELECT key FROM document_heads WHERE document IN (SELECT document FROM entity_documents WHERE entity IN "
    "(SELECT entity FROM entities WHERE folded = ?1 UNION SELECT entity FROM mention_readings WHERE folded = "
    "?1))";
const std::string by_iso =
    "SELECT key FROM document_heads WHERE document IN (" + std::string(store::documents_by_country) + ")";
// By the whole of a name, by one that it has in some document, by its beginning. The plus signs keep it to
// the indexes of folded names: there are few types and many names.
constexpr const char* known_by =
    "SELECT folded, ifnull(iso, '') FROM entities WHERE folded = ?1 AND +type IN ('person', 'organization', "
    "'location') "
    "UNION SELECT e.folded, ifnull(e.iso, '') FROM mention_readings r JOIN entities e ON e.entity = r.entity "
    "WHERE r.folded = ?1 AND +e.type IN ('person', 'organization', 'location') "
    "UNION SELECT folded, ifnull(iso, '') FROM entities WHERE length(?1) >= 4 AND folded > ?1 || ' ' "
    "AND folded < ?1 || '!' AND +type IN ('person', 'organization', 'location') "
    "ORDER BY 1, 2 LIMIT 8";

}  // namespace

struct KnownNames::State {
    explicit State(SQLite::Database& database) : query(database, known_by) {}
    SQLite::Statement query;
};

KnownNames::KnownNames(const KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database& database) { state_ = std::make_unique<State>(database); });
}
KnownNames::~KnownNames() = default;

std::vector<EntityKey> KnownNames::entities(const std::string& folded) {
    std::vector<EntityKey> out;
    state_->query.bind(1, folded);
    while (state_->query.executeStep())
        out.push_back({store::text_at(state_->query, 0), store::text_at(state_->query, 1)});
    state_->query.reset();
    return out;
}

std::vector<std::string> documents_naming(const KnowledgeBase& base, const std::vector<EntityKey>& entities,
                                          std::size_t limit) {
    return store::with(base, [&](SQLite::Database& database) {
        SQLite::Statement name(database, by_name), iso(database, by_iso);
        std::map<std::int64_t, std::size_t> named;  // how many of the entities, by document
        for (const EntityKey& entity : entities) {
            SQLite::Statement& query = entity.iso.empty() ? name : iso;
            query.bind(1, entity.iso.empty() ? entity.folded : entity.iso);
            if (!entity.iso.empty()) query.bind(2, entity.iso);
            while (query.executeStep())
                ++named[query.getColumn(0).getInt64()];
            query.reset();
        }
        std::vector<std::pair<std::size_t, std::int64_t>> ranked;
        for (const auto& [document, count] : named)
            ranked.emplace_back(count, document);
        std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        ranked.resize(std::min(ranked.size(), limit));
        SQLite::Statement hash(database, "SELECT lower(hex(hash)) FROM document_heads WHERE key = ?");
        std::vector<std::string> out;
        for (const auto& [count, document] : ranked) {
            hash.bind(1, document);
            if (hash.executeStep()) out.push_back(store::text_at(hash, 0));
            hash.reset();
        }
        return out;
    });
}

std::vector<std::string> documents_saying(const KnowledgeBase& base, const std::vector<std::string>& phrases,
                                          std::size_t limit) {
    store::WordReader reader;
    std::string wanted;
    for (const std::string& phrase : phrases)
        if (const std::string words = reader.joined(phrase); !words.empty())
            wanted += (wanted.empty() ? "\"" : " OR \"") + words + "\"";
    std::vector<std::string> out;
    if (wanted.empty()) return out;
    return store::with(base, [&](SQLite::Database& database) {
        if (!store::has_search_index(database)) return out;
        SQLite::Statement query(database,
                                "SELECT lower(hex(d.hash)) FROM documents_fts JOIN document_heads d ON "
                                "d.document = documents_fts.rowid "
                                "WHERE documents_fts MATCH ?1 ORDER BY bm25(documents_fts), d.hash LIMIT ?2");
        query.bind(1, wanted);
        query.bind(2, static_cast<std::int64_t>(limit));
        while (query.executeStep())
            out.push_back(store::text_at(query, 0));
        return out;
    });
}

}  // namespace dossier
