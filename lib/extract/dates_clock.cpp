#include <dossier/extract/dates_clock.h>

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
      clock_word_(reading.pack->list("clock-word")) {}

std::optional<std::string> ClockReader::read(const Match& match) const {
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
    if (const ItemRange half = match.slot("half"); half.present() && *hour <= 12)
        hour = *hour % 12 + clock_number(reading_.value(half, half_day_)).value_or(0);
    return "T" + two_digits(*hour) + ":" + two_digits(*minute);
}

}  // namespace dossier::extract
