// The days that a TIMEX3 value covers, for sorting and for --since and --until.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

struct DayRange {
    std::string first, last;  // ISO dates, both inclusive
    friend bool operator==(const DayRange&, const DayRange&) = default;
};

// "2019", "2019-04", "2019-04-30", with or without a time after T; weeks "2018-W40"; quarters "2018-Q3",
// halves "2018-H1", seasons "2018-SP|SU|FA|WI" (by the northern calendar, a winter ends in the year after);
// decades "198", centuries "19"; "A/B" from A's first to B's last day. nullopt for what has no place in the
// calendar (PRESENT_REF, durations, XXXX-…).
std::optional<DayRange> days_of(std::string_view timex);

}  // namespace dossier
