#include "word_break.h"

#include <unicode/utf8.h>

#include <array>

namespace dossier {
namespace {

// What has been read since the boundary, as far as the rules care. The last four need one more character to
// be kept.
enum class Base : std::uint8_t {
    other,
    cr,
    newline,
    space,
    letter,
    hebrew,
    numeric,
    katakana,
    ideograph,
    hangul,
    joiner,
    regional,
    hebrew_quote,
    letter_mid,
    hebrew_double_quote,
    numeric_mid
};
constexpr int bases = 16;

// Whether Extend or Format characters followed (most rules look through them), and if the last was a ZWJ.
enum class Tail : std::uint8_t { direct, extended, zwj };

using State = std::uint8_t;
constexpr State fail = 255;
constexpr State pack(Base base, Tail tail = Tail::direct) {
    return static_cast<State>(static_cast<int>(base) * 3 + static_cast<int>(tail));
}
constexpr bool accepts(State state) {
    return state < pack(Base::letter_mid);
}

constexpr Base base_of(WordBreak c) {
    switch (c) {
        case WordBreak::cr:
            return Base::cr;
        case WordBreak::lf:
        case WordBreak::newline:
            return Base::newline;
        case WordBreak::space:
            return Base::space;
        case WordBreak::letter:
        case WordBreak::letter_emoji:
            return Base::letter;
        case WordBreak::hebrew:
            return Base::hebrew;
        case WordBreak::numeric:
            return Base::numeric;
        case WordBreak::katakana:
            return Base::katakana;
        case WordBreak::ideograph:
            return Base::ideograph;
        case WordBreak::hangul:
            return Base::hangul;
        case WordBreak::extend_num_let:
            return Base::joiner;
        case WordBreak::regional:
            return Base::regional;
        default:
            return Base::other;
    }
}

constexpr bool is_letter(WordBreak c) {
    return c == WordBreak::letter || c == WordBreak::letter_emoji || c == WordBreak::hebrew;
}
constexpr bool is_mid_letter(WordBreak c) {
    return c == WordBreak::mid_letter || c == WordBreak::mid_num_let || c == WordBreak::single_quote;
}
constexpr bool is_mid_number(WordBreak c) {
    return c == WordBreak::mid_num || c == WordBreak::mid_num_let || c == WordBreak::single_quote;
}

constexpr State after_letter(Base base, WordBreak c) {
    if (is_letter(c) || c == WordBreak::numeric || c == WordBreak::extend_num_let) return pack(base_of(c));
    if (base == Base::hebrew && c == WordBreak::single_quote) return pack(Base::hebrew_quote);
    if (base == Base::hebrew && c == WordBreak::double_quote) return pack(Base::hebrew_double_quote);
    return is_mid_letter(c) ? pack(Base::letter_mid) : fail;
}

constexpr State after_number(WordBreak c) {
    if (is_letter(c) || c == WordBreak::numeric || c == WordBreak::extend_num_let) return pack(base_of(c));
    return is_mid_number(c) ? pack(Base::numeric_mid) : fail;
}

// Katakana and ideographs join each other only side by side, Katakana itself also across Extend characters.
constexpr State after_east_asian(Base base, Tail tail, WordBreak c) {
    const bool katakana = c == WordBreak::katakana;
    if (tail == Tail::direct && (c == WordBreak::ideograph || katakana)) return pack(base_of(c));
    if (base == Base::ideograph) return fail;
    return katakana || c == WordBreak::extend_num_let ? pack(base_of(c)) : fail;
}

constexpr State after(Base base, Tail tail, WordBreak c) {
    switch (base) {
        case Base::space:
            return tail == Tail::direct && c == WordBreak::space ? pack(Base::space) : fail;
        case Base::letter:
        case Base::hebrew:
            return after_letter(base, c);
        case Base::numeric:
            return after_number(c);
        case Base::katakana:
        case Base::ideograph:
            return after_east_asian(base, tail, c);
        case Base::hangul:
            return tail == Tail::direct && c == WordBreak::hangul ? pack(Base::hangul) : fail;
        case Base::joiner:
            return is_letter(c) || c == WordBreak::katakana || c == WordBreak::numeric ||
                           c == WordBreak::extend_num_let
                       ? pack(base_of(c))
                       : fail;
        case Base::regional:
            return c == WordBreak::regional ? pack(Base::other) : fail;
        case Base::letter_mid:
        case Base::hebrew_quote:
            return is_letter(c) ? pack(base_of(c)) : fail;
        case Base::hebrew_double_quote:
            return c == WordBreak::hebrew ? pack(Base::hebrew) : fail;
        case Base::numeric_mid:
            return c == WordBreak::numeric ? pack(Base::numeric) : fail;
        default:
            return fail;
    }
}

constexpr State step(Base base, Tail tail, WordBreak c) {
    if (base == Base::newline) return fail;
    if (base == Base::cr) return c == WordBreak::lf ? pack(Base::newline) : fail;
    if (c == WordBreak::extend) return pack(base, Tail::extended);
    if (c == WordBreak::zwj) return pack(base, Tail::zwj);
    const bool emoji = c == WordBreak::emoji || c == WordBreak::letter_emoji;
    if (tail == Tail::zwj && emoji && accepts(pack(base))) return pack(base_of(c));
    return after(base, tail, c);
}

constexpr State start(WordBreak c) {
    if (c == WordBreak::extend) return pack(Base::other, Tail::extended);
    if (c == WordBreak::zwj) return pack(Base::other, Tail::zwj);
    return pack(base_of(c));
}

using Row = std::array<State, 32>;
struct Machine {
    Row first{};
    std::array<Row, bases * 3> next{};
};

constexpr Machine build() {
    Machine machine;
    for (int c = 0; c < word_breaks; ++c) {
        machine.first[c] = start(static_cast<WordBreak>(c));
        for (int base = 0; base < bases; ++base)
            for (int tail = 0; tail < 3; ++tail)
                machine.next[base * 3 + tail][c] =
                    step(static_cast<Base>(base), static_cast<Tail>(tail), static_cast<WordBreak>(c));
    }
    return machine;
}
constexpr Machine machine = build();

}  // namespace

Segment next_segment(std::string_view text, std::size_t begin, CharTable& table) {
    const auto* s = reinterpret_cast<const unsigned char*>(text.data());
    const std::size_t n = text.size();
    std::size_t i = begin;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, i, n, c);
    CharInfo info = table.at(static_cast<char32_t>(c));
    State state = machine.first[static_cast<std::size_t>(info.word_break())];
    bool dictionary = info.dictionary();
    Segment segment{i, dictionary};
    while (i < n) {
        U8_NEXT_OR_FFFD(s, i, n, c);
        info = table.at(static_cast<char32_t>(c));
        state = machine.next[state][static_cast<std::size_t>(info.word_break())];
        if (state == fail) break;
        dictionary = dictionary || info.dictionary();
        if (accepts(state)) segment = {i, dictionary};
    }
    return segment;
}

}  // namespace dossier
