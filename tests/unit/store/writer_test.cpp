#include "../scratch_folder.h"
#include "sample.h"

#include <dossier/facts/json.h>
#include <dossier/store/content_key.h>
#include <dossier/store/database.h>
#include <dossier/store/load.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

using namespace dossier;

namespace {

std::vector<Outcome> write(KnowledgeBase& base, const std::vector<Entry>& entries) {
    return Writer(base).write(entries);
}

}  // namespace

TEST_CASE("writer: what was written is loaded again") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    for (const Entry& entry : sample::all()) {
        const auto stored = load_document(base, sha256_hex(entry.document.text));
        REQUIRE(stored);
        CHECK(to_json(stored->facts) == to_json(*entry.facts));
        CHECK(stored->facts.notices.size() == entry.facts->notices.size());
        CHECK(stored->document.text == entry.document.text);
        CHECK(stored->document.origin == entry.document.origin);
        CHECK(stored->document.title == entry.document.title);
        CHECK(stored->document.replaced == entry.document.replaced);
    }
    CHECK_FALSE(load_document(base, sha256_hex("else")));
}

TEST_CASE("writer: documents in any order, alone or in batches, give the same content") {
    const ScratchFolder folder;
    std::vector<Entry> entries = sample::all();
    const std::string expected = sample::dump_of(sample::filled(folder / "first.db", entries));
    CHECK(expected.find("documents|") != std::string::npos);
    std::vector<std::size_t> order = {0, 1, 2};
    for (int turn = 1; std::next_permutation(order.begin(), order.end()); ++turn) {
        std::vector<Entry> shuffled;
        for (const std::size_t i : order)
            shuffled.push_back(entries[i]);
        CHECK(sample::dump_of(sample::filled(folder / ("p" + std::to_string(turn)), shuffled)) == expected);
        KnowledgeBase batch = KnowledgeBase::open_or_create(folder / ("b" + std::to_string(turn)));
        write(batch, shuffled);
        CHECK(sample::dump_of(batch) == expected);
    }
}

