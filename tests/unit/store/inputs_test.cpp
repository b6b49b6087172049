#include "../scratch_folder.h"

#include <dossier/store/inputs.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>

#include <vector>

using namespace dossier;

namespace {

InputFile sample() {
    return {"in/a.txt", 7, 1'000'000'001, 1'000'000'002, 42, "from 0", 1, 2, "/home/in/a.txt", {}, {}};
}

std::vector<std::string> dumped(const std::string& path) {
    std::vector<std::string> lines;
    dump(KnowledgeBase::open(path), [&](std::string_view line) { lines.emplace_back(line); });
    return lines;
}

}  // namespace

TEST_CASE("inputs: a file is remembered with what came of it, and the last reading counts") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    KnowledgeBase base = KnowledgeBase::open_or_create(path);
    Writer writer(base);
    std::vector<InputFile> files{sample()};
    writer.write({}, {}, files);
    KnownInputs known(KnowledgeBase::open(path));
    CHECK_FALSE(known.find("in/b.txt"));
    auto found = known.find("in/a.txt");
    REQUIRE(found);
    CHECK(found->same_as(sample()));
    CHECK(found->documents == 1);
    CHECK(found->failures == 2);

    files.front().modified += 1;
    files.front().failures = 0;
    writer.write({}, {}, files);
    found = known.find("in/a.txt");
    REQUIRE(found);
    CHECK_FALSE(found->same_as(sample()));
    CHECK(found->failures == 0);
}

TEST_CASE("inputs: each part of a stamp tells files apart") {
    const auto differs = [](auto alter) {
        InputFile other = sample();
        alter(other);
        return !other.same_as(sample());
    };
    CHECK(differs([](InputFile& f) { f.path = "in/A.txt"; }));
    CHECK(differs([](InputFile& f) { ++f.size; }));
    CHECK(differs([](InputFile& f) { ++f.modified; }));
    CHECK(differs([](InputFile& f) { ++f.changed; }));
    CHECK(differs([](InputFile& f) { ++f.inode; }));
    CHECK(differs([](InputFile& f) { f.reading = "from 1"; }));
    CHECK(differs([](InputFile& f) { f.place = "/srv/in/a.txt"; }));
    CHECK_FALSE(differs([](InputFile& f) { f.documents = 9; }));
}

TEST_CASE("inputs: what is remembered is no content") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    KnowledgeBase base = KnowledgeBase::open_or_create(path);
    const std::vector<std::string> before = dumped(path);
    const std::vector<InputFile> files{sample()};
    Writer(base).write({}, {}, files);
    CHECK(dumped(path) == before);
}

TEST_CASE("inputs: no file is done while a document of the batch lacks its facts") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    KnowledgeBase base = KnowledgeBase::open_or_create(path);
    Entry entry;
    entry.document.id = entry.document.origin = "in/a.txt";
    entry.document.text = "Norda paid $5 million.";
    const std::vector<Entry> batch{entry};
    const std::vector<InputFile> files{sample()};
    CHECK(Writer(base).write(batch, {}, files) == std::vector{Outcome::no_facts});
    CHECK_FALSE(KnownInputs(KnowledgeBase::open(path)).find("in/a.txt"));
}
