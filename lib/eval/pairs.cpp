#include <dossier/eval/scoring.h>

#include <algorithm>
#include <tuple>

namespace dossier::eval {

Pairs pair_off(std::vector<Candidate> candidates, std::size_t golds, std::size_t founds) {
    std::ranges::sort(candidates, [](const Candidate& a, const Candidate& b) {
        return std::tuple(-a.rank, a.gold, a.found) < std::tuple(-b.rank, b.gold, b.found);
    });
    std::vector<bool> gold_used(golds), found_used(founds);
    Pairs pairs;
    for (const Candidate& candidate : candidates) {
        if (gold_used[candidate.gold] || found_used[candidate.found]) continue;
        gold_used[candidate.gold] = found_used[candidate.found] = true;
        pairs.emplace_back(candidate.gold, candidate.found);
    }
    return pairs;
}

}  // namespace dossier::eval
