#include <dossier/patterns/providers.h>

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/measfmt.h>
#include <unicode/measunit.h>
#include <unicode/measure.h>
#include <unicode/rbnf.h>
#include <unicode/ucurr.h>
#include <unicode/ures.h>

#include <array>
#include <functional>
#include <map>
#include <memory>

namespace dossier::patterns {
namespace {

using Words = std::vector<std::pair<std::string, std::string>>;

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

void add(Words& out, const icu::UnicodeString& word, const std::string& value) {
    std::string text = utf8(word);
    while (!text.empty() && text.back() == '.')
        text.pop_back();
    if (!text.empty()) out.emplace_back(std::move(text), value);
}

void date_names(const icu::Locale& locale, icu::DateFormatSymbols::DtWidthType width, bool months,
                Words& out) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols symbols(locale, status);
    if (U_FAILURE(status)) return;
    for (auto context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        std::int32_t count = 0;
        const icu::UnicodeString* names =
            months ? symbols.getMonths(count, context, width) : symbols.getWeekdays(count, context, width);
        // ICU counts weekdays from Sunday = 1; ISO 8601 from Monday = 1. Months are counted from 0.
        for (std::int32_t i = months ? 0 : 1; i < count; ++i)
            add(out, names[i], std::to_string(months ? i + 1 : (i == 1 ? 7 : i - 1)));
    }
}

void for_each_currency(const std::function<void(const UChar* code, const std::string& iso)>& use) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UEnumeration, decltype(&uenum_close)> codes(
        ucurr_openISOCurrencies(UCURR_ALL | UCURR_NON_DEPRECATED, &status), uenum_close);
    std::unique_ptr<UEnumeration, decltype(&uenum_close)> old(
        ucurr_openISOCurrencies(UCURR_ALL | UCURR_DEPRECATED, &status), uenum_close);
    for (auto* list : {codes.get(), old.get()}) {
        while (const UChar* code = uenum_unext(list, nullptr, &status)) {
            if (U_FAILURE(status)) return;
            use(code, utf8(icu::UnicodeString(code)));
        }
    }
}

void currency_names(const std::string& lang, Words& out) {
    for_each_currency([&](const UChar* code, const std::string& iso) {
        UErrorCode status = U_ZERO_ERROR;
        std::int32_t length = 0;
        const UChar* name = ucurr_getName(code, lang.c_str(), UCURR_LONG_NAME, nullptr, &length, &status);
        if (U_SUCCESS(status)) add(out, icu::UnicodeString(name, length), iso);
        for (const char* plural : {"zero", "one", "two", "few", "many", "other"}) {
            status = U_ZERO_ERROR;
            name = ucurr_getPluralName(code, lang.c_str(), nullptr, plural, &length, &status);
            if (U_SUCCESS(status)) add(out, icu::UnicodeString(name, length), iso);
        }
    });
}

void currency_symbols(const std::string& lang, Words& out) {
    for_each_currency([&](const UChar* code, const std::string& iso) {
        for (auto style : {UCURR_SYMBOL_NAME, UCURR_NARROW_SYMBOL_NAME}) {
            UErrorCode status = U_ZERO_ERROR;
            std::int32_t length = 0;
            const UChar* name = ucurr_getName(code, lang.c_str(), style, nullptr, &length, &status);
            icu::UnicodeString text(name, length);
            // Narrow symbols are shared by many currencies ("$", "kr"); what they mean is for patterns/ to
            // say.
            if (U_SUCCESS(status) && utf8(text) != iso && style == UCURR_SYMBOL_NAME) add(out, text, iso);
        }
    });
}

void territories(const std::string& lang, Words& out) {
    icu::Locale display(lang.c_str());
    for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) {
        icu::UnicodeString name;
        icu::Locale("", *code).getDisplayCountry(display, name);
        if (utf8(name) != *code) add(out, name, *code);
    }
}

// Territory code -> the code of its currency of today.
void territory_currencies(Words& out) {
    for (const char* const* code = icu::Locale::getISOCountries(); *code; ++code) {
        UErrorCode status = U_ZERO_ERROR;
        UChar currency[4] = {0};
        ucurr_forLocale(icu::Locale("", *code).getName(), currency, 4, &status);
        if (U_SUCCESS(status)) out.emplace_back(*code, utf8(icu::UnicodeString(currency)));
    }
}

