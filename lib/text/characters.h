// What the tokenizer must know of each character, from ICU.
#pragma once
#include <array>
#include <cstdint>
#include <memory>

namespace dossier {

// Word_Break of UAX #29 as ICU's root rules tailor it, with the sets that overlap in those rules kept apart.
enum class WordBreak : std::uint8_t {
    other,
    cr,
    lf,
    newline,
    extend,  // Extend and Format
    zwj,
    katakana,
    ideograph,     // Han and Hiragana
    hangul,        // syllables
    hebrew,        // Hebrew_Letter
    letter,        // ALetter, "@", and the scripts that need a dictionary
    letter_emoji,  // ALetter that is a pictograph as well
    single_quote,
    double_quote,
    mid_num_let,
    mid_letter,
    mid_num,
    numeric,
    extend_num_let,
    space,  // WSegSpace
    regional,
    emoji,  // Extended_Pictographic
};
constexpr int word_breaks = 22;

enum class Kind : std::uint8_t { space, lower, upper, uncased, digit, punct, symbol, mark, other };

// Packed: Word_Break, kind and three flags.
class CharInfo {
  public:
    constexpr CharInfo() = default;
    constexpr CharInfo(WordBreak wb, Kind kind, bool dictionary, bool stop, bool newline)
        : bits_(static_cast<std::uint16_t>(static_cast<unsigned>(wb) | static_cast<unsigned>(kind) << 5U |
                                           (dictionary ? 0x200U : 0U) | (stop ? 0x400U : 0U) |
                                           (newline ? 0x800U : 0U) | 0x8000U)) {}
    constexpr WordBreak word_break() const { return static_cast<WordBreak>(bits_ & 31U); }
    constexpr Kind kind() const { return static_cast<Kind>(bits_ >> 5U & 15U); }
    constexpr bool dictionary() const { return (bits_ & 0x200U) != 0; }  // of a script ICU cuts by dictionary
    constexpr bool stop() const { return (bits_ & 0x400U) != 0; }        // may end a sentence
    constexpr bool newline() const { return (bits_ & 0x800U) != 0; }     // ends a line
    constexpr bool letter() const { return kind() >= Kind::lower && kind() <= Kind::uncased; }

  private:
    std::uint16_t bits_ = 0;
};

// Blocks of 256 characters, asked from ICU when first needed: so making one costs nothing. Not safe to share.
class CharTable {
  public:
    CharTable();
    // `c` at most U+10FFFF.
    CharInfo at(char32_t c) {
        const Block* block = blocks_[c >> 8U].get();
        return block == nullptr ? fill(c) : (*block)[c & 255U];
    }

  private:
    using Block = std::array<CharInfo, 256>;
    CharInfo fill(char32_t c);
    std::array<std::unique_ptr<Block>, 0x1100> blocks_;
};

}  // namespace dossier
