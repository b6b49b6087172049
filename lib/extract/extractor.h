// The cascade: a document in, its facts out.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/text/document.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace dossier {

class PatternLibrary;  // <dossier/patterns/library.h>

// One rule that fired, at any stage of the cascade, and what it gave ("60000000 USD", "2019-04").
struct Finding {
    std::string stage, rule;
    Span span;
    std::string quote, value;
};

// What a document gave, with every rule that fired on the way.
struct Explained {
    Facts facts;
    std::vector<Finding> findings;  // in the order of stages, then of the text
};

// A pure function of (document, pattern library): no date of today, no locale, no memory of other documents.
// Holds scratch buffers: one Extractor a thread; many may share one library. A document in a language without
// patterns gives no facts and a notice.
class Extractor {
  public:
    explicit Extractor(std::shared_ptr<const PatternLibrary> library);
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    Facts extract(const Document& document);
    // The facts of each, in their order. Short documents are read several at a time, stage by stage, which
    // takes less time and gives the same.
    std::vector<Facts> extract(std::span<const Document* const> documents);
    Explained explain(const Document& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
