// What of a document's rows follows from the document alone, so that any thread may work it out.
#pragma once
#include <dossier/text/document.h>

#include <memory>
#include <string>

namespace dossier {

// Words as the index of words takes them, with a blank between.
struct IndexedWords {
    std::string title, text;
};

struct Prepared {
    std::string sha256;  // of the text, see sha256_hex
    IndexedWords words;
};

// One thread at a time; make one for each.
class Preparer {
  public:
    Preparer();
    ~Preparer();
    Preparer(Preparer&&) noexcept;
    Preparer& operator=(Preparer&&) noexcept;
    Prepared prepare(const Document& document);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
