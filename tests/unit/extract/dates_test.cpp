#include "dated.h"
#include "proportion.h"

#include <dossier/extract/dates_value.h>

using namespace dossier;
using namespace dossier::extract;
using namespace dossier::tests;

TEST_CASE("dates: calendar arithmetic") {
    CHECK(day_number({1970, 1, 1}) == 0);
    CHECK(weekday_of(0) == 4);
    for (std::int64_t day = -800'000; day < 800'000; day += 137) {
        const CivilDay civil = civil_day(day);
        REQUIRE(day_number(civil) == day);
        const IsoWeek week = week_of(day);
        REQUIRE(monday_of(week) + weekday_of(day) - 1 == day);
    }
    CHECK_FALSE(is_valid({2015, 2, 29}));
    CHECK(is_valid({2016, 2, 29}));
    CHECK_FALSE(is_valid({1900, 2, 29}));
    CHECK_FALSE(is_valid({2016, 13, 1}));
    CHECK(week_of(day_number({2021, 1, 3})).week == 53);
    CHECK(week_of(day_number({2021, 1, 3})).year == 2020);
    CHECK(civil_day(easter_sunday(2018)).day == 1);
    CHECK(civil_day(easter_sunday(2019)).day == 21);
    CHECK(to_timex(day_of(nth_weekday(1999, 11, 4, 4))) == "1999-11-25");
    CHECK(to_timex(day_of(nth_weekday(2021, 5, -1, 1))) == "2021-05-31");
}

TEST_CASE("dates: a fiscal year of two years is one date, other years are two") {
    check({
        {"It fell from 2012 to 2014.", "", "2012=2012; 2014=2014"},
        {"It fell in the fiscal year 2012-13.", "", "the fiscal year 2012-13=2012/2013"},
        {"It has the files of 20191131.", "", "20191131=invalid"},
    });
}

TEST_CASE("dates: months that are a stretch follow each other, a day of every year has no value") {
    check({
        {"It is open from October to March.", "2019-06-20", "October=2018-10; March=2019-03"},
        {"It will be open from October to March.", "2019-06-20", "October=2019-10; March=2020-03"},
        {"It is due on 1 May of each year.", "2019-06-20", "1 May of each year="},
    });
}

TEST_CASE("dates: years of two digits are not far ahead of the document") {
    check({
        {"It was drawn on 03/18/40.", "2016-11-07", "03/18/40=1940-03-18"},
        {"It is due on 03/18/30.", "2016-11-07", "03/18/30=2030-03-18"},
        {"It was drawn on 03/18/40.", "", "03/18/40=2040-03-18"},
    });
}

TEST_CASE("dates: years before Christ") {
    check({
        {"The league of 478 BC fell in 404 BC; the following year there was peace.", "2019-06-20",
         "478 BC=BC0478; 404 BC=BC0404; the following year=BC0403"},
        {"It stood from the 5th century BC to 9 AD.", "", "the 5th century BC=BC04; 9 AD=0009"},
        {"It fell in 99999 BC.", "", ""},
    });
}

TEST_CASE("dates: a weekday's place in a month, if the month has it") {
    check({
        {"It is held on the fifth Monday of May 2019.", "", "the fifth Monday of May 2019="},
        {"It is held on the last Monday of May 2019.", "", "the last Monday of May 2019=2019-05-27"},
        {"It will be held on the first Sunday of March.", "2019-06-20",
         "the first Sunday of March=2020-03-01"},
    });
}

