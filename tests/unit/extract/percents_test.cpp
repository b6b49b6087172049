#include "extracted.h"

#include <doctest/doctest.h>

using dossier::tests::extracted;

namespace {

std::string found(const std::string& text) {
    std::string out;
    for (const auto& percent : extracted(text).percents) {
        out += (out.empty() ? "" : "; ") + (percent.value ? percent.value->to_string() : "?") + " " +
               percent.unit + " [" + percent.text + "]";
    }
    return out;
}

}  // namespace

TEST_CASE("extract percents: forms, ranges, points") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"at 80 percent and 55 percent", "80 percent [80 percent]; 55 percent [55 percent]"},
        {"7 pct of it", "7 percent [7 pct]"},
        {"up 3½%", "3.5 percent [3½%]"},
        {"some 12-15 per cent", "12 percent [12]; 15 percent [15 per cent]"},
        {"up 2.5 percentage points", "2.5 percentage point [2.5 percentage points]"},
        {"cut by 50 basis points", "50 basis point [50 basis points]"},
        {"a fall to minus 4 percent", "-4 percent [minus 4 percent]"},
        {"growth of -0.5%", "-0.5 percent [-0.5%]"},
        {"up half a percentage point", "0.5 percentage point [half a percentage point]"},
        {"in March 2017 to 0.4 percent", "0.4 percent [0.4 percent]"},
        {"from 7-3/4 pct to 7 1/2 pct", "7.75 percent [7-3/4 pct]; 7.5 percent [7 1/2 pct]"},
        {"a fee of 1/16 pct", "0.0625 percent [1/16 pct]"},
        {"a link /s?q=30%25%2020%", ""},
        {"70 dollars", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(found(c.text) == c.expected);
    }
}
