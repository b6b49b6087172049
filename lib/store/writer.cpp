#include "fact_writer.h"
#include "search_index.h"
#include "source_rank.h"

#include <dossier/store/content_key.h>
#include <dossier/store/load.h>
#include <dossier/store/writer.h>
#include <dossier/text/offsets.h>

#include <SQLiteCpp/Transaction.h>

#include <algorithm>
#include <set>

namespace dossier {
namespace {

using store::Maybe;
using store::run;
using store::Text;

constexpr const char* leading_source =
    "SELECT id, ifnull(lang, ''), ifnull(published, ''), ifnull(title, ''), origin, sha256, "
    "ifnull(author, ''), ifnull(url, '') FROM documents "
    "WHERE document = ?";

// What the document of this row is read as, without its text; nullopt if it is not there.
std::optional<Document> stored(SQLite::Statement& leading, std::int64_t row, const std::string& sha256) {
    std::optional<Document> document;
    leading.bind(1, row);
    if (leading.executeStep()) {
        if (store::text_at(leading, 5) != sha256)
            throw StoreError(StoreError::Code::failed, "two texts with the same key: " + sha256, {});
        document.emplace();
        document->id = store::text_at(leading, 0);
        document->lang = store::text_at(leading, 1);
        document->published = store::text_at(leading, 2);
        document->title = store::text_at(leading, 3);
        document->origin = store::text_at(leading, 4);
        document->author = store::text_at(leading, 6);
        document->url = store::text_at(leading, 7);
    }
    leading.reset();
    return document;
}

bool facts_needed(const std::optional<Document>& there, const Document& arriving) {
    if (!there) return true;
    return store::rank(arriving) < store::rank(*there) && !store::reads_alike(arriving, *there);
}

}  // namespace

struct KnownDocuments::State {
    explicit State(KnowledgeBase base_)
        : base(std::move(base_)),
          leading(base.impl().database, leading_source),
          place(base.impl().database,
                "SELECT 1 FROM document_sources WHERE document = ?1 AND published = ?2 AND lang = ?3 AND id "
                "= ?4 AND "
                "origin = ?5 AND title = ?6 AND NOT EXISTS (SELECT 1 FROM troubles WHERE origin = ?4 AND NOT "
                "kept)") {}
    KnowledgeBase base;
    SQLite::Statement leading, place;
};

KnownDocuments::KnownDocuments(KnowledgeBase base) : state_(store::prepared<State>(std::move(base))) {}
KnownDocuments::~KnownDocuments() = default;

KnownDocuments::Look KnownDocuments::look(const Document& document) {
    return store::with(state_->base, [&](SQLite::Database&) {
        const std::string sha256 = sha256_hex(document.text);
        const std::int64_t row = row_id_of(sha256);
        if (facts_needed(stored(state_->leading, row, sha256), document)) return Look::needs_facts;
        SQLite::Statement& place = state_->place;
        int at = 0;
        place.bind(++at, row);
        for (const std::string* value :
             {&document.published, &document.lang, &document.id, &document.origin, &document.title})
            place.bindNoCopy(++at, *value);
        const bool there = place.executeStep();
        place.reset();
        return there ? Look::nothing_new : Look::new_place;
    });
}

struct Writer::State {
    explicit State(KnowledgeBase& base_)
        : base(base_),
          leading(db(), leading_source),
          insert(db(),
                 "INSERT INTO documents (document, sha256, id, lang, published, title, origin, characters, "
                 "bytes, "
                 "replaced, patterns, text, author, url) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          lead(db(),
               "UPDATE documents SET id = ?, lang = ?, published = ?, title = ?, origin = ?, replaced = ?, "
               "author = ?, url = ? WHERE document = ?"),
          reread(db(), "UPDATE documents SET patterns = ? WHERE document = ?"),
          source(db(),
                 "INSERT OR IGNORE INTO document_sources (document, published, lang, id, origin, title) "
                 "VALUES (?, ?, ?, ?, ?, ?)"),
          trouble(db(), "INSERT OR IGNORE INTO troubles (origin, reason, kept) VALUES (?, ?, ?)"),
          overcome(db(), "DELETE FROM troubles WHERE origin = ? AND NOT kept"),
          input(db(),
                "INSERT OR REPLACE INTO inputs (path, size, modified, changed, inode, reading, documents, "
                "failures, place, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          input_before(db(), "SELECT sha256 FROM inputs WHERE path = ? AND place = ? AND sha256 IS NOT NULL"),
          only_there(db(),
                     "SELECT ifnull(title, ''), text FROM documents d WHERE document = ?1 AND NOT EXISTS "
                     "(SELECT 1 FROM document_sources s WHERE s.document = d.document AND s.id <> ?2)"),
          keep(db(),
               "INSERT OR REPLACE INTO old_versions (id, sha256, successor, lang, published, title, author, "
               "url, origin, characters, text) SELECT ?1, sha256, ?2, lang, published, title, author, url, "
               "origin, characters, text FROM documents WHERE document = ?3"),
          adopt(db(),
                "INSERT OR IGNORE INTO old_versions (id, sha256, successor, lang, published, title, author, "
                "url, origin, characters, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          drop(db(), "DELETE FROM documents WHERE document = ?"),
          correction(db(),
                     "INSERT OR IGNORE INTO corrections (kind, name, other, document) VALUES (?, ?, ?, ?)"),
          naming(
              db(),
              "SELECT DISTINCT d.sha256 FROM mentions m JOIN documents d USING (document) WHERE m.entity IN "
              "(SELECT entity FROM entities WHERE folded = ?1 UNION SELECT entity FROM aliases WHERE folded "
              "= ?1)"),
          no_longer_old(db(), "DELETE FROM old_versions WHERE id = ? AND sha256 = ?"),
          loader(base),
          facts(db(), rules),
          words(db()) {}

    SQLite::Database& db() { return base.impl().database; }

    // Another process may have changed the corrections: at the start of each transaction.
    void read_rules() {
        if (auto now = store::read_corrections(db()); now != rules.corrections())
            rules = store::NameRules(std::move(now));
    }
    Outcome write(const Entry& entry);
    void add(std::int64_t row, const std::string& sha256, const Entry& entry);
    bool rewrite(const Entry& entry);
    void remember(const InputFile& file);
    void retire(const std::string& id, const std::string& sha256, const std::string& successor);
    void write_known(std::int64_t row, const Document& there, const Entry& entry, bool anew);
    void add_source(std::int64_t row, const Document& d);
    std::size_t apply(store::NameRules next);

    KnowledgeBase& base;
    SQLite::Statement leading, insert, lead, reread, source, trouble, overcome;
    SQLite::Statement input, input_before, only_there, keep, adopt, drop;
    SQLite::Statement correction, naming, no_longer_old;
    std::int64_t versions_replaced = 0;
    store::NameRules rules;
    DocumentLoader loader;
    store::FactWriter facts;
    store::SearchIndex words;
};

void Writer::State::add(std::int64_t row, const std::string& sha256, const Entry& entry) {
    const Document& d = entry.document;
    run(insert, row, Text{sha256}, Text{d.id}, Maybe{d.lang}, Maybe{d.published}, Maybe{d.title},
        Text{d.origin}, count_code_points(d.text), d.text.size(), d.replaced, Maybe{entry.patterns},
        Text{d.text}, Maybe{d.author}, Maybe{d.url});
    words.add(row, d.title, d.text);
    add_source(row, d);
    facts.write(row, *entry.facts);
    run(no_longer_old, Text{d.id}, Text{sha256});
}

void Writer::State::write_known(std::int64_t row, const Document& there, const Entry& entry, bool anew) {
    const Document& d = entry.document;
    std::optional<Facts> kept;  // a source that corrections speak of may change what its document names
    if (!anew && rules.speak_of(d.id)) kept = loader.load(sha256_hex(d.text)).value().facts;
    const Facts* const again = anew ? &*entry.facts : kept ? &*kept : nullptr;
    if (again) facts.remove(row);
    if (store::rank(d) < store::rank(there)) {
        run(lead, Text{d.id}, Maybe{d.lang}, Maybe{d.published}, Maybe{d.title}, Text{d.origin}, d.replaced,
            Maybe{d.author}, Maybe{d.url}, row);
        words.retitle(row, there.title, d.title, d.text);
    }
    add_source(row, d);
    if (again) facts.write(row, *again);
    if (anew) run(reread, Maybe{entry.patterns}, row);
}

void Writer::State::add_source(std::int64_t row, const Document& d) {
    run(source, row, Text{d.published}, Text{d.lang}, Text{d.id}, Text{d.origin}, Text{d.title});
}

bool Writer::State::rewrite(const Entry& entry) {
    const std::string sha256 = sha256_hex(entry.document.text);
    const std::int64_t row = row_id_of(sha256);
    const std::optional<Document> there = stored(leading, row, sha256);
    if (!there || !store::reads_alike(*there, entry.document)) return false;
    facts.remove(row);
    facts.write(row, *entry.facts);
    run(reread, Maybe{entry.patterns}, row);
    return true;
}

void Writer::State::remember(const InputFile& file) {
    std::string before;
    input_before.bindNoCopy(1, file.path);
    input_before.bindNoCopy(2, file.place);
    if (input_before.executeStep()) before = store::text_at(input_before, 0);
    input_before.reset();
    if (!before.empty() && !file.sha256.empty() && before != file.sha256)
        retire(file.document, before, file.sha256);
    run(input, Text{file.path}, file.size, file.modified, file.changed, file.inode, Text{file.reading},
        file.documents, file.failures, Text{file.place}, Maybe{file.sha256});
}

void Writer::State::retire(const std::string& id, const std::string& sha256, const std::string& successor) {
    const std::int64_t row = row_id_of(sha256);
    only_there.bind(1, row);
    only_there.bindNoCopy(2, id);
    const bool found = only_there.executeStep();
    const std::string title = found ? store::text_at(only_there, 0) : std::string();
    const std::string text = found ? store::text_at(only_there, 1) : std::string();
    only_there.reset();
    if (!found) return;
    run(keep, Text{id}, Text{successor}, row);
    words.remove(row, title, text);
    facts.remove(row);
    run(drop, row);
    ++versions_replaced;
}

// Documents that have a name of either rules, taken out by the old ones and written by the new ones.
std::size_t Writer::State::apply(store::NameRules next) {
    std::set<std::string> names = rules.folded(), documents;
    names.merge(next.folded());
    for (const std::string& name : names) {
        naming.bindNoCopy(1, name);
        while (naming.executeStep())
            documents.insert(store::text_at(naming, 0));
        naming.reset();
    }
    for (const std::string& sha256 : documents) {
        const Facts kept = loader.load(sha256).value().facts;
        facts.remove(row_id_of(sha256));
        std::swap(rules, next);
        facts.write(row_id_of(sha256), kept);
        std::swap(rules, next);
    }
    rules = std::move(next);
    return documents.size();
}

Outcome Writer::State::write(const Entry& entry) {
    const Document& d = entry.document;
    const std::string sha256 = sha256_hex(d.text);
    const std::int64_t row = row_id_of(sha256);
    const std::optional<Document> there = stored(leading, row, sha256);
    const bool anew = facts_needed(there, d);
    if (anew && !entry.facts) return Outcome::no_facts;
    if (there) {
        write_known(row, *there, entry, anew);
    } else {
        add(row, sha256, entry);
    }
    run(overcome, Text{d.id});
    if (!there) return Outcome::added;
    return anew ? Outcome::replaced : Outcome::known;
}

Writer::Writer(KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base); });
}
Writer::~Writer() = default;

