// What the line of tokens is made of: for each item the set of word lists that it is in, and its look.
#pragma once
#include <dossier/text/analysis.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace dossier::patterns {

// Index of a set of lists; equal sets have one index. 0 is the empty set, 1 the end of a sentence.
using SetId = std::uint16_t;
inline constexpr SetId no_set = 0, eos_set = 1;

// Shape, digit form and the four flags in eight bits.
using LookId = std::uint8_t;
inline constexpr std::size_t look_count = 256;

// Forms that Shape::digits falls into, and `phrase` for a mark over several tokens.
enum class Form : std::uint8_t {
    lower,
    capital,
    upper,
    mixed,
    initial,
    uncased,
    punct,
    symbol,
    other,
    digit_small,    // 1–31, with or without a leading zero
    digit_two,      // other numbers of two digits
    digit_year,     // 1000–2199 in four digits
    digit_whole,    // other whole numbers without grouping
    digit_grouped,  // 2,000 or 20.000.000: groups of three after the first (or Indian two)
    digit_decimal,  // everything else with marks inside
    phrase,
};

struct Look {
    Form form = Form::other;
    bool glued = false, sentence_start = false, line_start = false;
    bool possessive = false;  // ends in "'s", which is no part of the name: "Huawei's", but not "McDonald's"
    constexpr LookId id() const {
        return static_cast<LookId>(static_cast<unsigned>(form) | unsigned{glued} << 4 |
                                   unsigned{sentence_start} << 5 | unsigned{line_start} << 6 |
                                   unsigned{possessive} << 7);
    }
    // The look of a word with the flags that depend on the token's place.
    static constexpr LookId placed(LookId word, const Token& token) {
        return static_cast<LookId>(word | unsigned{token.glued} << 4 | unsigned{token.sentence_start} << 5 |
                                   unsigned{token.line_start} << 6);
    }
    static constexpr Look of(LookId id) {
        return {static_cast<Form>(id & 15), (id & 16) != 0, (id & 32) != 0, (id & 64) != 0, (id & 128) != 0};
    }
};

// The names by which rules speak of looks: "capital", "digits", "d-year", "glued", "first", … Gives whether a
// look has the named property; nullopt if there is no such name.
std::optional<bool> look_has(LookId look, std::string_view name);
const std::vector<std::string_view>& look_names();

Look look_of(const Token& token, std::string_view token_text);

// One token or one mark in the line.
struct Item {
    SetId set = no_set;
    LookId look = 0;                    // 16 bytes in all: a stage reads every item
    std::uint32_t first = 0, last = 0;  // tokens, `last` exclusive; empty for the end of a sentence
    std::int32_t mark = -1;  // index into the cascade's list of what the mark stands for; -1 for a token
};

}  // namespace dossier::patterns
