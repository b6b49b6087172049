#include "../scratch_folder.h"

#include <dossier/sources/reader.h>

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sstream>

using namespace dossier;
using namespace std::string_literals;

namespace {

struct Read {
    std::vector<Document> documents;
    std::vector<SourceFailure> failures;
};

Read read(const std::vector<std::string>& paths, const SourceOptions& options = {},
          const std::string& input = {}) {
    Read result;
    std::istringstream in(input);
    read_documents(
        paths, options, in,
        [&](Document&& document) {
            result.documents.push_back(std::move(document));
            return true;
        },
        [&](SourceFailure&& failure) { result.failures.push_back(std::move(failure)); });
    return result;
}

// The canonical dump of a run: one line a document or failure, in order of kind.
std::string dump(const Read& result, const std::string& prefix) {
    const auto cut = [&](const std::string& s) {
        return s.starts_with(prefix) ? s.substr(prefix.size()) : s;
    };
    std::string out;
    for (const Document& d : result.documents)
        out += cut(d.id) + "|" + d.lang + "|" + d.published + "|" + d.text + "\n";
    for (const SourceFailure& f : result.failures)
        out += "! " + cut(f.origin) + ": " + f.reason + (f.document_kept ? " (kept)" : "") + "\n";
    return out;
}

std::string jsonl(const std::string& lines, SourceOptions options = {}) {
    options.kind = SourceKind::jsonl;
    return dump(read({"-"}, options, lines), "");
}

}  // namespace

TEST_CASE("reader: a folder is read in byte order, hidden files left out, the rest read or reported") {
    const ScratchFolder folder;
    folder.write("in/b.txt", "b");
    folder.write("in/a/z.txt", "z");
    folder.write("in/a/y.jsonl", "{\"text\":\"y\"}\n");
    folder.write("in/B.txt", "B");
    folder.write("in/.hidden", "no");
    folder.write("in/.git/config", "no");
    folder.write("in/empty.txt", "");
    folder.write("in/photo.jpg", "\xff\xd8\xff\0\0"s);
    folder.write("in/paper.pdf", "%PDF-1.7\n%...");
    std::filesystem::create_directory_symlink(folder.path / "in", folder.path / "in/loop");
    std::filesystem::create_symlink(folder.path / "nowhere", folder.path / "in/broken");
    REQUIRE(mkfifo((folder / "in/pipe").c_str(), 0600) == 0);

    const std::string expected =
        "in/B.txt|||B\n"
        "in/a/y.jsonl:1|||y\n"
        "in/a/z.txt|||z\n"
        "in/b.txt|||b\n"
        "in/empty.txt|||\n"
        "! in/broken: No such file or directory\n"
        "! in/loop: a link to a folder, not followed\n"
        "! in/paper.pdf: pdftotext cannot read it\n"
        "! in/photo.jpg: unsupported: binary data of no known format\n"
        "! in/pipe: neither a file nor a folder\n";
    CHECK(dump(read({folder / "in"}), folder.path.string() + "/") == expected);
    CHECK(dump(read({folder / "in/"}), folder.path.string() + "/") == expected);
}

TEST_CASE("reader: paths that cannot be read are reported, the rest goes on") {
    const ScratchFolder folder;
    const std::string good = folder.write("good.txt", "good");
    CHECK(dump(read({folder / "none.txt", "", good}), folder.path.string() + "/") ==
          "good.txt|||good\n! none.txt: No such file or directory\n! : No such file or directory\n");
    if (geteuid() != 0) {
        std::filesystem::permissions(good, std::filesystem::perms::none);
        CHECK(dump(read({good}), folder.path.string() + "/") == "! good.txt: Permission denied\n");
    }
}

TEST_CASE("reader: text is decoded, defaults fill what a document does not say") {
    const ScratchFolder folder;
    folder.write("utf16.txt", "\xff\xfeh\0i\0"s);
    const std::string path = folder.write("x.txt", "\xef\xbb\xbfone\r\ntwo");
    const Read result = read({path}, {.published = "2020-01-02", .lang = "fr"});
    CHECK(dump(result, folder.path.string() + "/") == "x.txt|fr|2020-01-02|one\ntwo\n");
    CHECK(result.documents.at(0).origin == path);
    CHECK(dump(read({folder / "utf16.txt"}), folder.path.string() + "/") == "utf16.txt|||hi\n");
}

