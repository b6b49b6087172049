#include <dossier/check/compare.h>
#include <dossier/check/likeness.h>
#include <dossier/check/times.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace dossier::check {
namespace {

constexpr double furthest_value = 20;      // times one that it may be mistaken for
constexpr std::uint32_t name_before = 16;  // characters between a name and its figure
constexpr int most_in_sentence = 6;        // figures of one kind, but for tables
constexpr std::size_t telling_digits = 4;  // of a value that is not met twice by accident

// Dollars of two countries, one of them a guess.
bool both_dollars(const Figure& a, const Figure& b) {
    return (a.assumed || b.assumed) && a.unit.ends_with('D') && b.unit.ends_with('D');
}

std::string_view last_word(std::string_view text) {
    return text.substr(text.rfind(' ') + 1);
}

// "212 crowns" of a country that one of them does not tell.
bool both_unknown(const Figure& a, const Figure& b) {
    const auto is_named = [](const Figure& figure) {
        return !figure.text.empty() && figure.text[0] >= '0' && figure.text[0] <= '9' &&
               figure.text.find(' ') != std::string::npos;
    };
    const bool unknown = a.unit.empty() || b.unit.empty() || a.assumed || b.assumed;
    return unknown && is_named(a) && is_named(b) && last_word(a.text) == last_word(b.text);
}

bool one_unit(const Figure& a, const Figure& b) {
    if (a.kind == FigureKind::date) return true;
    if (a.kind == FigureKind::quantity) return a.counted == b.counted;
    return a.unit == b.unit || both_dollars(a, b) || both_unknown(a, b);
}

bool equal(const Figure& a, const Figure& b) {
    return a.kind == FigureKind::date ? a.unit == b.unit || same_day(a.unit, b.unit) : same_value(a, b);
}

bool is_amount(const Figure& figure) {
    return figure.kind == FigureKind::quantity && !is_time(figure.counted);
}

bool counts_things(const Figure& figure) {
    return is_amount(figure) && !figure.measured;
}

// How many digits say something: 3 of "EUR 12.8 million", 1 of "$1 billion".
std::size_t digits(const Figure& figure) {
    if (!figure.value) return 0;
    std::string text = figure.value->to_string();
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    const std::size_t first = text.find_first_not_of('0'), last = text.find_last_not_of('0');
    return first == std::string::npos ? 0 : last - first + 1;
}

std::string shown(double number) {
    std::string out = std::to_string(static_cast<int>(std::lround(number * 10)));
    if (out.size() < 2) out.insert(0, "0");
    out.insert(out.size() - 1, ".");
    return out.ends_with(".0") ? out.substr(0, out.size() - 2) : out;
}

std::string said(const Common& common) {
    return shown(common.names) + (common.names == 1 ? " name" : " names") + " and " +
           std::to_string(common.stems) + (common.stems == 1 ? " word shared" : " words shared");
}

// One claim against the figures of one source.
class FigureJudge {
  public:
    FigureJudge(const Side& draft, const Figure& claim, const Side& source)
        : draft_(draft), claim_(claim), source_(source) {}

    Judgement judge() {
        for (const Figure& evidence : source_.figures)
            if (evidence.kind == claim_.kind) consider(evidence);
        return std::move(best_);
    }

  private:
    void consider(const Figure& evidence) {
        if (claim_.kind == FigureKind::quantity && !one_unit(claim_, evidence)) return;
        if (names_of_ != evidence.sentence) {
            names_ = names_in_common(draft_, claim_.sentence, source_, evidence.sentence);
            names_of_ = evidence.sentence;
        }
        const Common common = in_common(names_, draft_, claim_, source_, evidence);
        if (common.names == 0 && common.stems < 3) return;
        Judgement one = one_unit(claim_, evidence) && equal(claim_, evidence) ? judge_equal(evidence, common)
                                                                              : judge_other(evidence, common);
        if (one.verdict == Verdict::not_found) return;
        one.strength = alignment(evidence, common);
        one.loose =
            (one.verdict == Verdict::supported || one.verdict == Verdict::hedged) && is_loose(evidence);
        one.evidence = &evidence;
        if (!best_.evidence || before(one, best_)) best_ = std::move(one);
    }

    // How well figure and evidence sit in the same place of what is said.
    double alignment(const Figure& evidence, const Common& common) const {
        const Name *a = name_of(draft_, claim_), *b = name_of(source_, evidence);
        return 2 * common.names + common.words + (one_head(evidence) ? 1 : 0) +
               (a && b ? same_name(*a, *b) : 0) - 0.25 * common.foreign.others;
    }

