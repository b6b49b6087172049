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

    // As TIMEX3 appends it to a day: "T15:30"; nullopt if no clock shows it. Seconds are not kept.
    std::optional<std::string> read(const Match& match) const;

  private:
    const Reading& reading_;
    std::uint32_t half_day_, clock_word_;
};

}  // namespace dossier::extract