std::vector<Outcome> Writer::write(std::span<const Entry> batch, std::span<const Trouble> troubles,
                                   std::span<const InputFile> inputs) {
    return store::with(state_->base, [&](SQLite::Database& database) {
        std::vector<Outcome> outcomes;
        outcomes.reserve(batch.size());
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        state_->read_rules();
        for (const Entry& entry : batch)
            outcomes.push_back(state_->write(entry));
        for (const Trouble& each : troubles)
            run(state_->trouble, Text{each.origin}, Text{each.reason}, each.kept);
        if (std::find(outcomes.begin(), outcomes.end(), Outcome::no_facts) == outcomes.end())
            for (const InputFile& each : inputs)
                state_->remember(each);
        state_->facts.settle();
        transaction.commit();
        return outcomes;
    });
}

std::size_t Writer::rewrite(std::span<const Entry> batch) {
    return store::with(state_->base, [&](SQLite::Database& database) {
        std::size_t written = 0;
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        state_->read_rules();
        for (const Entry& entry : batch)
            written += state_->rewrite(entry);
        state_->facts.settle();
        transaction.commit();
        return written;
    });
}

std::size_t Writer::correct(std::vector<Correction> corrections) {
    return store::with(state_->base, [&](SQLite::Database& database) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        state_->read_rules();
        store::NameRules next(std::move(corrections));
        if (next.corrections() == state_->rules.corrections()) return std::size_t{0};
        database.exec("DELETE FROM corrections");
        for (const Correction& each : next.corrections()) {
            const std::string kind(text_of(each.kind));
            run(state_->correction, Text{kind}, Text{each.name}, Text{each.other}, Text{each.document});
        }
        const std::size_t touched = state_->apply(std::move(next));
        state_->facts.settle();
        transaction.commit();
        return touched;
    });
}

void Writer::write_old(std::span<const OldVersion> versions) {
    store::with(state_->base, [&](SQLite::Database& database) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        state_->read_rules();
        SQLite::Statement there(database, "SELECT 1 FROM documents WHERE document = ?");
        for (const OldVersion& v : versions) {
            run(state_->adopt, Text{v.id}, Text{v.sha256}, Text{v.successor}, Maybe{v.lang},
                Maybe{v.published}, Maybe{v.title}, Maybe{v.author}, Maybe{v.url}, Text{v.origin},
                v.characters, Text{v.text});
            there.bind(1, row_id_of(v.successor));
            const bool succeeded = there.executeStep();
            there.reset();
            if (succeeded) state_->retire(v.id, v.sha256, v.successor);
        }
        state_->facts.settle();
        transaction.commit();
    });
}

const KnowledgeBase& Writer::base() const {
    return state_->base;
}

std::int64_t Writer::versions_replaced() const {
    return state_->versions_replaced;
}

}  // namespace dossier
