// The two ways of scoring, for mentions and for deals. Internal to this room.
#pragma once
#include <dossier/eval/scorer.h>
#include <dossier/eval/values.h>

#include <string>
#include <utility>
#include <vector>

namespace dossier::eval {

struct Disagreed {
    const char* what;
    const Json* gold;   // nullptr where the gold has nothing
    const Json* found;  // nullptr where nothing was found
};

// What scoring one list of one document adds to.
struct Ledger {
    Tallies& tallies;
    Calibration& calibration;
    std::vector<Disagreed>* disagreed;  // nullptr where nobody asked

    void note(const char* what, const Json* gold, const Json* found) {
        if (disagreed != nullptr) disagreed->push_back({what, gold, found});
    }
};

// `document` is the whole gold line, for what it says of itself.
void score_mentions(const std::string& kind, const Json& golds, const Json& founds, const Json& document,
                    Ledger ledger);
void score_deals(const Json& golds, const Json& founds, const Json& document, Ledger ledger);

// A candidate pair of indexes, the better the higher its rank; equal ranks in the order of the indexes.
struct Candidate {
    std::int64_t rank;
    std::size_t gold, found;
};
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// One-to-one pairs, greedily by rank.
Pairs pair_off(std::vector<Candidate> candidates, std::size_t golds, std::size_t founds);

// One line for people; `slice` cuts the document's text by code points.
class CodePoints;
std::string brief(const Json* item, const CodePoints& text);
std::string context_of(const Json& item, const CodePoints& text);

class CodePoints {
  public:
    explicit CodePoints(const std::string& text);
    std::string slice(std::int64_t start, std::int64_t end) const;  // clipped to the text

  private:
    const std::string& text_;
    std::vector<std::size_t> bytes_;  // where each code point begins, and the end
};

}  // namespace dossier::eval
