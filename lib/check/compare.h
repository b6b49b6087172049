// Whether two figures are of the same thing, and whether they say the same of it.
#pragma once
#include <dossier/check/side.h>

#include <string>

namespace dossier::check {

enum class Verdict { supported, contradicted, disputed, hedged, not_found, not_comparable };
const char* to_string(Verdict verdict);

// How alike what two sentences speak of is.
struct Likeness {
    int keys = 0, stems = 0;  // shared
    int counts = 0;           // quantities that both give, of the same number and thing
    double share = 0;         // of the stems of the shorter one
    // Enough to say that two figures of one kind and unit are of the same thing.
    bool same_thing() const {
        return (keys >= 1 && stems >= 3 && share >= 0.4) || (keys >= 2 && stems >= 2 && share >= 0.3);
    }
    // Enough for an equal value to be no accident.
    bool related() const { return keys >= 1 && (stems >= 1 || keys >= 2); }
};
Likeness likeness(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b);

// Equal when rounded as the coarser of the two is: "about $1 billion" and 1.04 billion, "over 2,000" and
// 2,150.
bool same_value(const Figure& a, const Figure& b);

// What one piece of evidence says of one claim.
struct Judgement {
    Verdict verdict = Verdict::not_found;
    std::string why;
    int strength = 0;  // between judgements of the same verdict
};
Judgement judge(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence);

}  // namespace dossier::check
