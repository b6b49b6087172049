// Calendar dates as ISO 8601 writes them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

// "2019-04-30" with a day that the (proleptic Gregorian) calendar has.
bool is_iso_date(std::string_view text);

// The date of "2019-04-30" or of a date-time "2019-04-30T08:00:00Z" (a blank may stand for the T); else
// nullopt.
std::optional<std::string> iso_date_of(std::string_view text);

}  // namespace dossier
