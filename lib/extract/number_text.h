// Digits as people write them to exact numbers.
#pragma once
#include <dossier/facts/decimal.h>

#include <optional>
#include <string_view>

namespace dossier::extract {

// "2,000", "1.5", "16,189", "1,50,000" (Indian groups), "20.000.000" (more than one '.', so it groups), "½".
// `decimal_comma`: whether ',' is the language's decimal mark; it decides "1,234" and "1.234". Digits of any
// script. nullopt if it is no number or has more than eighteen significant digits.
std::optional<Decimal> parse_digits(std::string_view text, bool decimal_comma);

// Whether CLDR's decimal mark for the language is a comma.
bool has_decimal_comma(std::string_view lang);

}  // namespace dossier::extract
