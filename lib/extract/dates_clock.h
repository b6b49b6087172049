// The time of day that a rule of the stage "dates-after" read beside a date.
#pragma once
#include <dossier/extract/reading.h>

#include <optional>
#include <string>

namespace dossier::extract {

// Slots: hour, minute, half (a word of the map half-day: the hours that it adds to those before twelve),
// time ("12.16" in one token), clock-word (a word of the map clock-word, "noon").
class ClockReader {
  public:
    explicit ClockReader(const Reading& reading);

    // As TIMEX3 appends it to a day: "T15:30"; nullopt if no clock shows it. Seconds are not kept. The
    // last word of `date` counts where the hour has no half of its own, if it is in the map day-part: its
    // value is the first hour after noon that it is said of ("9:30 last night"), 0 for those before noon. An
    // hour alone ("at 9") needs one of the two.
    std::optional<std::string> read(const Match& match, ItemRange date) const;

  private:
    std::optional<int> in_part_of_day(int hour, ItemRange date, bool bare) const;

    const Reading& reading_;
    std::uint32_t half_day_, day_part_, clock_word_;
};

}  // namespace dossier::extract
