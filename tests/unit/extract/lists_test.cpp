#include "extracted.h"
#include "proportion.h"

#include <doctest/doctest.h>

using dossier::tests::extracted;
using dossier::tests::times_slower;

namespace {

// "Peru=2013; Chile=2008", "-" for a value of nothing.
std::string bound(const std::string& text) {
    const dossier::Facts facts = extracted(text);
    std::string out;
    const auto add = [&](const auto& list) {
        for (const auto& figure : list)
            out += (out.empty() ? "" : "; ") + (figure.of.empty() ? "-" : figure.of) + "=" + figure.text;
    };
    add(facts.money);
    add(facts.percents);
    add(facts.dates);
    add(facts.quantities);
    return out;
}

}  // namespace

TEST_CASE("extract lists: each value goes to its own member") {
    CHECK(bound("In Peru, Chile and Laos, laws on water date back to 2011, 2006, and 2001, respectively.") ==
          "Peru=2011; Chile=2006; Laos=2001");
    CHECK(bound("The World Bank and Toyota will pay about $5 million and some $7 million, respectively.") ==
          "The World Bank=$5 million; Toyota=$7 million");
    CHECK(bound("Toyota and Honda hold, respectively, 12 percent and 9 percent.") ==
          "Toyota=12 percent; Honda=9 percent");
    CHECK(bound("It paid $5 million and $7 million to Toyota and Honda, respectively.") ==
          "Toyota=$5 million; Honda=$7 million");
    CHECK(bound("Revenue and net profit rose 12% and 15%, respectively, to a mere $4 million.") ==
          "-=$4 million; Revenue=12%; net profit=15%");
    CHECK(bound("At 60 percent and 40 percent, it is the main owner of the makers Toyota and Honda.") ==
          "Toyota=60 percent; Honda=40 percent");
}

TEST_CASE("extract lists: rows of different lengths are left alone") {
    CHECK(bound("Peru, Chile and Laos grew 5% and 6% respectively.") == "-=5%; -=6%");
    CHECK(bound("Peru and Chile grew 5%, 6% and 7% respectively.") == "-=5%; -=6%; -=7%");
    CHECK(bound("Peru and Chile grew 5% and 6%.") == "-=5%; -=6%");
    CHECK(bound("At 60 percent and 40 percent, it is an owner of Toyota, Honda and Nissan.") ==
          "-=60 percent; -=40 percent");
}

TEST_CASE("extract lists: long rows stay linear") {
    auto rows = [](std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i)
            text += "Peru and Chile grew 5% and 6% respectively. In Peru, Chile, 2013, 2014, ";
        return [text, count] { CHECK(extracted(text).percents.size() == 2 * count); };
    };
    CHECK(times_slower(30, rows(300), rows(3'000)) < 30);
}
