#include <dossier/check/compare.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

// Whether sentences speak of different times: both name some, and none of them is the same.
bool other_period(const Side& a, const Figure& x, const Side& b, const Figure& y) {
    const auto& left = a.sentences[x.sentence].dates;
    const auto& right = b.sentences[y.sentence].dates;
    if (left.empty() || right.empty()) return false;
    for (const std::string& one : left)
        for (const std::string& other : right)
            if (same_day(one, other)) return false;
    return true;
}

bool is_hedged(const Side& side, const Figure& figure) {
    if (figure.deal < 0) return figure.hedged;
    const Deal& deal = side.facts.deals[static_cast<std::size_t>(figure.deal)];
    return deal.hedged || deal.status == "proposed";
}

// ---- deals

Judgement judge_status(const Deal& told, const Deal& known) {
    if (is_firm(told.status) && !told.hedged && is_refused(known.status) && !known.hedged)
        return {Verdict::contradicted, "told as " + told.status + ", there it was " + known.status, 3};
    if (is_refused(told.status) && !told.hedged && is_firm(known.status) && !known.hedged)
        return {Verdict::contradicted, "told as " + told.status + ", there it was " + known.status, 3};
    if (is_firm(told.status) && !told.hedged && (known.hedged || known.status == "proposed"))
        return {Verdict::hedged, known.hedged ? "there only hedged" : "there only proposed", 2};
    if (told.hedged && !known.hedged && is_firm(known.status))
        return {Verdict::supported, "there told as done", 2};
    if (is_refused(told.status) && known.status == "proposed")
        return {Verdict::not_comparable, "there an earlier stage", 1};
    return {Verdict::supported, "the same deal is told there as " + known.status, 2};
}

bool same_deal(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence,
               int& parties) {
    const Deal& told = draft.facts.deals[static_cast<std::size_t>(claim.deal)];
    const Deal& known = source.facts.deals[static_cast<std::size_t>(evidence.deal)];
    parties = shared_parties(told, known);
    if (parties == 0) return false;
    const bool dates_differ = !told.date.empty() && !known.date.empty() && !same_day(told.date, known.date) &&
                              told.date.substr(0, 4) != known.date.substr(0, 4);
    const bool amounts_agree =
        told.amount && known.amount && told.currency == known.currency && *told.amount == *known.amount;
    if (dates_differ && !amounts_agree) return false;
    const bool one_kind = told.type == known.type || told.type == "agreement" || known.type == "agreement";
    if (parties >= 2 && (one_kind || amounts_agree)) return true;
    const Likeness alike = likeness(draft, claim.sentence, source, evidence.sentence);
    return one_kind &&
           (amounts_agree || alike.counts > 0 || (alike.stems >= 2 && alike.share >= 0.4 && alike.keys >= 2));
}

Judgement judge_deal(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence) {
    int parties = 0;
    if (!same_deal(draft, claim, source, evidence, parties)) return {};
    const Deal& told = draft.facts.deals[static_cast<std::size_t>(claim.deal)];
    const Deal& known = source.facts.deals[static_cast<std::size_t>(evidence.deal)];
    Judgement out = judge_status(told, known);
    out.why = std::to_string(parties) + (parties == 1 ? " party" : " parties") +
              " and kind of deal shared: " + out.why;
    if (claim.kind == FigureKind::deal) return out;
    if (claim.kind == FigureKind::money) {
        if (!known.amount) return {};
        if (told.currency != known.currency)
            return {
                Verdict::not_comparable,
                "the same deal, there in " + (known.currency.empty() ? "another currency" : known.currency),
                1};
        Figure other = claim;
        other.value = known.amount;
        other.bounds = evidence.bounds;
        if (same_value(claim, other)) {
            if (out.verdict == Verdict::contradicted)
                return {Verdict::supported, "the amount of the same deal, which there was " + known.status,
                        2};
            out.why += "; the same amount";
            return out;
        }
        const int counts = likeness(draft, claim.sentence, source, evidence.sentence).counts;
        if (parties < 2 && counts == 0) return {};
        return {Verdict::contradicted, "the same deal, there for another amount", 3};
    }
    if (known.date.empty()) return {};
    if (same_day(told.date, known.date)) return {Verdict::supported, "the date of the same deal", 2};
    return parties < 2 ? Judgement{}
                       : Judgement{Verdict::contradicted, "the same deal, there of another date", 3};
}

