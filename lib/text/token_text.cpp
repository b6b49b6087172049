#include "token_text.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dossier {
namespace {

// The code point of a token that is one character, else -1.
UChar32 only_character(std::string_view word) {
    if (word.empty() || word.size() > 4) return -1;
    const auto* s = reinterpret_cast<const unsigned char*>(word.data());
    std::size_t i = 0;
    UChar32 c = 0;
    U8_NEXT(s, i, word.size(), c);
    return i == word.size() ? c : -1;
}

template <std::size_t N>
bool among(std::string_view word, const std::string_view (&set)[N]) {
    return std::find(std::begin(set), std::end(set), word) != std::end(set);
}

}  // namespace

bool is_stop(std::string_view word) {
    if (word.size() == 1) return word == "." || word == "!" || word == "?";
    const UChar32 c = only_character(word);
    return c == 0x2026 || c == 0xFF0E || (c > 0x7F && u_hasBinaryProperty(c, UCHAR_S_TERM));
}

bool is_full_stop(std::string_view word) {
    const UChar32 c = only_character(word);
    return c > 0x7F && c != 0x2026 && c != 0xFF0E && (c < 0x203C || c > 0x2049) &&
           u_hasBinaryProperty(c, UCHAR_S_TERM);
}

bool is_closer(std::string_view word) {
    static constexpr std::string_view closers[] = {")",  "]",  "}",  "”",  "’",  "»",  "›",  "」",
                                                   "』", "）", "】", "》", "〉", "〕", "＂", "］"};
    return among(word, closers);
}

bool is_opener(std::string_view word) {
    static constexpr std::string_view openers[] = {"(",  "[",  "{",  "“",  "‘",  "«",  "‹",  "„", "‚", "「",
                                                   "『", "（", "【", "《", "〈", "〔", "［", "¿", "¡", "<"};
    return among(word, openers);
}

bool is_dash(std::string_view word) {
    static constexpr std::string_view dashes[] = {"-", "–", "—", "―", "−"};
    return among(word, dashes);
}

bool is_bullet(std::string_view word) {
    static constexpr std::string_view bullets[] = {"*", "•", "·", "‣", "▪", "■", "●",
                                                   "○", "◦", "►", "–", "-", "—"};
    return among(word, bullets);
}

}  // namespace dossier
