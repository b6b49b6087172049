// Tokens of plain text found without the state machine. For the tokenizer alone.
#pragma once
#include "characters.h"
#include "letter_run.h"
#include "token_writer.h"

#include <unicode/utf8.h>

#include <array>
#include <string_view>

namespace dossier {

// How the fast path sees a byte.
enum class Byte : std::uint8_t { hard, space, newline, letter, digit, punct, symbol, stop, wide };

constexpr bool one_of(char c, std::string_view set) {
    return set.find(c) != set.npos;
}

constexpr Byte classify(int code) {
    const char c = static_cast<char>(code);
    if (code >= 128) return Byte::wide;
    if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z')) return Byte::letter;
    if (code >= '0' && code <= '9') return Byte::digit;
    if (c == ' ' || c == '\t') return Byte::space;
    if (c == '\n') return Byte::newline;
    if (one_of(c, ".!?")) return Byte::stop;
    if (one_of(c, "$%+<=>^`|~")) return Byte::symbol;
    if (one_of(c, "\"#&'()*,-/:;[\\]{}")) return Byte::punct;
    return Byte::hard;  // controls, "@", "_"
}

constexpr auto byte_classes = [] {
    std::array<Byte, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = classify(c);
    return table;
}();

// What stands after a word: does it end there?
enum class After : std::uint8_t { end, look, wide };
constexpr auto after_word = [] {
    std::array<After, 256> table{};
    for (int c = 128; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = After::wide;
    for (const char c : {'.', '\'', '@', '_'})
        table[static_cast<unsigned char>(c)] = After::look;
    return table;
}();

class FastPath {
  public:
    FastPath(std::string_view text, CharTable& table, TokenWriter& writer)
        : text_(text), table_(table), writer_(writer) {}

    // Reads one token or one white space at `at`: the byte after it, or `at` itself if the state machine must
    // judge.
    std::size_t step(std::size_t at) {
        switch (byte(at)) {
            case Byte::letter:
                return word(at);
            case Byte::space:
                return marked(at + 1) ? at : at + 1;
            case Byte::punct:
                return single(at, Shape::punct);
            case Byte::digit:
                return number(at);
            case Byte::newline:
                return newline(at);
            case Byte::symbol:
                return single(at, Shape::symbol);
            case Byte::stop:
                return stop(at);
            case Byte::wide:
                return wide(at);
            default:
                return at;
        }
    }

  private:
    struct Wide {
        std::size_t end;
        CharInfo info;
    };
    Wide wide_at(std::size_t at) const {
        const auto* s = reinterpret_cast<const unsigned char*>(text_.data());
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(s, at, text_.size(), c);
        return {at, table_.at(static_cast<char32_t>(c))};
    }
    Byte byte(std::size_t i) const { return byte_classes[static_cast<unsigned char>(text_[i])]; }
    bool is_wide(std::size_t i) const { return static_cast<unsigned char>(text_[i]) >= 128; }
    static bool extends(CharInfo info) {
        return info.word_break() == WordBreak::extend || info.word_break() == WordBreak::zwj;
    }
    // A mark follows that clings to what stands before it.
    bool marked(std::size_t at) const {
        return at < text_.size() && is_wide(at) && extends(wide_at(at).info);
    }

    static Shape word_shape(std::uint32_t length, std::uint32_t capitals) {
        if (capitals == 0) return Shape::lower;
        if (capitals == 1) return length == 1 ? Shape::initial : Shape::capital;
        return capitals == (1U << length) - 1 ? Shape::upper : Shape::mixed;
    }

    std::size_t word(std::size_t at) {
        const LetterRun run = letter_run(text_.data() + at, text_.data() + text_.size());
        const std::size_t end = at + run.length;
        if (run.length == 16) return wide_word(at);
        if (end < text_.size()) {
            const After after = after_word[static_cast<unsigned char>(text_[end])];
            if (after == After::wide) return wide_word(at);
            if (after == After::look && !ends_word(end)) return at;
        }
        writer_.put(at, end, word_shape(run.length, run.capitals));
        return end;
    }

    // Whether a word ends before "." or "'" (it goes on if a letter follows), "_" or "@" (never).
    bool ends_word(std::size_t i) const {
        const char c = text_[i];
        if (c == '_' || c == '@') return false;
        if ((c != '.' && c != '\'') || i + 1 == text_.size()) return true;
        return !is_wide(i + 1) && byte(i + 1) != Byte::letter && text_[i + 1] != '@';
    }

    // A word of any alphabet and any length.
    std::size_t wide_word(std::size_t at) {
        ShapeCount count;
        std::size_t i = at;
        while (i < text_.size()) {
            if (byte(i) == Byte::letter) {
                count.add((text_[i] & 0x20) != 0 ? Kind::lower : Kind::upper);
                ++i;
            } else if (is_wide(i)) {
                const Wide next = wide_at(i);
                const WordBreak wb = next.info.word_break();
                if (wb == WordBreak::other && !next.info.dictionary()) break;
                if (wb != WordBreak::letter || next.info.dictionary() || !next.info.letter()) return at;
                count.add(next.info.kind());
                i = next.end;
            } else {
                if (!ends_word(i)) return at;
                break;
            }
        }
        writer_.put(at, i, count.shape(Kind::other));
        return i;
    }

    std::size_t wide(std::size_t at) {
        const Wide first = wide_at(at);
        const WordBreak wb = first.info.word_break();
        if (first.info.dictionary()) return at;
        if (wb == WordBreak::letter) return first.info.letter() ? wide_word(at) : at;
        if (wb != WordBreak::other || marked(first.end)) return at;
        if (first.info.kind() == Kind::space) return first.end;
        if (first.info.stop()) writer_.mark_stop();
        writer_.put(at, first.end, ShapeCount().shape(first.info.kind()));
        return first.end;
    }

    std::size_t number(std::size_t at) {
        std::size_t i = at;
        while (i < text_.size()) {
            if (byte(i) == Byte::digit) {
                ++i;
            } else if (one_of(text_[i], ",.;'") && i + 1 < text_.size() && byte(i + 1) == Byte::digit) {
                i += 2;
            } else {
                break;
            }
        }
        if (i < text_.size() && !ends_number(i)) return at;
        writer_.put(at, i, Shape::digits);
        return i;
    }

    bool ends_number(std::size_t i) const {
        const bool mark_and_more = one_of(text_[i], ",.;'") && i + 1 < text_.size() && is_wide(i + 1);
        if (is_wide(i)) {
            const Wide next = wide_at(i);
            return next.info.word_break() == WordBreak::other && !next.info.dictionary();
        }
        return !mark_and_more && text_[i] != '_';
    }

    // One character that joins nothing unless a mark follows.
    std::size_t single(std::size_t at, Shape shape) {
        if (marked(at + 1)) return at;
        writer_.put(at, at + 1, shape);
        return at + 1;
    }

    std::size_t stop(std::size_t at) {
        if (marked(at + 1)) return at;
        writer_.mark_stop();
        writer_.put(at, at + 1, Shape::punct);
        return at + 1;
    }

    std::size_t newline(std::size_t at) {
        writer_.end_line(at + 1, false);
        return at + 1;
    }

    std::string_view text_;
    CharTable& table_;
    TokenWriter& writer_;
};

}  // namespace dossier
