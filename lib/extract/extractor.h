// The cascade: a document in, its facts out.
#pragma once
#include <memory>

#include <dossier/facts/facts.h>
#include <dossier/text/document.h>

namespace dossier {

class PatternLibrary;  // <dossier/patterns/library.h>

// A pure function of (document, pattern library): no date of today, no locale, no memory of other documents. Holds
// scratch buffers: one Extractor a thread; many may share one library.
class Extractor {
  public:
    explicit Extractor(std::shared_ptr<const PatternLibrary> library);
    ~Extractor();
    Extractor(Extractor&&) noexcept;
    Extractor& operator=(Extractor&&) noexcept;

    Facts extract(const Document& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
