// What a text says of one figure: the words and names of its clause. Internal to the room.
#pragma once
#include <dossier/check/self_parts.h>

#include <set>

namespace dossier::check {

struct Clause {
    std::set<std::string> stems;  // all of its content words
    std::vector<const Name*> names;
    bool inherited = false;  // they stand in a sentence before, or elsewhere in this one
    bool far = false;        // in a sentence before
    std::string act;         // stem of what the figure stands with: "cut 350 jobs", "a 3 million euro loan"
    bool definite = false;   // "the 3 million euro loan"
    bool article = false;    // "a 3 million euro loan"
    std::set<std::string> thing;           // what the figure stands before: "the 31 km rail tunnel"
    std::set<std::string> before, behind;  // stems on either side of the act and the figure
    std::string role;                      // "to", "from", "by" right before it
    std::set<std::string> times;           // dates told with it, not those on which somebody said so
    bool other = false;       // it speaks of a second one, of a plan changed or of somebody else's figure
    bool indefinite = false;  // its sentence begins with "A"
    bool pronoun = false;     // "it" or "we" do it
    bool changed = false;     // it tells a change
    bool has = false;         // somebody has it
    bool sells = false, buys = false;
    bool total = false;             // it speaks of a total
    const Name* subject = nullptr;  // of a clause that names nobody before the figure, the sentence's
    bool by = false;                // somebody does it who is told behind the figure
    bool alone = false;             // the only figure of its kind and unit in the sentence
};

class ClauseReader {
  public:
    explicit ClauseReader(const SelfText& text) : text_(text) {}

    Clause read(const Figure& figure) const;

  private:
    Span bounds(const SelfSentence& sentence, const Figure& figure) const;
    void add_words(const SelfSentence& sentence, const Figure& figure, const Span& part,
                   Clause& clause) const;
    void add_names(const SelfSentence& sentence, const Span& part, Clause& clause) const;
    void inherit_names(std::size_t s, Clause& clause) const;
    void add_times(const SelfSentence& sentence, const Figure& figure, Clause& clause) const;
    void add_signs(const SelfSentence& sentence, const Figure& figure, const Span& part,
                   Clause& clause) const;

    const SelfText& text_;
};

// Whether all names of the clause with fewer are among those of the other.
bool are_one(const Clause& a, const Clause& b);
// Of which one may be a part of the other.
bool is_one_name(const Name& a, const Name& b);
bool share_name(const Clause& a, const Clause& b);

}  // namespace dossier::check
