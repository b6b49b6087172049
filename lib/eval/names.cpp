#include <dossier/eval/values.h>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <set>

namespace dossier::eval {
namespace {

// A letter, a number or "_": what Python's \w is. Marks are not.
bool is_word(UChar32 c) {
    return c == U'_' || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool word_at(const icu::UnicodeString& text, std::int32_t i) {
    return i >= 0 && i < text.length() && is_word(text.char32At(i));
}

// What the pattern ['’]s?\b takes at the apostrophe at `i`: 0, 1 or 2 characters.
std::int32_t possessive_length(const icu::UnicodeString& text, std::int32_t i) {
    const bool with_s = text.charAt(i + 1) == u's' && !word_at(text, i + 2);
    if (with_s) return 2;
    return word_at(text, i + 1) ? 1 : 0;
}

std::vector<std::string> words(const std::string& name) {
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(name).foldCase();
    for (std::int32_t i = 0; i < text.length();) {
        const bool apostrophe = text.charAt(i) == u'\'' || text.charAt(i) == u'’';
        const std::int32_t length = apostrophe ? possessive_length(text, i) : 0;
        if (length > 0) {
            text.remove(i, length);
        } else {
            ++i;
        }
    }
    std::vector<std::string> result;
    for (std::int32_t i = 0; i < text.length();) {
        std::int32_t end = i;
        while (word_at(text, end))
            end = text.moveIndex32(end, 1);
        std::string word;
        text.tempSubStringBetween(i, end).toUTF8String(word);
        if (!word.empty() && word != "the" && word != "a" && word != "an" && word != "of")
            result.push_back(word);
        i = end == i ? text.moveIndex32(i, 1) : end;
    }
    return result;
}

}  // namespace

bool same_name(const std::string& a, const std::string& b) {
    std::vector<std::string> shorter = words(a), longer = words(b);
    if (shorter.empty() || longer.empty()) return false;
    if (shorter.size() > longer.size()) shorter.swap(longer);
    const std::set<std::string> known(longer.begin(), longer.end());
    for (const std::string& word : shorter) {
        if (!known.contains(word)) return false;
    }
    return true;
}

}  // namespace dossier::eval
