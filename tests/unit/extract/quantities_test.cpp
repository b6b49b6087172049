#include "extracted.h"

#include <doctest/doctest.h>

using dossier::tests::extracted;

namespace {

// "2000 camera [2,000 cameras]; …"
std::string found(const std::string& text) {
    std::string out;
    for (const auto& quantity : extracted(text).quantities) {
        out += (out.empty() ? "" : "; ") + (quantity.value ? quantity.value->to_string() : "?") + " " +
               quantity.unit + " [" + quantity.text + "]";
    }
    return out;
}

}  // namespace

TEST_CASE("extract quantities: counts, measures and lengths of time") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"They put up over 2,000 cameras.", "2000 camera [2,000 cameras]"},
        {"two Indian companies won", "2 Indian company [two Indian companies]"},
        {"at least five other Swiss tech firms", "5 Swiss tech firm [five other Swiss tech firms]"},
        {"500 narrow-body jets and 12 crews",
         "500 narrow-body jet [500 narrow-body jets]; 12 crew [12 crews]"},
        {"15 MQ-9A aircraft", "15 MQ-9A aircraft [15 MQ-9A aircraft]"},
        {"a 1,200MW plant", "1200 megawatt [1,200MW]"},
        {"a 53.1-kilometer line", "53.1 kilometer [53.1-kilometer]"},
        {"a five-year plan", "5 year [five-year]"},
        {"some 1.5m people and 2.5m tonnes", "1500000 person [1.5m people]; 2500000 tonne [2.5m tonnes]"},
        {"One in seven families left.", ""},
        {"It took an hour and a half.", "1.5 hour [an hour and a half]"},
        {"It took 2h 30m or 90 minutes.", "2.5 hour [2h 30m]; 90 minute [90 minutes]"},
        {"Some 10 to 15 cars burned; they won 4-2 penalties.", "15 car [15 cars]"},
        {"It lies at 59°10′25″N and turned by 90°.", "90 degree [90°]"},
        {"Its founder, aged 84, left one third of it.", "84 year [aged 84]"},
        {"baked at 200C for half a century", "200 celsius [200C]; 0.5 century [half a century]"},
        {"three cubic metres", "3 cubic-meter [three cubic metres]"},
        {"seven women and four buses", "7 woman [seven women]; 4 bus [four buses]"},
        {"It paid 12 dollars for 5 percent.", ""},
        {"one of the oldest", ""},
        {"They came one by one", ""},
        {"We count to five\n\nbig ships sail", ""},
        {"Corridor 10 roads", ""},
        {"the XT-20 sensors", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(found(c.text) == c.expected);
    }
}

TEST_CASE("extract quantities: bounds and SI factors") {
    auto facts = extracted("It needs up to 400 km of cable.");
    REQUIRE(facts.quantities.size() == 1);
    const auto& quantity = facts.quantities[0];
    CHECK(quantity.text == "400 km");
    CHECK(quantity.si_factor == dossier::Decimal(1000));
    CHECK(quantity.si_unit == "m");
    CHECK(quantity.bounds.high == dossier::Decimal(400));
    CHECK_FALSE(quantity.bounds.low);
}

TEST_CASE("extract quantities: a range is its upper end, and bounds") {
    for (const char* text : {"It takes 2 to 3 million years.", "It took between 2 and 3 million years."}) {
        CAPTURE(text);
        const auto facts = extracted(text);
        REQUIRE(facts.quantities.size() == 1);
        CHECK(facts.quantities[0].text == "3 million years");
        CHECK(facts.quantities[0].value == dossier::Decimal(3'000'000));
        CHECK(facts.quantities[0].bounds.low == dossier::Decimal(2'000'000));
        CHECK(facts.quantities[0].bounds.high == dossier::Decimal(3'000'000));
    }
    CHECK(found("It fell from 5 to 3 years.") == "3 year [3 years]");
}
