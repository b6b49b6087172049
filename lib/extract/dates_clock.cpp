#include <dossier/extract/dates_clock.h>
#include <dossier/patterns/fold.h>

#include <charconv>

namespace dossier::extract {
namespace {

// Of one or two digits.
std::optional<int> clock_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.size() > 2 || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string two_digits(int value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

}  // namespace

ClockReader::ClockReader(const Reading& reading)
    : reading_(reading),
      half_day_(reading.pack->list("half-day")),
      day_part_(reading.pack->list("day-part")),
      clock_word_(reading.pack->list("clock-word")) {}

// "9:30 last night" is 21:30, "2:30 last night" might be of either day.
std::optional<int> ClockReader::in_part_of_day(int hour, ItemRange date, bool bare) const {
    const Token& last = reading_.analysis.tokens[reading_.line[date.last - 1].last - 1];
    const std::string_view word = reading_.analysis.text.substr(last.begin, last.length());
    const auto from = clock_number(reading_.pack->value(day_part_, patterns::folded_hash(word)));
    if (!from && bare) return std::nullopt;
    if (!from || hour > 12) return hour;
    if (hour == 12 && *from == 1) return hour;
    if (hour == 12 || hour < *from) return std::nullopt;
    return *from == 0 ? hour : hour + 12;
}

std::optional<std::string> ClockReader::read(const Match& match, ItemRange date) const {
    if (const ItemRange word = match.slot("clock-word"); word.present())
        return "T" + std::string(reading_.value(word, clock_word_));
    std::string_view hour_text, minute_text = "0";
    if (const ItemRange time = match.slot("time"); time.present()) {
        const std::string_view text = reading_.text(time);
        const std::size_t point = text.find('.');
        if (point == std::string_view::npos) return std::nullopt;
        hour_text = text.substr(0, point);
        minute_text = text.substr(point + 1);
        if (minute_text.size() != 2) return std::nullopt;
    } else {
        hour_text = reading_.text(match.slot("hour"));
        if (const ItemRange minute = match.slot("minute"); minute.present()) {
            minute_text = reading_.text(minute);
            if (minute_text.size() != 2) return std::nullopt;
        }
    }
    auto hour = clock_number(hour_text);
    const auto minute = clock_number(minute_text);
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    if (const ItemRange half = match.slot("half"); !half.present())
        hour = in_part_of_day(*hour, date, !match.slot("minute").present());
    else if (*hour <= 12)
        hour = *hour % 12 + clock_number(reading_.value(half, half_day_)).value_or(0);
    if (!hour) return std::nullopt;
    return "T" + two_digits(*hour) + ":" + two_digits(*minute);
}

}  // namespace dossier::extract
