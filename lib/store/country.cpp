#include <dossier/store/content_key.h>
#include <dossier/store/country.h>

#include <unicode/locid.h>
#include <unicode/unistr.h>

namespace dossier {

std::string country_code(const std::string& text) {
    const std::string folded = fold_name(text);
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        icu::UnicodeString name;
        std::string utf8;
        icu::Locale("", *code).getDisplayCountry(icu::Locale::getEnglish(), name).toUTF8String(utf8);
        if (fold_name(*code) == folded || fold_name(utf8) == folded) return *code;
    }
    return {};
}

}  // namespace dossier
