#include <dossier/sources/iso_date.h>

#include <doctest/doctest.h>

using dossier::is_iso_date;
using dossier::iso_date_of;

TEST_CASE("iso dates: only days that the calendar has") {
    struct Case {
        const char* text;
        bool good;
    };
    for (const Case& c : {Case{"2019-04-30", true},
                          {"2020-02-29", true},
                          {"0001-01-01", true},
                          {"9999-12-31", true},
                          {"2019-02-29", false},
                          {"1900-02-29", false},
                          {"2019-04-31", false},
                          {"2019-13-01", false},
                          {"2019-00-10", false},
                          {"2019-01-00", false},
                          {"2019-4-30", false},
                          {"20190430", false},
                          {"2019/04/30", false},
                          {"2019-04", false},
                          {"", false},
                          {"2019-04-30 ", false},
                          {"-019-04-30", false},
                          {"2019-0a-30", false}}) {
        CAPTURE(c.text);
        CHECK(is_iso_date(c.text) == c.good);
    }
}

TEST_CASE("iso dates: the date of a date-time") {
    CHECK(iso_date_of("2019-04-30") == "2019-04-30");
    CHECK(iso_date_of("2019-04-30T08:00:00Z") == "2019-04-30");
    CHECK(iso_date_of("2019-04-30 08:00") == "2019-04-30");
    for (const char* bad :
         {"2019-04-31T08:00", "2019-04-30Tnoon", "2019-04-30T", "2019-04-30x", "yesterday", ""}) {
        CAPTURE(bad);
        CHECK_FALSE(iso_date_of(bad));
    }
}
