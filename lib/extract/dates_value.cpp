#include <dossier/extract/dates_value.h>

#include <array>
#include <utility>

namespace dossier::extract {
namespace {

constexpr std::array<std::string_view, 4> season_names = {"SP", "SU", "FA", "WI"};

std::string padded(int value, std::size_t width) {
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

int floor_div(int a, int b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

// Months in a unit; 0 for those counted in days.
int months_in(Grain unit) {
    switch (unit) {
        case Grain::century:
            return 1200;
        case Grain::decade:
            return 120;
        case Grain::year:
        case Grain::season:
            return 12;
        case Grain::half:
            return 6;
        case Grain::quarter:
            return 3;
        case Grain::month:
            return 1;
        default:
            return 0;
    }
}

}  // namespace

Grain grain_named(std::string_view name) {
    static constexpr std::pair<std::string_view, Grain> names[] = {
        {"day", Grain::day},         {"week", Grain::week},        {"weekend", Grain::weekend},
        {"month", Grain::month},     {"year", Grain::year},        {"quarter", Grain::quarter},
        {"half", Grain::half},       {"season", Grain::season},    {"decade", Grain::decade},
        {"century", Grain::century}, {"fiscal-year", Grain::year},
    };
    for (const auto& [known, grain] : names)
        if (known == name) return grain;
    return Grain::none;
}

When day_of(std::int64_t number) {
    const CivilDay day = civil_day(number);
    return {Grain::day, day.year, day.month, day.day};
}
When year_of(int year) {
    return {Grain::year, year, 0, 0};
}
When month_of(int year, int month) {
    return {Grain::month, year, month, 0};
}

std::string to_timex(const When& when) {
    const std::string year = when.year < 0 ? "BC" + padded(-when.year, 4) : padded(when.year, 4);
    switch (when.grain) {
        case Grain::none:
            return {};
        case Grain::century:
            return when.part < 0 ? "BC" + padded(-when.part - 1, 2) : padded(when.part, 2);
        case Grain::decade:
            return when.part < 0 ? "BC" + padded(-when.part - 1, 3) : padded(when.part, 3);
        case Grain::year:
            return year;
        case Grain::half:
            return year + "-H" + std::to_string(when.part);
        case Grain::season:
            return year + "-" + std::string(season_names[static_cast<std::size_t>(when.part - 1)]);
        case Grain::quarter:
            return year + "-Q" + std::to_string(when.part);
        case Grain::month:
            return year + "-" + padded(when.part, 2);
        case Grain::week:
            return year + "-W" + padded(when.part, 2);
        case Grain::weekend:
            return year + "-W" + padded(when.part, 2) + "-WE";
        case Grain::day:
            return year + "-" + padded(when.part, 2) + "-" + padded(when.day, 2);
    }
    return {};
}

std::int64_t first_day(const When& when) {
    switch (when.grain) {
        case Grain::none:
            return 0;
        case Grain::century:
            return day_number({when.part * 100, 1, 1});
        case Grain::decade:
            return day_number({when.part * 10, 1, 1});
        case Grain::year:
            return day_number({when.year, 1, 1});
        case Grain::half:
            return day_number({when.year, when.part * 6 - 5, 1});
        case Grain::season:
            return day_number({when.year, when.part * 3, 1});
        case Grain::quarter:
            return day_number({when.year, when.part * 3 - 2, 1});
        case Grain::month:
            return day_number({when.year, when.part, 1});
        case Grain::week:
            return monday_of({when.year, when.part});
        case Grain::weekend:
            return monday_of({when.year, when.part}) + 5;
        case Grain::day:
            return day_number({when.year, when.part, when.day});
    }
    return 0;
}

std::int64_t last_day(const When& when) {
    if (when.grain == Grain::day) return first_day(when);
    if (when.grain == Grain::week) return first_day(when) + 6;
    if (when.grain == Grain::weekend) return first_day(when) + 1;
    const int months = when.grain == Grain::season ? 3 : months_in(when.grain);
    return day_number(plus_months(civil_day(first_day(when)), months)) - 1;
}

int year_in(const When& when) {
    return civil_day(first_day(when)).year;
}

When stretch_around(std::int64_t number, Grain grain) {
    const CivilDay day = civil_day(number);
    switch (grain) {
        case Grain::none:
            return {};
        case Grain::century:
            return {grain, 0, floor_div(day.year, 100), 0};
        case Grain::decade:
            return {grain, 0, floor_div(day.year, 10), 0};
        case Grain::year:
            return year_of(day.year);
        case Grain::half:
            return {grain, day.year, day.month <= 6 ? 1 : 2, 0};
        case Grain::season:
            // A winter is named by the year in which it begins.
            return {grain, day.month <= 2 ? day.year - 1 : day.year, day.month <= 2 ? 4 : day.month / 3, 0};
        case Grain::quarter:
            return {grain, day.year, (day.month + 2) / 3, 0};
        case Grain::month:
            return month_of(day.year, day.month);
        case Grain::week:
        case Grain::weekend: {
            const IsoWeek week = week_of(number);
            return {grain, week.year, week.week, 0};
        }
        case Grain::day:
            return day_of(number);
    }
    return {};
}

When shifted(const When& when, Grain unit, int count) {
    const std::int64_t from = first_day(when);
    if (const int months = months_in(unit); months != 0)
        return stretch_around(day_number(plus_months(civil_day(from), months * count)), when.grain);
    const int days = unit == Grain::day ? 1 : 7;
    return stretch_around(from + std::int64_t{days} * count, when.grain);
}

}  // namespace dossier::extract
