#include "characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace dossier {
namespace {

bool in_complex_context(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

bool is_hangul_syllable(UChar32 c) {
    return c >= 0xAC00 && c <= 0xD7A3;
}

bool in_hiragana_or_han(UChar32 c) {
    UErrorCode error = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &error);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA;
}

WordBreak letter_kind(UChar32 c) {
    return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ? WordBreak::letter_emoji : WordBreak::letter;
}

WordBreak of_property(UChar32 c) {
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
        case U_WB_CR:
            return WordBreak::cr;
        case U_WB_LF:
            return WordBreak::lf;
        case U_WB_NEWLINE:
            return WordBreak::newline;
        case U_WB_EXTEND:
        case U_WB_FORMAT:
            return WordBreak::extend;
        case U_WB_ZWJ:
            return WordBreak::zwj;
        case U_WB_KATAKANA:
            return WordBreak::katakana;
        case U_WB_HEBREW_LETTER:
            return WordBreak::hebrew;
        case U_WB_ALETTER:
            return letter_kind(c);
        case U_WB_SINGLE_QUOTE:
            return WordBreak::single_quote;
        case U_WB_DOUBLE_QUOTE:
            return WordBreak::double_quote;
        case U_WB_MIDNUMLET:
            return WordBreak::mid_num_let;
        case U_WB_MIDLETTER:
            return WordBreak::mid_letter;
        case U_WB_MIDNUM:
            return WordBreak::mid_num;
        case U_WB_NUMERIC:
            return WordBreak::numeric;
        case U_WB_EXTENDNUMLET:
            return WordBreak::extend_num_let;
        case U_WB_WSEGSPACE:
            return WordBreak::space;
        case U_WB_REGIONAL_INDICATOR:
            return WordBreak::regional;
        default:
            return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) ? WordBreak::emoji : WordBreak::other;
    }
}

// The sets of ICU 72's word.txt: "@" is a letter, colons join nothing, and dictionary scripts are as there.
WordBreak word_break_of(UChar32 c) {
    if (c == '@') return WordBreak::letter;
    if (c == ':' || c == 0xFE55 || c == 0xFF1A) return WordBreak::other;
    if (is_hangul_syllable(c)) return WordBreak::hangul;
    const WordBreak wb = of_property(c);
    if (in_hiragana_or_han(c)) return WordBreak::ideograph;
    const bool control = u_getIntPropertyValue(c, UCHAR_GRAPHEME_CLUSTER_BREAK) == U_GCB_CONTROL;
    if (wb == WordBreak::other && in_complex_context(c) && !control) return WordBreak::letter;
    return wb;
}

bool is_percent_sign(UChar32 c) {
    return c == '%' || c == 0x2030 || c == 0x2031 || c == 0x66A || c == 0xFF05 || c == 0xFE6A;
}

Kind of_category(UChar32 c) {
    const auto in = [mask = U_GET_GC_MASK(c)](std::uint32_t set) { return (mask & set) != 0; };
    if (in(U_GC_ND_MASK)) return Kind::digit;
    if (in(U_GC_L_MASK | U_GC_NL_MASK)) return Kind::uncased;
    if (in(U_GC_P_MASK)) return is_percent_sign(c) ? Kind::symbol : Kind::punct;
    if (in(U_GC_S_MASK | U_GC_NO_MASK)) return Kind::symbol;
    return in(U_GC_M_MASK) ? Kind::mark : Kind::other;
}

Kind kind_of(UChar32 c) {
    if (u_isUWhiteSpace(c)) return Kind::space;
    const Kind kind = of_category(c);
    if (kind != Kind::uncased) return kind;
    if (u_hasBinaryProperty(c, UCHAR_UPPERCASE) || u_charType(c) == U_TITLECASE_LETTER) return Kind::upper;
    return u_hasBinaryProperty(c, UCHAR_LOWERCASE) ? Kind::lower : Kind::uncased;
}

bool is_stop(UChar32 c) {
    return c == 0x2026 || c == 0xFF0E || u_hasBinaryProperty(c, UCHAR_S_TERM);
}

CharInfo describe(UChar32 c) {
    const WordBreak wb = word_break_of(c);
    const bool dictionary =
        is_hangul_syllable(c) || in_hiragana_or_han(c) || wb == WordBreak::katakana || in_complex_context(c);
    const bool newline = wb == WordBreak::cr || wb == WordBreak::lf || wb == WordBreak::newline;
    return {wb, kind_of(c), dictionary, is_stop(c), newline};
}

}  // namespace

CharTable::CharTable() {
    fill(0);
}

CharInfo CharTable::fill(char32_t c) {
    auto block = std::make_unique<Block>();
    const auto first = static_cast<UChar32>(c & ~char32_t{255});
    for (std::size_t i = 0; i < block->size(); ++i)
        (*block)[i] = describe(first + static_cast<UChar32>(i));
    const CharInfo info = (*block)[c & 255U];
    blocks_[c >> 8U] = std::move(block);
    return info;
}

}  // namespace dossier
