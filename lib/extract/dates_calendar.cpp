#include <dossier/extract/dates_calendar.h>

#include <algorithm>

namespace dossier::extract {
namespace {

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0));
}

}  // namespace

bool is_leap_year(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int month_length(int year, int month) {
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

bool is_valid(CivilDay day) {
    return day.year != 0 && day.year >= -9999 && day.year <= 9999 && day.month >= 1 && day.month <= 12 &&
           day.day >= 1 && day.day <= month_length(day.year, day.month);
}

// Years are counted from March, so that the leap day is the last of its year.
std::int64_t day_number(CivilDay day) {
    const std::int64_t year = day.year - (day.month <= 2);
    const std::int64_t era = floor_div(year, 400);
    const std::int64_t of_era = year - era * 400;
    const std::int64_t of_year = (153 * (day.month + (day.month > 2 ? -3 : 9)) + 2) / 5 + day.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

CivilDay civil_day(std::int64_t number) {
    number += 719468;
    const std::int64_t era = floor_div(number, 146097);
    const std::int64_t of_era = number - era * 146097;
    const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    const std::int64_t from_march = (5 * of_year + 2) / 153;
    const int month = static_cast<int>(from_march < 10 ? from_march + 3 : from_march - 9);
    return {static_cast<int>(year + era * 400 + (month <= 2)), month,
            static_cast<int>(of_year - (153 * from_march + 2) / 5 + 1)};
}

int weekday_of(std::int64_t number) {
    return static_cast<int>(number + 3 - floor_div(number + 3, 7) * 7) + 1;
}

IsoWeek week_of(std::int64_t number) {
    const std::int64_t thursday = number - weekday_of(number) + 4;
    const int year = civil_day(thursday).year;
    return {year, static_cast<int>((thursday - day_number({year, 1, 1})) / 7) + 1};
}

std::int64_t monday_of(IsoWeek week) {
    const std::int64_t fourth = day_number({week.year, 1, 4});
    return fourth - weekday_of(fourth) + 1 + 7 * (week.week - 1);
}

CivilDay plus_months(CivilDay day, int months) {
    const std::int64_t count = std::int64_t{day.year} * 12 + day.month - 1 + months;
    const int year = static_cast<int>(floor_div(count, 12));
    const int month = static_cast<int>(count - std::int64_t{year} * 12) + 1;
    return {year, month, std::min(day.day, month_length(year, month))};
}

std::int64_t easter_sunday(int year) {
    const int golden = year % 19, century = year / 100;
    const int epact = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
    const int moon = epact - (epact / 28) * (1 - (29 / (epact + 1)) * ((21 - golden) / 11));
    const int day = (year + year / 4 + moon + 2 - century + century / 4) % 7;
    return day_number({year, 3, 28}) + moon - day;
}

std::int64_t nth_weekday(int year, int month, int nth, int weekday) {
    if (nth > 0) {
        const std::int64_t first = day_number({year, month, 1});
        return first + (weekday - weekday_of(first) + 7) % 7 + 7 * (nth - 1);
    }
    const std::int64_t last = day_number({year, month, month_length(year, month)});
    return last - (weekday_of(last) - weekday + 7) % 7 + 7 * (nth + 1);
}

}  // namespace dossier::extract