TEST_CASE("writer: the same text from several places is one document, read as its first source says") {
    const ScratchFolder folder;
    const Entry original = sample::harbour();
    std::vector<Entry> copies(4, original);
    copies[1].document.id = "copy";
    copies[2].document.published = copies[2].facts->published = "2019-05-04";  // earlier: goes first
    copies[2].facts->dates.clear();
    copies[3].document.published = copies[3].facts->published = "";  // unknown: goes last
    std::vector<std::size_t> order = {0, 1, 2, 3};
    std::string expected;
    int turn = 0;
    do {
        KnowledgeBase base = KnowledgeBase::open_or_create(folder / std::to_string(turn++));
        for (const std::size_t i : order)
            write(base, {copies[i]});
        const std::string content = sample::dump_of(base);
        if (expected.empty()) expected = content;
        CHECK(content == expected);
        CHECK(problems_of(base).empty());
        CHECK(load_document(base, sha256_hex(original.document.text))->document.published == "2019-05-04");
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("writer: says what became of each document") {
    const ScratchFolder folder;
    KnowledgeBase base = KnowledgeBase::open_or_create(folder / "kb.db");
    Entry copy = sample::harbour();
    copy.facts.reset();
    CHECK(write(base, {copy}) == std::vector{Outcome::no_facts});
    CHECK(sample::dump_of(base).find("documents|") == std::string::npos);
    CHECK(write(base, {sample::harbour(), copy, sample::rumour()}) ==
          std::vector{Outcome::added, Outcome::known, Outcome::added});
    KnownDocuments known(KnowledgeBase::open(folder / "kb.db"));
    CHECK_FALSE(known.needs_facts(copy.document));
    CHECK(known.needs_facts(sample::refusal().document));
    Entry earlier = sample::harbour();
    earlier.document.published = "2018-01-01";
    CHECK(known.needs_facts(earlier.document));
    CHECK(write(base, {earlier}) == std::vector{Outcome::replaced});
    CHECK_FALSE(known.needs_facts(earlier.document));
}

TEST_CASE("writer: facts that are replaced leave nothing behind") {
    const ScratchFolder folder;
    KnowledgeBase base = KnowledgeBase::open_or_create(folder / "kb.db");
    Entry entry = sample::harbour();
    write(base, {entry});
    entry.document.published = "2000-01-01";
    entry.facts = Facts{};
    write(base, {entry});
    const std::string content = sample::dump_of(base);
    for (const char* table : {"entities|", "aliases|", "entity_readings|", "statements|", "deals|",
                              "deal_parties|", "deal_rules|", "money|", "mentions|", "notices|"})
        CHECK_MESSAGE(content.find(std::string("\n") + table) == std::string::npos, table);
    CHECK(content.find("\ndocuments|") != std::string::npos);
}

TEST_CASE("writer: an entity is named as most mentions name it") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    const std::string content = sample::dump_of(base);
    CHECK(content.find("'organization'|'Arcona Works Ltd'|'arcona works ltd'|'company'|NULL") !=
          std::string::npos);
    CHECK(content.find("'ARCONA WORKS LTD'|'arcona works ltd'|1") != std::string::npos);
    CHECK(content.find("'Arcona Works Ltd'|'arcona works ltd'|2") != std::string::npos);
    CHECK(content.find("'location'|'Veldia'|'veldia'") != std::string::npos);
}

TEST_CASE("writer: names and texts that are SQL or have NULs do no harm") {
    const ScratchFolder folder;
    Entry entry = sample::harbour();
    const std::string evil = "'; DROP TABLE documents; --";
    entry.document.id = entry.document.origin = entry.document.title = evil;
    entry.document.text += std::string("\0 after the NUL", 15);
    entry.facts->entities[0].canonical = evil;
    const KnowledgeBase base = sample::filled(folder / "kb.db", {entry});
    const auto stored = load_document(base, sha256_hex(entry.document.text));
    REQUIRE(stored);
    CHECK(stored->document.text == entry.document.text);
    CHECK(stored->document.id == evil);
    CHECK(documents_named(base, evil).size() == 1);
}

TEST_CASE("writer: several writers at once lose nothing") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    const auto fill = [&](int who) {
        KnowledgeBase base = KnowledgeBase::open_or_create(path);
        Writer writer(base);
        for (int i = 0; i < 25; ++i) {
            Entry entry = sample::rumour();
            entry.document.text += i % 2 == 0
                                       ? std::to_string(i)
                                       : std::to_string(i) + "." + std::to_string(who);  // some are shared
            entry.document.id = std::to_string(i);
            writer.write({&entry, 1});
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int who = 0; who < 4; ++who)
            threads.emplace_back(fill, who);
    }
    const KnowledgeBase base = KnowledgeBase::open(path);
    CHECK(problems_of(base).empty());
    const std::string content = sample::dump_of(base);
    std::size_t documents = 0;
    for (std::size_t at = 0; (at = content.find("\ndocuments|", at)) != std::string::npos; ++at)
        ++documents;
    CHECK(documents == 13 + 4 * 12);
}

TEST_CASE("writer: killed in the middle, it leaves whole documents only") {
    const ScratchFolder folder;
    for (int turn = 0; turn < 5; ++turn) {
        const std::string path = folder / std::to_string(turn);
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            KnowledgeBase base = KnowledgeBase::open_or_create(path);
            Writer writer(base);
            for (int i = 0;; ++i) {
                Entry entry = sample::harbour();
                entry.document.text += std::to_string(i);
                writer.write({&entry, 1});
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(30 + 25 * turn));
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        KnowledgeBase base = KnowledgeBase::open_or_create(path);
        CHECK(problems_of(base).empty());
        for (int i = 0;; ++i) {
            const auto stored =
                load_document(base, sha256_hex(sample::harbour().document.text + std::to_string(i)));
            if (!stored) break;
            CHECK(to_json(stored->facts) == to_json(*sample::harbour().facts));
        }
        CHECK(write(base, {sample::harbour()}) == std::vector{Outcome::added});
    }
}

