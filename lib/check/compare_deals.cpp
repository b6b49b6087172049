#include <dossier/check/compare.h>
#include <dossier/check/deal_parties.h>
#include <dossier/check/figure_values.h>
#include <dossier/check/likeness.h>
#include <dossier/check/of_another.h>
#include <dossier/check/times.h>
#include <dossier/report/alike.h>

#include <algorithm>

namespace dossier::check {
namespace {

// A deal as a text tells it.
struct Telling {
    const Figure* figure = nullptr;
    const Deal* deal = nullptr;  // nullptr if it is guessed
    std::string status, type;    // no type if it is guessed
    bool hedged = false;
    bool unsure = false;  // whether the status is of this deal
    std::optional<Decimal> amount;
    std::string currency, date;
};

// The only figure of its kind in a sentence, nullptr if there are several or none.
const Figure* only(const Side& side, std::uint32_t sentence, FigureKind kind) {
    const Figure* found = nullptr;
    for (const Figure& figure : side.figures_in(sentence)) {
        if (figure.kind != kind) continue;
        if (found) return nullptr;
        found = &figure;
    }
    return found;
}

Telling telling_of(const Side& side, const Figure& figure) {
    Telling out;
    out.figure = &figure;
    out.deal = side.deal(figure);
    if (out.deal) {
        out.status = out.deal->status;
        out.type = out.deal->type;
        out.hedged = out.deal->hedged;
        if (out.status == "agreed" && side.sentences[figure.sentence].pledged) out.status = "proposed";
        out.amount = out.deal->amount;
        out.currency = out.deal->currency;
        out.date = out.deal->date;
        // "The offer was refused" tells more than the offer.
        const Told told = side.sentences[figure.sentence].told;
        if (out.status == "proposed" && told == Told::plainly && side.sentences[figure.sentence].won)
            out.status = "agreed";
        const bool refused_next = side.sentences[figure.sentence].refused_next;
        if (out.status == "proposed" && told == Told::plainly && refused_next) out.status = "rejected";
        if (out.status == "proposed" && told != Told::plainly)
            out.status = told == Told::refused ? "rejected" : "cancelled";
        // A refusal beside a deal may be of another one.
        else if (is_firm(out.status) && told != Told::plainly) {
            out.status = told == Told::refused ? "rejected" : "cancelled";
            out.unsure = true;
        }
        const Figure* money = only(side, figure.sentence, FigureKind::money);
        if (money && !out.amount) out.amount = money->value, out.currency = money->unit;
        // What was planned of something that came to nothing does not make its end a plan.
        for (const Figure& one : side.figures_in(figure.sentence))
            if (!is_refused(out.status) && one.kind == FigureKind::money && one.value &&
                one.value == out.amount)
                out.hedged = out.hedged || one.hedged;
        return out;
    }
    out.status = figure.unit;
    if (out.status == "proposed" && side.sentences[figure.sentence].refused_next) out.status = "rejected";
    if (const Figure* money = only(side, figure.sentence, FigureKind::money)) {
        out.amount = money->value;
        out.currency = money->unit;
    }
    if (const Figure* date = only(side, figure.sentence, FigureKind::date)) out.date = date->unit;
    return out;
}

// Two tellings, and what they have in common.
class DealJudge {
  public:
    DealJudge(const Side& draft, const Telling& told, const Side& source, const Telling& known)
        : draft_(draft),
          told_(told),
          times_(draft.sentences[told.figure->sentence].dates),
          source_(source),
          known_(known),
          common_(in_common(names_in_common(draft, told.figure->sentence, source, known.figure->sentence),
                            draft, *told.figure, source, *known.figure)) {
        if (told.deal && known.deal) parties_ = shared_parties(*told.deal, *known.deal);
        names_ = std::max(common_.names, static_cast<double>(parties_));
        const bool both = told.amount && known.amount && told.currency == known.currency;
        amounts_agree_ = both && rounds_to(*told.amount, *known.amount);
        amounts_differ_ = both && !amounts_agree_;
        const bool dated = !told.date.empty() && !known.date.empty();
        dates_agree_ = dated && same_day(told.date, known.date);
        years_differ_ = dated && other_year(told.date, known.date);
    }

    Judgement judge(const Figure& claim) const {
        if (is_with_others()) {
            if (claim.kind != FigureKind::deal) return {};
            return judgement(Verdict::contradicted, "the same amount and time, there with somebody else");
        }
        if ((is_of_another_party() || is_told_of_somebody_else()) && claim.kind != FigureKind::date) {
            Judgement out = judgement(Verdict::contradicted, "the same deal, there of another party");
            out.of_its_deal = true;
            return out;
        }
        if (!is_same()) return {};
        if (claim.kind == FigureKind::money) return judge_amount(claim);
        if (claim.kind == FigureKind::date) return judge_date();
        return judge_status();
    }

