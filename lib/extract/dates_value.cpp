#include <dossier/extract/dates_value.h>

#include <array>
#include <charconv>
#include <limits>
#include <utility>

namespace dossier::extract {
namespace {

constexpr std::array<std::string_view, 4> season_names = {"SP", "SU", "FA", "WI"};

// A value as it grows, in no memory of its own: none is longer than "BC" and four numbers.
class Timex {
  public:
    Timex& add(std::string_view text) {
        size_ += text.copy(text_.data() + size_, text_.size() - size_);
        return *this;
    }
    // At least so many digits.
    Timex& add(int value, std::size_t width) {
        std::array<char, std::numeric_limits<int>::digits10 + 2> digits{};
        const char* const end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        for (auto count = static_cast<std::size_t>(end - digits.data()); count < width; ++count)
            add("0");
        return add({digits.data(), static_cast<std::size_t>(end - digits.data())});
    }
    Timex& add_year(int year) { return add(year < 0 ? "BC" : "").add(year < 0 ? -year : year, 4); }
    std::string text() const { return {text_.data(), size_}; }

  private:
    std::array<char, 48> text_{};
    std::size_t size_ = 0;
};

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
    Timex out;
    switch (when.grain) {
        case Grain::none:
            break;
        case Grain::century:
        case Grain::decade: {
            const int part = when.part < 0 ? -when.part - 1 : when.part;
            out.add(when.part < 0 ? "BC" : "").add(part, when.grain == Grain::century ? 2 : 3);
            break;
        }
        case Grain::year:
            out.add_year(when.year);
            break;
        case Grain::half:
            out.add_year(when.year).add("-H").add(when.part, 1);
            break;
        case Grain::season:
            out.add_year(when.year).add("-").add(season_names[static_cast<std::size_t>(when.part - 1)]);
            break;
        case Grain::quarter:
            out.add_year(when.year).add("-Q").add(when.part, 1);
            break;
        case Grain::month:
            out.add_year(when.year).add("-").add(when.part, 2);
            break;
        case Grain::week:
        case Grain::weekend:
            out.add_year(when.year).add("-W").add(when.part, 2);
            out.add(when.grain == Grain::weekend ? "-WE" : "");
            break;
        case Grain::day:
            out.add_year(when.year).add("-").add(when.part, 2).add("-").add(when.day, 2);
            break;
    }
    return out.text();
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
    switch (when.grain) {
        case Grain::year:
        case Grain::half:
        case Grain::season:
        case Grain::quarter:
        case Grain::month:
        case Grain::day:
            return when.year;
        default:  // a week may begin in the year before its own
            return civil_day(first_day(when)).year;
    }
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
