#include <dossier/eval/floors.h>

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace dossier::eval;

namespace {

// A file that is gone when the test is over.
class TemporaryFile {
  public:
    explicit TemporaryFile(const char* content) {
        std::string name = (std::filesystem::temp_directory_path() / "dossier-floors-XXXXXX").string();
        const int fd = mkstemp(name.data());
        REQUIRE(fd >= 0);
        path_ = name;
        std::ofstream(path_) << content;
    }
    ~TemporaryFile() { std::filesystem::remove(path_); }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

std::string complaint(const char* content) {
    const TemporaryFile file(content);
    try {
        read_floors(file.path());
    } catch (const FloorsError& error) {
        return std::string(error.what()).substr(file.path().string().size());
    }
    return "";
}

}  // namespace

TEST_CASE("floors are read with f1 as the default figure") {
    const TemporaryFile file(
        "[[floor]]\nset = \"seed\"\nmeasure = \"deals slot\"\nat_least = 0.75\n"
        "[[floor]]\nset = \"seed\"\nmeasure = \"money value\"\nfigure = \"r\"\nat_least = 1\n");
    const auto floors = read_floors(file.path());
    REQUIRE(floors.size() == 2);
    CHECK(floors[0].figure == "f1");
    CHECK(floors[0].at_least == 0.75);
    Tallies tallies;
    tallies[{"deals", "slot"}].add(3, 4, 6);
    CHECK(figure_of(tallies, floors[0]) == doctest::Approx(0.6));
    CHECK(figure_of(tallies, floors[1]) == 0);
    tallies[{"money", "value"}].add(2, 2, 5);
    CHECK(figure_of(tallies, floors[1]) == 1);
}

TEST_CASE("a floor that would hold nothing is refused with its place") {
    const struct {
        const char *content, *place, *reason;
    } cases[] = {
        {"[[floor]]\nset = \"a\"\nmeasure = \"deals slot\"\n", ":1:", "needs set"},
        {"[[floor]]\nset = \"a\"\nmeasure = \"deals\"\nat_least = 1\n", ":1:", "needs set"},
        {"[[floor]]\nset = \"a\"\nmeasure = \"a b\"\nat_least = 90\n", ":1:", "between 0 and 1"},
        {"[[floor]]\nset = \"a\"\nmeasure = \"a b\"\nfloor = 1\n", ":4:", "'floor' is none of the keys"},
        {"[[floor]]\nfigure = \"f2\"\n", ":1:", "none of p, r, f1"},
        {"[[floors]]\n", ":1:", "only [[floor]]"},
        {"[[floor]\n", ":1:", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.content);
        const std::string said = complaint(c.content);
        CHECK(said.starts_with(c.place));
        CHECK(said.find(c.reason) != std::string::npos);
    }
    CHECK_THROWS_AS(read_floors("/no/such/file"), FloorsError);
}