  private:
    Judgement judgement(Verdict verdict, const std::string& why) const {
        const std::string said = std::to_string(static_cast<int>(names_ + 0.5)) + " names, " +
                                 std::to_string(common_.stems) + " words" +
                                 (amounts_agree_ ? ", the amount" : "") + " shared: ";
        return {verdict, said + why, 2 * names_ + common_.words, known_.figure,
                (amounts_agree_ ? 4.0 : 0.0) + parties_};
    }

    bool one_kind() const {
        return told_.type.empty() || known_.type.empty() || told_.type == known_.type ||
               told_.type == "agreement" || known_.type == "agreement";
    }

    bool is_same() const {
        if (years_differ_ && !amounts_agree_) return false;
        const bool alike = common_.stems >= 1 || names_ >= 1.5;
        const bool exact = amounts_agree_ && *told_.amount == *known_.amount;
        if (amounts_agree_ && names_ >= 0.9 && alike &&
            (exact || (one_kind() && told_.deal && known_.deal)) &&
            (!common_.others() || parties_ >= 1 || names_ >= 1.9))
            return true;
        const bool of_others = common_.others() || (common_.absent.others > 0 && common_.foreign.others > 0);
        if (!one_kind() || (of_others && parties_ < 2)) return false;
        if (amounts_differ_)
            return (names_ >= 1.5 && common_.stems >= 2 && common_.share >= 0.3) ||
                   (parties_ >= 2 && told_.type == known_.type && !told_.type.empty());
        if (is_refusal()) return true;
        if (!told_.deal || !known_.deal)
            return common_.share >= 0.5 && common_.stems >= 1 &&
                   (names_ >= 1.6 || (names_ >= 0.9 && common_.stems >= 2));
        return (names_ >= 1.9 && common_.share >= 0.25 && common_.stems >= 1) ||
               (names_ >= 1.5 && common_.share >= 0.5 && common_.stems >= 1) ||
               (names_ >= 0.9 && common_.stems >= 2 && common_.share >= 0.5);
    }

    // An offer that came to nothing of whom the claim names first, where the claim tells a deal.
    bool is_refusal() const {
        if (common_.own < 0.9 || common_.first < 0.9 || common_.missing.others > 0 ||
            common_.missing.places > 0)
            return false;
        if (!is_firm(told_.status) || told_.hedged || !is_refused(known_.status)) return false;
        return (common_.stems >= 1 && common_.share >= 0.4) ||
               (common_.absent.others == 0 && source_.sentences[known_.figure->sentence].offered);
    }

    // Of the amount and the time of a deal that is known, but of one party that it has another in the place
    // of.
    bool is_with_others() const {
        if (!amounts_agree_ || !common_.others() || parties_ >= 2 || names_ < 0.9 || common_.first < 0.5)
            return false;
        if (!is_firm(told_.status) || !is_firm(known_.status) || told_.hedged || known_.hedged) return false;
        return dates_agree_ || common_.counts > 0 ||
               (common_.stems >= 2 && common_.share >= 0.4 && !years_differ_);
    }

    // The same was done for the same amount, but a party of the claim stands elsewhere in the source.
    bool is_of_another_party() const {
        if (!told_.deal || !known_.deal || told_.type != known_.type || parties_ < 1) return false;
        if (!amounts_agree_ || *told_.amount != *known_.amount || years_differ_) return false;
        if (!is_firm(told_.status) || !is_firm(known_.status) || told_.hedged || known_.hedged) return false;
        return has_other_party(*told_.deal, source_, *known_.deal);
    }

    // The same amount, but somebody else stands in the place of whom the claim tells it of; where the roles
    // of the claim were not understood, and those of two parties leave no choice.
    bool is_told_of_somebody_else() const {
        if (told_.deal || !known_.deal || known_.deal->parties.size() != 2) return false;
        if (known_.type == "acquisition" || !amounts_agree_ || *told_.amount != *known_.amount ||
            years_differ_)
            return false;
        if (!is_firm(told_.status) || !is_firm(known_.status) || told_.hedged || known_.hedged) return false;
        const Span at{source_.sentences[known_.figure->sentence].span};
        return has_somebody_else(draft_.sentences[told_.figure->sentence], source_, *known_.deal, at);
    }

    // A time of the claim is told beside the end, in a sentence that tells of none.
    bool was_made_then() const {
        const std::uint32_t at = known_.figure->sentence;
        const auto last = std::min<std::size_t>(at + 2, source_.sentences.size());
        const auto is_told = [&](const std::string& then, const Sentence& sentence) {
            return sentence.told == Told::plainly && !sentence.doubted &&
                   std::any_of(sentence.dates.begin(), sentence.dates.end(),
                               [&](const std::string& date) { return same_day(date, then); });
        };
        return std::any_of(times_.begin(), times_.end(), [&](const std::string& then) {
            for (std::size_t s = at == 0 ? 0 : at - 1; s < last; ++s)
                if (is_told(then, source_.sentences[s])) return true;
            return false;
        });
    }

