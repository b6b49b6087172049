#include "analysis_dump.h"

#include <doctest/doctest.h>

#include <string>

using dossier::Analysis;
using dossier::Shape;
using dossier_test::analyse;
using dossier_test::dump_tokens;

TEST_CASE("tokens: ICU's words, cut where letters meet digits") {
    const struct {
        const char* text;
        const char* tokens;
    } cases[] = {
        {"", ""},
        {" \n\t ", ""},
        {"US$4.7bn", "US|$|4.7|bn"},
        {"1,200MW at 0.5k", "1,200|MW at 0.5|k"},
        {"the 1990s, Tele2 and 5G", "the 1990|s|, Tele|2 and 5|G"},
        {"$1 billion dealwith", "$|1 billion dealwith"},
        {"90%", "90|%"},
        {"G-20 re-education", "G|-|20 re|-|education"},
        {"China’s and IBM's", "China’s and IBM's"},
        {"U.S. components", "U.S|. components"},
        {"at 5 p.m. on", "at 5 p.m|. on"},
        {"2,000.50 or 1.234.567,89", "2,000.50 or 1.234.567,89"},
        {"10-7/8 pct", "10|-|7|/|8 pct"},
        {"AT&T, (GDPR)", "AT|&|T|, (|GDPR|)"},
        {"one\ntwo\r\nthree\u2028four", "one/two/three/four"},
        {"mail me@example.com now", "mail me@example.com now"},
        {"snake_case a_1", "snake_case a_1"},
        {"it ended.The next", "it ended|.|The next"},
        {"in 2013.The", "in 2013|.|The"},
        {"St.Petersburg", "St.Petersburg"},
        {"Amazon.com, booking.Com", "Amazon.com|, booking.Com"},

        {"закончился.Новый этап", "закончился|.|Новый этап"},
        {"cafe\u0301s5", "cafe\u0301s|5"},
        {"5 млрд руб. в 2019г.", "5 млрд руб|. в 2019|г|."},
        {"上海公司", "上海|公司"},
        {"价值4.7亿美元", "价值|4.7|亿|美元"},
        {"１２３ ٣٫٥", "１２３ ٣٫٥"},
        {"👩‍👩‍👧 🇺🇿🇰🇿", "👩‍👩‍👧 🇺🇿|🇰🇿"},
        {"a\u200Bb", "a|\u200B|b"},
        {"x \u0301y", "x \u0301|y"},
    };
    for (const auto& c : cases)
        CHECK(dump_tokens(analyse(c.text)) == c.tokens);
}

TEST_CASE("tokens: shapes") {
    const struct {
        const char* text;
        Shape shape;
    } cases[] = {
        {"deal", Shape::lower},      {"Huawei", Shape::capital}, {"IBM", Shape::upper},
        {"WeChat", Shape::mixed},    {"iPhone", Shape::mixed},   {"A", Shape::initial},
        {"中", Shape::uncased},      {"عقد", Shape::uncased},    {"883", Shape::digits},
        {"2,000.50", Shape::digits}, {"１２３", Shape::digits},  {"٣٫٥", Shape::digits},
        {",", Shape::punct},         {"“", Shape::punct},        {"。", Shape::punct},
        {"$", Shape::symbol},        {"€", Shape::symbol},       {"%", Shape::symbol},
        {"％", Shape::symbol},       {"½", Shape::symbol},       {"😀", Shape::symbol},
        {"\x01", Shape::other},      {"\u0301", Shape::other},   {"China's", Shape::capital},
        {"IBM’s", Shape::upper},     {"it's", Shape::lower},     {"O'Brien", Shape::mixed},
        {"U.S", Shape::upper},       {"p.m", Shape::lower},      {"Ph.D", Shape::mixed},
        {"Ж", Shape::initial},       {"Жар", Shape::capital},    {"США", Shape::upper},
        {"Él", Shape::capital},      {"ǅ", Shape::initial},      {"me@example.com", Shape::lower},
        {"@", Shape::punct},         {"_", Shape::punct},        {"E\u0301lan", Shape::capital},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        const Analysis analysis = analyse(c.text);
        REQUIRE(analysis.tokens.size() == 1);
        CHECK(analysis.tokens[0].shape == c.shape);
    }
}
