// How alike what two sentences speak of is, by what can be read off them: names, words, times.
#pragma once
#include <dossier/check/side.h>

namespace dossier::check {

struct Likeness {
    int keys = 0, stems = 0;  // shared
    int counts = 0;           // quantities that both give, of the same number and thing
    double share = 0;         // of the stems of the shorter one
    // Enough to say that two figures of one kind and unit are of the same thing.
    bool same_thing() const {
        return (keys >= 1 && stems >= 3 && share >= 0.4) || (keys >= 2 && stems >= 2 && share >= 0.3);
    }
};
Likeness likeness(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b);

// What a claim's sentence has in common with one of a source.
struct Common {
    double names = 0;  // of the claim that the source's sentence has, each 1; less for names that only stand
                       // near it, and for a people or a capital in the place of a country
    double own = 0;    // the same, of those that its sentence itself has
    struct Counts {
        int others = 0, places = 0;
    };
    Counts absent;             // that its sentence itself does not have
    int behind = 0;            // that the sentence behind it is the first to have
    double first = 1;          // of the claim's first name, as in `names`; 1 if it has no other
    int told = 0;              // how many names the claim has
    int matched = 0;           // how many of its names are known there
    bool one_country = false;  // a country is all that both name
    bool one_day = false;      // both tell one time
    Counts missing;            // names of the claim that stand neither there nor near it
    Counts foreign;            // names of the source's sentence, not of people, that the claim does not have
    int counts = 0;            // other figures that both sentences give, but dates: counted as words too
    int stems = 0;             // words
    double words = 0;          // the same, those far from the figure counting less
    double share = 0;          // of the words of that side which says less
    double covered = 0;        // how much of what the claim tells the source does, a rare word being more
    // The source names all whom the claim does, and in its sentence no others.
    bool is_all() const {
        return missing.others == 0 && missing.places == 0 && foreign.others == 0 && foreign.places == 0;
    }
    // Both speak of somebody whom the other does not know.
    bool others() const {
        return (missing.others > 0 && foreign.others > 0) || (missing.places > 0 && foreign.places > 0);
    }
};
// The names alone, which are those of all figures of the two sentences.
Common names_in_common(const Side& draft, std::uint32_t claim, const Side& source, std::uint32_t evidence);
// The names with the words, weighed by their distance from the figures, and the figures.
Common in_common(const Common& names, const Side& draft, const Figure& claim, const Side& source,
                 const Figure& evidence);

// How many of the names of the claim's sentence the source has, wherever.
int names_known(const Side& draft, std::uint32_t claim, const Side& source);

// 1 for one name, less where one of them is only of the same country; 0 for two names.
double same_name(const Name& a, const Name& b);

// The name that a figure stands with, nullptr if none.
const Name* name_of(const Side& side, const Figure& figure);

// Whether sentences speak of different times: both name some, and none of them is the same.
bool other_period(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b);

bool is_time(const std::string& unit);

}  // namespace dossier::check
