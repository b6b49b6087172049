#include "token_writer.h"
#include "tokenizer.h"
#include "word_break.h"

#include <array>

namespace dossier {
namespace {

// How the fast path sees a byte.
enum class Byte : std::uint8_t { hard, space, lower, upper, digit, punct, symbol, stop };

constexpr bool in(char c, std::string_view set) {
    return set.find(c) != set.npos;
}

constexpr Byte classify(int code) {
    const char c = static_cast<char>(code);
    if (code >= 'a' && code <= 'z') return Byte::lower;
    if (code >= 'A' && code <= 'Z') return Byte::upper;
    if (code >= '0' && code <= '9') return Byte::digit;
    if (c == ' ' || c == '\t') return Byte::space;
    if (in(c, ".!?")) return Byte::stop;
    if (in(c, "$%+<=>^`|~")) return Byte::symbol;
    if (in(c, "\"#&'()*,-/:;[\\]{}")) return Byte::punct;
    return Byte::hard;  // controls, line ends, "@", "_", and all beyond ASCII
}

constexpr auto bytes = [] {
    std::array<Byte, 256> table{};
    for (int c = 0; c < 256; ++c)
        table[static_cast<std::size_t>(c)] = c < 128 ? classify(c) : Byte::hard;
    return table;
}();

constexpr bool is_letter(Byte b) {
    return b == Byte::lower || b == Byte::upper;
}

// Tokens of plain text found without the state machine. Each function reads from `at`, and returns the end of
// the token it put; or `at` itself where the characters after it are for the state machine to judge.
class FastPath {
  public:
    FastPath(std::string_view text, TokenWriter& writer) : text_(text), writer_(writer) {}

    std::size_t word(std::size_t at) {
        std::size_t i = at;
        std::size_t capitals = 0;
        for (; i < text_.size() && is_letter(byte(i)); ++i)
            capitals += byte(i) == Byte::upper;
        if (!ends_word(i)) return at;
        writer_.put(at, i, shape(i - at, capitals, byte(at) == Byte::upper));
        return i;
    }

    std::size_t number(std::size_t at) {
        std::size_t i = at;
        while (i < text_.size()) {
            if (byte(i) == Byte::digit) {
                ++i;
            } else if (in(text_[i], ",.;'") && i + 1 < text_.size() && byte(i + 1) == Byte::digit) {
                i += 2;
            } else {
                break;
            }
        }
        if (i < text_.size() && (byte(i) == Byte::hard && !is_plain_hard(i))) return at;
        if (i + 1 < text_.size() && in(text_[i], ",.;'") && !is_ascii(i + 1)) return at;
        writer_.put(at, i, Shape::digits);
        return i;
    }

    // One character that joins nothing unless a mark follows.
    std::size_t single(std::size_t at, Shape shape) {
        if (at + 1 < text_.size() && !is_ascii(at + 1)) return at;
        writer_.put(at, at + 1, shape);
        return at + 1;
    }

    Byte byte(std::size_t i) const { return bytes[static_cast<unsigned char>(text_[i])]; }

  private:
    bool is_ascii(std::size_t i) const { return static_cast<unsigned char>(text_[i]) < 128; }
    // ASCII that ends a word all the same: controls and line ends.
    bool is_plain_hard(std::size_t i) const { return is_ascii(i) && text_[i] != '_' && text_[i] != '@'; }

    bool ends_word(std::size_t i) const {
        if (i == text_.size()) return true;
        const Byte b = byte(i);
        if (b == Byte::hard) return is_plain_hard(i);
        if (text_[i] != '.' && text_[i] != '\'') return true;
        if (i + 1 == text_.size()) return true;
        return is_ascii(i + 1) && !is_letter(byte(i + 1)) && text_[i + 1] != '@';
    }

    static Shape shape(std::size_t length, std::size_t capitals, bool capital_first) {
        if (capitals == 0) return Shape::lower;
        if (capitals == length) return length == 1 ? Shape::initial : Shape::upper;
        return capitals == 1 && capital_first ? Shape::capital : Shape::mixed;
    }

    std::string_view text_;
    TokenWriter& writer_;
};

// The token at `at` by the fast path, or `at` if it must be left to the state machine.
std::size_t fast_token(std::string_view text, std::size_t at, FastPath& fast, TokenWriter& writer) {
    switch (fast.byte(at)) {
        case Byte::lower:
        case Byte::upper:
            return fast.word(at);
        case Byte::digit:
            return fast.number(at);
        case Byte::punct:
            return fast.single(at, Shape::punct);
        case Byte::symbol:
            return fast.single(at, Shape::symbol);
        case Byte::stop:
            if (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 128) return at;
            writer.mark_stop();
            return fast.single(at, Shape::punct);
        case Byte::space:
            return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 128 ? at : at + 1;
        default:
            if (text[at] != '\n') return at;
            writer.end_line(at + 1, false);
            return at + 1;
    }
}

}  // namespace

void Tokenizer::run(std::string_view text, std::vector<Token>& tokens, TokenStream& stream) {
    tokens.clear();
    stream.lines.clear();
    stream.stops.clear();
    TokenWriter writer(text, tokens, stream);
    FastPath fast(text, writer);
    for (std::size_t at = 0; at < text.size();) {
        if (const std::size_t end = fast_token(text, at, fast, writer); end != at) {
            at = end;
            continue;
        }
        const Segment segment = next_segment(text, at, table_);
        if (segment.dictionary) {
            std::size_t begin = at;
            for (const std::uint32_t end : dictionary_.ends(text.substr(at, segment.end - at))) {
                writer.put_segment(begin, at + end, table_);
                begin = at + end;
            }
        } else {
            writer.put_segment(at, segment.end, table_);
        }
        at = segment.end;
    }
}

}  // namespace dossier