TEST_CASE("reader: standard input is read once") {
    CHECK(dump(read({"-", "-"}, {}, "hello"), "") == "-|||hello\n! -: standard input was read already\n");
    CHECK(dump(read({"-"}, {}, ""), "") == "-|||\n");
    CHECK(dump(read({"-"}, {}, std::string(100, '\0')), "") ==
          "! -: unsupported: binary data of no known format\n");
}

TEST_CASE("reader: JSONL records") {
    const struct {
        const char* what;
        std::string lines, expected;
    } cases[] = {
        {"fields", R"({"id":"a","text":"t","lang":"en","published":"2019-04-01","title":"T","more":[1]})",
         "a|en|2019-04-01|t\n"},
        {"number ids, nulls, date-times",
         R"({"id":7,"text":"t","lang":null,"published":"2019-04-01T10:00:00Z"})", "7|en|2019-04-01|t\n"},
        {"no id", "{\"text\":\"a\"}\n\n  \r\n{\"text\":\"b\"}\r\n", "-:1|en||a\n-:4|en||b\n"},
        {"text as it is", R"({"text":"a\r\nb\ufeff"})", "-:1|en||a\r\nb\xef\xbb\xbf\n"},
        {"byte order mark", "\xef\xbb\xbf{\"text\":\"a\"}", "-:1|en||a\n"},
        {"bad date kept", R"({"id":"x","text":"t","published":"May 5"})",
         "x|en||t\n! -:1: \"published\" is no ISO date: \"May 5\" (kept)\n"},
        {"wrong types kept", R"({"id":[],"text":"t","lang":5})",
         "-:1|en||t\n! -:1: \"id\" is neither a string nor a number (kept)\n! -:1: \"lang\" is not a string "
         "(kept)\n"},
        {"bad lines", "nonsense\n[1]\n{}\n{\"text\":1}\n{\"text\":\"\xff\"}\n{\"text\":\"ok\"}",
         "-:6|en||ok\n! -:1: not valid JSON: "},
        {"a lone surrogate", R"({"text":"\ud800"})", "! -:1: not valid JSON: "},
        {"too deep", std::string(5000, '['), "! -:1: not valid JSON: "},
        {"cut off", R"({"text":"half)", "! -:1: not valid JSON: "},
        {"empty", "", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(jsonl(c.lines, {.lang = "en"}).substr(0, c.expected.size()) == c.expected);
    }
    const std::string bad = jsonl("[1]\n{}\n{\"text\":1}\n", {});
    CHECK(bad == "! -:1: not a JSON object\n! -:2: no \"text\"\n! -:3: \"text\" is not a string\n");
}

TEST_CASE("reader: what is too large is reported and read over") {
    const ScratchFolder folder;
    const std::string long_line = "{\"text\":\"" + std::string(600'000, 'x') + "\"}\n";
    CHECK(jsonl(long_line + "{\"text\":\"b\"}\n", {.max_bytes = 1000}) ==
          "-:2|||b\n! -:1: larger than 1000 bytes\n");
    const std::string path = folder.write("big.txt", std::string(1001, 'x'));
    CHECK(dump(read({path}, {.max_bytes = 1000}), folder.path.string() + "/") ==
          "! big.txt: larger than 1000 bytes\n");
    CHECK(read({path}, {.max_bytes = 1001}).documents.size() == 1);
}

TEST_CASE("reader: a line of 50 MB is one document") {
    const Read result =
        read({"-"}, {.kind = SourceKind::jsonl}, "{\"text\":\"" + std::string(50'000'000, 'x') + "\"}");
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].text.size() == 50'000'000);
}

TEST_CASE("reader: false ends the walk, kinds can be forced, what a callback throws passes through") {
    const ScratchFolder folder;
    const std::string path = folder.write("x.jsonl", "{\"text\":\"a\"}\n{\"text\":\"b\"}\n");
    std::istringstream in;
    int seen = 0;
    read_documents(
        {path, path}, {}, in, [&](Document&&) { return ++seen < 2; }, [](SourceFailure&&) {});
    CHECK(seen == 2);
    CHECK(read({path}, {.kind = SourceKind::text}).documents.size() == 1);
    CHECK_THROWS_AS(read_documents(
                        {path}, {}, in, [](Document&&) -> bool { throw std::ios_base::failure("mine"); },
                        [](SourceFailure&&) {}),
                    std::ios_base::failure);
}

TEST_CASE("reader: a name that is not UTF-8 gives an id that is") {
    const ScratchFolder folder;
    const std::string path = folder.write("caf\xe9.txt", "x");
    const Read result = read({path});
    REQUIRE(result.documents.size() == 1);
    CHECK(result.documents[0].id == folder / "caf\xef\xbf\xbd.txt");
}
