// The time of day that a rule of the stage "dates-after" read beside a date, or the two that it lasts
// between.
#pragma once
#include <dossier/extract/reading.h>

#include <optional>
#include <string>

namespace dossier::extract {

// Slots: hour, minute, half (a word of the map half-day: the hours that it adds to those before twelve),
// time ("12.16" in one token), clock-word (a word of the map clock-word, "noon"). Those of the later of two
// times end in "2".
class ClockReader {
  public:
    explicit ClockReader(const Reading& reading);

    // The day with its time as TIMEX3 writes it, "2019-04-30T15:30", or with both of its times as ISO 8601
    // does, "2019-04-30T14:00/2019-04-30T15:30"; nullopt if no clock shows them, or not in this order.
    // Seconds are not kept. The last word of `date` counts where the hour has no half of its own, if it is in
    // the map day-part: its value is the first hour after noon that it is said of ("9:30 last night"), 0 for
    // those before noon. An hour alone ("at 9") needs one of the two. Of two times the one without a half
    // takes the other's where that keeps their order ("2 to 4:30pm", "11 to 2pm", "8am to 3").
    std::optional<std::string> read(const Match& match, ItemRange date, std::string_view day) const;

  private:
    // A time as it is written; settled: told by its half, or a word.
    struct Written {
        int hour = 0, minute = 0;
        bool bare = true;  // an hour alone
        bool settled = false;
        int half = 0;  // hours that its half adds
    };

    std::optional<Written> written(const Match& match, bool later) const;
    std::optional<int> in_part_of_day(int hour, ItemRange date, bool bare) const;
    bool settle(Written& begin, Written& end, ItemRange date) const;
    static bool take_half(Written& open, const Written& begin, const Written& end, int half);
    static bool is_before(const Written& a, const Written& b) {
        return a.hour * 60 + a.minute < b.hour * 60 + b.minute;
    }

    const Reading& reading_;
    std::uint32_t half_day_, day_part_, clock_word_;
};

}  // namespace dossier::extract
