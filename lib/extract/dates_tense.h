// Whether the words around a date speak of what was or of what will be.
#pragma once
#include <dossier/extract/dates_resolve.h>

namespace dossier::extract {

// Looks for words of the lists {future-sign} and {past-sign} around the items [first, last), the nearest
// before them first, then after them, up to the end of the sentence or a word of {clause-break}. Looks at a
// bounded number of items.
class TenseReader {
  public:
    explicit TenseReader(const Reading& reading);
    Tense around(std::uint32_t first, std::uint32_t last) const;

  private:
    Tense sign_of(std::uint32_t item) const;

    const Reading& reading_;
    std::uint32_t future_, past_, passive_, break_;
};

}  // namespace dossier::extract
