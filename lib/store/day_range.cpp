#include <dossier/store/day_range.h>

#include <chrono>
#include <cstdio>

namespace dossier {
namespace {

using namespace std::chrono;

std::optional<int> number(std::string_view text) {
    if (text.empty() || text.size() > 4) return std::nullopt;
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string iso(year_month_day day) {
    char out[16];
    std::snprintf(out, sizeof out, "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return out;
}

// From the first day of month `from` to the last of month `to`; months above 12 belong to the next year.
std::optional<DayRange> months(int in_year, int from, int to) {
    if (from < 1 || to > 24) return std::nullopt;
    const auto place = [&](int month_number) {
        return year(in_year + (month_number - 1) / 12) /
               month(static_cast<unsigned>((month_number - 1) % 12 + 1));
    };
    return DayRange{iso(place(from) / day(1)), iso(year_month_day(place(to) / last))};
}

std::optional<DayRange> week(int in_year, int week_number) {
    if (week_number < 1 || week_number > 53) return std::nullopt;
    const sys_days fourth = sys_days(year(in_year) / 1 / 4);  // always in week 1
    const sys_days monday = fourth - days(weekday(fourth).iso_encoding() - 1) + days(7 * (week_number - 1));
    return DayRange{iso(year_month_day(monday)), iso(year_month_day(monday + days(6)))};
}

std::optional<DayRange> part_of_year(int in_year, std::string_view part) {
    static constexpr struct {
        std::string_view name;
        int from, to;
    } parts[] = {{"Q1", 1, 3},  {"Q2", 4, 6}, {"Q3", 7, 9}, {"Q4", 10, 12}, {"H1", 1, 6},
                 {"H2", 7, 12}, {"SP", 3, 5}, {"SU", 6, 8}, {"FA", 9, 11},  {"WI", 12, 14}};
    for (const auto& each : parts)
        if (part == each.name) return months(in_year, each.from, each.to);
    if (part.starts_with('W') && part.size() >= 3) {
        const auto week_number = number(part.substr(1, 2));
        const bool rest_is_known = part.size() == 3 || part.substr(3) == "-WE";
        return week_number && rest_is_known ? week(in_year, *week_number) : std::nullopt;
    }
    const auto month_number = number(part.substr(0, 2));
    if (!month_number || *month_number < 1 || *month_number > 12) return std::nullopt;
    if (part.size() == 2) return months(in_year, *month_number, *month_number);
    const auto day_number = part.size() == 5 && part[2] == '-' ? number(part.substr(3)) : std::nullopt;
    if (!day_number) return std::nullopt;
    const year_month_day exact =
        year(in_year) / month(static_cast<unsigned>(*month_number)) / day(static_cast<unsigned>(*day_number));
    if (!exact.ok()) return std::nullopt;
    return DayRange{iso(exact), iso(exact)};
}

}  // namespace

std::optional<DayRange> days_of(std::string_view timex) {
    if (const std::size_t slash = timex.find('/'); slash != std::string_view::npos) {
        const auto from = days_of(timex.substr(0, slash)), to = days_of(timex.substr(slash + 1));
        if (!from || !to || to->last < from->first) return std::nullopt;
        return DayRange{from->first, to->last};
    }
    timex = timex.substr(0, timex.find('T'));
    const std::size_t dash = timex.find('-');
    const auto value = number(timex.substr(0, dash));
    if (!value) return std::nullopt;
    if (dash != std::string_view::npos)
        return dash == 4 ? part_of_year(*value, timex.substr(dash + 1)) : std::nullopt;
    const int spans[] = {0, 0, 100, 10, 1};
    const int span = spans[timex.size()];
    if (span == 0) return std::nullopt;
    const auto first = months(*value * span, 1, 1), last_year = months(*value * span + span - 1, 12, 12);
    return DayRange{first->first, last_year->last};
}

}  // namespace dossier
