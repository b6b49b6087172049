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
    double slack = 0;  // how far it may be from the true value, as it is written
};

// Of one kind and unit; a bare number counts what the other one does.
bool alike(const Amount& a, const Amount& b);

using Words = std::span<const SentenceWord>;

struct SelfLists {
    explicit SelfLists(const patterns::Pack& pack);
    std::uint32_t total, total_after, parts, change, change_after, multiple, fraction, about, or_, of, of_the,
        span, base, scale, place, shares, opening, ending, aside, again, once, has, joining, telling, bound;
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
    // What a map gives the word, empty if nothing.
    std::string_view value(const SentenceWord& word, std::uint32_t map) const;

  private:
    void add_figures();
    void add_numbers();
    void add_fractions();
    bool is_taken(const Span& span) const;

    const Side& side_;
    const patterns::Pack& pack_;
    SelfLists lists_;
    SentenceWords words_;
    std::uint32_t sentence_ = 0;
    std::vector<Amount> amounts_;
    std::vector<const Figure*> dates_;
};

std::string shown(double value);
Slip slip_of(const char* kind, std::vector<Span> spans, std::string what);

// A search a file; each adds what it finds.
void find_sums(const SelfSentence& sentence, std::vector<Slip>& slips);
void find_shares(const SelfSentence& sentence, std::vector<Slip>& slips);
void find_changes(const SelfSentence& sentence, std::vector<Slip>& slips);
void find_disorder(const SelfSentence& sentence, std::vector<Slip>& slips);
// Over several sentences.
void find_sums_of_lines(const Side& side, SelfSentence& sentence, std::vector<Slip>& slips);
void find_twice(const Side& side, SelfSentence& sentence, std::vector<Slip>& slips);

}  // namespace dossier::check