    bool one_head(const Figure& evidence) const {
        return !claim_.head.empty() && claim_.head == evidence.head;
    }

    // "Yesterday" and "this month" are of the day on which they were written.
    static bool is_dated(const Figure& date) {
        return std::any_of(date.text.begin(), date.text.end(), [](char c) { return c >= '0' && c <= '9'; });
    }

    // A value many times as large, or a year long before, is of something else.
    bool within_reach(const Figure& evidence) const {
        if (claim_.kind == FigureKind::date) return near_years(claim_.unit, evidence.unit);
        if (!claim_.value || !evidence.value) return true;
        const double a = std::abs(claim_.value->to_double()), b = std::abs(evidence.value->to_double());
        return std::max(a, b) <= furthest_value * std::min(a, b);
    }

    // A table, whose rows and columns are not known.
    static bool is_crowded(const Side& side, const Figure& figure) {
        const auto figures = side.figures_in(figure.sentence);
        return std::count_if(figures.begin(), figures.end(), [&](const Figure& other) {
                   return other.kind == figure.kind;
               }) > most_in_sentence;
    }

    bool is_loose(const Figure& evidence) const {
        if (claim_.kind == FigureKind::date) return evidence.unit.size() < claim_.unit.size();
        return loosely_same_value(claim_, evidence) || !nearly_equal(claim_, evidence);
    }

    // "$300 million" for 312 million is rounded, and may be another value.
    static bool nearly_equal(const Figure& a, const Figure& b) {
        const double x = std::abs(a.value->to_double()), y = std::abs(b.value->to_double());
        return std::abs(x - y) <= 0.02 * std::max(x, y);
    }

    bool nobody_named() const { return draft_.sentences[claim_.sentence].names.empty(); }

    // Enough for an equal value to be no accident.
    bool related(const Figure& evidence, const Common& common) const {
        if (common.names < 0.4) return nobody_named() && common.stems >= 3 && common.share >= 0.5;
        if (claim_.kind == FigureKind::date)
            return (common.names >= 0.6 && common.stems >= 2) ||
                   (common.names >= 0.4 && common.stems >= 2 && common.share >= 0.75) || common.own >= 1.9 ||
                   (common.names >= 0.9 && common.stems >= 1 && (common.share >= 0.5 || common.own >= 1.5));
        const bool told = common.stems >= 1 && (common.names >= 0.9 || common.stems >= 2 ||
                                                common.share >= 0.6 || digits(claim_) > 1);
        if (told) return true;
        return nearly_equal(claim_, evidence) &&
               (common.names >= 1.3 || is_amount(claim_) || digits(claim_) >= telling_digits);
    }

    bool is_said(const std::string& stem) const {
        const auto& stems = draft_.sentences[claim_.sentence].stems;
        return !stem.empty() && std::binary_search(stems.begin(), stems.end(), stem);
    }

