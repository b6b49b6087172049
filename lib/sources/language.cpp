#include "formats.h"

#include <cld2/public/compact_lang_det.h>

namespace dossier::sources {

std::string language_of(std::string_view text) {
    constexpr std::size_t enough = 20'000;  // bytes: more tells no more
    constexpr int few_words = 40;           // bytes: less tells nothing
    text = text.substr(0, enough);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80)
        text.remove_suffix(1);  // not within a character
    if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
    const int length = static_cast<int>(text.size());
    if (length < few_words) return {};
    bool reliable = false;
    const CLD2::Language found = CLD2::DetectLanguage(text.data(), length, true, &reliable);
    if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) return {};
    return CLD2::LanguageCode(found);
}

}  // namespace dossier::sources
