#include "condition.h"
#include "schema_functions.h"
#include "source_rank.h"
#include "writer_state.h"

#include <dossier/store/content_key.h>
#include <dossier/text/offsets.h>

#include <algorithm>
#include <set>
#include <utility>

namespace dossier {
namespace {

using store::Blob;
using store::Maybe;
using store::run;
using store::same_place;
using store::Stored;
using store::stored;
using store::Text;

std::int64_t count_statements(const Facts& facts) {
    return static_cast<std::int64_t>(facts.entities.size() + facts.money.size() + facts.percents.size() +
                                     facts.dates.size() + facts.quantities.size() + facts.deals.size());
}

}  // namespace

Writer::State::State(KnowledgeBase& base_)
    : base(base_),
      leading(db(), store::stored_by_key),
      insert(db(),
             "INSERT INTO document_heads (key, hash, id, lang, published, title, author, url, origin, "
             "patterns, characters, bytes, replaced, statements, deals) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      texts(db(), "texts", "document, text"),
      lead(db(),
           "UPDATE document_heads SET id = ?, lang = ?, published = ?, title = ?, author = ?, url = ?, "
           "origin = ?, replaced = ? WHERE document = ?"),
      reread(db(), "UPDATE document_heads SET patterns = ?, statements = ?, deals = ? WHERE document = ?"),
      source(db(),
             "INSERT OR IGNORE INTO other_sources (document, published, lang, id, origin, title) "
             "VALUES (?, ?, ?, ?, ?, ?)"),
      no_source(db(),
                "DELETE FROM other_sources WHERE document = ? AND published = ? AND lang = ? AND id = ? "
                "AND origin = ? AND title = ?"),
      trouble(db(), "INSERT OR IGNORE INTO troubles (origin, reason, kept) VALUES (?, ?, ?)"),
      overcome(db(), "DELETE FROM troubles WHERE origin = ? AND NOT kept"),
      input(db(),
            "INSERT OR REPLACE INTO inputs (path, size, modified, changed, inode, reading, documents, "
            "failures, place, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      input_before(db(), "SELECT sha256 FROM inputs WHERE path = ? AND place = ? AND sha256 IS NOT NULL"),
      only_there(db(),
                 "SELECT ifnull(title, ''), text FROM documents d WHERE document = ?1 AND id = ?2 AND NOT "
                 "EXISTS (SELECT 1 FROM other_sources s WHERE s.document = d.document AND s.id <> ?2)"),
      keep(db(),
           "INSERT OR REPLACE INTO old_versions (id, sha256, successor, lang, published, title, author, "
           "url, origin, characters, text) SELECT ?1, sha256, ?2, lang, published, title, author, url, "
           "origin, characters, text FROM documents WHERE document = ?3"),
      adopt(db(),
            "INSERT OR IGNORE INTO old_versions (id, sha256, successor, lang, published, title, author, "
            "url, origin, characters, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
      drops{{{db(), "DELETE FROM other_sources WHERE document = ?"},
             {db(), "DELETE FROM texts WHERE document = ?"},
             {db(), "DELETE FROM document_heads WHERE document = ?"}}},
      others_wrote(db(), "PRAGMA data_version"),
      any_old(db(), "SELECT 1 FROM old_versions LIMIT 1"),
      any_trouble(db(), "SELECT 1 FROM troubles LIMIT 1"),
      correction(db(), "INSERT OR IGNORE INTO corrections (kind, name, other, document) VALUES (?, ?, ?, ?)"),
      naming(db(), "SELECT lower(hex(hash)) FROM document_heads WHERE document IN (" +
                       std::string(store::documents_by_name) + ")"),
      no_longer_old(db(), "DELETE FROM old_versions WHERE id = ? AND sha256 = ?"),
      loader(base),
      facts(db(), rules),
      words(db()) {}

void Writer::State::open() {
    transaction.emplace(db(), SQLite::TransactionBehavior::IMMEDIATE);
    begin();
}

void Writer::State::commit() {
    texts.flush();
    facts.settle();
    transaction->commit();
    transaction.reset();
}

// What is remembered of rows and rules holds as long as no other connection writes.
void Writer::State::begin() {
    const std::int64_t version = store::found(others_wrote).value_or(0);
    if (std::exchange(data_version, version) == version) return;
    forget();
    has_old = store::found(any_old).has_value();
    has_troubles = store::found(any_trouble).has_value();
    if (auto now = store::read_corrections(db()); now != rules.corrections())
        rules = store::NameRules(std::move(now));
}

void Writer::State::forget() {
    texts.forget();
    has_old = has_troubles = true;
    facts.forget();
}

// Before anybody reads what was written in the same transaction.
void Writer::State::flush() {
    texts.flush();
    facts.flush();
}

std::optional<std::int64_t> Writer::State::origin_of(const Document& document) {
    if (document.origin == document.id) return std::nullopt;
    return facts.name(document.origin);
}

std::optional<std::int64_t> Writer::State::patterns_of(const Entry& entry) {
    if (entry.patterns.empty()) return std::nullopt;
    return facts.name(entry.patterns);
}

void Writer::State::add(const std::string& sha256, const Entry& entry) {
    const Document& d = entry.document;
    const std::string hash = store::bytes_of_hex(sha256);
    run(insert, row_id_of(sha256), Blob{hash}, Text{d.id}, Maybe{d.lang}, Maybe{d.published}, Maybe{d.title},
        Maybe{d.author}, Maybe{d.url}, origin_of(d), patterns_of(entry), count_code_points(d.text),
        d.text.size(), d.replaced, count_statements(*entry.facts), entry.facts->deals.size());
    const std::int64_t row = db().getLastInsertRowid();
    texts.add(row, Text{d.text});
    if (entry.prepared)
        words.add(row, entry.prepared->words);
    else
        words.add(row, d.title, d.text);
    facts.write(row, *entry.facts);
    if (has_old) run(no_longer_old, Text{d.id}, Text{sha256});
}

void Writer::State::say_facts(std::int64_t row, const Entry& entry) {
    run(reread, patterns_of(entry), count_statements(*entry.facts), entry.facts->deals.size(), row);
}

bool Writer::State::rewrite(const Entry& entry) {
    const std::optional<Stored> there = stored(leading, sha256_hex(entry.document.text));
    if (!there || !store::reads_alike(there->document, entry.document)) return false;
    facts.remove(there->row);
    facts.write(there->row, *entry.facts);
    say_facts(there->row, entry);
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
    const std::optional<Stored> there = stored(leading, sha256);
    if (!there) return;
    const std::int64_t row = there->row;
    flush();
    only_there.bind(1, row);
    only_there.bindNoCopy(2, id);
    const bool found = only_there.executeStep();
    const std::string title = found ? store::text_at(only_there, 0) : std::string();
    const std::string text = found ? store::text_at(only_there, 1) : std::string();
    only_there.reset();
    if (!found) return;
    run(keep, Text{id}, Text{successor}, row);
    has_old = true;
    words.remove(row, title, text);
    facts.remove(row);
    for (SQLite::Statement& each : drops)
        run(each, row);
    ++versions_replaced;
}

void Writer::State::add_source(SQLite::Statement& to, std::int64_t row, const Document& d) {
    run(to, row, Text{d.published}, Text{d.lang}, Text{d.id}, Text{d.origin}, Text{d.title});
}

// Another source goes first: what led so far is one of the others now.
void Writer::State::lead_with(const Stored& there, const Document& d) {
    if (!same_place(there.document, d)) {
        add_source(source, there.row, there.document);
        add_source(no_source, there.row, d);
    }
    run(lead, Text{d.id}, Maybe{d.lang}, Maybe{d.published}, Maybe{d.title}, Maybe{d.author}, Maybe{d.url},
        origin_of(d), d.replaced, there.row);
    words.retitle(there.row, there.document.title, d.title, d.text);
}

// Those that are there.
Facts Writer::State::facts_of(const std::string& sha256) {
    flush();
    return loader.load(sha256).value().facts;
}

void Writer::State::write_known(const Stored& there, const Entry& entry, bool anew) {
    const Document& d = entry.document;
    std::optional<Facts> kept;  // a source that corrections speak of may change what its document names
    if (!anew && rules.speak_of(d.id)) kept = facts_of(sha256_hex(d.text));
    const Facts* const again = anew ? &*entry.facts : kept ? &*kept : nullptr;
    if (again) facts.remove(there.row);
    if (store::rank(d) < store::rank(there.document))
        lead_with(there, d);
    else if (!same_place(there.document, d))
        add_source(source, there.row, d);
    if (again) facts.write(there.row, *again);
    if (anew) say_facts(there.row, entry);
}

// Documents that have a name of either rules are written again.
std::size_t Writer::State::apply(store::NameRules next) {
    flush();
    std::set<std::string> names = rules.folded(), documents;
    names.merge(next.folded());
    for (const std::string& name : names) {
        naming.bindNoCopy(1, name);
        naming.bindNoCopy(2, name);
        while (naming.executeStep())
            documents.insert(store::text_at(naming, 0));
        naming.reset();
    }
    rules = std::move(next);
    for (const std::string& sha256 : documents) {
        const std::int64_t row = stored(leading, sha256).value().row;
        const Facts kept = facts_of(sha256);
        facts.remove(row);
        facts.write(row, kept);
    }
    return documents.size();
}

Outcome Writer::State::write(const Entry& entry) {
    const Document& d = entry.document;
    const std::string sha256 = entry.prepared ? entry.prepared->sha256 : sha256_hex(d.text);
    const std::optional<Stored> there = stored(leading, sha256);
    const bool anew = store::facts_needed(there, d);
    if (anew && !entry.facts) return Outcome::no_facts;
    if (there)
        write_known(*there, entry, anew);
    else
        add(sha256, entry);
    if (has_troubles) run(overcome, Text{d.id});
    if (!there) return Outcome::added;
    return anew ? Outcome::replaced : Outcome::known;
}

Writer::Writer(KnowledgeBase& base) {
    store::with(base, [&](SQLite::Database&) { state_ = std::make_unique<State>(base); });
}
Writer::~Writer() = default;

void Writer::open() {
    store::with(state_->base, [&](SQLite::Database&) { state_->or_nothing([&] { state_->open(); }); });
}

void Writer::commit() {
    store::with(state_->base, [&](SQLite::Database&) { state_->or_nothing([&] { state_->commit(); }); });
}

std::vector<Outcome> Writer::write(std::span<const Entry> batch, std::span<const Trouble> troubles,
                                   std::span<const InputFile> inputs) {
    return store::with(state_->base, [&](SQLite::Database&) {
        std::vector<Outcome> outcomes;
        outcomes.reserve(batch.size());
        state_->in_one_transaction([&] {
            for (const Entry& entry : batch)
                outcomes.push_back(state_->write(entry));
            if (!troubles.empty()) state_->has_troubles = true;
            for (const Trouble& each : troubles)
                run(state_->trouble, Text{each.origin}, Text{each.reason}, each.kept);
            if (std::find(outcomes.begin(), outcomes.end(), Outcome::no_facts) != outcomes.end()) return;
            for (const InputFile& each : inputs)
                state_->remember(each);
        });
        return outcomes;
    });
}

std::size_t Writer::rewrite(std::span<const Entry> batch) {
    return store::with(state_->base, [&](SQLite::Database&) {
        std::size_t written = 0;
        state_->in_one_transaction([&] {
            for (const Entry& entry : batch)
                written += state_->rewrite(entry);
        });
        return written;
    });
}

std::size_t Writer::correct(std::vector<Correction> corrections) {
    return store::with(state_->base, [&](SQLite::Database& database) {
        std::size_t touched = 0;
        state_->in_one_transaction([&] {
            store::NameRules next(std::move(corrections));
            if (next.corrections() == state_->rules.corrections()) return;
            database.exec("DELETE FROM corrections");
            for (const Correction& each : next.corrections()) {
                const std::string kind(text_of(each.kind));
                run(state_->correction, Text{kind}, Text{each.name}, Text{each.other}, Text{each.document});
            }
            touched = state_->apply(std::move(next));
        });
        return touched;
    });
}

void Writer::write_old(std::span<const OldVersion> versions) {
    store::with(state_->base, [&](SQLite::Database&) {
        state_->in_one_transaction([&] {
            if (!versions.empty()) state_->has_old = true;
            for (const OldVersion& v : versions) {
                run(state_->adopt, Text{v.id}, Text{v.sha256}, Text{v.successor}, Maybe{v.lang},
                    Maybe{v.published}, Maybe{v.title}, Maybe{v.author}, Maybe{v.url}, Text{v.origin},
                    v.characters, Text{v.text});
                if (stored(state_->leading, v.successor)) state_->retire(v.id, v.sha256, v.successor);
            }
        });
    });
}

void Writer::tidy() {
    store::with(state_->base,
                [&](SQLite::Database&) { state_->in_one_transaction([&] { state_->facts.tidy(); }); });
}

const KnowledgeBase& Writer::base() const {
    return state_->base;
}

std::int64_t Writer::versions_replaced() const {
    return state_->versions_replaced;
}

}  // namespace dossier
