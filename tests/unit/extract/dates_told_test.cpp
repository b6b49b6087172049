// Dates that need the document's day, or what the text spoke of before.
#include "dated.h"

using namespace dossier;
using namespace dossier::tests;

TEST_CASE("dates: without a date before it, the document's own is followed and preceded") {
    check({
        {"It closed the previous month.", "2019-06-20", "the previous month=2019-05"},
        {"It opens the following year.", "2019-06-20", "the following year=2020"},
        {"It was calm that year.", "2019-06-20", "that year="},
        {"In 2011 it fell; the previous year it rose.", "2019-06-20", "2011=2011; the previous year=2010"},
        {"They met the previous Monday.", "2019-06-20", "the previous Monday=2019-06-17"},
        {"They met on May 4, 2011 and the following Friday.", "2019-06-20",
         "May 4, 2011=2011-05-04; the following Friday=2011-05-06"},
        {"They met the previous Monday.", "", "the previous Monday="},
    });
}

TEST_CASE("dates: a text that tells of old times goes on from the year that it is at") {
    const std::string years =
        "It began in 1911. In 1912 and 1913 it went on, then through 1914. Of 1911, 1912, 1913 and 1914 much "
        "is "
        "known. ";
    const auto last_of = [](const std::string& text, const std::string& published) {
        const auto dates = facts_of(text, published).dates;
        return dates.empty() ? "" : dates.back().value;
    };
    CHECK(last_of(years + "The town fell in May.", "2009-12-19") == "1914-05");
    CHECK(last_of(years + "The town fell on May 4.", "2009-12-19") == "1914-05-04");
    CHECK(last_of(years + "The town fell in November 1914. The fort fell in January.", "2009-12-19") ==
          "1915-01");
    CHECK(last_of(years + "The town fell on May 4. It was calm the next day.", "2009-12-19") == "1914-05-05");
    CHECK(last_of(years + "Today it is calm. The town fell in May.", "2009-12-19") == "1914-05");
    CHECK(last_of(years + "The town fell in May.", "1915-12-19") == "1915-05");
    CHECK(last_of("It began in 1911. The town fell in May.", "2009-12-19") ==
          "2009-05");  // one year is no story
    CHECK(last_of(years + "The town fell in May.", "") == "");
}

TEST_CASE("dates: a text of old and new times is at the year that it named shortly before") {
    const std::string years =
        "It began in 1911, in 1912 and in 1913. It went on in 1914, 1915 and 1916, and in 1917 and 1918. "
        "Of 2008 and 2009, and of 2008, 2009 and 2010 in all, more is known. ";
    const auto last_of = [&](const std::string& text) {
        const auto dates = facts_of(years + text, "2009-12-19").dates;
        return dates.empty() ? "" : dates.back().value;
    };
    CHECK(last_of("It came back on May 4, 1916. On June 6 it fell.") == "1916-06-06");
    CHECK(last_of("It came back in 1916. " + repeated(2, "All was calm there. ") + "In June it fell.") ==
          "1916-06");
    CHECK(last_of("It came back in 1916. " + repeated(6, "All was calm there. ") + "In June it fell.") ==
          "2009-06");
    CHECK(last_of("It came back in 2008. In June it fell.") == "2008-06");
}

TEST_CASE("dates: the same quarter of another year") {
    check({
        {"It lost 3 million in the second quarter of 2018 and less in the same quarter of 2017.", "",
         "the second quarter of 2018=2018-Q2; the same quarter of 2017=2017-Q2"},
        {"It lost 3 million in the same period of 2017.", "2019-02-03", "the same period of 2017=2017"},
        {"It lost 3 million in the same period last year.", "", "the same period last year="},
    });
}

TEST_CASE("dates: what was lies not after the document") {
    check({
        {"It was begun in 1948 and was done in 1980, 232 years later.", "2019-06-20", "1948=1948; 1980=1980"},
        {"It was begun in 1948 and was done two years later.", "2019-06-20",
         "1948=1948; two years later=1950"},
        {"They met on Friday, June 12.", "2019-06-20", "Friday, June 12=2019-06-12"},
        {"They will meet on Friday, June 12.", "2019-06-20", "Friday, June 12=2020-06-12"},
    });
}

TEST_CASE("dates: days known by what happened on them") {
    check({
        {"It was built after 9/11.", "2015-03-03", "9/11=2001-09-11"},
        {"It was built after 9/12.", "2015-03-03", "9/12=2014-09-12"},
        {"It was built after 9/11/2014.", "2015-03-03", "9/11/2014=2014-09-11"},
        {"The Sept. 11 attacks, 2001, were told.", "2015-03-03", "Sept. 11=2001-09-11; 2001=2001"},
        {"It shut on Sept. 11.", "2015-03-03", "Sept. 11=2014-09-11"},
    });
}

TEST_CASE("dates: without a document's date the only date of the sentence before tells the year") {
    check({
        {"It began in 2014. On July 12 it rained.", "", "2014=2014; July 12=2014-07-12"},
        {"It began in 2014. It was calm. On July 12 it rained.", "", "2014=2014; July 12="},
        {"It began in 2014 or 2015. On July 12 it rained.", "", "2014=2014; 2015=2015; July 12="},
    });
}

TEST_CASE("dates: without a document date nothing is guessed") {
    check({
        {"It said on Wednesday it would sell.", "", "Wednesday="},
        {"It opened last year.", "", "last year="},
        {"As of May, it is open.", "", "May="},
        {"It is open now.", "", "now=PRESENT_REF"},
    });
}