void spelled(const icu::Locale& locale, bool ordinal, Words& out) {
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, locale, status);
    if (U_FAILURE(status)) return;
    if (ordinal) format.setDefaultRuleSet(icu::UnicodeString("%spellout-ordinal"), status);
    if (U_FAILURE(status)) return;
    const std::int64_t values[] = {0,  1,  2,  3,  4,  5,  6,   7,    8,       9,          10,
                                   11, 12, 13, 14, 15, 16, 17,  18,   19,      20,         30,
                                   40, 50, 60, 70, 80, 90, 100, 1000, 1000000, 1000000000, 1000000000000};
    icu::UnicodeString cardinal_one;
    icu::RuleBasedNumberFormat(icu::URBNF_SPELLOUT, locale, status).format(std::int64_t{1}, cardinal_one);
    for (std::int64_t value : values) {
        icu::UnicodeString text;
        format.format(value, text);
        icu::UnicodeString lead = cardinal_one + " ";  // "one hundred" is spelled "hundred" in a list
        if (value >= 100 && text.startsWith(lead)) text.remove(0, lead.length());
        if (text.indexOf(' ') < 0) add(out, text, std::to_string(value));
    }
}

void units(const icu::Locale& locale, UMeasureFormatWidth width, Words& out) {
    UErrorCode status = U_ZERO_ERROR;
    const char* const types[] = {"length", "area",   "volume", "mass",       "duration",
                                 "power",  "energy", "speed",  "temperature"};
    icu::MeasureFormat format(locale, width, status);
    for (const char* type : types) {
        std::array<icu::MeasureUnit, 64> all;
        std::int32_t count =
            icu::MeasureUnit::getAvailable(type, all.data(), std::int32_t(all.size()), status);
        for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
            for (int amount : {1, 2}) {
                icu::UnicodeString text;
                icu::FieldPosition position;
                icu::Measure measure(icu::Formattable(amount), new icu::MeasureUnit(all[std::size_t(i)]),
                                     status);
                format.formatMeasures(&measure, 1, text, position, status);
                icu::UnicodeString digits(amount == 1 ? "1" : "2");
                if (U_FAILURE(status) || !text.startsWith(digits)) continue;
                text.remove(0, digits.length());
                add(out, text.trim(), all[std::size_t(i)].getIdentifier());
            }
        }
    }
}

}  // namespace

bool icu_words(std::string_view provider, std::string_view lang, Words& out) {
    using Symbols = icu::DateFormatSymbols;
    const std::string language(lang == "common" ? "en" : lang);
    const icu::Locale locale(language.c_str());
    const std::map<std::string_view, std::function<void()>> known = {
        {"months", [&] { date_names(locale, Symbols::WIDE, true, out); }},
        {"months-short", [&] { date_names(locale, Symbols::ABBREVIATED, true, out); }},
        {"weekdays", [&] { date_names(locale, Symbols::WIDE, false, out); }},
        {"weekdays-short", [&] { date_names(locale, Symbols::ABBREVIATED, false, out); }},
        {"currency-names", [&] { currency_names(language, out); }},
        {"currency-codes",
         [&] {
             for_each_currency([&](const UChar*, const std::string& iso) { out.emplace_back(iso, iso); });
         }},
        {"currency-symbols", [&] { currency_symbols(language, out); }},
        {"territories", [&] { territories(language, out); }},
        {"territory-currencies", [&] { territory_currencies(out); }},
        {"cardinals", [&] { spelled(locale, false, out); }},
        {"ordinals", [&] { spelled(locale, true, out); }},
        {"units", [&] { units(locale, UMEASFMT_WIDTH_WIDE, out); }},
        {"units-short", [&] { units(locale, UMEASFMT_WIDTH_SHORT, out); }},
    };
    auto found = known.find(provider);
    if (found == known.end()) return false;
    found->second();
    return true;
}

}  // namespace dossier::patterns
