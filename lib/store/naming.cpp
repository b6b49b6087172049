#include "condition.h"
#include "database.h"
#include "search_index.h"
#include "search_words.h"

#include <dossier/store/naming.h>

#include <algorithm>
#include <map>
#include <unordered_map>

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
const std::string known_by = [] {
    const std::string is_party = "+e.type IN ('person', 'organization', 'location') ";
    const std::string keys =
        "SELECT e.folded, iif(e.subtype IN ('country', 'government'), ifnull(e.iso, ''), '') FROM ";
    return keys + "entities e WHERE e.folded = ?1 AND " + is_party + "UNION " + keys +
           "mention_readings r JOIN entities e ON e.entity = r.entity WHERE r.folded = ?1 AND " + is_party +
           "UNION " + keys +
           "entities e WHERE length(?1) >= 4 AND e.folded > ?1 || ' ' AND e.folded < ?1 || '!' AND " +
           is_party + "ORDER BY 1, 2 LIMIT 8";
}();

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

struct NamingDocuments::State {
    explicit State(const KnowledgeBase& base_)
        : base(base_),
          name(base.impl().database, by_name),
          iso(base.impl().database, by_iso),
          hash(base.impl().database, "SELECT lower(hex(hash)) FROM document_heads WHERE key = ?") {}

    // Keys of documents.
    const std::vector<std::int64_t>& naming(const EntityKey& entity) {
        const std::string& asked = entity.iso.empty() ? entity.folded : entity.iso;
        const auto [found, fresh] = known.try_emplace({entity.iso.empty(), asked});
        if (!fresh) return found->second;
        SQLite::Statement& query = entity.iso.empty() ? name : iso;
        query.bind(1, asked);
        if (!entity.iso.empty()) query.bind(2, asked);
        while (query.executeStep())
            found->second.push_back(query.getColumn(0).getInt64());
        query.reset();
        return found->second;
    }

    std::string hash_of(std::int64_t key) {
        hash.bind(1, key);
        std::string out = hash.executeStep() ? store::text_at(hash, 0) : std::string();
        hash.reset();
        return out;
    }

    const KnowledgeBase& base;
    SQLite::Statement name, iso, hash;
    std::map<std::pair<bool, std::string>, std::vector<std::int64_t>> known;
};

NamingDocuments::NamingDocuments(const KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base); });
}
NamingDocuments::~NamingDocuments() = default;

std::vector<std::string> NamingDocuments::of(const std::vector<EntityKey>& entities, std::size_t limit) {
    return store::with(state_->base, [&](SQLite::Database&) {
        std::unordered_map<std::int64_t, std::size_t> named;  // how many of the entities, by document
        for (const EntityKey& entity : entities)
            for (const std::int64_t document : state_->naming(entity))
                ++named[document];
        std::vector<std::pair<std::size_t, std::int64_t>> ranked;
        for (const auto& [document, count] : named)
            ranked.emplace_back(count, document);
        const std::size_t kept = std::min(ranked.size(), limit);
        std::partial_sort(ranked.begin(), ranked.begin() + static_cast<long>(kept), ranked.end(),
                          [](const auto& a, const auto& b) {
                              return a.first != b.first ? a.first > b.first : a.second < b.second;
                          });
        std::vector<std::string> out;
        for (std::size_t i = 0; i < kept; ++i)
            if (std::string hash = state_->hash_of(ranked[i].second); !hash.empty())
                out.push_back(std::move(hash));
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
