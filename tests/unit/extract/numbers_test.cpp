#include "extracted.h"
#include "proportion.h"

#include <dossier/extract/number_text.h>

#include <doctest/doctest.h>

using dossier::tests::extracted;
using dossier::tests::times_slower;

TEST_CASE("extract numbers: digits in their groupings") {
    const struct {
        const char* text;
        bool decimal_comma;
        const char* expected;
    } cases[] = {
        {"2,000", false, "2000"},      {"1.5", false, "1.5"},       {"16,189", false, "16189"},
        {"1,50,000", false, "150000"}, {"2.130,00", false, "2130"}, {"20.000.000", false, "20000000"},
        {"1,234", true, "1.234"},      {"1.234", true, "1234"},     {"19,95", false, "19.95"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        auto value = dossier::extract::parse_digits(c.text, c.decimal_comma);
        REQUIRE(value);
        CHECK(value->to_string() == c.expected);
    }
    CHECK_FALSE(dossier::extract::parse_digits("12ab", false));
    CHECK_FALSE(dossier::extract::parse_digits("1234567890123456789", false));
}

// Seen through lengths of time, which any number may have.
TEST_CASE("extract numbers: words") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"twenty-one", "21"},
        {"two hundred and fifty thousand", "250000"},
        {"two and a half", "2.5"},
        {"one and a half million", "1500000"},
        {"half a million", "500000"},
        {"half-a million", "500000"},
        {"a dozen", "12"},
        {"two dozen", "24"},
        {"a hundred and fifty", "150"},
        {"1.5 million", "1500000"},
        {"3½", "3.5"},
        {"two point two five", "2.25"},
        {"sixty-one point zero five million", "61050000"},
        {"one and three quarter million", "1750000"},
        {"three million and a half", "3500000"},
        {"three-quarters of a billion", "750000000"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        auto found = extracted(std::string("for ") + c.text + " days").quantities;
        REQUIRE(found.size() == 1);
        REQUIRE(found[0].value);
        CHECK(found[0].value->to_string() == c.expected);
    }
    CHECK(extracted("in the first half days").quantities.empty());
}

TEST_CASE("extract numbers: digits grouped by spaces, and fractions") {
    const auto amount = [](const std::string& text) {
        const auto money = extracted(text).money;
        return money.size() == 1 && money[0].amount ? money[0].amount->to_string() : "";
    };
    CHECK(amount("It cost EUR 257 889 283 in all.") == "257889283");
    CHECK(amount("It cost EUR 257 1999 in all.") == "257");
    CHECK(amount("It cost EUR 2579 283 in all.") == "2579");
    CHECK(amount("It closed at $21-7/8 a share.") == "21.875");
    CHECK(amount("It fell $7/16 a share.") == "0.4375");
    const auto oval = extracted("a 1/4 mile oval").quantities;
    REQUIRE(oval.size() == 1);
    CHECK(oval[0].value->to_string() == "0.25");
}

TEST_CASE("extract numbers: hostile runs stay linear") {
    auto words = [](std::size_t count) {
        std::string text = "two hundred";
        for (std::size_t i = 0; i < count; ++i)
            text += " and hundred";
        return [text] { CHECK(extracted(text).quantities.empty()); };
    };
    CHECK(times_slower(30, words(10'000), words(100'000)) < 30);
    auto digits = [](std::size_t count) {
        return [text = std::string(count, '7') + " crates"] { CHECK(!extracted(text).notices.empty()); };
    };
    CHECK(times_slower(30, digits(10'000), digits(100'000)) < 30);
}
