// What a rule of the stage "dates" found, as numbers: the slots of a match read by the language's maps.
//
// Slots: year, month, day, weekday, nth (which such weekday of a month, from its end if negative), season,
// quarter, half, week, decade, century, number, unit, direction, relation, modifier, word, dotted
// ("27.11.2013", "20131127" in one token). A rule that finds two dates names them
// `first` and `second`; the slots of the second one end in "2", and what it lacks it has from the first.
// Fields: the same names give fixed values; min, max bound the year; order = "mdy" for 12/03/2019;
// era = "bc" or "ad" says that a year, decade or century is written in full, and of which era it is; times
// multiplies the number; known = "2001-09-11" lists days that need no year; from = "previous" takes what is
// lacking from the date that the match begins with; else = "month" reads a year2 that is no later year as a
// month; tense = "future" says that the date is to come; only = "future" or "told" drops a find whose
// sentence does not speak of what will be (or whose document has no date), or has named no date before;
// recurs = "yes" says that the day is one of every year, which has no value; range = "one" makes one date of
// two ("the financial year 2024-25": "2024/2025").
#pragma once
#include <dossier/extract/dates_value.h>
#include <dossier/extract/reading.h>

#include <array>
#include <optional>
#include <string_view>

namespace dossier::extract {

struct DateParts {
    std::optional<int> year;  // negative before Christ: -44 is 44 BC
    std::optional<int> month, day, weekday, nth, season, quarter, half, week, decade, century, number;
    bool short_year = false;  // written in two digits
    bool before_christ = false;
    Grain unit = Grain::none;
    std::string_view direction;  // "-1", "+0", "+1" from the document; "=", "<", ">" from the text before
    std::string_view relation;   // "doc-", "doc+", "text-", "text+": which way `number` units are counted
    std::string_view modifier;   // as in DateMention
    std::string_view word;       // "day-1", "PRESENT_REF", "12-25", …, see dates_resolve.h
};

class DatePartsReader {
  public:
    explicit DatePartsReader(const Reading& reading);

    // nullopt if the slots hold no date after all (a number that is no year, …).
    std::optional<DateParts> read(const Match& match) const;
    // The second date of a match with a slot `second`.
    std::optional<DateParts> read_second(const Match& match, const DateParts& first) const;
    // Its year alone, if it has one.
    std::optional<int> read_year(const Match& match) const;
    // "2015-03" looks like "1957-58" but counts back: then its second number is a month, if it can be one.
    bool read_month(const Match& match, DateParts& out) const;

  private:
    struct Name;
    struct Slots;
    bool read_numbers(const Slots& slots, DateParts& out) const;
    void read_words(const Slots& slots, DateParts& out) const;
    bool read_year(const Slots& slots, DateParts& out) const;
    bool read_dotted(const Slots& slots, DateParts& out) const;
    bool read_decade(const Slots& slots, DateParts& out) const;
    std::optional<int> number_in_tokens(ItemRange items) const;
    std::optional<int> numeral(std::string_view text) const;

    const Reading& reading_;
    std::uint32_t cardinal_, ordinal_, month_, weekday_, season_, unit_, direction_, relation_, modifier_;
    std::array<std::uint32_t, 4> words_;  // the maps of `word`
};

}  // namespace dossier::extract
