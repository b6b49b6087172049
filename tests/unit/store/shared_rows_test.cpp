#include "../scratch_folder.h"
#include "older.h"
#include "sample.h"

#include <dossier/facts/json.h>
#include <dossier/store/content_key.h>
#include <dossier/store/load.h>
#include <dossier/store/query.h>
#include <dossier/store/search.h>
#include <dossier/store/shared_rows.h>

#include <doctest/doctest.h>

#include <algorithm>

using namespace dossier;

namespace {

std::int64_t number(const std::string& path, const std::string& sql) {
    return SQLite::Database(path, SQLite::OPEN_READONLY).execAndGet(sql).getInt64();
}

// How many rows are there that facts share.
std::int64_t shared_rows(const std::string& path) {
    std::string sum = "SELECT (SELECT count(*) FROM rules)";
    for (const char* kind : {"mention", "money", "percent", "quantity", "date"})
        sum += " + (SELECT count(*) FROM " + std::string(kind) + "_readings)";
    return number(path, sum);
}

// What entities say of how often they are mentioned, held against the mentions.
void check_counts(const std::string& path) {
    CHECK(
        number(path,
               "SELECT count(*) FROM entities e WHERE mentions <> (SELECT count(*) FROM mentions m WHERE "
               "m.entity = e.entity) OR documents <> (SELECT count(DISTINCT document) FROM mentions m WHERE "
               "m.entity = e.entity)") == 0);
    CHECK(number(path,
                 "SELECT count(*) FROM (SELECT entity, document FROM mentions EXCEPT SELECT entity, document "
                 "FROM entity_documents)") == 0);
    CHECK(number(path,
                 "SELECT count(*) FROM (SELECT entity, document FROM entity_documents EXCEPT SELECT entity, "
                 "document FROM mentions)") == 0);
    CHECK(
        number(path,
               "SELECT count(*) FROM document_heads h WHERE statements <> (SELECT count(*) FROM statements s "
               "WHERE s.document = h.document)") == 0);
    CHECK(problems_of(KnowledgeBase::open(path)).empty());
}

Entry with_text(Entry entry, const std::string& more) {
    entry.document.text += more;
    entry.document.id = entry.document.origin = "copy" + more;
    return entry;
}

}  // namespace

TEST_CASE("shared rows: what an older version wrote is the same content after it was brought up to date") {
    for (const int version : {5, 6, 7}) {
        CAPTURE(version);
        const ScratchFolder folder;
        const std::string today = folder / "today.db", older = folder / "older.db";
        std::vector<Entry> entries = sample::all();
        entries.push_back(with_text(sample::harbour(), " Again."));
        Entry elsewhere = sample::rumour();
        elsewhere.document.id = elsewhere.document.origin = "elsewhere";
        entries.push_back(elsewhere);
        sample::filled(today, entries);
        write_older(today, older, static_cast<std::size_t>(version));
        CHECK(number(older, "PRAGMA user_version") == version);
        KnowledgeBase base = KnowledgeBase::open_or_create(older);
        CHECK(number(older, "PRAGMA freelist_count") == 0);
        CHECK(sample::dump_of(base) == sample::dump_of(KnowledgeBase::open(today)));
        CHECK(search(base, parse_search("arcona loan"), 0).hits.size() == 1);
        check_counts(older);
        // It goes on as one that was written so from the start.
        const std::int64_t rows = shared_rows(older);
        Writer writer(base);
        CHECK(writer.rewrite(entries) == 5);
        const Entry another = with_text(sample::refusal(), " Once more.");
        CHECK(writer.write({&another, 1}) == std::vector{Outcome::added});
        CHECK(shared_rows(older) == rows);
        check_counts(older);
        sample::filled(today, {another});
        CHECK(sample::dump_of(base) == sample::dump_of(KnowledgeBase::open(today)));
    }
}

TEST_CASE("shared rows: documents that name an entity are found however far apart they came") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    const Entry early = sample::harbour(), late = with_text(sample::harbour(), " Again.");
    sample::filled(path, {early});
    SQLite::Database(path, SQLite::OPEN_READWRITE)
        .exec(
            "INSERT INTO document_heads (document, key, hash, id, characters, bytes, replaced, statements, "
            "deals) SELECT 50000, key + 1, hash, 'between', 0, 0, 0, 0, 0 FROM document_heads");
    const KnowledgeBase base = sample::filled(path, {late});
    CHECK(number(path, "SELECT max(document) FROM document_heads") == 50001);
    Filter filter;
    filter.entity = early.facts->entities.front().text;
    std::vector<std::string> found;
    list_documents(base, filter, [&](DocumentRow&& row) { found.push_back(row.id); });
    std::sort(found.begin(), found.end());
    std::vector<std::string> wanted{early.document.id, late.document.id};
    std::sort(wanted.begin(), wanted.end());
    CHECK(found == wanted);
    check_counts(path);
}

TEST_CASE("shared rows: what many facts share is kept once") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path, {sample::harbour()});
    const std::int64_t rows = shared_rows(path);
    sample::filled(path, {with_text(sample::harbour(), " 1"), with_text(sample::harbour(), " 2")});
    CHECK(shared_rows(path) == rows);
    CHECK(number(path, "SELECT count(*) FROM statements") ==
          3 * number(path, "SELECT max(n) FROM statements"));
    check_counts(path);
}

