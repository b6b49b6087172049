// What the searches for slips share: a sentence of the text with its amounts, and how a slip is told.
// Internal to the room.
#pragma once
#include <dossier/check/self_check.h>
#include <dossier/check/sentence_words.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::check {

// What can be counted with: a figure, a bare number ("120 in Aru") or words for a part ("a quarter").
struct Amount {
    FigureKind kind = FigureKind::quantity;
    Span span;
    std::string text;
    const Figure* figure = nullptr;  // of numbers and words nullptr
    double value = 0;
    double slack = 0;     // how far it may be from the true value, as it is written
    bool exact = true;    // not "about 30", "more than 30"
    bool scaled = false;  // "48 million"
    double factor = 1;  // of a measure, to the unit that `value` is in; a bare number beside it is in its own
};

// Of one kind and unit; a bare number counts what the other one does.
bool alike(const Amount& a, const Amount& b);

using Words = std::span<const SentenceWord>;

struct SelfLists {
    explicit SelfLists(const patterns::Pack& pack);
    std::uint32_t total, total_after, parts, change, change_after, multiple, fraction, about, or_, of, of_the,
        span, base, scale, place, shares, opening, ending, aside, again, once, has, joining, telling, bound,
        cardinal, some, rest, person, copula, these, share_noun, several, own, votes, each, one_by_one, owner,
        time_unit, earlier, contrast, pronoun, definite, quoting, opener, we, worth, extra, deal, any_deal,
        day, function, contributed, former, previous, month, adjusted, selling, buying, over, consists,
        indefinite, times, clause, says, restated, turn;
};

class SelfSentence {
  public:
    SelfSentence(const Side& side, const patterns::Pack& pack);

    void read(std::uint32_t sentence);

    const Sentence& sentence() const { return side_.sentences[sentence_]; }
    const std::vector<Amount>& amounts() const { return amounts_; }     // in the order of the text
    const std::vector<const Figure*>& dates() const { return dates_; }  // the same
    const SelfLists& lists() const { return lists_; }
    Words words() const { return words_.all(); }
    Words between(const Span& a, const Span& b) const { return words_.between(a.end, b.start); }
    Words before(const Span& span) const;
    Words after(const Span& span) const;
    // The words before amount `i` and behind it, as far as the next amount.
    Words left_of(std::size_t i) const;
    Words right_of(std::size_t i) const;

    bool is(const SentenceWord& word, std::uint32_t list) const { return pack_.in_list(word.set, list); }
    bool any_in(Words words, std::uint32_t list) const;
    bool all_in(Words words, std::uint32_t list) const;
    bool is_in(const std::string& word, std::uint32_t list) const;
    // As far as the next comma or other break on either side, or an "and" right behind.
    Span clause_around(const Span& span) const;
    // Whether the word is the one that the map {check-says} has under this name ("or", "versus").
    bool says(const SentenceWord& word, std::string_view name) const {
        return value(word, lists_.says) == name;
    }
    // What a map gives the word, empty if nothing.
    std::string_view value(const SentenceWord& word, std::uint32_t map) const;

  private:
    void add_figures();
    void add_numbers();
    void add_fractions();
    void share_units();
    bool is_end(const Figure& figure) const;
    // What the spelled number that begins at word `i` stands for ("twenty-two"), and behind which word it
    // ends.
    double spelled(std::size_t i, std::size_t& end) const;
    bool is_taken(const Span& span) const;
    bool is_part_of_word(std::size_t i) const;
    double factor_of(const Figure& figure) const;

    const Side& side_;
    const patterns::Pack& pack_;
    SelfLists lists_;
    SentenceWords words_;
    std::uint32_t sentence_ = 0;
    std::vector<Amount> amounts_;
    std::vector<const Figure*> dates_;
};

// The value of an amount beside another one, which a bare number shares the unit of.
double value_beside(const Amount& amount, const Amount& other);
// A number of things, not a measure and no time.
bool is_count(const SelfSentence& sentence, const Amount& amount);
// Of 100, as a percentage is.
bool is_percent(const Amount& amount);

std::string shown(double value);
Slip slip_of(const char* kind, std::vector<Span> spans, std::string what);

// All sentences of a text, read.
struct SelfText {
    const Side& side;
    std::vector<SelfSentence> sentences;

    bool one_paragraph(std::size_t a, std::size_t b) const {
        return side.sentences[a].paragraph == side.sentences[b].paragraph;
    }
};

// What a search has at hand: sentence `s` of the text, and where it tells what it finds.
class SlipFinder {
  public:
    SlipFinder(const SelfText& text, std::size_t s, std::vector<Slip>& slips)
        : text_(text), s_(s), sentence_(text.sentences[s]), lists_(sentence_.lists()), slips_(slips) {}

  protected:
    const SelfText& text_;
    std::size_t s_;
    const SelfSentence& sentence_;
    const SelfLists& lists_;
    std::vector<Slip>& slips_;
};

// A search a file; each adds what it finds.
void find_sums(const SelfSentence& sentence, std::vector<Slip>& slips);
void find_partitions(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_wholes(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_shares(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_products(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_changes(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_disorder(const SelfText& text, std::size_t s, std::vector<Slip>& slips);
void find_sums_of_lines(const SelfText& text, std::vector<Slip>& slips);
void find_twice(const SelfText& text, std::vector<Slip>& slips);

}  // namespace dossier::check
