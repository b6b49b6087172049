#include "token_writer.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace dossier {
namespace {

// A character of a segment with its bytes.
struct Character {
    std::size_t begin = 0, end = 0;
    UChar32 code = 0;
    CharInfo info;
};

Character character_at(std::string_view text, std::size_t at, CharTable& table) {
    const auto* s = reinterpret_cast<const unsigned char*>(text.data());
    std::size_t next = at;
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(s, next, text.size(), c);
    return {at, next, c, table.at(static_cast<char32_t>(c))};
}

bool is_transparent(CharInfo info) {
    return info.word_break() == WordBreak::extend || info.word_break() == WordBreak::zwj;
}

bool is_apostrophe(UChar32 c) {
    return c == '\'' || c == 0x2019;
}

// A piece of a segment while it is read: what stands between two cuts.
struct Piece {
    std::size_t begin = 0;
    Kind first = Kind::other;
    ShapeCount count, before_apostrophe;
    std::size_t apostrophe = 0, stem = 0;  // where the last apostrophe and the letters after it begin
    Kind last = Kind::other, last_but_one = Kind::other;

    Shape shape(std::string_view text, std::size_t end) const {
        const bool possessive = apostrophe > begin && end == stem + 1 && (text[stem] | 0x20) == 's';
        return (possessive ? before_apostrophe : count).shape(first);
    }
};

// Endings of addresses, which no sentence begins with.
bool is_domain(std::string_view word) {
    static constexpr std::string_view domains[] = {"com", "org", "net", "gov", "edu", "info", "biz", "co",
                                                   "io",  "ru",  "cn",  "js",  "tv",  "uk",   "de"};
    std::array<char, 4> folded{};
    if (word.size() > folded.size()) return false;
    for (std::size_t i = 0; i < folded.size() && i < word.size(); ++i)
        folded[i] = static_cast<char>(word[i] | 0x20);
    const std::string_view name(folded.data(), word.size());
    return std::find(std::begin(domains), std::end(domains), name) != std::end(domains);
}

// Whether "ended.The" parts after its full stop at `stop`: two lower-case letters before it, and after it a
// word that begins with a capital and is no domain.
bool parts_at(std::string_view segment, std::size_t stop, const Piece& left, CharTable& table) {
    if (left.last != Kind::lower || left.last_but_one != Kind::lower) return false;
    const std::size_t end = std::min(segment.find('.', stop + 1), segment.size());
    const Character first = character_at(segment, stop + 1, table);
    if (first.info.kind() != Kind::upper) return false;
    if (first.end == end) return first.code == 'A' || first.code == 'I';
    if (is_domain(segment.substr(first.begin, end - first.begin))) return false;
    return character_at(segment, first.end, table).info.letter();
}

}  // namespace

Shape ShapeCount::shape(Kind first) const {
    const std::uint32_t cased = lower + upper;
    if (cased == 0 && uncased == 0) {
        if (digits > 0) return Shape::digits;
        return first == Kind::punct ? Shape::punct : first == Kind::symbol ? Shape::symbol : Shape::other;
    }
    if (digits > 0) return Shape::mixed;
    if (cased == 0) return Shape::uncased;
    if (upper == 0) return Shape::lower;
    if (upper == cased) return cased == 1 && uncased == 0 ? Shape::initial : Shape::upper;
    return upper == 1 && upper_first ? Shape::capital : Shape::mixed;
}

void TokenWriter::start_line(std::size_t begin) {
    stream_.lines.push_back({static_cast<std::uint32_t>(tokens_.size()),
                             static_cast<std::uint32_t>(begin - line_begin_), newlines_ > 1});
    newlines_ = 0;
}

void TokenWriter::skip_space(std::size_t& begin, std::size_t end, CharTable& table) {
    bool after_cr = false;
    while (begin < end) {
        const Character c = character_at(text_, begin, table);
        if (c.info.kind() != Kind::space) return;
        begin = c.end;
        if (c.info.newline() && !(after_cr && c.code == '\n'))
            end_line(begin, c.code == 0x2029 || c.code == '\f');
        if (after_cr && c.code == '\n') line_begin_ = begin;
        after_cr = c.code == '\r';
    }
}

void TokenWriter::put_segment(std::size_t begin, std::size_t end, CharTable& table) {
    skip_space(begin, end, table);
    if (begin == end) return;
    const std::string_view segment = text_.substr(0, end);
    const bool address = segment.find('@', begin) != segment.npos;
    Piece piece;
    piece.begin = begin;
    const auto flush = [&](std::size_t to) {
        if (to > piece.begin) put(piece.begin, to, piece.shape(text_, to));
        piece = Piece();
        piece.begin = to;
    };
    for (std::size_t at = begin; at < end;) {
        const Character c = character_at(segment, at, table);
        at = c.end;
        const bool cut =
            c.begin > piece.begin &&
            ((c.info.letter() && piece.last == Kind::digit) ||
             (c.info.kind() == Kind::digit && piece.last >= Kind::lower && piece.last <= Kind::uncased));
        if (cut) flush(c.begin);
        if (c.begin == begin && c.info.stop()) mark_stop();
        if (c.begin == piece.begin) piece.first = c.info.kind();
        if (c.code == '.' && c.begin > begin && !address && parts_at(segment, c.begin, piece, table)) {
            flush(c.begin);
            mark_stop();
            put(c.begin, c.end, Shape::punct);
            piece.begin = c.end;
            continue;
        }
        if (is_apostrophe(c.code)) {
            piece.before_apostrophe = piece.count;
            piece.apostrophe = c.begin;
            piece.stem = c.end;
        }
        if (is_transparent(c.info)) continue;
        piece.count.add(c.info.kind());
        piece.last_but_one = piece.last;
        piece.last = c.info.kind();
    }
    flush(end);
}

}  // namespace dossier
