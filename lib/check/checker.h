// A draft against a knowledge base: a verdict for each figure, with its evidence.
//
// A figure is looked for in the documents that name what its sentence names. Which two figures are of the
// same thing is decided by what can be read off (compare.h): names, words and times that their sentences
// share; for deals, parties, kind and time. What is not found is said to be so; nothing is guessed.
#pragma once
#include <dossier/check/compare.h>
#include <dossier/patterns/library.h>
#include <dossier/store/knowledge_base.h>

#include <memory>
#include <string>
#include <vector>

namespace dossier::check {

struct Evidence {
    Verdict verdict = Verdict::not_found;
    std::string why;
    std::string document, published;  // id and day
    std::string quote;                // the sentence, or the deal's
    std::string value;                // what it says: "60000000 USD", "2019-04", "rejected"
    Span span;                        // of the figure in its document
};

struct Finding {
    FigureKind kind = FigureKind::money;
    Span span;  // in the draft
    std::string text, value;
    Verdict verdict = Verdict::not_found;
    std::string why;
    std::vector<Evidence> evidence;  // the strongest first
    int sources = 0;                 // independent ones: near-copies are one
};

// "60000000 USD", "12 percent", "883 camera", "2019-04", "agreed".
std::string value_of(const Figure& figure);

// One thread at a time. Throws StoreError.
class Checker {
  public:
    Checker(const KnowledgeBase& base, std::shared_ptr<const PatternLibrary> library);
    ~Checker();
    std::vector<Finding> check(const Document& draft);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier::check
