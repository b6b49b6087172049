#include <dossier/extract/number_text.h>

#include <unicode/dcfmtsym.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>
#include <string>

namespace dossier::extract {
namespace {

constexpr std::size_t most_digits = 17;  // that a Decimal takes whatever they are

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// ASCII digits and marks; empty if anything else is in it.
std::string plain_digits(std::string_view text) {
    std::string out;
    bool ascii = true;
    for (char c : text)
        ascii &= static_cast<unsigned char>(c) < 0x80;
    if (ascii) {
        out = text;
    } else {
        icu::UnicodeString wide =
            icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
        for (std::int32_t i = 0; i < wide.length(); i = wide.moveIndex32(i, 1)) {
            UChar32 c = wide.char32At(i);
            std::int32_t digit = u_charDigitValue(c);
            if (digit >= 0) {
                out += static_cast<char>('0' + digit);
            } else if (c == 0xFF0C || c == 0x066C) {
                out += ',';
            } else if (c == 0xFF0E || c == 0x066B) {
                out += '.';
            } else {
                return {};
            }
        }
    }
    if (out.find_first_not_of("0123456789.,'") != std::string::npos) return {};
    return out;
}

bool is_group_of_three(const std::string& digits, std::size_t mark) {
    std::size_t next = digits.find_first_not_of("0123456789", mark + 1);
    return (next == std::string::npos ? digits.size() : next) - mark == 4;
}

}  // namespace

std::optional<Decimal> parse_digits(std::string_view text, bool decimal_comma) {
    if (text.size() <= most_digits && std::all_of(text.begin(), text.end(), is_digit)) {
        std::int64_t units = 0;
        for (const char c : text)
            units = units * 10 + (c - '0');
        return text.empty() ? std::nullopt : std::optional(Decimal(units));
    }
    std::string digits = plain_digits(text);
    if (digits.empty()) return std::nullopt;
    const char decimal = decimal_comma ? ',' : '.', group = decimal_comma ? '.' : ',';
    std::size_t last = digits.find_last_of(".,");
    std::size_t first = digits.find_first_of(".,");
    char point = 0;
    if (last != std::string::npos) {
        char mark = digits[last];
        bool mixed = digits.find(mark == '.' ? ',' : '.') != std::string::npos;
        bool repeated = digits.find(mark) != last;
        if (mixed && !repeated) {
            point = mark;  // "1.234,56": the last of two marks is the point
        } else if (!mixed && !repeated &&
                   (mark == decimal || (mark == group && !is_group_of_three(digits, last)) ||
                    (first > 3 && mark == group))) {
            point = mark;
        }
    }
    std::string plain;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (digits[i] >= '0' && digits[i] <= '9')
            plain += digits[i];
        else if (i == last && point)
            plain += '.';
    }
    return Decimal::parse(plain);
}

bool has_decimal_comma(std::string_view lang) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DecimalFormatSymbols symbols(icu::Locale(std::string(lang).c_str()), status);
    return U_SUCCESS(status) &&
           symbols.getConstSymbol(icu::DecimalFormatSymbols::kDecimalSeparatorSymbol) == u',';
}

}  // namespace dossier::extract
