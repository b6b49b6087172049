// A text as checking sees it: its sentences with what they speak of, and every figure in its sentence. The
// draft and the documents of the knowledge base are read alike.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/patterns/pack.h>
#include <dossier/text/analysis.h>
#include <dossier/text/document.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dossier::check {

enum class FigureKind { money, percent, quantity, date, deal };
const char* to_string(FigureKind kind);

struct Figure {
    FigureKind kind = FigureKind::money;
    Span span;
    std::string text;
    std::optional<Decimal> value;
    std::string
        unit;  // currency, unit of a percentage, what is counted; TIMEX3 value of a date; status of a deal
    std::string counted;    // the unit as it is compared: its last word, by the group that says the same
    std::string unit_stem;  // of a quantity: the unit's last word as a stem
    bool measured = false;  // in a unit of measure, by which value and unit are told
    std::string per;
    Bounds bounds;
    bool assumed = false;        // the currency is a guess
    bool hedged = false;         // told as a rumour, a plan or a claim
    std::string when;            // the time told right beside it, where its sentence tells several
    bool former = false;         // the value before, beside the one after it: "fell to $5m from $7m"
    bool settled = false;        // its clause tells that something was refused or ended
    std::uint32_t sentence = 0;  // index into Side::sentences
    std::string head;  // stem of the content word right before it ("a loan of $3m"); empty if none is near
    std::string
        measure;  // stem of the word for what it is a value of, where it is one of check-measure ("profit")
    std::string opposite;  // what says the opposite of the measure, or of the head of a percentage
    bool people = false;   // are counted
    int name = -1;         // the name of its sentence that it stands with: index into Sentence::names
    bool listed = false;   // that name and the figure are members of two lists, or of one that goes in pairs
    std::string of;        // the member of a row that the text tells it to be of, as MoneyMention has it
    std::string thing;     // stem of that, where it is no name: "revenue"
    int deal = -1;         // index into Facts::deals: the deal that it is a part of, or is; see `guessed`
    // A deal that extraction did not find, guessed from the words of its sentence: see guess_deals().
    bool guessed = false;
    bool told_as_deal = true;  // of a guessed one: by a word, not by names and an amount alone
};

// How a sentence calls somebody or something.
struct Name {
    Span span;
    std::vector<std::string> words;  // folded, sorted, as PartyWords has them
    std::uint64_t bits = 0;          // one for each of the words, by its hash: see may_hold()
    std::string iso;                 // of the country that it stands for
    std::string near_iso;            // of the country whose people or city or bank it names
    bool person = false, place = false;
    bool bare = false;  // one capitalised word, no name but by that
};

std::uint64_t bits_of(const std::vector<std::string>& words);
// False if `all` surely lacks one of the words of `some`.
inline bool may_hold(std::uint64_t all, std::uint64_t some) {
    return (some & ~all) == 0;
}

struct Word {
    Span span;
    std::string stem;
};

// What a sentence tells of what it speaks of.
enum class Told { plainly, refused, cancelled };

struct Sentence {
    Span span;
    std::uint32_t paragraph = 0;
    std::string text;
    std::vector<Word> words;  // content words without names and figures, in the order of the text: the
                              // name of the group that says the same, else without ending, cut to six letters
    std::vector<std::string> stems;    // the same, sorted, each once
    bool goes_on = false;              // it begins with "It" or the like, and tells more of the one before
    std::vector<std::string> carried;  // the stems of those before, where it goes on with them
    bool refused_next = false;         // the sentence behind tells, without an amount, that it was refused
    std::vector<std::string> keys;     // entities: ISO code or folded name; sorted
    std::vector<std::string> dates;    // TIMEX3 values
    std::vector<Name> names;           // in the order of the text; those of one span are readings of one name
    Told told = Told::plainly;
    bool doubted = false;   // some of it is told as a rumour, a plan or a claim
    bool won = false;       // what it tells was won
    bool pledged = false;   // what it tells was promised
    bool expected = false;  // what it tells should come to be
    bool offered = false;   // it has a word for an offer
    bool shifted = false;   // it speaks of two times, one counted from the other
};

// The code points of `span`, which is within the sentence.
std::string text_at(const Sentence& sentence, const Span& span);

struct Side {
    Document document;
    Facts facts;
    std::vector<Sentence> sentences;
    std::vector<Figure> figures;  // in the order of the text
    std::vector<Name> subjects;   // what the text as a whole speaks of
    std::optional<Name> main;     // that of them of which it speaks far more often than of any other
    std::map<std::string, std::uint32_t, std::less<>> sentences_with;  // a stem: how many
    std::vector<std::vector<std::string>> paragraphs;                  // the stems of each; sorted, each once

    // Those of one sentence, in the order of the text.
    std::span<const Figure> figures_in(std::uint32_t sentence) const;
    std::span<Figure> figures_in(std::uint32_t sentence);
    // The keys of a sentence or, where it names nobody, of the nearest one before that does.
    const std::vector<std::string>& keys_near(std::uint32_t sentence) const;
    const Deal* deal(const Figure& figure) const;  // nullptr if it is part of none
};

class SideReader {
  public:
    // The keys of the entities that a folded name is known to stand for.
    using Known = std::function<std::vector<std::string>(const std::string& folded)>;

    explicit SideReader(const patterns::Pack& pack);
    // `known`, where it is given, is asked about capitalised words that extraction took for no name.
    Side read(Document document, Facts facts, const Known& known = {});

  private:
    const patterns::Pack& pack_;
    Analyser analyser_;
    Analysis analysis_;
};

// What an entity or party is compared by: its ISO code if it stands for a country, else its folded name.
std::string key_of(const std::string& name, const std::string& iso);

}  // namespace dossier::check
