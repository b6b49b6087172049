// Names that ICU knows: what a list or map asks for by `icu = [...]` instead of spelling it out by hand.
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::patterns {

// (words, value) pairs in CLDR's spelling for the language:
//   months, months-short        "January" -> 1 … 12          weekdays, weekdays-short   "Monday" -> 1 (ISO) …
//   7 currency-names              "Swiss francs" -> CHF        currency-codes             "CHF" -> CHF
//   currency-symbols            "€" -> EUR                   territories                "Switzerland" -> CH
//   territory-currencies        "CH" -> CHF
//   cardinals                   "seven" -> 7                 ordinals                   "seventh" -> 7
//   units                       "kilometers" -> kilometer    units-short                "km" -> kilometer
// nullopt-like: an unknown provider gives false and leaves `out` alone.
bool icu_words(std::string_view provider, std::string_view lang,
               std::vector<std::pair<std::string, std::string>>& out);

}  // namespace dossier::patterns