    // Enough to say that two figures with different values are of the same thing.
    bool same_thing(const Figure& evidence, const Common& common) const {
        const auto shares = [&](double names, int stems, double share) {
            return common.names >= names && common.stems >= stems && common.share >= share;
        };
        if (common.missing.others + common.missing.places > common.matched || !within_reach(evidence))
            return false;
        if (common.missing.others > 0 && 2 * common.missing.others > common.matched) return false;
        if (common.others() || common.first < 0.5 || is_crowded(source_, evidence)) return false;
        if (other_measure(evidence) || common.behind > 0) return false;
        if (common.names < 0.9 && common.foreign.others > 0 && !nobody_named()) return false;
        if (!claim_.measure.empty() && claim_.measure == evidence.measure &&
            claim_.kind != FigureKind::date && claim_.kind != FigureKind::percent && common.names >= 0.65 &&
            (common.names >= 0.9 || common.foreign.others == 0))
            return true;
        if (nobody_named() && shares(0, 3, 0.9)) return true;
        if (!claim_.per.empty() && claim_.per == evidence.per && shares(0.9, 1, 0.5)) return true;
        if (counts_things(claim_) && common.names >= 0.5 && is_told_alike(common) && is_only_count(evidence))
            return true;
        if (common.one_country && !common.one_day && common.stems < 3 && !evidence.listed) return false;
        if (counts_things(claim_))
            return shares(0.9, 1, 0.2) || shares(0.65, 1, 0.4) || shares(1.5, 0, 0) || shares(0.5, 2, 0.5) ||
                   (shares(1.3, 0, 0) && common.is_all()) || (shares(0.65, 1, 0.9) && common.is_all()) ||
                   (common.names >= 0.65 && draft_.sentences[claim_.sentence].stems.empty());
        if (claim_.kind == FigureKind::date &&
            (is_told_near(beside(evidence)) || !is_dated(claim_) || !is_dated(evidence)))
            return false;
        if (claim_.kind == FigureKind::date && shares(1.5, 1, 0.3) && common.is_all() &&
            is_said(evidence.head))
            return true;
        if (claim_.kind == FigureKind::date)
            return shares(0.9, 2, 0.5) || shares(0.9, 1, 0.75) || shares(1.9, 2, 0.35);
        if (claim_.kind == FigureKind::quantity && !claim_.measured) return shares(0.9, 2, 0.5);
        if (claim_.measured && (shares(1.3, 1, 0.4) || (shares(1.6, 1, 0.3) && common.is_all()))) return true;
        if (common.counts > 0 && shares(1.2, 1, 0)) return true;
        if (claim_.kind == FigureKind::money && common.own >= 1.9 && common.is_all() && shares(1.9, 1, 0.2))
            return true;
        const bool of_deals = claim_.deal >= 0 || evidence.deal >= 0;
        if (of_deals)
            return shares(1.5, 2, 0.35) || shares(1.75, 1, 0.3) || shares(2, 1, 0.25) ||
                   (common.first >= 0.7 && shares(1.5, 1, 0.5)) || shares(0.9, 2, 0.6);
        return shares(0.9, 2, 0.4) || shares(1.75, 1, 0.3) || shares(0.5, 3, 0.5) || shares(0.5, 2, 0.75) ||
               shares(1.5, 1, 0.5) || (one_head(evidence) && (shares(0.9, 1, 0.3) || shares(0.5, 1, 0.6)));
    }

    // Of the same time, if the claim tells one, or with the same words, if it has any.
    bool is_told_alike(const Common& common) const {
        const Sentence& sentence = draft_.sentences[claim_.sentence];
        if (!sentence.dates.empty()) return common.one_day;
        return common.stems > 0 || sentence.stems.empty();
    }

    // Nothing else in the source counts the same things.
    bool is_only_count(const Figure& evidence) const {
        return std::count_if(source_.figures.begin(), source_.figures.end(), [&](const Figure& figure) {
                   return figure.kind == evidence.kind && figure.counted == evidence.counted;
               }) == 1;
    }

    // "Profit" is no "revenue".
    bool other_measure(const Figure& evidence) const {
        return claim_.kind != FigureKind::date && !claim_.measure.empty() && !evidence.measure.empty() &&
               claim_.measure != evidence.measure;
    }

    // A member of a list beside another one that stands with a name of the claim: "2013, 2008 and 2003" of
    // three countries, where the claim is of the second.
    bool is_of_another(const Figure& evidence) const {
        if (is_of_other_thing(evidence, draft_, claim_) || is_of_other_thing(claim_, source_, evidence))
            return true;
        const Name* theirs = name_of(source_, evidence);
        if (theirs && is_told_of_another(*theirs, evidence)) return true;
        if (!evidence.listed || !theirs || is_meant(*theirs)) return false;
        for (const Figure& other : source_.figures_in(evidence.sentence)) {
            const Name* name = name_of(source_, other);
            if (other.kind == evidence.kind && other.listed && name && is_meant(*name)) return true;
        }
        return false;
    }

