// Whether the numbers of a row may be all parts of a total. Internal to the room.
#pragma once
#include <dossier/check/self_sums.h>

namespace dossier::check {

class PartRow : protected SlipFinder {
  public:
    using SlipFinder::SlipFinder;

  protected:
    // "The other 12", "the remaining 12" at the end of the row.
    bool is_completed(const Parts& parts) const;
    // A word that there are more parts, or that they overlap; that of a completed row aside.
    bool is_selection(const Parts& parts) const;
    // "Of this, 20 million goes to roads", "packaging brought in 20 million".
    bool is_contributed(const Parts& parts) const;
    // Whether the sentences behind tell what is missing: "The rest, 20 million", "Nine seats went to others."
    bool goes_on(const Parts& parts, const Amount& total) const;
    // "The rest", but not "no others".
    bool tells_more(const SelfSentence& next) const;
    // "Eleven set out. Seven came through, two turned back and one fell": each a subject, of a few in all.
    bool are_few(const Parts& parts, const Amount& total) const;
    // Numbers of which the same kind of word follows: "six are new, five are old", "nine in Aru and six in
    // Beni".
    bool is_parallel(const Parts& parts) const;
};

}  // namespace dossier::check
