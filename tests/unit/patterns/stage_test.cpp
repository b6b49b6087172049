#include <dossier/patterns/library_impl.h>
#include <dossier/patterns/stage.h>
#include <dossier/text/analysis.h>

#include <doctest/doctest.h>

#include <random>

using namespace dossier;
using namespace dossier::patterns;

namespace {

// A library of one small file, and the line of a text as the cascade would build it.
class Bench {
  public:
    explicit Bench(const std::string& toml, const std::vector<NameFile>& names = {})
        : impl_(compile({{"en/t.toml", "stage = 't'\n" + toml}}, compile_names(names)), {}),
          pack_(*impl_.pack("en")) {}

    std::vector<Item> line(const std::string& text) {
        analyser_.analyse(text, "en", analysis_);
        std::vector<Item> out = {{eos_set, 0, 0, 0, -1}};
        for (const TokenRange& sentence : analysis_.sentences) {
            for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
                const Token& token = analysis_.tokens[i];
                std::string_view word = std::string_view(text).substr(token.begin, token.length());
                out.push_back(
                    {pack_.classify(word, token.shape).set, look_of(token, word).id(), i, i + 1, -1});
            }
            out.push_back({eos_set, 0, sentence.last, sentence.last, -1});
        }
        return out;
    }

    // "rule(words; slot=words)" for each match.
    std::string scan(const std::string& text) {
        auto items = line(text);
        std::vector<Match> matches;
        pack_.stage("t")->scan(items, encoded_, scratch_, matches);
        std::string out;
        for (const Match& match : matches) {
            out += (out.empty() ? "" : " ") + std::string(match.rule->id) + "(" +
                   words(text, items, match.first, match.last);
            for (std::size_t i = 0; i < match.rule->slots.size(); ++i)
                if (match.slot(i).present())
                    out += "; " + std::string(match.rule->slots[i]) + "=" +
                           words(text, items, match.slot(i).first, match.slot(i).last);
            out += ")";
        }
        return out;
    }

    const Pack& pack() const { return pack_; }

  private:
    std::string words(const std::string& text, const std::vector<Item>& items, std::uint32_t first,
                      std::uint32_t last) {
        if (first == last) return {};
        std::size_t begin = analysis_.tokens[items[first].first].begin;
        return text.substr(begin, analysis_.tokens[items[last - 1].last - 1].end - begin);
    }

    PatternLibrary::Impl impl_;
    const Pack& pack_;
    Analyser analyser_;
    Analysis analysis_;
    EncodedLine encoded_;
    StageScratch scratch_;
};

std::string rule(const std::string& id, const std::string& match, const std::string& more = {}) {
    return "[[rules]]\nid = '" + id + "'\nmatch = '" + match + "'\n" + more +
           "\nexamples = [{text='a', value='b'}]\n";
}

}  // namespace

TEST_CASE("rules find the longest match from the left, with their slots") {
    Bench bench("[lists]\nmonth = ['May', 'June']\nlong = ['per cent', 'percent']\n" +
                rule("day", "month:{month} day:{d-small}") +
                rule("full", "month:{month} day:{d-small} \",\"? year:{d-year}") +
                rule("percent", "num:{digits} {long}") + rule("money", "\"$\" num:~{digits}"));
    const std::pair<const char*, const char*> cases[] = {
        {"It was May 3.", "day(May 3; month=May; day=3)"},
        {"On may 3, 1999 it", "full(may 3, 1999; month=may; day=3; year=1999)"},
        {"May 3 June 4, 2001",
         "day(May 3; month=May; day=3) full(June 4, 2001; month=June; day=4; year=2001)"},
        {"7 per cent and 8 percent", "percent(7 per cent; num=7) percent(8 percent; num=8)"},
        {"$5 and $ 6", "money($5; num=5)"},
        {"It ended in May. 3 came.", ""},
        {"", ""},
    };
    for (const auto& [written, expected] : cases) {
        const char* text = written;
        CAPTURE(text);
        CHECK(bench.scan(text) == expected);
    }
}

TEST_CASE("contexts decide, and a shorter match takes the place of a refused one") {
    Bench bench("[lists]\nmonth = ['may', 'june']\nverb = ['be', 'go']\n" +
                rule("month", "{month}", "not-after = '{verb}'\nbefore = 'in | {eos}'") +
                rule("pair", "{month} {month}", "after = 'sharp'"));
    CHECK(bench.scan("in May it rained") == "month(May)");
    CHECK(bench.scan("it may be") == "");
    CHECK(bench.scan("in may be") == "");
    CHECK(bench.scan("June came") == "month(June)");
    CHECK(bench.scan("in May June sharp") == "pair(May June)");
    CHECK(bench.scan("in May June dull") == "month(May)");
}

