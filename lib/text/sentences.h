// Where sentences begin inside a paragraph.
#pragma once
#include "abbreviations.h"
#include "analysis.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

// Judges the full stops of one document. Borrows all it is given.
class SentenceRule {
  public:
    SentenceRule(std::string_view text, const std::vector<Token>& tokens, const Abbreviations& abbreviations)
        : text_(text), tokens_(tokens), abbreviations_(abbreviations) {}

    // `stop` is a token that may end a sentence, of a paragraph that runs to token `end` (exclusive) and
    // whose current sentence began at `start`. `next` is the first token after the stop and all that belongs
    // to it (further stops, closing quotes and brackets); `ends` is true if a sentence begins there. Call on
    // with stops from `next` up.
    struct Verdict {
        std::uint32_t next;
        bool ends;
    };
    Verdict judge(std::uint32_t stop, std::uint32_t start, std::uint32_t end) const;

  private:
    std::string_view word(std::uint32_t token) const;
    std::uint32_t skip_stops(std::uint32_t token, std::uint32_t end) const;
    std::uint32_t skip_closers(std::uint32_t token, std::uint32_t end) const;
    std::uint32_t skip_openers(std::uint32_t token, std::uint32_t end) const;
    bool closes(std::uint32_t token, std::uint32_t end) const;
    Abbreviation abbreviation_before(std::uint32_t stop, std::uint32_t start) const;
    bool starts_sentence(std::uint32_t token, std::uint32_t end) const;
    bool period_ends(std::uint32_t stop, std::uint32_t start, std::uint32_t next, std::uint32_t end) const;

    std::string_view text_;
    const std::vector<Token>& tokens_;
    const Abbreviations& abbreviations_;
};

}  // namespace dossier
