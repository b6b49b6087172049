#include <dossier/store/day_range.h>

#include <doctest/doctest.h>

using dossier::days_of;

TEST_CASE("day ranges: the days of a TIMEX3 value") {
    const struct {
        const char *timex, *first, *last;
    } cases[] = {
        {"2019", "2019-01-01", "2019-12-31"},
        {"2019-04", "2019-04-01", "2019-04-30"},
        {"2020-02", "2020-02-01", "2020-02-29"},
        {"2019-04-30", "2019-04-30", "2019-04-30"},
        {"2019-04-30T08:15", "2019-04-30", "2019-04-30"},
        {"2018-W40", "2018-10-01", "2018-10-07"},
        {"2018-W40-WE", "2018-10-01", "2018-10-07"},
        {"2020-W01", "2019-12-30", "2020-01-05"},
        {"2018-Q3", "2018-07-01", "2018-09-30"},
        {"2018-H2", "2018-07-01", "2018-12-31"},
        {"2018-SP", "2018-03-01", "2018-05-31"},
        {"2018-WI", "2018-12-01", "2019-02-28"},
        {"198", "1980-01-01", "1989-12-31"},
        {"19", "1900-01-01", "1999-12-31"},
        {"2019-04/2019-06", "2019-04-01", "2019-06-30"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.timex);
        const auto days = days_of(c.timex);
        REQUIRE(days);
        CHECK(days->first == c.first);
        CHECK(days->last == c.last);
    }
}

TEST_CASE("day ranges: what has no place in the calendar") {
    for (const char* timex :
         {"",        "PRESENT_REF", "P3D",       "XXXX-04", "2019-13", "2019-00",   "2019-02-30",
          "2019-Q5", "2019-W54",    "2019-W4",   "2019-",   "-2019",   "20190",     "1",
          "2019-4",  "19-04",       "2020/2019", "/",       "T",       "2019-04-3x"}) {
        CAPTURE(timex);
        CHECK_FALSE(days_of(timex));
    }
}
