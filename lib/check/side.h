// A text as checking sees it: its sentences with what they speak of, and every figure in its sentence. The
// draft and the documents of the knowledge base are read alike.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/patterns/pack.h>
#include <dossier/text/analysis.h>
#include <dossier/text/document.h>

#include <cstdint>
#include <functional>
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
    std::string per;
    Bounds bounds;
    bool assumed = false;        // the currency is a guess
    bool hedged = false;         // a word of rumour, plan or claim stands before it
    std::uint32_t sentence = 0;  // index into Side::sentences
    std::string head;  // stem of the content word right before it ("a loan of $3m"); empty if none is near
    std::string bound_to;  // key of the entity that stands nearest in the sentence; empty without any
    bool told = false;     // "A and B rose 3 and 2 percent, respectively": bound_to is what the text says
    std::string thing;     // stem of what a figure told so is of, where that is no name: "revenue"
    int deal = -1;         // index into Facts::deals of the deal that it is a part of
};

struct Sentence {
    Span span;
    std::string text;
    std::vector<std::string> stems;  // content words, cut to six letters, without names and figures; sorted
    std::vector<std::string> keys;   // entities: ISO code or folded name; sorted
    std::vector<std::string> dates;  // TIMEX3 values
};

struct Side {
    Document document;
    Facts facts;
    std::vector<Sentence> sentences;
    std::vector<Figure> figures;  // in the order of the text

    // Those of one sentence, in the order of the text.
    std::span<const Figure> figures_in(std::uint32_t sentence) const;
    // The keys of a sentence or, where it names nobody, of the nearest one before that does.
    const std::vector<std::string>& keys_near(std::uint32_t sentence) const;
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
