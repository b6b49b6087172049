// What a date means: from its parts, the document's date and the date that the text spoke of before.
#pragma once
#include <dossier/extract/dates_parts.h>

#include <optional>
#include <string>
#include <string_view>

namespace dossier::extract {

enum class Tense : std::uint8_t { unknown, past, future };

struct DateContext {
    std::optional<std::int64_t> document;  // day that the text speaks from
    When text;                             // the last date that the text named; grain none if there is none
    bool text_near = false;                // …in this sentence
    When period;               // the last quarter or half that the text named and that is over: a report's
    bool period_near = false;  // …in this sentence or shortly before it
    bool narrative = false;    // the text tells of times long before it: "In May" is one of the year it is at
    Tense tense = Tense::unknown;
};

// Either a stretch of the calendar, or a fixed reference ("PRESENT_REF"), or nothing where the context does
// not settle it.
struct ResolvedDate {
    When when;
    std::string_view reference;
    std::string_view modifier;   // given by the word itself ("year-end")
    bool invalid = false;        // no calendar has this day
    bool absolute = false;       // resolved without any context
    bool before_christ = false;  // of a decade or century; years are negative
    std::string value() const;
};

// Values of `word`: a reference in capitals; "day-1", "year+0 END" (units from the document's date);
// "period" (the quarter that the text spoke of, else the document's last one); "same" (the quarter, month …
// that the text spoke of, in the year that is named: "the same quarter of 2018"); "weekend~" (the last one
// that has begun, or the coming one where the text speaks of what will be); "199" (a decade); "12-25" (a
// feast's month and day); "11#4#4" (month, which one, weekday); "easter-2".
ResolvedDate resolve(const DateParts& parts, const DateContext& context);

}  // namespace dossier::extract
