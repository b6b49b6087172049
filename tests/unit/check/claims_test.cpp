// Claims over our own articles (claims.tsv beside this file), each with the verdict that it must get.
#include "../scratch_folder.h"

#include <dossier/check/checker.h>
#include <dossier/extract/extractor.h>
#include <dossier/sources/reader.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace dossier;

namespace {

const std::string corpora = DOSSIER_CORPORA;

KnowledgeBase knowledge_of_corpora(const ScratchFolder& folder,
                                   const std::shared_ptr<const PatternLibrary>& library) {
    auto base = KnowledgeBase::open_or_create(folder / "kb.db");
    Extractor extractor(library);
    std::vector<Entry> entries;
    std::istringstream none;
    read_documents(
        {corpora + "/articles", corpora + "/policy", std::string(DOSSIER_CHECK_CASES) + "/sources"}, {}, none,
        [&](Document&& document) {
            Entry& entry = entries.emplace_back();
            entry.facts = extractor.extract(document);
            entry.document = std::move(document);
            return true;
        },
        [](SourceFailure&& failure) { FAIL(failure.reason); });
    Writer(base).write(entries);
    return base;
}

struct Claim {
    std::string text, figure, verdict;
};

std::vector<Claim> claims() {
    std::ifstream in(std::string(DOSSIER_CHECK_CASES) + "/claims.tsv");
    std::vector<Claim> out;
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') continue;
        const std::size_t one = line.find('\t'), two = line.rfind('\t');
        REQUIRE(one < two);
        out.push_back({line.substr(0, one), line.substr(one + 1, two - one - 1), line.substr(two + 1)});
    }
    return out;
}

std::string verdict_of(const std::vector<check::Finding>& findings, const std::string& figure) {
    for (const check::Finding& finding : findings)
        if (figure == "deal" ? finding.kind == check::FigureKind::deal : finding.text == figure)
            return to_string(finding.verdict);
    return "no such figure";
}

}  // namespace

TEST_CASE("claims get their verdicts") {
    constexpr double floor = 0.97;  // as measured
    const ScratchFolder folder;
    const auto library = PatternLibrary::built_in();
    const KnowledgeBase base = knowledge_of_corpora(folder, library);
    check::Checker checker(base, library);
    std::size_t right = 0, all = 0, false_contradictions = 0;
    for (const Claim& claim : claims()) {
        Document draft;
        draft.text = claim.text;
        const std::string verdict = verdict_of(checker.check(draft), claim.figure);
        ++all;
        right += verdict == claim.verdict;
        const bool accused = verdict == "contradicted" && claim.verdict == "supported";
        false_contradictions += accused;
        if (verdict != claim.verdict)
            MESSAGE(claim.text << " [" << claim.figure << "]: " << verdict << ", not " << claim.verdict);
    }
    CHECK(all >= 120);
    CHECK(false_contradictions == 0);
    CHECK(static_cast<double>(right) / static_cast<double>(all) >= floor);
}
