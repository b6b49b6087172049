#include <dossier/extract/extractor.h>

namespace dossier {

struct Extractor::State {
    std::shared_ptr<const PatternLibrary> library;
};

Extractor::Extractor(std::shared_ptr<const PatternLibrary> library)
    : state_(std::make_unique<State>(State{std::move(library)})) {}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Facts Extractor::extract(const Document& document) {
    Facts facts;
    facts.id = document.id;
    facts.lang = document.lang;
    facts.published = document.published;
    return facts;
}

}  // namespace dossier
