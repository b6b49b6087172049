// What is held against a claim, and what is not: a knowledge base of one text, a draft of one sentence.
#include "../scratch_folder.h"

#include <dossier/check/checker.h>
#include <dossier/extract/extractor.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

Document document_of(const std::string& text, const std::string& published) {
    Document document;
    document.id = "a";
    document.lang = "en";
    document.published = published;
    document.text = text;
    return document;
}

// The verdict over `figure`, or over a deal, of a draft.
std::string verdict(const std::string& known, const std::string& draft, const std::string& figure,
                    const std::string& published = "") {
    const ScratchFolder folder;
    static const auto library = PatternLibrary::built_in();
    auto base = KnowledgeBase::open_or_create(folder / "kb.db");
    Entry entry;
    entry.document = document_of(known, published);
    entry.facts = Extractor(library).extract(entry.document);
    Writer(base).write({&entry, 1});
    for (const check::Finding& finding : check::Checker(base, library).check(document_of(draft, "")))
        if (figure == "deal" ? finding.kind == check::FigureKind::deal : finding.text == figure)
            return to_string(finding.verdict);
    return "no such figure";
}

}  // namespace

TEST_CASE("check: a name near the sentence, or of the whole text, is enough to tell the thing") {
    const std::string known =
        "Lumo Bank opened in Riga in 2004.\n\nIt employs 320 people. It had revenue of 41 million euros in "
        "2020.";
    CHECK(verdict(known, "Lumo Bank employs 320 people.", "320 people") == "supported");
    CHECK(verdict(known, "Lumo Bank has a staff of 520 people.", "520 people") == "contradicted");
    CHECK(verdict(known, "Lumo Bank had sales of 47 million euros in 2020.", "47 million euros") ==
          "contradicted");
    CHECK(verdict(known, "Lumo Bank had sales of 47 million euros in 2016.", "47 million euros") ==
          "not comparable");
}

TEST_CASE("check: words that say the same are one word") {
    const std::string known = "Norda Group acquired Velta Ltd for 30 million euros in May 2019.";
    CHECK(verdict(known, "Norda Group took over Velta Ltd for 50 million euros.", "50 million euros") ==
          "contradicted");
    CHECK(verdict(known, "Velta Ltd was sold to Norda Group for 30 million euros.", "30 million euros") ==
          "supported");
}

TEST_CASE("check: nothing is held against a claim that speaks of others") {
    const std::string known =
        "The state of Norland fined Velta Ltd 30 million euros over the spill. Oil costs 40 euros a barrel.";
    CHECK(verdict(known, "The state of Norland fined Harbour Oil Ltd 70 million euros over the spill.",
                  "70 million euros") == "not found");
    CHECK(verdict(known, "Velta Ltd paid its chief executive 2 million euros.", "2 million euros") ==
          "not found");
    CHECK(verdict(known, "The state of Norland fined Velta Ltd 30 thousand euros over the spill.",
                  "30 thousand euros") == "not found");
}

TEST_CASE("check: the deal is the same, the party is another") {
    const std::string known =
        "Norda Group signed a contract worth 90 million euros with Kenya in March 2018.";
    CHECK(verdict(known, "Norda Group signed a contract worth 90 million euros with Ghana in March 2018.",
                  "deal") == "contradicted");
    CHECK(verdict(known, "Norda Group signed a contract worth 55 million euros with Ghana in June 2020.",
                  "deal") == "not found");
}

TEST_CASE("check: what was refused is held against what is told as done, in whatever words") {
    const std::string known = "Norda Group turned down a bid of 60 million euros by Velta Ltd in May 2019.";
    CHECK(verdict(known, "Velta Ltd took Norda Group for 60 million euros.", "deal") == "contradicted");
    CHECK(verdict(known, "Norda Group spurned the 60 million euros of Velta Ltd.", "deal") == "supported");
}

TEST_CASE("check: yesterday is the day of who writes it") {
    const std::string known = "Norda Group opened its plant in Brno yesterday.";
    CHECK(verdict(known, "Norda Group opened its plant in Brno on 4 May 2021.", "4 May 2021", "2021-06-02") ==
          "not found");
}

TEST_CASE("check: as many of another unit are not the same, though it is nearly as large") {
    const std::string known = "The dam of Norda Foods in Riga is 300 yards long.";
    CHECK(verdict(known, "The dam of Norda Foods in Riga is 300 yards long.", "300 yards") == "supported");
    CHECK(verdict(known, "The dam of Norda Foods in Riga is 300 metres long.", "300 metres") ==
          "contradicted");
}
