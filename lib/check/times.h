// Of which time a figure of a draft and one of a source are told.
#pragma once
#include <dossier/check/side.h>

#include <string>

namespace dossier::check {

struct Beside {
    const Side& draft;
    const Figure& claim;
    const Side& source;
    const Figure& evidence;
};

// Dates of which the years are close enough for one to be mistaken for the other.
bool near_years(const std::string& a, const std::string& b);
// Dates of which both tell the year, and not the same.
bool other_year(const std::string& a, const std::string& b);
// The source is of another month than the draft, or tells the value as of its own time where the claim is
// told of years long before. A draft without a date speaks of the years that it names, and of none long
// before.
bool is_of_another_time(const Beside& told);
// The source tells, beside the evidence, which time it is of, and the claim is told of another one.
bool is_of_other_time(const Beside& told);
// The source tells the evidence of years before its own time, and the claim is told of no time.
bool is_of_past(const Beside& told);
// The claim is told of the very time that the source tells beside the evidence.
bool is_of_this_time(const Beside& told);
// The claim's date is told near the other one, or one of them is counted from a third.
bool is_told_near(const Beside& told);

}  // namespace dossier::check
