#include "database.h"

#include <dossier/store/content_key.h>
#include <dossier/store/load.h>
#include <dossier/store/merge.h>
#include <dossier/store/versions.h>

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dossier {
namespace {

constexpr std::size_t batch_documents = 256;

std::vector<std::string> hashes_of(const KnowledgeBase& base) {
    return store::with(base, [](SQLite::Database& database) {
        std::vector<std::string> out;
        SQLite::Statement row(database, "SELECT lower(hex(hash)) FROM document_heads ORDER BY hash");
        while (row.executeStep())
            out.push_back(store::text_at(row, 0));
        return out;
    });
}

// The document as each of its other sources has it.
std::vector<Document> other_sources(const KnowledgeBase& base, const StoredDocument& stored) {
    return store::with(base, [&](SQLite::Database& database) {
        std::vector<Document> out;
        SQLite::Statement row(
            database,
            "SELECT s.published, s.lang, s.id, s.origin, s.title FROM other_sources s "
            "JOIN document_heads d USING (document) WHERE d.key = ? ORDER BY 1, 2, 3, 4, 5");
        row.bind(1, row_id_of(stored.sha256));
        while (row.executeStep()) {
            Document document = stored.document;
            int column = 0;
            for (std::string* value :
                 {&document.published, &document.lang, &document.id, &document.origin, &document.title})
                *value = store::text_at(row, column++);
            document.author.clear();
            document.url.clear();
            out.push_back(std::move(document));
        }
        return out;
    });
}

std::vector<Trouble> troubles_of(const KnowledgeBase& base) {
    return store::with(base, [](SQLite::Database& database) {
        std::vector<Trouble> out;
        SQLite::Statement row(database, "SELECT origin, reason, kept FROM troubles ORDER BY 1, 2");
        while (row.executeStep())
            out.push_back({store::text_at(row, 0), store::text_at(row, 1), row.getColumn(2).getInt() != 0});
        return out;
    });
}

std::vector<OldVersion> old_versions_of(const KnowledgeBase& base) {
    std::vector<OldVersion> out;
    each_old_version(base, {}, [&](OldVersion&& version) { out.push_back(std::move(version)); });
    return out;
}

// What is current in one may be old by the other.
void write_old(Writer& into, std::vector<OldVersion> versions, std::vector<OldVersion> others) {
    std::move(others.begin(), others.end(), std::back_inserter(versions));
    std::sort(versions.begin(), versions.end(), [](const OldVersion& a, const OldVersion& b) {
        return std::tie(a.id, a.sha256, a.successor) < std::tie(b.id, b.sha256, b.successor);
    });
    into.write_old(versions);
}

}  // namespace

MergeCounts merge_into(Writer& into, const KnowledgeBase& from) {
    MergeCounts counts;
    DocumentLoader loader(from, DocumentLoader::Moment::one);
    std::vector<OldVersion> old_before = old_versions_of(into.base());  // what comes in may end one
    const std::vector<Trouble> troubles = troubles_of(from);
    std::vector<Correction> corrections = corrections_of(into.base());
    for (Correction& each : corrections_of(from))
        if (std::find(corrections.begin(), corrections.end(), each) == corrections.end())
            corrections.push_back(std::move(each));
    into.correct(std::move(corrections));
    into.write({}, troubles);
    std::vector<Entry> batch;
    const auto flush = [&] {
        for (const Outcome outcome : into.write(batch))
            counts.added += outcome == Outcome::added;
        batch.clear();
    };
    for (const std::string& hash : hashes_of(from)) {
        auto stored = loader.load(hash);
        if (!stored) continue;
        ++counts.documents;
        std::vector<Document> others = other_sources(from, *stored);
        batch.push_back({stored->document, stored->facts, stored->patterns});
        for (Document& other : others)
            batch.push_back({std::move(other), std::nullopt});
        if (batch.size() >= batch_documents) flush();
    }
    flush();
    write_old(into, std::move(old_before), old_versions_of(from));
    return counts;
}

}  // namespace dossier