    // The name right before the evidence is that of another member of the list in which the claim stands.
    bool is_told_of_another(const Name& theirs, const Figure& evidence) const {
        const Name* mine = claim_.listed ? name_of(draft_, claim_) : nullptr;
        if (!mine || theirs.span.end > evidence.span.start ||
            evidence.span.start - theirs.span.end > name_before || same_name(*mine, theirs) > 0)
            return false;
        const auto figures = draft_.figures_in(claim_.sentence);
        return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
            const Name* name = other.kind == claim_.kind && other.listed ? name_of(draft_, other) : nullptr;
            return name && same_name(*name, theirs) > 0;
        });
    }

    static bool is_of_other_thing(const Figure& x, const Side& b, const Figure& y) {
        const auto& stems = b.sentences[y.sentence].stems;
        return !x.thing.empty() && !std::binary_search(stems.begin(), stems.end(), x.thing);
    }

    bool is_meant(const Name& name) const {
        const auto& names = draft_.sentences[claim_.sentence].names;
        if (claim_.listed) {
            const Name* mine = name_of(draft_, claim_);
            return mine && same_name(*mine, name) > 0;
        }
        return std::any_of(names.begin(), names.end(),
                           [&](const Name& mine) { return same_name(mine, name) > 0; });
    }

    bool is_hedged(const Side& side, const Figure& figure) const {
        const Deal* deal = side.deal(figure);
        return deal ? deal->hedged || deal->status == "proposed" || figure.hedged : figure.hedged;
    }

    // An offer that was refused is told plainly.
    bool is_settled(const Figure& evidence) const {
        return evidence.settled || source_.sentences[evidence.sentence].refused_next;
    }

    Judgement judge_equal(const Figure& evidence, const Common& common) const {
        if (!related(evidence, common) || is_of_another(evidence) || other_measure(evidence)) return {};
        if (claim_.kind != FigureKind::date && is_of_other_time(beside(evidence)))
            return {Verdict::not_comparable, said(common) + "; of another time", 0, nullptr};
        if (claim_.per != evidence.per && claim_.kind == FigureKind::money)
            return {Verdict::not_comparable, said(common) + "; per another unit", 0, nullptr};
        if (is_hedged(source_, evidence) && !is_hedged(draft_, claim_) && !is_settled(evidence))
            return {Verdict::hedged, said(common) + "; told there as a plan or claim", 0, nullptr};
        return {Verdict::supported, said(common) + "; the same value", 0, nullptr};
    }

    Judgement judge_other(const Figure& evidence, const Common& common) const {
        // "Hundreds of millions" is no value to be wrong.
        if (claim_.kind != FigureKind::date && (!claim_.value || !evidence.value)) return {};
        const bool alike = common.names >= 0.4 || (nobody_named() && common.stems >= 3);
        const bool of_its_time = alike && is_of_its_time(evidence);
        if ((!of_its_time && !same_thing(evidence, common)) || is_of_another(evidence)) return {};
        if (!one_unit(claim_, evidence))
            return {Verdict::not_comparable,
                    said(common) + "; in " + (evidence.unit.empty() ? "another unit" : evidence.unit), 0,
                    nullptr};
        if (claim_.per != evidence.per)
            return {Verdict::not_comparable, said(common) + "; per another unit", 0, nullptr};
        if (is_told(draft_, claim_, evidence)) return {};
        if (of_its_time)
            return {Verdict::contradicted, said(common) + "; another value at that time", 0, nullptr};
        if (is_told(source_, evidence, claim_)) return {};
        if (claim_.kind != FigureKind::date &&
            (other_period(draft_, claim_.sentence, source_, evidence.sentence) ||
             (!common.one_day && is_of_another_time(beside(evidence)))))
            return {Verdict::not_comparable, said(common) + "; of another time", 0, nullptr};
        return {Verdict::contradicted, said(common) + "; another value", 0, nullptr};
    }

    Beside beside(const Figure& evidence) const { return {draft_, claim_, source_, evidence}; }

    // The source has the claim's value beside the evidence, but of another time: the evidence is of the
    // claim's.
    bool is_of_its_time(const Figure& evidence) const {
        if (claim_.kind == FigureKind::date || is_of_other_time(beside(evidence))) return false;
        const auto figures = source_.figures_in(evidence.sentence);
        return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
            return figure.kind == claim_.kind && one_unit(figure, claim_) && equal(figure, claim_) &&
                   is_of_other_time(beside(figure)) && (figure.former || is_of_this_time(beside(evidence)));
        });
    }

    // Whether a sentence has, beside `own`, a figure equal to `other`, which is what that one is of then.
    static bool is_told(const Side& side, const Figure& own, const Figure& other) {
        const auto figures = side.figures_in(own.sentence);
        return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
            return &figure != &own && figure.kind == own.kind && one_unit(figure, other) &&
                   !(figure.listed && own.listed) && equal(figure, other);
        });
    }

    const Side& draft_;
    const Figure& claim_;
    const Side& source_;
    Judgement best_;
    Common names_;
    std::uint32_t names_of_ = ~0u;  // the sentence of the source that they are of
};

}  // namespace

Judgement judge_by_figures(const Side& draft, const Figure& claim, const Side& source) {
    return FigureJudge(draft, claim, source).judge();
}

}  // namespace dossier::check