TEST_CASE("shared rows: values that differ in one place alone are not taken for each other") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    Entry entry = sample::harbour();
    auto& money = entry.facts->money;
    money.resize(1, money.front());
    for (const auto& change : std::vector<void (*)(MoneyMention&)>{
             [](MoneyMention& m) { m.currency = "USD"; }, [](MoneyMention& m) { m.currency_assumed = true; },
             [](MoneyMention& m) { m.bounds.low = m.amount; },
             [](MoneyMention& m) { m.bounds.high = m.amount; },
             [](MoneyMention& m) { m.bounds.approximate = true; }, [](MoneyMention& m) { m.per = "USD"; },
             [](MoneyMention& m) { m.of = "USD"; }, [](MoneyMention& m) { m.rule = "money.else"; },
             [](MoneyMention& m) { m.confidence = 0.5; }, [](MoneyMention& m) { m.amount.reset(); }}) {
        money.push_back(money.front());
        change(money.back());
    }
    const KnowledgeBase base = sample::filled(path, {entry});
    CHECK(number(path, "SELECT count(*) FROM money_readings") == static_cast<std::int64_t>(money.size()));
    const auto stored = load_document(base, sha256_hex(entry.document.text));
    REQUIRE(stored);
    CHECK(to_json(stored->facts) == to_json(*entry.facts));
}

TEST_CASE("shared rows: what nothing points to any more can be deleted") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    KnowledgeBase base = sample::filled(path);
    Entry entry = sample::harbour();
    const Entry before = entry;
    entry.facts = Facts{};
    Writer writer(base);
    writer.rewrite({&entry, 1});
    CHECK(number(path, "SELECT count(*) FROM percent_readings") == 1);
    writer.tidy();
    CHECK(number(path, "SELECT count(*) FROM percent_readings") == 0);
    check_counts(path);
    writer.rewrite({&before, 1});
    check_counts(path);
    CHECK(sample::dump_of(base) == sample::dump_of(sample::filled(folder / "other.db")));
}

TEST_CASE("shared rows: what was remembered is forgotten when another writes or a batch is taken back") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    KnowledgeBase base = sample::filled(path);
    Writer writer(base);
    const std::vector<Entry> entries = sample::all();
    writer.rewrite(entries);
    {  // Everything goes, and with it the rows that the first writer knows.
        KnowledgeBase other = KnowledgeBase::open_or_create(path);
        Writer emptying(other);
        std::vector<Entry> empty = entries;
        for (Entry& entry : empty)
            entry.facts = Facts{};
        emptying.rewrite(empty);
        emptying.tidy();
    }
    const Entry copy = with_text(sample::harbour(), " 1");
    writer.write({&copy, 1});
    writer.rewrite(entries);
    check_counts(path);
    std::vector<Entry> all = entries;
    all.push_back(copy);
    CHECK(sample::dump_of(base) == sample::dump_of(sample::filled(folder / "other.db", all)));
    // Two texts with one key cannot be; a batch with a broken row is taken back as a whole.
    Entry broken = with_text(sample::refusal(), " 2"), fine = broken;
    broken.facts->entities.push_back(sample::entity(broken.document.text, "2021", "law", "Act of 2021"));
    broken.facts->deals[0].evidence = {9, 3};
    const std::string content = sample::dump_of(base);
    CHECK_THROWS_AS(writer.write({&broken, 1}), StoreError);
    CHECK(sample::dump_of(base) == content);
    fine.facts->entities = broken.facts->entities;
    CHECK(writer.write({&fine, 1}) == std::vector{Outcome::added});
    check_counts(path);
    CHECK(number(path, "SELECT count(*) FROM entities WHERE folded = 'act of 2021'") == 1);
}

TEST_CASE("shared rows: a row is remembered by its content, however many there are") {
    store::Remembered<> rows;
    store::Signature content;
    constexpr std::int64_t count = 5000;
    for (std::int64_t i = 1; i <= count; ++i) {
        const auto [row, fresh] = rows.of(content.begin().add(i).hash());
        CHECK(fresh);
        *row = i;
    }
    for (std::int64_t i = 1; i <= count; ++i) {
        const auto [row, fresh] = rows.of(content.begin().add(i).hash());
        CHECK_FALSE(fresh);
        CHECK(*row == i);
    }
    rows.forget();
    CHECK(rows.of(content.begin().add(count).hash()).second);
}

TEST_CASE("shared rows: contents differ too where the same letters are parted otherwise") {
    store::Signature content;
    const std::string a = "a", b = "b", ab = "ab", none;
    const auto first = content.begin().add(ab, none).hash();
    CHECK_FALSE(content.begin().add(a, b).hash() == first);
    CHECK_FALSE(content.begin().add(none, ab).hash() == first);
    CHECK(content.begin().add(ab, none).hash() == first);
    const std::optional<Decimal> zero = Decimal(0), unknown;
    CHECK_FALSE(content.begin().add(zero).hash() == content.begin().add(unknown).hash());
}
