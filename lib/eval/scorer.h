// Facts against gold: what was found, missed and made up.
#pragma once
#include <dossier/eval/tally.h>

#include <array>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::eval {

// A gold or facts line that cannot be used; says why.
struct FormatError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One disagreement between gold and facts, as text for people.
struct Disagreement {
    std::string document;
    std::string what;  // "missed", "made up", "value" (right place, wrong value), "span", "slots" (of a deal)
    std::string gold;  // "-" if the gold has none
    std::string found;  // "-" if nothing was found
    std::string context;
};

// How far the confidence of deals can be trusted: one entry for each tenth, only where the gold's deals are
// complete.
struct Bucket {
    std::size_t deals = 0;
    double confidence_sum = 0;
    std::size_t found_in_gold = 0;     // pairs with a gold deal by an amount or a party
    std::size_t every_slot_right = 0;  // and has neither a slot less nor one more, nor another value
};
using Calibration = std::array<Bucket, 10>;

struct Scores {
    std::size_t documents = 0;
    std::size_t missing = 0;  // documents without any line of facts
    Tallies tallies;
    std::vector<Disagreement> disagreements;  // of the one kind that was asked for
    Calibration calibration;
};

// The rules of the interchange format's reference scorer, figure for figure:
//  strict   same span (and type, for entities)       relaxed  the spans overlap
//  value    they overlap and the values are equal    found    deals that share an amount or a party with a
//  gold deal slot     type, status, amount with currency, date and each party with its role
// A list that the gold lacks is not scored; what is optional is neither missed nor wrong. Not thread-safe.
class Scorer {
  public:
    // `disagreements_of`: "entities", "money", "percents", "dates", "quantities", "numbers", "deals", or ""
    // for none.
    explicit Scorer(std::string disagreements_of = {});
    ~Scorer();
    Scorer(Scorer&&) noexcept;
    Scorer& operator=(Scorer&&) noexcept;

    // A line of gold (a document, or a case with `kind` and `expected`) and the line of facts for the same
    // document; empty if there is none. Throws FormatError, and the scores are then as they were before.
    void add(std::string_view gold, std::string_view facts);
    const Scores& scores() const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// What a line says of itself: `id` as text, `lang` (empty if unknown). Throws FormatError.
struct LineHead {
    std::string id, lang;
};
LineHead line_head(std::string_view line);

}  // namespace dossier::eval
