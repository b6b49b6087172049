// A stretch of the calendar and how TIMEX3 writes it.
#pragma once
#include <dossier/extract/dates_calendar.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::extract {

// From the widest to the narrowest.
enum class Grain : std::uint8_t {
    none,
    century,
    decade,
    year,
    half,
    season,
    quarter,
    month,
    week,
    weekend,
    day,
};

// "year", "fiscal-year", "day", …; none for other names.
Grain grain_named(std::string_view name);

// A negative `year` is one before Christ: -44 is 44 BC. `part`: month 1–12, quarter 1–4, half 1–2, season 1–4
// from spring, ISO week, or the century's or decade's number (19 for 1900–1999, 198 for 1980–1989). `year` is
// the ISO year of a week.
struct When {
    Grain grain = Grain::none;
    int year = 0, part = 0, day = 0;
    friend bool operator==(const When&, const When&) = default;
};

When day_of(std::int64_t number);
When year_of(int year);
When month_of(int year, int month);

std::string to_timex(const When& when);  // "2019-04", "2018-W40", "1990-W32-WE", "198", "BC0044"
std::int64_t first_day(const When& when);
std::int64_t last_day(const When& when);
int year_in(const When& when);  // the calendar year that it begins in

// The stretch of this grain that the day lies in.
When stretch_around(std::int64_t day, Grain grain);

// `count` units later (or earlier), in the grain that `when` has.
When shifted(const When& when, Grain unit, int count);

}  // namespace dossier::extract
