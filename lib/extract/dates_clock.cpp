#include <dossier/extract/dates_clock.h>
#include <dossier/patterns/fold.h>

#include <charconv>

namespace dossier::extract {
namespace {

constexpr int noon = 12;

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
    if (!from || hour > noon) return hour;
    if (hour == noon && *from == 1) return hour;
    if (hour == noon || hour < *from) return std::nullopt;
    return *from == 0 ? hour : hour + noon;
}

std::optional<ClockReader::Written> ClockReader::written(const Match& match, bool later) const {
    const auto slot = [&](Label name) { return match.slot(later ? name.followed_by('2') : name); };
    std::string_view hour = reading_.text(slot("hour")), minute = reading_.text(slot("minute"));
    const ItemRange word = slot("clock-word"), half = slot("half");
    if (const ItemRange time = slot("time"); time.present() || word.present()) {
        const std::string_view text =
            word.present() ? reading_.value(word, clock_word_) : reading_.text(time);
        const std::size_t point = text.find_first_of(".:");
        if (point == std::string_view::npos || point + 1 == text.size()) return std::nullopt;
        hour = text.substr(0, point);
        minute = text.substr(point + 1);
    }
    const auto hours = clock_number(hour), minutes = clock_number(minute.empty() ? "00" : minute);
    if (!hours || !minutes || minute.size() == 1 || *hours > 23 || *minutes > 59) return std::nullopt;
    Written out{*hours, *minutes, minute.empty(), word.present() || half.present(), 0};
    if (!half.present()) return out;
    out.half = clock_number(reading_.value(half, half_day_)).value_or(0);
    if (out.hour <= noon) out.hour = out.hour % noon + out.half;
    return out;
}

// The hour of `open` that keeps two times in order, in the half of the other one if it may be.
bool ClockReader::take_half(Written& open, const Written& begin, const Written& end, int half) {
    if (open.hour > noon) return is_before(begin, end);
    const int hour = open.hour % noon;
    for (const int added : {half, noon - half}) {
        open.hour = hour + added;
        if (is_before(begin, end)) return true;
    }
    return false;
}

bool ClockReader::settle(Written& begin, Written& end, ItemRange date) const {
    if (begin.settled && end.settled) return is_before(begin, end);
    if (begin.settled) return take_half(end, begin, end, begin.half);
    if (end.settled) return take_half(begin, begin, end, end.half);
    for (Written* time : {&begin, &end})
        if (const auto hour = in_part_of_day(time->hour, date, true)) time->hour = *hour;
    return is_before(begin, end) || take_half(end, begin, end, noon);
}

std::optional<std::string> ClockReader::read(const Match& match, ItemRange date, std::string_view day) const {
    auto begin = written(match, false);
    if (!begin) return std::nullopt;
    const auto on_day = [&](const Written& time) {
        return std::string(day) + "T" + two_digits(time.hour) + ":" + two_digits(time.minute);
    };
    if (match.slot("hour2").present() || match.slot("time2").present() ||
        match.slot("clock-word2").present()) {
        auto end = written(match, true);
        if (!end || !settle(*begin, *end, date)) return std::nullopt;
        return on_day(*begin) + "/" + on_day(*end);
    }
    if (!begin->settled) {
        const auto hour = in_part_of_day(begin->hour, date, begin->bare);
        if (!hour) return std::nullopt;
        begin->hour = *hour;
    }
    return on_day(*begin);
}

}  // namespace dossier::extract
