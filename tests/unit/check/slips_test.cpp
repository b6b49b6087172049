// Sentences (slips.tsv beside this file) and texts (slips.txt) with and without slips.
#include <dossier/check/self_check.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <vector>

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

namespace {

struct Text {
    std::string kind, text;
};

std::vector<Text> texts() {
    constexpr std::string_view mark = "=== ";
    std::ifstream in(std::string(DOSSIER_CHECK_CASES) + "/slips.txt");
    std::vector<Text> out;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with(mark))
            out.push_back({line.substr(mark.size()), ""});
        else if (!out.empty())
            out.back().text += line + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("slips within longer texts are found, and none is made up") {
    constexpr double floor = 0.92;
    const auto library = PatternLibrary::built_in();
    std::size_t planted = 0, found = 0, made_up = 0;
    for (const Text& one : texts()) {
        Document draft;
        draft.text = one.text;
        const auto slips = check::slips_of(draft, library);
        const bool any = std::any_of(slips.begin(), slips.end(),
                                     [&](const check::Slip& slip) { return slip.kind == one.kind; });
        planted += one.kind != "-";
        found += any;
        made_up += slips.size() - (any ? 1 : 0);
        if (one.kind != "-" && !any) MESSAGE(one.kind << " not found in " << one.text);
        if (slips.size() > (any ? 1U : 0U)) MESSAGE("made up in " << one.text);
    }
    CHECK(planted >= 80);
    CHECK(made_up == 0);
    CHECK(static_cast<double>(found) >= floor * static_cast<double>(planted));
}
