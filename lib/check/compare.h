// What one document says of one figure of a draft: whether it speaks of the same thing, and says the same.
#pragma once
#include <dossier/check/side.h>

#include <string>

namespace dossier::check {

enum class Verdict { supported, contradicted, disputed, hedged, not_found, not_comparable };
const char* to_string(Verdict verdict);

// Equal when rounded as the coarser of the two is: "about $1 billion" and 1.04 billion, "over 2,000" and
// 2,150.
bool same_value(const Figure& a, const Figure& b);
// Only because one of them is a bound, or a guess.
bool loosely_same_value(const Figure& a, const Figure& b);

struct Judgement {
    Verdict verdict = Verdict::not_found;
    std::string why;
    double strength = 0;               // how much both have in common: between judgements of one verdict
    const Figure* evidence = nullptr;  // of the source; nullptr if not found
    double further = 0;                // what else two deals have in common: between deals of one document
    bool loose = false;                // of two values that only do not exclude each other
    bool of_its_deal = false;          // an amount contradicted for the deal told with it, not for its value
};
// The best that the source says: what supports counts before what does not.
Judgement judge(const Side& draft, const Figure& claim, const Side& source);

// The steps of it: by figures of one kind alone, and by the deals that they are parts of.
Judgement judge_by_figures(const Side& draft, const Figure& claim, const Side& source);
Judgement judge_by_deals(const Side& draft, const Figure& claim, const Side& source);
// Whether `a` counts before `b`.
bool before(const Judgement& a, const Judgement& b);

}  // namespace dossier::check