TEST_CASE("of two rules for one span the first in the file counts") {
    Bench bench(rule("first", "x:{capital} y") + rule("second", "{capital} z:y"));
    CHECK(bench.scan("Any y") == "first(Any y; x=Any)");
}

TEST_CASE("case counts where the list says so") {
    Bench bench("[lists]\ncode = { words = ['MW', 'm'], exact = true }\nword = ['mw']\n" +
                rule("code", "{code}") + rule("word", "{word&!code}"));
    CHECK(bench.scan("MW") == "code(MW)");
    CHECK(bench.scan("mw Mw") == "word(mw) word(Mw)");
    CHECK(bench.scan("m M") == "code(m)");
}

TEST_CASE("maps give values, entries of several words become one item by join") {
    Bench bench("[maps.cur]\njoin = 't'\n[maps.cur.values]\ndollar = 'USD'\n'Hong Kong dollar' = 'HKD'\n" +
                rule("cur", "{cur}"));
    const Pack& pack = bench.pack();
    CHECK(pack.stage_number("t") == 1);
    CHECK(pack.stage_number("u") == 0);
    CHECK(bench.scan("a dollar") == "cur(dollar)");
}

TEST_CASE("names are classes of tokens unless written small") {
    Bench bench(rule("city", "{n-city}") + rule("weak", "{w-city}") + rule("both", "{n-city&n-country}"),
                {{"gazetteers/a.tsv",
                  "# source\nParis\tcity\tiso=FR;pop=2100\nNice\tcity\tiso=FR;weak=1\n"
                  "Singapore\tcity\tiso=SG\nSingapore\tcountry\tiso=SG\n"}});
    CHECK(bench.scan("in Paris") == "city(Paris)");
    CHECK(bench.scan("in paris") == "");
    CHECK(bench.scan("PARIS") == "city(PARIS)");
    CHECK(bench.scan("Nice") == "weak(Nice)");
    CHECK_THROWS_AS(compile_names({{"g.tsv", "Paris\n"}}), PatternError);
    CHECK_THROWS_AS(compile_names({{"g.tsv", "Paris\tcity\tcolour=red\n"}}), PatternError);
}

TEST_CASE("the joint scan finds what the rules find one by one") {
    const char* const matches[] = {"a b", "a b+", "b (a|c) c?", "{capital} a", "c{2,3}", "a . b"};
    std::string all;
    std::vector<std::unique_ptr<Bench>> single;
    for (std::size_t i = 0; i < std::size(matches); ++i) {
        all += rule("r" + std::to_string(i), matches[i]);
        single.push_back(std::make_unique<Bench>(rule("r" + std::to_string(i), matches[i])));
    }
    Bench joint(all);
    std::mt19937 random(7);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (auto n = random() % 12; n > 0; --n)
            text += std::string(1, "abcX"[random() % 4]) + " ";
        // The first match of the joint scan begins no later than that of any rule alone.
        std::string found = joint.scan(text);
        bool any = false;
        for (auto& bench : single)
            any |= !bench->scan(text).empty();
        CAPTURE(text);
        CHECK(found.empty() == !any);
    }
}

TEST_CASE("a stage that tells more than 256 kinds of token apart works the same") {
    std::string lists = "[lists]\n", toml;
    for (int i = 0; i < 400; ++i) {
        std::string name =
            std::string("w") + static_cast<char>('a' + i / 26) + static_cast<char>('a' + i % 26);
        lists += name + " = ['" + name + "']\n";
        toml += rule(name, "{" + name + "} x:{" + name + "}?");
    }
    Bench bench(lists + toml);
    CHECK(bench.scan("wab wab wac wad wad") == "wab(wab wab; x=wab) wac(wac) wad(wad wad; x=wad)");
    CHECK(bench.scan("wpj") == "wpj(wpj)");
}

TEST_CASE("the automaton: repeats, and what it may take at most") {
    Bench bench(rule("some", "a b{2,3} c?") + rule("many", "x+ y"));
    CHECK(bench.scan("a b") == "");
    CHECK(bench.scan("a b b b b c") == "some(a b b b)");
    CHECK(bench.scan("a b b c") == "some(a b b c)");
    CHECK(bench.scan("x x x y y") == "many(x x x y)");
    std::string longest;
    for (std::size_t i = 1; i < AutomatonReader::longest_match; ++i)
        longest += "x ";
    CHECK(bench.scan(longest + "y") == "many(" + longest + "y)");
    CHECK(bench.scan("x " + longest + "y") == "many(" + longest + "y)");
}
