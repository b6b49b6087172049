#include "command.h"
#include "corrections.h"

#include <doctest/doctest.h>

using namespace dossier;
using Kind = Correction::Kind;

namespace {

struct Refusal {
    std::string what, remedy;
};

Refusal refusal_of(const std::string& toml) {
    try {
        cli::parse_corrections("fix.toml", toml);
    } catch (const cli::CommandError& error) {
        CHECK(error.exit == cli::Exit::usage);
        return {error.what(), error.help};
    }
    return {};
}

}  // namespace

TEST_CASE("corrections file: what it may say") {
    const std::vector<Correction> all = cli::parse_corrections("fix.toml", R"toml(
same = [["A", "B", "C"], ["D", "A"]]
not_same = [["A", "E"], { name = "F", in = ["x", "y"], as = "F (2)" }]
rename = { G = "C", H = "h" }
)toml");
    const std::vector<Correction> expected{
        {Kind::same, "A", "B", ""},          {Kind::same, "A", "C", ""},
        {Kind::same, "D", "A", ""},          {Kind::rename, "C", "G", ""},
        {Kind::rename, "h", "H", ""},        {Kind::not_same, "A", "E", ""},
        {Kind::not_same, "F", "F (2)", "x"}, {Kind::not_same, "F", "F (2)", "y"}};
    CHECK(all == expected);
    CHECK(cli::parse_corrections("fix.toml", "").empty());
    CHECK_FALSE(cli::read_corrections(""));
}

TEST_CASE("corrections file: what is refused, with its place and a remedy") {
    const struct {
        const char *toml, *what;
    } cases[] = {
        {"same = [", "fix.toml:1:9: "},
        {"\nalike = []", "fix.toml:2:1: unknown key 'alike'"},
        {"same = \"A\"", "fix.toml:1:8: same must be a list"},
        {"same = [[\"A\"]]", "fix.toml:1:9: a list of at least 2 is wanted here"},
        {"same = [[\"A\", 1]]", "fix.toml:1:15: a name must be a string"},
        {"same = [[\"A\", \" \"]]", "fix.toml:1:15: a name is empty"},
        {"same = [[\"A\", \"a\"]]", "fix.toml:1:15: 'a' is the same name already"},
        {"same = [[\"A\", \"B\"],\n[\"C\", \"b\"]]", "fix.toml:2:7: 'b' is 'a' already"},
        {"same = [[\"A\", \"B\"], [\"B\", \"C\"],\n[\"C\", \"A\"]]",
         "fix.toml:2:7: 'C' and 'A' replace each other"},
        {"rename = { A = \"B\", B = \"A\" }", "fix.toml:1:21: 'A' and 'B' replace each other"},
        {"rename = [1]", "fix.toml:1:10: rename must be a table"},
        {"not_same = [[\"A\", \"B\", \"C\"]]", "fix.toml:1:13: two names are wanted here"},
        {"not_same = [[\"A\", \"a\"]]", "fix.toml:1:13: 'A' and 'a' are the same by this file"},
        {"same = [[\"A\", \"B\", \"C\"]]\nnot_same = [[\"B\", \"c\"]]",
         "fix.toml:2:13: 'B' and 'c' are the same"},
        {"not_same = [{ name = \"A\", in = [\"x\"] }]", "fix.toml:1:13: 'as' is missing"},
        {"not_same = [{ name = \"A\", in = [], as = \"B\" }]", "fix.toml:1:32: a list of at least 1"},
        {"not_same = [{ name = \"A\", in = [\"x\"], as = \"a\" }]", "fix.toml:1:44: that is the same name"},
        {"not_same = [{ name = \"A\", in = [\"x\"], as = \"B\" },\n{ name = \"a\", in = [\"x\"], as = \"C\" "
         "}]",
         "fix.toml:2:1: 'a' is 'B' in x already"},
    };
    for (const auto& each : cases) {
        CAPTURE(each.toml);
        const Refusal refusal = refusal_of(each.toml);
        CHECK(refusal.what.starts_with(each.what));
        CHECK_FALSE(refusal.remedy.empty());
    }
}