// ---- figures

bool is_time(const std::string& unit) {
    static constexpr std::string_view units[] = {"year", "month",  "week",   "day",
                                                 "hour", "minute", "second", "s"};
    return std::find(std::begin(units), std::end(units), unit) != std::end(units);
}

// Dollars of two countries, one of them a guess.
bool both_dollars(const Figure& a, const Figure& b) {
    return (a.assumed || b.assumed) && a.unit.ends_with('D') && b.unit.ends_with('D');
}

std::string shared_said(const Likeness& alike) {
    return std::to_string(alike.keys) + (alike.keys == 1 ? " name" : " names") + " and " +
           std::to_string(alike.stems) + " words shared";
}

// What a text tells to be of something has been compared before.
bool bound_alike(const Figure& a, const Figure& b) {
    return a.bound_to == b.bound_to || a.bound_to.empty() || b.bound_to.empty() || a.told || b.told;
}

bool holds(const std::vector<std::string>& sorted, const std::string& one) {
    return std::binary_search(sorted.begin(), sorted.end(), one);
}

// Whether the text tells x to be of one thing of a row, and y is of another.
bool told_of_another(const Side& a, const Figure& x, const Side& b, const Figure& y) {
    const Sentence& other = b.sentences[y.sentence];
    if (!x.thing.empty() && !holds(other.stems, x.thing)) return true;
    if (!x.told || x.bound_to == y.bound_to) return false;
    if (!holds(other.keys, x.bound_to)) return true;
    const auto row = a.figures_in(x.sentence);
    return std::any_of(row.begin(), row.end(),
                       [&](const Figure& one) { return one.told && one.bound_to == y.bound_to; });
}

// By names and words of the sentences; or by a name, the word before the figure, and what is counted.
bool same_thing(const Likeness& alike, const Figure& claim, const Figure& evidence) {
    if (alike.same_thing()) return true;
    if (alike.keys == 0 || !bound_alike(claim, evidence)) return false;
    const bool one_head = !claim.head.empty() && claim.head == evidence.head;
    if (claim.kind == FigureKind::money) return one_head && (alike.keys >= 2 || alike.share >= 0.6);
    const bool counted =
        claim.kind == FigureKind::quantity && claim.unit == evidence.unit && !is_time(claim.unit);
    if (!counted) return false;
    return (alike.stems >= 1 && (one_head || alike.share >= 0.6)) ||
           (claim.head == evidence.head && claim.bound_to == evidence.bound_to);
}

Judgement judge_figure(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence) {
    if (told_of_another(draft, claim, source, evidence) || told_of_another(source, evidence, draft, claim))
        return {};
    const Likeness alike = likeness(draft, claim.sentence, source, evidence.sentence);
    const bool counts_alike = claim.kind != FigureKind::quantity || claim.unit == evidence.unit;
    const bool counted =
        claim.kind == FigureKind::quantity && alike.keys >= 1 && claim.bound_to == evidence.bound_to;
    if (!counts_alike || !(alike.related() || counted)) return {};
    const bool units_differ =
        claim.kind != FigureKind::date && claim.unit != evidence.unit && !both_dollars(claim, evidence);
    const bool equal =
        claim.kind == FigureKind::date ? same_day(claim.unit, evidence.unit) : same_value(claim, evidence);
    const std::string said = shared_said(alike);
    if (equal && !units_differ) {
        if (claim.per != evidence.per) return {Verdict::not_comparable, said + "; per another unit", 1};
        if (claim.kind == FigureKind::date && alike.stems < 2) return {};
        const int strength = alike.keys + alike.stems - (bound_alike(claim, evidence) ? 0 : 3);
        if (is_hedged(source, evidence) && !is_hedged(draft, claim))
            return {Verdict::hedged, said + "; told there as a plan or claim", strength};
        return {Verdict::supported, said + "; the same value", strength};
    }
    if (!same_thing(alike, claim, evidence)) return {};
    if (units_differ)
        return {Verdict::not_comparable,
                said + "; in " + (evidence.unit.empty() ? "another unit" : evidence.unit), 1};
    if (claim.per != evidence.per) return {Verdict::not_comparable, said + "; per another unit", 1};
    if (claim.kind != FigureKind::date && other_period(draft, claim, source, evidence))
        return {Verdict::not_comparable, said + "; of another time", 1};
    if (!bound_alike(claim, evidence) && !(alike.keys >= 2 && alike.stems >= 3)) return {};
    return {Verdict::contradicted, said + "; another value", alike.keys + alike.stems};
}

}  // namespace

