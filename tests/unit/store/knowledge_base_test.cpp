#include "../scratch_folder.h"
#include "older.h"
#include "sample.h"

#include <dossier/store/knowledge_base.h>

#include <SQLiteCpp/Database.h>
#include <doctest/doctest.h>
#include <unistd.h>

#include <optional>

using namespace dossier;
using Code = StoreError::Code;

namespace {

std::optional<Code> failure_of(const std::function<void()>& work, const std::string& part_of_message = {}) {
    try {
        work();
    } catch (const StoreError& error) {
        CHECK(std::string(error.what()).find(part_of_message) != std::string::npos);
        return error.code;
    }
    return std::nullopt;
}

std::optional<Code> reading(const std::string& path, const std::string& part = {}) {
    return failure_of([&] { KnowledgeBase::open(path, {200}); }, part);
}
std::optional<Code> writing(const std::string& path, const std::string& part = {}) {
    return failure_of([&] { KnowledgeBase::open_or_create(path, {200}); }, part);
}

void edit(const std::string& path, const char* sql) {
    SQLite::Database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(sql);
}

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("knowledge base: reading one that is not there fails and creates nothing") {
    const ScratchFolder folder;
    CHECK(reading(folder / "none.db", "none.db: no such knowledge base") == Code::missing);
    CHECK_FALSE(std::filesystem::exists(folder / "none.db"));
}

TEST_CASE("knowledge base: what is none is refused and left as it is") {
    const ScratchFolder folder;
    const std::string text =
        folder.write("text.db", "This is no database at all, but it is long enough to look at.");
    const std::string foreign = folder / "foreign.db";
    edit(foreign, "CREATE TABLE t (x); INSERT INTO t VALUES (1)");
    const std::string before = bytes_of(foreign);
    for (const auto& open : {reading, writing}) {
        CHECK(open(text, "text.db") == Code::not_ours);
        CHECK(open(foreign, "another program") == Code::not_ours);
        CHECK(open(folder.path.string(), "a folder") == Code::cannot_open);
        CHECK(open("/dev/full", "/dev/full") == Code::not_ours);
        CHECK(open("", "no name") == Code::cannot_open);
        CHECK(open(std::string("a\0b", 3), "NUL") == Code::cannot_open);
    }
    CHECK(writing(folder / "no/such/folder.db", "cannot be opened") == Code::cannot_open);
    CHECK(bytes_of(text).starts_with("This is no database"));
    CHECK(bytes_of(foreign) == before);
}

TEST_CASE("knowledge base: an empty file becomes one when written to, and is none when read") {
    const ScratchFolder folder;
    const std::string path = folder.write("empty.db", "");
    CHECK(reading(path, "an empty file") == Code::not_ours);
    CHECK_FALSE(writing(path));
    CHECK_FALSE(reading(path));
}

TEST_CASE("knowledge base: the path is a path, whatever it looks like") {
    const ScratchFolder folder;
    const std::string before = std::filesystem::current_path();
    std::filesystem::current_path(folder.path);
    for (const std::string name : {":memory:", "file:x.db?mode=memory", "a b'c;--.db"}) {
        CAPTURE(name);
        CHECK_FALSE(writing(name));
        CHECK(std::filesystem::exists(folder.path / name));
        CHECK_FALSE(reading(name));
    }
    std::filesystem::current_path(before);
}

TEST_CASE("knowledge base: versions") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path);
    edit(path, "PRAGMA user_version = 99");
    CHECK(reading(path, "newer dossier (schema 99") == Code::newer_schema);
    CHECK(writing(path, "newer dossier (schema 99") == Code::newer_schema);
    edit(path, "PRAGMA user_version = 0");
    CHECK(reading(path) == Code::damaged);
    CHECK(writing(path) == Code::damaged);
}

TEST_CASE("knowledge base: damage is found and named") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path);
    std::string bytes = bytes_of(path);
    for (std::size_t i = 4096; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * 7);
    folder.write("kb.db", bytes);
    CHECK(failure_of([&] { sample::dump_of(KnowledgeBase::open(path)); }) == Code::damaged);
    sample::filled(folder / "lacking.db");
    edit(folder / "lacking.db", "DROP VIEW deal_list; DROP TABLE other_sources");
    CHECK(failure_of([&] {
              KnowledgeBase base = KnowledgeBase::open_or_create(folder / "lacking.db");
              Writer writer(base);
          }) == Code::damaged);
}

TEST_CASE("knowledge base: what is to be written to must be there, unless it may be made") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    CHECK(failure_of([&] { KnowledgeBase::open_to_write(path, {}); }) == Code::missing);
    CHECK_FALSE(std::filesystem::exists(path));
    sample::filled(path);
    const std::string older = folder / "older.db";
    write_older(path, older, 5);
    CHECK(failure_of([&] { KnowledgeBase::open(older); }) == Code::older_schema);
    KnowledgeBase::open_to_write(older, {});
    CHECK(sample::dump_of(KnowledgeBase::open(older)) == sample::dump_of(KnowledgeBase::open(path)));
}

TEST_CASE("knowledge base: one that is written to can be read; two writers wait for each other") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path, {sample::harbour()});
    SQLite::Database other(path, SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    CHECK_FALSE(reading(path));
    KnowledgeBase base = KnowledgeBase::open_or_create(path, {100});
    Writer writer(base);
    const Entry entry = sample::rumour();
    CHECK(failure_of([&] { writer.write({&entry, 1}); }, "locked") == Code::locked);
    other.exec("COMMIT");
    CHECK(writer.write({&entry, 1}) == std::vector{Outcome::added});
}

TEST_CASE("knowledge base: a folder that may not be written to") {
    if (geteuid() == 0) return;  // root may write everywhere
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path);
    std::filesystem::permissions(folder.path,
                                 std::filesystem::perms::owner_read | std::filesystem::perms::owner_exec);
    CHECK_FALSE(reading(path));
    CHECK(writing(folder / "new.db") == Code::cannot_open);
    std::filesystem::permissions(folder.path, std::filesystem::perms::owner_all);
}

TEST_CASE("knowledge base: a sound one has no problems, in other programs too") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    CHECK(problems_of(base).empty());
    SQLite::Database plain(folder / "kb.db", SQLite::OPEN_READONLY);
    CHECK(plain.execAndGet("PRAGMA journal_mode").getString() == "wal");
    CHECK(plain.execAndGet("SELECT parties FROM deal_list WHERE status = 'agreed' AND NOT hedged")
              .getString() == "contractor: Arcona Works Ltd; client: Veldian government");
    CHECK(plain.execAndGet("SELECT quote FROM money_list WHERE currency = 'EUR' AND amount_real >= 4e7")
              .getString() == "EUR 40 million");
    CHECK(
        plain.execAndGet("SELECT mentions * 100 + documents FROM entity_list WHERE name = 'Arcona Works Ltd'")
            .getInt() == 303);
    CHECK(plain
              .execAndGet(
                  "SELECT total FROM deal_totals WHERE status IN ('agreed', 'completed') AND NOT hedged")
              .getDouble() == 40e6);
    CHECK(plain
              .execAndGet("SELECT count(*) FROM statements s JOIN documents d USING (document) "
                          "WHERE substr(d.text, s.start + 1, s.end - s.start) <> s.quote")
              .getInt() == 0);
}