TEST_CASE("load: documents by id, origin and hash") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    const std::string hash = sha256_hex(sample::harbour().document.text);
    std::string upper = hash.substr(0, 8);
    for (char& c : upper)
        c = static_cast<char>(toupper(c));
    for (const std::string& name :
         {std::string("harbour"), std::string("news/harbour.txt"), hash, hash.substr(0, 6), upper}) {
        CAPTURE(name);
        CHECK(documents_named(base, name) == std::vector{hash});
    }
    for (const std::string& name :
         {std::string("harbo"), hash.substr(0, 5), std::string(), hash + "0", std::string("%")}) {
        CAPTURE(name);
        CHECK(documents_named(base, name).empty());
    }
}

TEST_CASE("writer: a batch that finds no room is left out as a whole, and what was there stays") {
    const ScratchFolder folder;
    KnowledgeBase base = sample::filled(folder / "kb.db", {sample::harbour()});
    const std::string before = sample::dump_of(base);
    const int pages = base.impl().database.execAndGet("PRAGMA page_count").getInt();
    base.impl().database.exec("PRAGMA max_page_count = " + std::to_string(pages + 2));
    Entry large = sample::refusal();
    large.document.text += std::string(4'000'000, 'x');
    try {
        write(base, {sample::rumour(), large});
        FAIL("there was room");
    } catch (const StoreError& error) {
        CHECK(error.code == StoreError::Code::full);
        CHECK_FALSE(error.remedy.empty());
    }
    CHECK(sample::dump_of(base) == before);
    CHECK(problems_of(base).empty());
}

TEST_CASE("writer: several writes in one transaction are seen together, or not at all") {
    const ScratchFolder folder;
    const std::vector<Entry> entries = sample::all();
    KnowledgeBase base = KnowledgeBase::open_or_create(folder / "kb.db");
    const auto documents = [&] { return document_hashes(KnowledgeBase::open(folder / "kb.db"), {}).size(); };
    Writer writer(base);
    writer.open();
    for (const Entry& entry : entries)
        CHECK(writer.write({&entry, 1}) == std::vector{Outcome::added});
    CHECK(writer.write({&entries.front(), 1}) == std::vector{Outcome::known});
    CHECK(documents() == 0);
    writer.commit();
    CHECK(documents() == entries.size());
    CHECK(sample::dump_of(base) == sample::dump_of(sample::filled(folder / "each.db", entries)));
    // What is begun and not ended leaves nothing behind.
    KnowledgeBase other = KnowledgeBase::open_or_create(folder / "other.db");
    {
        Writer cut(other);
        cut.open();
        cut.write(entries);
    }
    CHECK(document_hashes(other, {}).empty());
    CHECK(write(other, entries).size() == entries.size());
    CHECK(sample::dump_of(other) == sample::dump_of(base));
}

TEST_CASE("writer: facts anew replace the old ones, and what they were read with") {
    const ScratchFolder folder;
    KnowledgeBase base = sample::filled(folder / "kb.db");
    Entry entry = sample::harbour();
    entry.facts->money.clear();
    entry.patterns = "later";
    std::vector<Entry> batch{entry};
    batch.push_back({{"absent", "en", "", "", "absent", "Nobody wrote this.", 0}, Facts{}});
    CHECK(Writer(base).rewrite(batch) == 1);
    const auto stored = load_document(base, sha256_hex(entry.document.text));
    REQUIRE(stored);
    CHECK(stored->facts.money.empty());
    CHECK(stored->facts.deals.size() == entry.facts->deals.size());
    CHECK(stored->patterns == "later");
    CHECK(problems_of(base).empty());
    std::vector<std::string> stale;
    each_document_read_with(
        base, [](const std::string&, const std::string& patterns) { return patterns != "later"; },
        [&](Document&& document) {
            stale.push_back(document.id);
            return true;
        });
    CHECK(stale.size() == sample::all().size() - 1);
    CHECK(std::find(stale.begin(), stale.end(), "harbour") == stale.end());
}
