#include "../scratch_folder.h"

#include <dossier/sources/reader.h>

#include <doctest/doctest.h>

#include <sstream>
#include <vector>

using namespace dossier;

namespace {

struct Seen {
    std::vector<std::string> events;
    void walk(const std::string& path, const std::string& passed_over = {}, bool goes_on = true) {
        std::istringstream none;
        FileWatch watch;
        watch.pass_over = [&](const FileStamp& stamp) { return stamp.path.ends_with(passed_over + ".txt"); };
        if (passed_over.empty()) watch.pass_over = nullptr;
        watch.on_read = [&](const FileStamp& stamp) {
            events.push_back("read " + stamp.path.substr(stamp.path.size() - 5) + ' ' +
                             std::to_string(stamp.size));
        };
        read_documents(
            {path}, {}, none,
            [&](Document&& document) {
                events.push_back(document.text);
                return goes_on;
            },
            [&](SourceFailure&&) { events.push_back("failure"); }, watch);
    }
};

}  // namespace

TEST_CASE("file watch: a file is told as read after what it gave, failures too") {
    const ScratchFolder folder;
    folder.write("in/a.txt", "one");
    folder.write("in/b.bin", std::string(300, '\0'));
    Seen seen;
    seen.walk(folder / "in");
    CHECK(seen.events == std::vector<std::string>{"one", "read a.txt 3", "failure", "read b.bin 300"});
}

TEST_CASE("file watch: what is passed over gives nothing") {
    const ScratchFolder folder;
    folder.write("in/a.txt", "one");
    folder.write("in/b.txt", "two");
    Seen seen;
    seen.walk(folder / "in", "a");
    CHECK(seen.events == std::vector<std::string>{"two", "read b.txt 3"});
}

TEST_CASE("file watch: a walk that is ended in a file has not read it") {
    const ScratchFolder folder;
    folder.write("in/a.txt", "one");
    folder.write("in/b.txt", "two");
    Seen seen;
    seen.walk(folder / "in", {}, false);
    CHECK(seen.events == std::vector<std::string>{"one"});
}

TEST_CASE("file watch: the bytes that are read are told, and how many there will be") {
    const ScratchFolder folder;
    folder.write("in/a.txt", "one");
    folder.write("in/deep/b.txt", std::string(300'000, 'b'));
    folder.write("in/.hidden/c.txt", "not read");
    folder.write("in/.d", "not read");
    const std::string alone = folder.write("e.txt", "five!");
    std::istringstream none;
    std::uint64_t read = 0;
    FileWatch watch;
    watch.on_bytes = [&](std::uint64_t bytes) { read += bytes; };
    read_documents(
        {folder / "in", alone}, {}, none, [](Document&&) { return true; }, [](SourceFailure&&) {}, watch);
    CHECK(read == bytes_below({folder / "in", alone}));
    CHECK(read == 300'008);
    CHECK(bytes_below({folder / "none"}) == 0);
    CHECK_FALSE(bytes_below({alone, "-"}));
    CHECK_FALSE(bytes_below({}));
}
