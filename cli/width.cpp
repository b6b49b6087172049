#include "output.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace dossier::cli {
namespace {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // within ICU's macro
UChar32 next(std::string_view text, std::int32_t& i) {
    UChar32 c;
    U8_NEXT(text.data(), i, static_cast<std::int32_t>(text.size()), c);
    return c;  // negative where the bytes are no UTF-8
}
#pragma GCC diagnostic pop

int width_of(UChar32 c) {
    if (c < 0) return 1;
    if (c < 0x300) return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0xad ? 0 : 1;
    if (c >= 0x1160 && c <= 0x11ff) return 0;  // Hangul vowels and finals join the syllable before them
    const auto type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR) return 0;
    const int east_asian = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

bool is_dangerous(UChar32 c) {
    if (c < 0) return true;
    const bool control = c < 0x20 || (c >= 0x7f && c < 0xa0);
    const bool separator_or_override = c >= 0x2028 && c <= 0x202e;
    const bool isolate = c >= 0x2066 && c <= 0x2069;
    return control || separator_or_override || isolate;
}

// ICU counts in 32 bits; what is shown in a cell is never that long.
std::string_view bounded(std::string_view text) {
    return text.substr(0, 1U << 30);
}

}  // namespace

int display_width(std::string_view text) {
    text = bounded(text);
    int width = 0;
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());)
        width += width_of(next(text, i));
    return width;
}

std::string cut_to_width(std::string_view text, int columns) {
    text = bounded(text);
    const auto size = static_cast<std::int32_t>(text.size());
    int width = 0;
    std::int32_t fits = 0;  // the end of the longest prefix that leaves a column for "…"
    for (std::int32_t i = 0; i < size;) {
        width += width_of(next(text, i));
        if (width < columns) fits = i;
        if (width > columns) return columns < 1 ? std::string() : std::string(text.substr(0, fits)) + "…";
    }
    return std::string(text);
}

std::string without_controls(std::string_view text) {
    text = bounded(text);
    std::string clean;
    clean.reserve(text.size());
    for (std::int32_t i = 0; i < static_cast<std::int32_t>(text.size());) {
        const std::int32_t begin = i;
        if (is_dangerous(next(text, i))) {
            clean += "\xef\xbf\xbd";
        } else {
            clean.append(text, begin, i - begin);
        }
    }
    return clean;
}

}  // namespace dossier::cli
