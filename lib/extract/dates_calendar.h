// The proleptic Gregorian calendar in whole numbers. Days are counted from 1970-01-01.
#pragma once
#include <cstdint>

namespace dossier::extract {

struct CivilDay {
    int year = 0, month = 0, day = 0;  // month and day from 1
};

struct IsoWeek {
    int year = 0, week = 0;  // ISO 8601: week 1 holds the year's first Thursday
};

bool is_leap_year(int year);
int month_length(int year, int month);
bool is_valid(CivilDay day);  // a day that the calendar has, years 1–9999, and -9999 to -1 before Christ

std::int64_t day_number(CivilDay day);
CivilDay civil_day(std::int64_t number);
int weekday_of(std::int64_t number);  // 1 Monday … 7 Sunday

IsoWeek week_of(std::int64_t number);
std::int64_t monday_of(IsoWeek week);

// `months` later or earlier, on the last day of the month where it has no such day.
CivilDay plus_months(CivilDay day, int months);

std::int64_t easter_sunday(int year);  // of the western churches

// The `nth` weekday of a month; counted from its end if negative.
std::int64_t nth_weekday(int year, int month, int nth, int weekday);

}  // namespace dossier::extract
