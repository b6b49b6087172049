#include <dossier/patterns/compile.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/source.h>

#include <doctest/doctest.h>

using namespace dossier;
using namespace dossier::patterns;

namespace {

const char* const good_rule = "[[rules]]\nid = 'x.y'\nmatch = 'a'\nexamples = [{text='a', value='1'}]\n";

}

TEST_CASE("a pattern file reads in its three layers") {
    PatternFile file = parse_pattern_file("en/x.toml", R"(
stage = "money"
[lists]
det = ["the", "a"]
bank = { words = ["bank"], suffixes = ["s"], exact = true }
[maps.scale.values]
million = "1e6"
dozen = 12
[classes]
name = "capital|upper"
[phrases]
np = "{det} {bank}"
[[rules]]
id = "x.one"
match = '<np>'
before = 'of'
not-after = '"%"'
as = ["money", "deep"]
set = { unit = "day", n = -1 }
examples = [ { text = "the bank", value = "1", published = "2020-01-02" } ]
near = ["the banker"]
)");
    CHECK(file.lang == "en");
    REQUIRE(file.lists.size() == 3);
    CHECK(file.lists[0].name == "bank");
    CHECK(file.lists[0].exact);
    CHECK(file.lists[2].is_map);
    CHECK(file.lists[2].words ==
          std::vector<std::pair<std::string, std::string>>{{"dozen", "12"}, {"million", "1e6"}});
    REQUIRE(file.rules.size() == 1);
    const RuleSource& rule = file.rules[0];
    CHECK(rule.stage == "money");
    CHECK(rule.before == "of");
    CHECK(rule.not_after == "\"%\"");
    CHECK(rule.as == std::vector<std::string>{"money", "deep"});
    CHECK(rule.set.at("n") == "-1");
    CHECK(rule.examples[0].published == "2020-01-02");
    CHECK(rule.near[0].text == "the banker");
    CHECK(rule.place.line == 13);
}

TEST_CASE("a map reads by its values too") {
    const PatternFile file = parse_pattern_file(
        "en/x.toml",
        "[maps.m.groups]\nbuy = ['bought', 'took over']\n'-' = ['said']\n[maps.m.values]\nsold = 'sell'\n");
    REQUIRE(file.lists.size() == 1);
    CHECK(file.lists[0].words ==
          std::vector<std::pair<std::string, std::string>>{
              {"said", "-"}, {"bought", "buy"}, {"took over", "buy"}, {"sold", "sell"}});
}

TEST_CASE("a broken pattern file is refused with its place") {
    struct Case {
        std::string text;
        int line, column;
        const char* reason;  // part of it
    };
    const Case cases[] = {
        {"stage = 'm'\nlists = 3\n", 2, 9, "lists must be a table"},
        {"stage = 'm'\nfoo = 3\n", 2, 1, "unknown key 'foo'"},
        {"a = [1,\n", 1, 9, ""},
        {"[lists]\nx = [1]\n", 2, 6, "every word must be a string"},
        {"[lists]\nx = { word = ['a'] }\n", 2, 7, "unknown key 'word'"},
        {"stage='m'\n[[rules]]\nmatch = 'a'\n", 2, 1, "a rule without id"},
        {"stage='m'\n[[rules]]\nid = 'x'\nmatch = 'a'\n", 2, 1, "rule x has no example"},
        {"stage='m'\n[[rules]]\nid = 'x'\nmatch='a'\nexamples = [{text='a'}]\n", 5, 13,
         "an example needs the value"},
        {"[[rules]]\nid = 'x'\nmatch = 'a'\n", 1, 1, "has no stage"},
        {"[maps.a.values]\nx = 1.5\n", 2, 5, "must be a string or a whole number"},
        {"[maps.a.groups]\nx = 'b'\n", 2, 5, "'x' must be a list of strings"},
        {"[maps.a]\ngroups = ['b']\n", 2, 10, "'groups' must be a table"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        try {
            parse_pattern_file("en/x.toml", c.text);
            FAIL("no error");
        } catch (const PatternError& e) {
            CHECK(e.file == "en/x.toml");
            CHECK(e.line == c.line);
            CHECK(e.column == c.column);
            CHECK(e.reason.find(c.reason) != std::string::npos);
            CHECK_FALSE(e.remedy.empty());
        }
    }
}

TEST_CASE("mistakes between files are refused with their place") {
    struct Case {
        std::string text;
        const char* reason;
    };
    const std::string head = "stage = 'money'\n";
    const Case cases[] = {
        {head + "[lists]\na = { include = ['b'] }\n", "list a includes the unknown list b"},
        {head + "[lists]\na = { include = ['a'] }\n", "list a includes itself through a"},
        {head + "[lists]\npossessive = [\"'s\"]\n",
         "the list is called possessive, which is how a token looks"},
        {head + "[lists]\na = { icu = ['moons'] }\n", "ICU provides no 'moons'"},
        {head + "[[rules]]\nid='r'\nmatch='{nothing}'\nexamples=[{text='a',value='1'}]\n",
         "nothing is called {nothing}"},
        {head + "[[rules]]\nid='r'\nmatch='(a'\nexamples=[{text='a',value='1'}]\n", "')' is missing"},
        {head + good_rule + good_rule, "another rule is called x.y"},
        {head + "[[rules]]\nid='r'\nmatch='((a{999}){999}){2}'\nexamples=[{text='a',value='1'}]\n",
         "the rules of the stage repeat too much"},
        {head + "[[rules]]\nid='r'\nmatch='(a?){2,999} (a?){999}'\nexamples=[{text='a',value='1'}]\n",
         "the rules of the stage repeat too much"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        try {
            compile({{"en/x.toml", c.text}}, compile_names({}));
            FAIL("no error");
        } catch (const PatternError& e) {
            CHECK(e.reason.find(c.reason) != std::string::npos);
            CHECK(e.line > 0);
        }
    }
}