const char* to_string(Verdict verdict) {
    static constexpr const char* names[] = {"supported", "contradicted", "disputed",
                                            "hedged",    "not found",    "not comparable"};
    return names[static_cast<std::size_t>(verdict)];
}

Likeness likeness(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b) {
    const auto& left = a.sentences[sentence_a].stems;
    const auto& right = b.sentences[sentence_b].stems;
    Likeness out;
    out.keys = static_cast<int>(shared(a.keys_near(sentence_a), b.keys_near(sentence_b)));
    out.stems = static_cast<int>(shared(left, right));
    for (const Figure& one : a.figures_in(sentence_a)) {
        if (one.kind != FigureKind::quantity || !one.value || is_time(one.unit)) continue;
        const auto others = b.figures_in(sentence_b);
        out.counts += std::any_of(others.begin(), others.end(), [&](const Figure& other) {
            return other.kind == one.kind && other.unit == one.unit && other.value == one.value;
        });
    }
    const std::size_t shorter = std::min(left.size(), right.size());
    out.share = shorter == 0 ? 0 : static_cast<double>(out.stems) / static_cast<double>(shorter);
    return out;
}

bool same_value(const Figure& a, const Figure& b) {
    if (!a.value || !b.value) return false;
    if (rounds_to(*a.value, *b.value)) return true;
    const double x = a.value->to_double(), y = b.value->to_double(), difference = std::abs(x - y);
    const bool a_coarser = a.value->exponent() > b.value->exponent();
    const Figure& coarse = a_coarser ? a : b;
    const double fine = a_coarser ? y : x;
    if (coarse.bounds.approximate && difference <= 0.1 * std::max(std::abs(x), std::abs(y))) return true;
    const double base = coarse.value->to_double();
    if (coarse.bounds.low && !coarse.bounds.high && fine >= base && fine <= 1.25 * base) return true;
    return coarse.bounds.high && !coarse.bounds.low && fine <= base && fine >= 0.8 * base;
}

Judgement judge(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence) {
    if (claim.deal >= 0 && evidence.kind == FigureKind::deal)
        return judge_deal(draft, claim, source, evidence);
    if (claim.kind == FigureKind::deal || evidence.kind != claim.kind) return {};
    Judgement out = judge_figure(draft, claim, source, evidence);
    if (out.verdict != Verdict::contradicted || (claim.deal < 0 && evidence.deal < 0)) return out;
    // What a deal was for is told by deals; sentences alone must agree on more of it.
    if (likeness(draft, claim.sentence, source, evidence.sentence).keys < 2) return {};
    if (claim.deal < 0 || evidence.deal < 0) return out;
    const Deal& told = draft.facts.deals[static_cast<std::size_t>(claim.deal)];
    const Deal& known = source.facts.deals[static_cast<std::size_t>(evidence.deal)];
    const int parties = shared_parties(told, known);
    if (parties == 0 || (parties == 1 && told.type != known.type)) return {};
    return out;
}

}  // namespace dossier::check
