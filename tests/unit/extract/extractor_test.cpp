#include <dossier/extract/extractor.h>
#include <dossier/facts/json.h>
#include <dossier/patterns/library.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dossier;

namespace {

Document document(const std::string& id, const std::string& text, const std::string& lang = "en") {
    Document out;
    out.id = id;
    out.text = text;
    out.lang = lang;
    out.published = "2024-03-05";
    return out;
}

}  // namespace

TEST_CASE("documents give the same together as one by one, in their order") {
    const std::string deal = "Norda Corp signed a $30 million contract with Kenya on Tuesday. ";
    std::string much;
    for (int i = 0; i < 300; ++i)
        much += deal;
    const std::vector<Document> documents{
        document("short", deal),
        document("none", "Bez vzorov.", "xx"),
        document("empty", ""),
        document("long", much),
        document("last", "Velta Ltd said it had sold 40 trams to Riga for 12 million euros in 2021."),
    };
    std::vector<const Document*> all;
    for (const Document& one : documents)
        all.push_back(&one);
    const auto library = PatternLibrary::built_in();
    Extractor together(library), apart(library);
    const std::vector<Facts> found = together.extract(all);
    REQUIRE(found.size() == documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
        CAPTURE(documents[i].id);
        CHECK(to_json(found[i]) == to_json(apart.extract(documents[i])));
        CHECK(found[i].id == documents[i].id);
    }
    CHECK(found[0].deals.size() == 1);
    CHECK(found[1].notices.size() == 1);
    CHECK(found[4].money.size() == 1);
    CHECK(together.extract(std::span<const Document* const>{}).empty());
}