    // The claim's figures stand in the source, none of them where it tells what came to nothing.
    bool is_told_elsewhere() const {
        bool elsewhere = false;
        for (const Figure& mine : draft_.figures_in(told_.figure->sentence)) {
            if (mine.kind == FigureKind::deal || mine.kind == FigureKind::date || !mine.value) continue;
            for (const Figure& theirs : source_.figures) {
                if (theirs.kind != mine.kind || !one_unit(mine, theirs) || !exactly_equal(mine, theirs))
                    continue;
                if (theirs.sentence == known_.figure->sentence) return false;
                elsewhere = true;
            }
        }
        return elsewhere;
    }

    Judgement judge_status() const {
        const bool told_firm = is_firm(told_.status) && !told_.hedged,
                   told_refused = is_refused(told_.status) && !told_.hedged,
                   known_firm = is_firm(known_.status) && !known_.hedged,
                   known_refused = is_refused(known_.status) && !known_.hedged;
        if ((told_firm && known_refused) || (told_refused && known_firm)) {
            if ((told_refused && !known_.deal && !amounts_agree_) || told_.unsure || known_.unsure) return {};
            if (is_told_elsewhere()) return {};
            if (told_.status == "agreed" && known_.status == "cancelled" && was_made_then())
                return judgement(Verdict::supported, "there told as made then, and cancelled later");
            return judgement(Verdict::contradicted,
                             "told as " + told_.status + ", there it was " + known_.status);
        }
        if (told_firm && !known_firm)
            return judgement(Verdict::hedged, known_.hedged ? "there only hedged" : "there only proposed");
        if (told_.hedged && known_firm) return judgement(Verdict::supported, "there told as done");
        if (told_refused && known_.status == "proposed")
            return judgement(Verdict::not_comparable, "there an earlier stage");
        return judgement(Verdict::supported, "the same deal is told there as " + known_.status);
    }

    Judgement judge_amount(const Figure& claim) const {
        if (!known_.amount) return {};
        if (told_.currency != known_.currency)
            return judgement(Verdict::not_comparable,
                             "the same deal, there in " +
                                 (known_.currency.empty() ? "another currency" : known_.currency));
        Figure other = claim;
        other.value = known_.amount;
        other.bounds = known_.figure->bounds;
        if (!same_value(claim, other))
            return judgement(Verdict::contradicted, "the same deal, there for another amount");
        Judgement out = judge_status();
        if (out.verdict != Verdict::contradicted) {
            out.why += "; the same amount";
            return out;
        }
        // What was signed and ended later was signed for that.
        const bool never_made = is_firm(told_.status) && known_.status == "rejected";
        out = judgement(never_made ? Verdict::contradicted : Verdict::supported,
                        "the amount of the same deal, which there was " + known_.status);
        out.of_its_deal = never_made;
        return out;
    }

    Judgement judge_date() const {
        if (known_.date.empty()) return {};
        if (dates_agree_) return judgement(Verdict::supported, "the date of the same deal");
        const auto& dates = source_.sentences[known_.figure->sentence].dates;
        const bool is_there = std::any_of(
            dates.begin(), dates.end(), [&](const std::string& date) { return same_day(date, told_.date); });
        const bool shifted = source_.sentences[known_.figure->sentence].shifted;
        if (is_there || shifted || (names_ < 1.5 && !amounts_agree_)) return {};
        return judgement(Verdict::contradicted, "the same deal, there of another date");
    }

    const Side& draft_;
    const Telling& told_;
    const std::vector<std::string>& times_;  // that the claim tells
    const Side& source_;
    const Telling& known_;
    Common common_;
    int parties_ = 0;
    double names_ = 0;
    bool amounts_agree_ = false, amounts_differ_ = false, dates_agree_ = false, years_differ_ = false;
};

// A deal of the same amount says more of a claim than one that only has its parties.
double rank(const Judgement& one) {
    switch (one.verdict) {
        case Verdict::supported:
            return one.strength + one.further + 2;
        case Verdict::contradicted:
        case Verdict::hedged:
            return one.strength + one.further + 1;
        default:
            return one.strength + one.further;
    }
}

// The amount is told of somebody else than the claim, or of another time.
bool is_told_otherwise(const Side& draft, const Figure& claim, const Side& source, const Telling& known) {
    const auto figures = source.figures_in(known.figure->sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& money) {
        if (money.kind != FigureKind::money || money.value != known.amount || money.unit != known.currency)
            return false;
        const Beside told{draft, claim, source, money};
        return is_of_another(told) || is_of_other_time(told);
    });
}

}  // namespace

Judgement judge_by_deals(const Side& draft, const Figure& claim, const Side& source) {
    Judgement best;
    const Telling told = telling_of(draft, claim);
    for (const Figure& evidence : source.figures) {
        if (evidence.kind != FigureKind::deal) continue;
        const Telling known = telling_of(source, evidence);
        Judgement one = DealJudge(draft, told, source, known).judge(claim);
        if (claim.kind == FigureKind::money && one.evidence && is_told_otherwise(draft, claim, source, known))
            continue;
        if (one.evidence && (!best.evidence || rank(one) > rank(best))) best = std::move(one);
    }
    return best;
}

}  // namespace dossier::check