TEST_CASE("dates: stretches of the calendar move by whole units") {
    CHECK(to_timex(shifted(month_of(2019, 1), Grain::month, -1)) == "2018-12");
    CHECK(to_timex(shifted(day_of(day_number({2020, 1, 31})), Grain::month, 1)) == "2020-02-29");
    CHECK(to_timex(shifted(stretch_around(day_number({2019, 12, 31}), Grain::week), Grain::week, 0)) ==
          "2020-W01");
    CHECK(to_timex(shifted({Grain::quarter, 1989, 1, 0}, Grain::quarter, -1)) == "1988-Q4");
    CHECK(to_timex(stretch_around(day_number({1987, 6, 1}), Grain::decade)) == "198");
    CHECK(to_timex(stretch_around(day_number({1987, 6, 1}), Grain::century)) == "19");
    CHECK(to_timex(stretch_around(day_number({1998, 1, 5}), Grain::season)) == "1997-WI");
}

TEST_CASE("dates: absolute ones need no context") {
    check({
        {"It opened on 4 March 2011.", "", "4 March 2011=2011-03-04"},
        {"It opened on March 4th, 2011, and closed.", "", "March 4th, 2011=2011-03-04"},
        {"It opened in March 2011.", "", "March 2011=2011-03"},
        {"Orders of 2011, 2012 and 2015 stand.", "", "2011=2011; 2012=2012; 2015=2015"},
        {"the third quarter of 2011", "", "the third quarter of 2011=2011-Q3"},
        {"the second half of 2011", "", "the second half of 2011=2011-H2"},
        {"in the summer of 2011", "", "the summer of 2011=2011-SU"},
        {"in the 1980s", "", "the 1980s=198"},
        {"filed 2011-03-04 here", "", "2011-03-04=2011-03-04"},
        {"filed 04.03.2011 here", "", "04.03.2011=2011-03-04"},
        {"from March 3 to April 5, 2019", "", "March 3=2019-03-03; April 5, 2019=2019-04-05"},
        {"filed 03/04/2011 and 30/04/2011", "", "03/04/2011=2011-03-04; 30/04/2011=2011-04-30"},
        {"in 2015-03 and 06/2004", "", "2015-03=2015-03; 06/2004=2004-06"},
        {"in week 40 of 2018", "", "week 40 of 2018=2018-W40"},
        {"in January nineteen ninety-seven", "", "January nineteen ninety-seven=1997-01"},
        {"the winters of 1957-58", "", "1957=1957; 58=1958"},
    });
}

TEST_CASE("dates: what needs the document's date") {
    check({
        {"It said on Wednesday it would sell.", "2013-03-22", "Wednesday=2013-03-20"},
        {"It will open on Wednesday.", "2013-03-22", "Wednesday=2013-03-27"},
        {"It opened last year.", "2013-03-22", "last year=2012"},
        {"It opened in August.", "2013-03-22", "August=2012-08"},
        {"It is due in August.", "2013-03-22", "August=2013-08"},
        {"It opened at the end of last year.", "2013-03-22", "the end of last year=2012 END"},
        {"The terms were signed on the 18th.", "2013-03-22", "the 18th=2013-03-18"},
        {"It met on April 24, 25 and 28.", "2013-05-22", "April 24=2013-04-24; 25=2013-04-25; 28=2013-04-28"},
        {"It had opened before Thanksgiving.", "2000-01-07", "Thanksgiving=1999-11-25"},
        {"Third-quarter profit rose from a year ago.", "1989-10-26",
         "Third-quarter=1989-Q3; a year ago=1988-Q3"},
        {"It opened yesterday.", "2015-03-01", "yesterday=2015-02-28"},
        {"It opened two years ago.", "2013-03-22", "two years ago=2011"},
        {"It opened in June 2010 and two years later it closed.", "2013-03-22",
         "June 2010=2010-06; two years later=2012"},
    });
}

TEST_CASE("dates: a full date in the dateline stands for the document's") {
    check({
        {"VILNIUS, 4 March 2011 (Newsline) - The ministry said on Wednesday that it would sell.\n", "",
         "4 March 2011=2011-03-04; Wednesday=2011-03-02"},
    });
}

