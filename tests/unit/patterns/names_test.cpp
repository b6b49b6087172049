#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

using namespace dossier;

namespace {

std::vector<std::string> entities_in(const std::string& text, std::shared_ptr<const PatternLibrary> library) {
    std::vector<std::string> out;
    Document document;
    document.text = text;
    document.lang = "en";
    for (const EntityMention& mention : Extractor(std::move(library)).extract(document).entities)
        out.push_back(mention.type + " " + mention.text);
    return out;
}

}  // namespace

TEST_CASE("names: kinds of the gazetteers can be switched off, one by one") {
    const std::string text = "Marseille has grown, and France with it.";
    const auto full = PatternLibrary::built_in();
    const auto kinds = full->name_kinds();
    for (const char* kind : {"city", "company", "country", "first-name", "last-name"})
        CHECK(std::count(kinds.begin(), kinds.end(), kind) == 1);
    CHECK(entities_in(text, full) == std::vector<std::string>{"location Marseille", "location France"});
    CHECK(entities_in(text, PatternLibrary::without_names({}, {})) == entities_in(text, full));
    const auto without = PatternLibrary::without_names({}, kinds);
    CHECK(entities_in(text, without).empty());
    CHECK(full->fingerprint("en") != without->fingerprint("en"));
    CHECK_THROWS_AS(PatternLibrary::without_names({}, {"cities"}), std::invalid_argument);
}
