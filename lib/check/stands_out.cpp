#include <dossier/check/figure_values.h>
#include <dossier/check/of_another.h>
#include <dossier/check/stands_out.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr double ahead = 0.12;  // of what others tell of the claim

// Of two figures of one sentence: told by the claim's word, or with its name.
bool is_nearer(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence,
               const Figure& other) {
    if (one_head(claim, evidence) != one_head(claim, other)) return one_head(claim, evidence);
    const Name *mine = name_of(draft, claim), *its = name_of(source, evidence),
               *theirs = name_of(source, other);
    return mine && its && theirs && evidence.listed && other.listed && same_name(*mine, *its) > 0 &&
           same_name(*mine, *theirs) == 0;
}

}  // namespace

bool stands_out(const Candidate& evidence, const std::vector<Candidate>& all, const Side& draft,
                const Figure& claim, const Side& source) {
    const Figure& mine = *evidence.figure;
    return std::none_of(all.begin(), all.end(), [&](const Candidate& other) {
        const Figure& theirs = *other.figure;
        if (&theirs == &mine || !one_unit(mine, theirs) || equal(mine, theirs)) return false;
        if (theirs.sentence == mine.sentence && is_nearer(draft, claim, source, mine, theirs)) return false;
        return other.common.covered + ahead > evidence.common.covered;
    });
}

}  // namespace dossier::check