TEST_CASE("dates: so does one on a line of its own near the top") {
    const char* told = "\n\nThe port was sold on Friday.";
    CHECK(dates_of(std::string("PORT SOLD\n\n14 March 2022") + told) ==
          "14 March 2022=2022-03-14; Friday=2022-03-11");
    CHECK(dates_of(std::string("Posted on June 3, 2019 at 10:30") + told) ==
          "June 3, 2019 at 10:30=2019-06-03T10:30; Friday=2019-05-31");
    CHECK(dates_of(std::string("It closed on June 3, 2019.") + told) == "June 3, 2019=2019-06-03; Friday=");
    CHECK(dates_of("Tallinn, 14 March 2022. The port was sold on Friday.") ==
          "14 March 2022=2022-03-14; Friday=2022-03-11");
}

TEST_CASE("dates: impossible days are reported, not moved") {
    const Facts facts = facts_of("It was signed on Feb 29, 2015 in Riga.");
    REQUIRE(facts.dates.size() == 1);
    CHECK(facts.dates[0].invalid);
    CHECK(facts.dates[0].value.empty());
    REQUIRE(facts.notices.size() == 1);
    CHECK(facts.notices[0].what == "impossible date");
    CHECK(facts.notices[0].span == facts.dates[0].span);
}

TEST_CASE("dates: what only looks like one") {
    check({
        {"You may march on, and the wall may fall.", "2013-03-22", ""},
        {"It was the first school with 36 months of work.", "2013-03-22", ""},
        {"The number 2882015 and version 2.11.2 and 1,998 people.", "2013-03-22", ""},
        {"a fall in prices", "2013-03-22", ""},
        {"some 2000 people at 10:30", "2013-03-22", ""},
        {"every year", "2013-03-22", ""},
        {"the Sunday Times", "2013-03-22", ""},
    });
}

TEST_CASE("dates: a time of day beside one belongs to it") {
    check({
        {"at 9:41am Oct 23, 2016", "", "9:41am Oct 23, 2016=2016-10-23T09:41"},
        {"on Dec. 11, 2014 at 12:30 a.m.", "", "Dec. 11, 2014 at 12:30 a.m.=2014-12-11T00:30"},
        {"It opens at noon on Tuesday.", "2013-03-22", "noon on Tuesday=2013-03-19T12:00"},
        {"2003-09-17T21:40:05", "", "2003-09-17T21:40:05=2003-09-17T21:40"},
        {"It won on 6 May 2018, 25:70.", "", "6 May 2018=2018-05-06"},
        {"They met in May 2018 at 3 p.m.", "", "May 2018=2018-05"},
        {"They met on Monday at 3 p.m.", "", "Monday="},
    });
}

TEST_CASE("dates: of a range, the end is no earlier than the beginning") {
    check({
        {"from November to February 2017", "", "November=2016-11; February 2017=2017-02"},
        {"It runs from 28 December to 3 January.", "2019-12-20",
         "28 December=2019-12-28; 3 January=2020-01-03"},
        {"March 30th to April 2nd", "2019-12-18", "March 30th=2020-03-30; April 2nd=2020-04-02"},
        {"They talked from Thursday to Monday.", "2019-09-06", "Thursday=2019-09-05; Monday=2019-09-09"},
    });
}

TEST_CASE("dates: a length of time is a date only where it says when") {
    check({
        {"The bank will decide in three weeks.", "2017-09-04", "three weeks=2017-09-25"},
        {"The bank decided in three weeks.", "2017-09-04", ""},
        {"It will be the fourth rise in three weeks.", "2017-09-04", ""},
        {"It is due in three weeks' time.", "2017-09-04", "three weeks' time=2017-09-25"},
        {"The bank will decide in three weeks.", "", ""},
    });
}

