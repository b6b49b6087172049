// How a Side is put together, a step a file. Internal to the room.
#pragma once
#include <dossier/check/side.h>
#include <dossier/patterns/fold.h>
#include <dossier/text/offsets.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace dossier::check {

struct SideParts {
    Side& side;
    const Analysis& analysis;
    const patterns::Pack& pack;
    CodePointIndex index;
    std::vector<TokenRange> ranges;  // of each sentence

    std::string_view text(std::uint32_t token) const {
        const Token& t = analysis.tokens[token];
        return analysis.text.substr(t.begin, t.length());
    }
    Span span_of(std::uint32_t begin, std::uint32_t end) const {  // bytes
        return {index.at(side.document.text, begin), index.at(side.document.text, end)};
    }
    Span span_of_token(std::uint32_t token) const {
        return span_of(analysis.tokens[token].begin, analysis.tokens[token].end);
    }
    // "Norda" of "Norda's".
    std::string_view word(std::uint32_t token) const {
        std::string_view out = text(token);
        out.remove_suffix(patterns::possessive_length(out));
        return out;
    }
    Span span_of_word(std::uint32_t token) const {
        const std::uint32_t begin = analysis.tokens[token].begin;
        return span_of(begin, static_cast<std::uint32_t>(begin + word(token).size()));
    }
    std::uint32_t sentence_at(const Span& span) const;
};

inline bool within(const Span& inner, const Span& outer) {
    return inner.start >= outer.start && inner.end <= outer.end;
}

// Spans in order, joined where they touch.
class Covered {
  public:
    void add(const Span& span) { spans_.push_back(span); }
    void settle();
    bool has(const Span& span) const;

  private:
    std::vector<Span> spans_;
};

void read_sentences(SideParts& parts);
// Fills names and keys: entities, what `known` knows, other capitalised words, peoples, capitals.
void read_names(SideParts& parts, const SideReader::Known& known);
void read_figures(SideParts& parts);
// Bare numbers whose unit the text tells beside another one: "105,000 passengers in 2016 and 56,000 in 2022",
// "12, 9 and 14 clinics". The figures are to be in order.
void add_elided_figures(SideParts& parts);
// Binds figures to the names that they stand with.
void bind_figures(SideParts& parts);
// Fills words, stems, heads, and what is told.
void read_words(SideParts& parts);
// A deal for each sentence that has none but speaks of somebody and of a deal ("Norda took 40 million euros
// from Vesta"), for what extraction did not understand. Its status is as its words have it.
void guess_deals(SideParts& parts);

}  // namespace dossier::check
