#include <dossier/check/compare.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr double plainness = 2;  // how much less what is told plainly may have in common than what is hedged

int rank(Verdict verdict) {
    switch (verdict) {
        case Verdict::supported:
            return 4;
        case Verdict::hedged:
            return 3;
        case Verdict::contradicted:
            return 2;
        case Verdict::not_comparable:
            return 1;
        default:
            return 0;
    }
}

// The figure that `by_figures` found is the amount of the deal that is known to be another one.
bool is_overruled(const Judgement& by_figures, const Judgement& by_deals) {
    if (!by_deals.evidence || !by_deals.of_its_deal) return false;
    const Figure *figure = by_figures.evidence, *deal = by_deals.evidence;
    return !figure || figure->sentence == deal->sentence ||
           (figure->span.start >= deal->span.start && figure->span.end <= deal->span.end);
}

}  // namespace

const char* to_string(Verdict verdict) {
    static constexpr const char* names[] = {"supported", "contradicted", "disputed",
                                            "hedged",    "not found",    "not comparable"};
    return names[static_cast<std::size_t>(verdict)];
}

bool same_value(const Figure& a, const Figure& b) {
    if (!a.value || !b.value) return false;
    return rounds_to(*a.value, *b.value) || loosely_same_value(a, b);
}

bool loosely_same_value(const Figure& a, const Figure& b) {
    if (!a.value || !b.value || rounds_to(*a.value, *b.value)) return false;
    const double x = a.value->to_double(), y = b.value->to_double(), difference = std::abs(x - y);
    const bool a_coarser = a.value->exponent() > b.value->exponent();
    const Figure& coarse = a_coarser ? a : b;
    const double fine = a_coarser ? y : x;
    if (coarse.bounds.approximate && difference <= 0.1 * std::max(std::abs(x), std::abs(y))) return true;
    const double base = coarse.value->to_double();
    if (coarse.bounds.low && !coarse.bounds.high && fine >= base && fine <= 1.25 * base) return true;
    return coarse.bounds.high && !coarse.bounds.low && fine <= base && fine >= 0.8 * base;
}

bool before(const Judgement& a, const Judgement& b) {
    // What is loosely the same may be of something else, as what is contradicted may be.
    const auto place = [](const Judgement& one) {
        return one.loose ? rank(Verdict::contradicted) : rank(one.verdict);
    };
    const auto tells_same = [](const Judgement& one) {
        return !one.loose && (one.verdict == Verdict::supported || one.verdict == Verdict::hedged);
    };
    const auto weight = [](const Judgement& one) {
        return one.strength + (one.verdict == Verdict::supported ? plainness : 0);
    };
    if (tells_same(a) && tells_same(b)) return weight(a) > weight(b);
    const int x = place(a), y = place(b);
    return x != y ? x > y : a.strength > b.strength;
}

Judgement judge(const Side& draft, const Figure& claim, const Side& source) {
    if (claim.kind == FigureKind::deal) return judge_by_deals(draft, claim, source);
    Judgement out = judge_by_figures(draft, claim, source);
    if (claim.deal < 0) return out;
    Judgement by_deals = judge_by_deals(draft, claim, source);
    if (is_overruled(out, by_deals)) return by_deals;
    return by_deals.evidence && (!out.evidence || before(by_deals, out)) ? by_deals : out;
}

}  // namespace dossier::check