TEST_CASE("dates: a year back from a quarter that is over is a quarter") {
    const std::string told = "Norda lost money in the second quarter. ";
    check({
        {(told + "It earned $2m a year earlier.").c_str(), "2019-08-02",
         "the second quarter=2019-Q2; a year earlier=2018-Q2"},
        {(told + "Its boss spoke. He left. So did she. It earned $2m a year earlier.").c_str(), "2019-08-02",
         "the second quarter=2019-Q2; a year earlier=2018"},
        {"It hopes for a profit in the fourth quarter. It earned $2m a year earlier.", "2019-08-02",
         "the fourth quarter=2019-Q4; a year earlier=2018"},
    });
}

TEST_CASE("dates: an hour goes by the part of the day that it stands beside") {
    check({
        {"It sank at 9:30 last night.", "2019-08-02", "9:30 last night=2019-08-01T21:30"},
        {"It sank at 2:30 last night.", "2019-08-02", "last night=2019-08-01"},
        {"It sank at 9.30 yesterday morning.", "2019-08-02", "9.30 yesterday morning=2019-08-01T09:30"},
        {"It met on Monday evening at 8:00.", "2019-08-02", "Monday evening at 8:00=2019-07-29T20:00"},
        {"It closed at 9.30 on Monday.", "2019-08-02", "Monday=2019-07-29"},
    });
}

TEST_CASE("dates: two times beside one are a stretch of it, in the halves that keep their order") {
    check({
        {"open on 14 June 2022 from 11 to 2pm", "",
         "14 June 2022 from 11 to 2pm=2022-06-14T11:00/2022-06-14T14:00"},
        {"open on 14 June 2022, 8am-3", "", "14 June 2022, 8am-3=2022-06-14T08:00/2022-06-14T15:00"},
        {"open on 14 June 2022, 10:30 - 3:15", "",
         "14 June 2022, 10:30 - 3:15=2022-06-14T10:30/2022-06-14T15:15"},
        {"from noon to 4:30 p.m. on 14 June 2022", "",
         "noon to 4:30 p.m. on 14 June 2022=2022-06-14T12:00/2022-06-14T16:30"},
        {"between 8 and 10 last night", "2019-05-21",
         "8 and 10 last night=2019-05-20T20:00/2019-05-20T22:00"},
        {"open on 14 June 2022 from 9 p.m. to 1 a.m.", "", "14 June 2022=2022-06-14"},
        {"open on 14 June 2022 from 9:75 to 11 a.m.", "", "14 June 2022=2022-06-14"},
        {"They won 4-2 on 14 June 2022.", "", "14 June 2022=2022-06-14"},
        {"They meet in May 2018 from 2 to 3 p.m.", "", "May 2018=2018-05"},
    });
}

TEST_CASE("dates: a day may be told by how far it is from another") {
    check({
        {"due 30 days after 31 January 2020", "", "30 days after 31 January 2020=2020-03-01"},
        {"due one month after 31 January 2020", "", "one month after 31 January 2020=2020-02-29"},
        {"due a week before 3 March 2020", "", "a week before 3 March 2020=2020-02-25"},
        {"due two years after May 2018", "", "May 2018=2018-05"},
        {"in the 60 days after 3 March 2020", "", "3 March 2020=2020-03-03"},
    });
}

TEST_CASE("dates: a long line of them takes time in proportion") {
    auto read = [](std::size_t count, const std::string& piece) {
        return [text = repeated(count, piece)] { facts_of(text, "2013-03-22"); };
    };
    for (const std::string piece : {"Mar 3-", "the end of ", "last year ", "12/03/", "2015-", "now "}) {
        CAPTURE(piece);
        CHECK(tests::times_slower(24, read(4'000, piece), read(32'000, piece)) < 24);
    }
}

TEST_CASE("dates: one line of ten megabytes") {
    auto read = [](std::size_t count) {
        return [count, text = repeated(count, "on 6 May 2018 at 3 p.m., ")] {
            CHECK(facts_of(text).dates.size() == count);
        };
    };
    CHECK(tests::times_slower(30, read(40'000), read(400'000)) < 30);
}
