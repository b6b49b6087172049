#include <dossier/check/figure_values.h>
#include <dossier/check/of_another.h>
#include <dossier/check/same_figure.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr double furthest_value = 20;  // times one that it may be mistaken for
constexpr int most_in_sentence = 6;    // figures of one kind, but for tables
constexpr std::size_t month = 7;       // bytes
constexpr double of_somebody = 0.64, of_nobody = 0.62,
                 of_nobody_by_head = 0.7;  // of what the claim tells, where it is told alone

bool nobody_named(const Side& draft, const Figure& claim) {
    return draft.sentences[claim.sentence].names.empty();
}

// "Yesterday" and "this month" are of the day on which they were written.
bool is_dated(const Figure& date) {
    return std::any_of(date.text.begin(), date.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A table, whose rows and columns are not known.
bool is_crowded(const Side& side, const Figure& figure) {
    const auto figures = side.figures_in(figure.sentence);
    return std::count_if(figures.begin(), figures.end(),
                         [&](const Figure& other) { return other.kind == figure.kind; }) > most_in_sentence;
}

}  // namespace

bool SameFigure::related() const {
    const bool exact = exactly_equal(claim_, evidence_), telling = is_telling();
    if (is_named_behind()) return false;
    if (is_told_of_others() && !counts_same_things())
        return (telling && common_.stems >= 1) ||
               (common_.stems >= 2 && (exact || (is_amount(claim_) && nearly_equal(claim_, evidence_))));
    if ((is_listed_for() && exact) || is_only_value()) return true;
    if (!one_unit(claim_, evidence_)) {
        if (common_.names >= 0.6 && claim_.people && common_.foreign.others == 0) return true;
        return common_.names >= 0.9 ? common_.stems >= 1 || common_.own >= 0.9
                                    : digits(claim_) >= telling_digits;
    }
    if (common_.names < 0.4) return is_related_by_words();
    if (telling && (common_.stems >= 1 || claim_.kind != FigureKind::date)) return true;
    if (exact && common_.one_day && common_.names >= 0.6 && claim_.kind != FigureKind::date) return true;
    if (claim_.kind == FigureKind::date)
        return (common_.names >= 0.6 && common_.stems >= 2) ||
               (common_.names >= 0.4 && common_.stems >= 2 && common_.share >= 0.75) || common_.own >= 1.9 ||
               (common_.names >= 0.6 && common_.stems >= 1 && common_.share >= 0.5) ||
               (common_.names >= 1.5 && common_.stems >= 1);
    const bool told = common_.stems >= 1 && (common_.names >= 0.9 || common_.stems >= 2 ||
                                             common_.share >= (exact ? 0.3 : 0.6) || digits(claim_) > 1);
    if (told) return true;
    if (exact && common_.names >= 1 && common_.is_all()) return true;
    if (exact && digits(claim_) > 1 && common_.own >= 0.9 && common_.foreign.others == 0) return true;
    return nearly_equal(claim_, evidence_) &&
           (common_.names >= 1.3 || is_amount(claim_) || digits(claim_) >= telling_digits);
}

bool SameFigure::is_related_by_words() const {
    if (nobody_named(draft_, claim_) && common_.stems >= 3 && common_.share >= 0.5) return true;
    if (nobody_named(draft_, claim_) && alone_ && common_.stems >= 2 && common_.covered >= of_nobody)
        return true;
    if (!exactly_equal(claim_, evidence_) || (!nobody_named(draft_, claim_) && known_ == 0)) return false;
    if (is_telling() && common_.stems >= 1 && common_.share >= 0.25) return true;
    if (is_telling() && (counts_things(claim_) || !nobody_named(draft_, claim_))) return true;
    if (!nobody_named(draft_, claim_))
        return common_.stems >= 2 && common_.share >= 0.6 && one_head(claim_, evidence_);
    return (common_.stems >= 2 && common_.share >= 0.4) || (common_.stems >= 1 && common_.one_day) ||
           (common_.stems >= 1 && common_.share >= 0.5 && digits(claim_) > 1);
}

bool SameFigure::is_in_place_of() const {
    if (!one_unit(claim_, evidence_) || claim_.per != evidence_.per || common_.missing.others > 0 ||
        common_.missing.places > 0 || common_.others() || common_.first < 0.5 || common_.behind > 0 ||
        other_measure(claim_, evidence_) || is_told_of_others() || is_crowded(source_, evidence_) ||
        !within_reach())
        return false;
    if (counts_things(claim_) && is_of_past(told_)) return false;
    if (claim_.kind == FigureKind::date &&
        (is_told_near(told_) || !is_dated(claim_) || !is_dated(evidence_) || tells_month()))
        return false;
    const bool alike =
        nobody_named(draft_, claim_)
            ? common_.stems >= 2 && common_.share >= 0.6
            : (common_.names >= 0.9 && common_.stems >= 2 && common_.share >= 0.3) ||
                  (common_.names >= 0.8 && common_.stems >= 1 && common_.share >= 0.5) ||
                  (common_.names >= 0.6 && common_.stems >= 2 && common_.share >= 0.5) ||
                  (common_.names >= 0.6 && common_.stems >= 1 && common_.share >= 0.9 &&
                   !(common_.one_country && common_.covered < of_somebody)) ||
                  (common_.names >= 0.9 && common_.stems >= 1 && common_.is_all()) ||
                  (common_.own >= 1.9 && common_.foreign.others == 0 && claim_.kind != FigureKind::date &&
                   !is_time(claim_.counted)) ||
                  (common_.own >= 0.9 && common_.foreign.others == 0 && counts_things(claim_) &&
                   is_only_count()) ||
                  (common_.own >= 1.5 && common_.stems >= 1) ||
                  (common_.own >= 0.9 && common_.one_day && common_.is_all() && counts_things(claim_));
    return alike && !is_known_value();
}

bool SameFigure::same_thing() const {
    if (!one_unit(claim_, evidence_) && claim_.kind == FigureKind::quantity) return false;
    if (is_told_in_many_words()) return true;
    if (common_.missing.others + common_.missing.places > common_.matched || !within_reach()) return false;
    if (common_.missing.others > 0 && 2 * common_.missing.others > common_.matched) return false;
    if (common_.others() || common_.first < 0.4 || is_crowded(source_, evidence_)) return false;
    if (other_measure(claim_, evidence_) || common_.behind > 0) return false;
    if (counts_same_things() && is_only_count()) return true;
    if (is_told_in_place_of()) return true;
    if (common_.names < 0.9 && common_.foreign.others > 0 && !nobody_named(draft_, claim_)) return false;
    if (!claim_.measure.empty() && claim_.measure == evidence_.measure && claim_.kind != FigureKind::date &&
        claim_.kind != FigureKind::percent && common_.names >= 0.65 &&
        (common_.names >= 0.9 || common_.foreign.others == 0))
        return true;
    if (is_listed_for()) return true;
    if (nobody_named(draft_, claim_) && counts_things(claim_) && shares(0, 1, 0.9) && is_only_count())
        return true;
    if (nobody_named(draft_, claim_) && (shares(0, 3, 0.9) || (shares(0, 3, 0.6) && is_amount(claim_))))
        return true;
    if (!claim_.per.empty() && claim_.per == evidence_.per && shares(0.9, 1, 0.5)) return true;
    if (counts_things(claim_) && common_.names >= 0.5 && is_told_alike() && is_only_count()) return true;
    if (common_.one_country && !common_.one_day && common_.stems < 3 && !evidence_.listed) return false;
    if (counts_things(claim_))
        return shares(0.9, 1, 0.2) || shares(0.65, 1, 0.4) || shares(1.5, 0, 0) || shares(0.5, 2, 0.5) ||
               (shares(1.3, 0, 0) && common_.is_all()) || (shares(0.65, 1, 0.9) && common_.is_all()) ||
               (common_.names >= 0.65 && common_.foreign.others == 0 &&
                draft_.sentences[claim_.sentence].stems.empty());
    if (claim_.kind == FigureKind::date) return is_same_event();
    if (claim_.kind == FigureKind::quantity && !claim_.measured) return shares(0.9, 2, 0.5);
    return is_same_value_of();
}

bool SameFigure::is_known_value() const {
    return std::any_of(source_.figures.begin(), source_.figures.end(), [&](const Figure& other) {
        return other.kind == claim_.kind &&
               ((one_unit(other, claim_) && equal(other, claim_)) || exactly_equal(other, claim_));
    });
}

bool SameFigure::is_only_value() const {
    const bool nobody = nobody_named(draft_, claim_);
    if (claim_.kind == FigureKind::date || !exactly_equal(claim_, evidence_) || common_.stems == 0)
        return false;
    if (common_.others() || common_.missing.others + common_.missing.places > 0) return false;
    if (nobody ? digits(claim_) == 1 && common_.share < 0.6 : common_.names < 0.5) return false;
    return std::none_of(source_.figures.begin(), source_.figures.end(), [&](const Figure& other) {
        return other.kind == claim_.kind && other.sentence != evidence_.sentence && one_unit(other, claim_) &&
               equal(other, claim_);
    });
}

// The day or month that it tells of.
bool SameFigure::is_only_at_that_time() const {
    const auto &told = draft_.sentences[claim_.sentence].dates,
               &known = source_.sentences[evidence_.sentence].dates;
    if (claim_.kind == FigureKind::date || common_.stems == 0 || common_.names < 0.5) return false;
    const bool same = std::any_of(told.begin(), told.end(), [&](const std::string& date) {
        return date.size() >= month && std::find(known.begin(), known.end(), date) != known.end();
    });
    const auto figures = source_.figures_in(evidence_.sentence);
    return same && std::count_if(figures.begin(), figures.end(), [&](const Figure& other) {
                       return other.kind == evidence_.kind && one_unit(other, evidence_);
                   }) == 1;
}

bool SameFigure::is_of_rare_name() const {
    if (claim_.kind == FigureKind::date || common_.own < 0.9 || common_.foreign.others > 0 ||
        common_.missing.others + common_.missing.places > 0)
        return false;
    constexpr std::ptrdiff_t rare = 2;  // sentences
    const auto& names = draft_.sentences[claim_.sentence].names;
    const Name& first = names.front();
    return first.iso.empty() && !first.words.empty() &&
           std::count_if(source_.sentences.begin(), source_.sentences.end(), [&](const Sentence& sentence) {
               return std::any_of(sentence.names.begin(), sentence.names.end(),
                                  [&](const Name& other) { return same_name(first, other) > 0; });
           }) <= rare;
}

bool SameFigure::is_told_in_many_words() const {
    return alone_ && common_.stems >= 4 && common_.share >= 0.6 && common_.covered >= 0.55 &&
           claim_.kind != FigureKind::date && one_unit(claim_, evidence_) && !common_.others() &&
           !other_measure(claim_, evidence_) && within_reach() && !is_crowded(source_, evidence_) &&
           !is_known_value();
}

bool SameFigure::is_told_in_place_of() const {
    if (one_unit(claim_, evidence_) && (is_only_at_that_time() || is_only_of_listed()) && !is_known_value())
        return true;
    if (!alone_ || !one_unit(claim_, evidence_) || is_known_value()) return false;
    if (claim_.kind == FigureKind::date &&
        (is_told_near(told_) || !is_dated(claim_) || !is_dated(evidence_) || tells_month()))
        return false;
    if (nobody_named(draft_, claim_))
        return (common_.stems >= 2 && common_.covered >= of_nobody) ||
               (common_.stems >= 1 && one_head(claim_, evidence_) && common_.covered >= of_nobody_by_head) ||
               (counts_things(claim_) && one_head(claim_, evidence_) && common_.covered >= 0.5 &&
                is_only_count());
    if (is_of_rare_name()) return true;
    // A country alone does many things.
    if (common_.one_country && common_.stems < 2) return false;
    if (!claim_.per.empty() && claim_.per == evidence_.per && common_.names >= 1.5) return true;
    return common_.stems >= 1 && common_.names >= 0.5 && common_.covered >= of_somebody;
}

bool SameFigure::is_only_of_listed() const {
    const Name* theirs = evidence_.listed ? name_of(source_, evidence_) : nullptr;
    const Name* mine = name_of(draft_, claim_);
    if (!theirs || !mine || same_name(*mine, *theirs) < 0.9 || claim_.kind != FigureKind::money) return false;
    return std::none_of(source_.figures.begin(), source_.figures.end(), [&](const Figure& other) {
        const Name* name = &other != &evidence_ ? name_of(source_, other) : nullptr;
        return name && other.kind == evidence_.kind && same_name(*mine, *name) > 0;
    });
}

bool SameFigure::is_listed_for() const {
    const Name* theirs = evidence_.listed ? name_of(source_, evidence_) : nullptr;
    const auto& names = draft_.sentences[claim_.sentence].names;
    return theirs && common_.names >= 1.5 && std::any_of(names.begin(), names.end(), [&](const Name& mine) {
               return same_name(mine, *theirs) > 0;
           });
}

bool SameFigure::is_named_behind() const {
    if (common_.behind == 0 || common_.own > 0) return false;
    const auto next = source_.figures_in(evidence_.sentence + 1);
    return std::any_of(next.begin(), next.end(), [&](const Figure& other) {
        return other.kind == claim_.kind && one_unit(other, claim_);
    });
}

bool SameFigure::shares(double names, int stems, double share) const {
    return common_.names >= names && common_.stems >= stems && common_.share >= share;
}

bool SameFigure::is_same_event() const {
    if (is_told_near(told_) || !is_dated(claim_) || !is_dated(evidence_) || tells_month()) return false;
    if (common_.is_all() && common_.counts > 0 && common_.own >= 1.5) return true;
    if (common_.counts > 1 && common_.names >= 0.4) return true;
    if (common_.is_all() && shares(1.5, 1, 0.3) && is_said(told_, evidence_.head)) return true;
    return shares(0.9, 2, 0.5) || shares(0.9, 1, 0.75) || shares(1.9, 2, 0.35);
}

bool SameFigure::is_same_value_of() const {
    if (claim_.measured && (shares(1.3, 1, 0.4) || (shares(1.6, 1, 0.3) && common_.is_all()))) return true;
    if (common_.counts > 0 && (shares(1.2, 1, 0) || (common_.own >= 0.9 && shares(0.9, 2, 0.4)))) return true;
    const bool between_two = claim_.kind == FigureKind::money && common_.own >= 1.9;
    if (between_two && common_.missing.places == 0 && common_.foreign.others == 0 &&
        (common_.one_day || is_only_amount()))
        return true;
    if (between_two && common_.is_all() && shares(1.9, 1, 0.2)) return true;
    if (claim_.deal >= 0 || evidence_.deal >= 0)
        return shares(1.5, 2, 0.35) || shares(1.75, 1, 0.3) || shares(2, 1, 0.25) ||
               (common_.first >= 0.7 && shares(1.5, 1, 0.5)) || shares(0.9, 2, 0.6);
    return shares(0.9, 2, 0.4) || shares(1.75, 1, 0.3) || shares(0.5, 3, 0.5) || shares(0.5, 2, 0.75) ||
           shares(1.5, 1, 0.5) ||
           (one_head(claim_, evidence_) && (shares(0.9, 1, 0.3) || shares(0.5, 1, 0.6)));
}

bool SameFigure::within_reach() const {
    if (claim_.kind == FigureKind::date)
        return near_years(claim_.unit, evidence_.unit) ||
               (one_head(claim_, evidence_) && shares(0.9, 2, 0.75));
    if (!claim_.value || !evidence_.value) return true;
    const double a = std::abs(claim_.value->to_double()), b = std::abs(evidence_.value->to_double());
    return std::max(a, b) <= furthest_value * std::min(a, b);
}

bool SameFigure::is_telling() const {
    if (claim_.kind == FigureKind::date)
        return exactly_equal(claim_, evidence_) && claim_.unit.size() > month;
    return exactly_equal(claim_, evidence_) && digits(claim_) >= few_digits;
}

bool SameFigure::is_told_of_others() const {
    if (nobody_named(draft_, claim_) || common_.own > 0 || common_.names >= 0.9) return false;
    return (common_.absent.others > 0 && common_.foreign.others > 0) ||
           (common_.absent.places > 0 && common_.foreign.places > 0);
}

bool SameFigure::tells_month() const {
    const Sentence& sentence = source_.sentences[evidence_.sentence];
    for (std::size_t i = 0; i < claim_.text.size();) {
        std::size_t end = i;
        while (end < claim_.text.size() && claim_.text[end] != ' ' && claim_.text[end] != ',')
            ++end;
        const std::string word = claim_.text.substr(i, end - i);
        if (word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' &&
            evidence_.text.find(word) == std::string::npos && sentence.text.find(word) != std::string::npos)
            return true;
        i = end + 1;
    }
    return false;
}

bool SameFigure::is_only_amount() const {
    if (!draft_.sentences[claim_.sentence].dates.empty()) return false;
    return std::none_of(source_.figures.begin(), source_.figures.end(), [&](const Figure& other) {
        return &other != &evidence_ && other.kind == evidence_.kind && other.unit == evidence_.unit &&
               names_in_common(draft_, claim_.sentence, source_, other.sentence).own >= 1.5;
    });
}

bool SameFigure::is_told_alike() const {
    const Sentence& sentence = draft_.sentences[claim_.sentence];
    if (!sentence.dates.empty()) return common_.one_day;
    return common_.stems > 0 || sentence.stems.empty();
}

bool SameFigure::counts_same_things() const {
    return counts_things(claim_) && claim_.unit == evidence_.unit &&
           claim_.unit.find(' ') != std::string::npos && common_.names >= 0.5 && is_told_alike();
}

bool SameFigure::is_only_count() const {
    return std::count_if(source_.figures.begin(), source_.figures.end(), [&](const Figure& figure) {
               return figure.kind == evidence_.kind && figure.counted == evidence_.counted;
           }) == 1;
}

}  // namespace dossier::check
