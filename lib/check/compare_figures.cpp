#include <dossier/check/compare.h>
#include <dossier/check/figure_values.h>
#include <dossier/check/likeness.h>
#include <dossier/check/of_another.h>
#include <dossier/check/same_figure.h>
#include <dossier/check/stands_out.h>
#include <dossier/check/times.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr double least_covered = 0.3;  // of a claim, by what alone may be what it is of

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
        : draft_(draft), claim_(claim), source_(source), known_(names_known(draft, claim.sentence, source)) {}

    Judgement judge() {
        for (const Figure& evidence : source_.figures)
            if (evidence.kind == claim_.kind) add_candidate(evidence);
        for (const Candidate& one : candidates_)
            consider(one);
        return std::move(best_);
    }

  private:
    void add_candidate(const Figure& evidence) {
        if (claim_.kind == FigureKind::quantity && !one_unit(claim_, evidence) &&
            !may_count_the_same(claim_, evidence))
            return;
        if (names_of_ != evidence.sentence) {
            names_ = names_in_common(draft_, claim_.sentence, source_, evidence.sentence);
            names_of_ = evidence.sentence;
        }
        const Common common = in_common(names_, draft_, claim_, source_, evidence);
        if (common.stems == 0 && common.names == 0 && !may_count_the_same(claim_, evidence)) return;
        candidates_.push_back({&evidence, common});
    }

    void consider(const Candidate& candidate) {
        const Figure& evidence = *candidate.figure;
        const Common& common = candidate.common;
        const bool counted_alike = one_unit(claim_, evidence) || claim_.kind == FigureKind::quantity;
        alone_ =
            common.covered >= least_covered && stands_out(candidate, candidates_, draft_, claim_, source_);
        Judgement one = counted_alike && equal(claim_, evidence) ? judge_equal(evidence, common)
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
        return 2 * common.names + common.words + (one_head(claim_, evidence) ? 1 : 0) +
               (a && b ? same_name(*a, *b) : 0) - 0.25 * common.foreign.others;
    }

    bool is_loose(const Figure& evidence) const {
        if (claim_.kind == FigureKind::date) return evidence.unit.size() < claim_.unit.size();
        return loosely_same_value(claim_, evidence) || !nearly_equal(claim_, evidence);
    }

    bool is_hedged(const Side& side, const Figure& figure) const {
        const Deal* deal = side.deal(figure);
        const Sentence& sentence = side.sentences[figure.sentence];
        if (&side == &draft_ && (sentence.pledged || sentence.expected)) return true;
        return deal ? deal->hedged || deal->status == "proposed" || figure.hedged : figure.hedged;
    }

    // An offer that was refused is told plainly.
    bool is_settled(const Figure& evidence) const {
        return evidence.settled || source_.sentences[evidence.sentence].refused_next;
    }

    Judgement judge_equal(const Figure& evidence, const Common& common) const {
        const Beside told = beside(evidence);
        const bool related = SameFigure(told, common, known_, alone_).related();
        const bool opposite = is_opposite(told) && (related || (common.names >= 0.6 && digits(claim_) > 1));
        if (!(related || opposite) || is_of_another(told)) return {};
        if (opposite && !is_of_other_time(told))
            return {Verdict::contradicted, said(common) + "; the same value of the opposite", 0, nullptr};
        if (other_measure(claim_, evidence) && !tell_both_measures(told)) return {};
        if (claim_.kind != FigureKind::date && is_of_other_time(told))
            return {Verdict::not_comparable, said(common) + "; of another time", 0, nullptr};
        if (claim_.per != evidence.per && !claim_.per.empty() && !evidence.per.empty())
            return {Verdict::not_comparable, said(common) + "; per another unit", 0, nullptr};
        if (is_hedged(source_, evidence) && !is_hedged(draft_, claim_) && !is_settled(evidence))
            return {Verdict::hedged, said(common) + "; told there as a plan or claim", 0, nullptr};
        return {Verdict::supported, said(common) + "; the same value", 0, nullptr};
    }

    Judgement judge_other(const Figure& evidence, const Common& common) const {
        // "Hundreds of millions" is no value to be wrong.
        if (claim_.kind != FigureKind::date && (!claim_.value || !evidence.value)) return {};
        const Beside told = beside(evidence);
        if (is_of_another(told)) return {};
        const bool nobody = draft_.sentences[claim_.sentence].names.empty();
        const bool alike = common.names >= 0.4 ||
                           (nobody && (common.stems >= 3 || (common.stems >= 2 && common.share >= 0.6)));
        const bool of_its_time = alike && is_of_its_time(evidence);
        const SameFigure same(told, common, known_, alone_);
        if (alike && is_swapped(told) && one_unit(claim_, evidence))
            return {Verdict::contradicted, said(common) + "; the value there of another one", 0, nullptr};
        if (!of_its_time && !same.same_thing() && !same.is_in_place_of()) return {};
        if (!one_unit(claim_, evidence))
            return {Verdict::not_comparable,
                    said(common) + "; in " + (evidence.unit.empty() ? "another unit" : evidence.unit), 0,
                    nullptr};
        if (claim_.per != evidence.per)
            return {Verdict::not_comparable, said(common) + "; per another unit", 0, nullptr};
        if (is_told(draft_, claim_, evidence)) return {};
        if (of_its_time)
            return {Verdict::contradicted, said(common) + "; another value at that time", 0, nullptr};
        if (is_told(source_, evidence, claim_) || is_there_bare(told)) return {};
        if (claim_.kind != FigureKind::date &&
            (other_period(draft_, claim_.sentence, source_, evidence.sentence) ||
             (!common.one_day && is_of_another_time(told))))
            return {Verdict::not_comparable, said(common) + "; of another time", 0, nullptr};
        return {Verdict::contradicted, said(common) + "; another value", 0, nullptr};
    }

    // "Owes rent of 5,000", "owes 5,000 in rent".
    static bool tell_both_measures(const Beside& told) {
        return is_said(told, told.evidence.measure) &&
               is_said({told.source, told.evidence, told.draft, told.claim}, told.claim.measure);
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
    bool is_told(const Side& side, const Figure& own, const Figure& other) const {
        const auto figures = side.figures_in(own.sentence);
        return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
            return &figure != &own && figure.kind == own.kind && one_unit(figure, other) &&
                   !(figure.listed && own.listed) && equal(figure, other) &&
                   (&side == &draft_ || !is_told_by_another_word(beside(figure)));
        });
    }

    const Side& draft_;
    const Figure& claim_;
    const Side& source_;
    Judgement best_;
    std::vector<Candidate> candidates_;
    bool alone_ = false;  // the one that is judged may be what the claim is of, and no other
    Common names_;
    std::uint32_t names_of_ = ~0u;  // the sentence of the source that they are of
    int known_;                     // how many of the claim's names the source has
};

}  // namespace

Judgement judge_by_figures(const Side& draft, const Figure& claim, const Side& source) {
    return FigureJudge(draft, claim, source).judge();
}

}  // namespace dossier::check
