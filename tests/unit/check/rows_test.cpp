// Figures that a text tells in a row are compared each with its own.
#include "../scratch_folder.h"

#include <dossier/check/checker.h>
#include <dossier/extract/extractor.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

Document document_of(const std::string& text) {
    Document document;
    document.id = "a";
    document.lang = "en";
    document.text = text;
    return document;
}

// The verdict over `figure` of a draft where the knowledge base has `known` alone.
std::string verdict(const std::string& known, const std::string& draft, const std::string& figure) {
    const ScratchFolder folder;
    static const auto library = PatternLibrary::built_in();
    auto base = KnowledgeBase::open_or_create(folder / "kb.db");
    Entry entry;
    entry.document = document_of(known);
    entry.facts = Extractor(library).extract(entry.document);
    Writer(base).write({&entry, 1});
    for (const check::Finding& finding : check::Checker(base, library).check(document_of(draft)))
        if (finding.text == figure) return to_string(finding.verdict);
    return "no such figure";
}

}  // namespace

TEST_CASE("check: shares told in a row go to their own owners") {
    const std::string known =
        "At 90 percent and 70 percent, Toyota is the main supplier of equipment for the carriers Honda "
        "Telecom "
        "and Nissan Mobile.";
    const auto of = [&](const std::string& share, const std::string& carrier) {
        return verdict(known, "Toyota supplies " + share + " of the equipment of " + carrier + ".", share);
    };
    CHECK(of("90 percent", "Honda Telecom") == "supported");
    CHECK(of("70 percent", "Nissan Mobile") == "supported");
    CHECK(of("70 percent", "Honda Telecom") == "contradicted");
    CHECK(of("90 percent", "Nissan Mobile") == "contradicted");
    CHECK(verdict(known,
                  "Toyota supplies 70 percent of the equipment of Honda Telecom and 90 percent of the "
                  "equipment of Nissan Mobile.",
                  "70 percent") == "contradicted");
}

TEST_CASE("check: what is told in a row of things goes to the thing") {
    const std::string known = "Toyota's revenue and net profit rose 12% and 15%, respectively, in 2019.";
    CHECK(verdict(known, "The revenue of Toyota rose 12% in 2019.", "12%") == "supported");
    CHECK(verdict(known, "The revenue of Toyota rose 15% in 2019.", "15%") != "supported");
    CHECK(verdict(known, "The net profit of Toyota rose 15% in 2019.", "15%") == "supported");
}
