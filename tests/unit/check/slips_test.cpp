// Texts with and without slips (slips.tsv beside this file).
#include <dossier/check/self_check.h>

#include <doctest/doctest.h>

#include <fstream>
#include <set>

using namespace dossier;

TEST_CASE("slips within a text are found, and none is made up") {
    constexpr double floor = 0.9;
    const auto library = PatternLibrary::built_in();
    std::ifstream in(std::string(DOSSIER_CHECK_CASES) + "/slips.tsv");
    std::size_t planted = 0, found = 0, made_up = 0, texts = 0;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t tab = line.find('\t');
        REQUIRE(tab != std::string::npos);
        Document draft;
        draft.text = line.substr(0, tab);
        const std::string expected = line.substr(tab + 1);
        std::string kinds;
        for (const check::Slip& slip : check::slips_of(draft, library))
            kinds += (kinds.empty() ? "" : ",") + slip.kind;
        ++texts;
        planted += expected != "-";
        found += expected != "-" && kinds == expected;
        made_up += !kinds.empty() && kinds != expected;
        if (kinds != (expected == "-" ? "" : expected))
            MESSAGE(draft.text << ": " << kinds << ", not " << expected);
    }
    CHECK(texts >= 40);
    CHECK(made_up == 0);
    CHECK(static_cast<double>(found) >= floor * static_cast<double>(planted));
}
