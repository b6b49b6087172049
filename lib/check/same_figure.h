// Whether a figure of a draft and one of a source are of the same thing.
#pragma once
#include <dossier/check/likeness.h>
#include <dossier/check/times.h>

namespace dossier::check {

class SameFigure {
  public:
    // `known` is how many names of the claim the source has anywhere; `alone`, whether stands_out(). All of
    // it outlives this.
    SameFigure(const Beside& told, const Common& common, int known, bool alone)
        : draft_(told.draft),
          claim_(told.claim),
          source_(told.source),
          evidence_(told.evidence),
          told_(told),
          common_(common),
          known_(known),
          alone_(alone) {}

    // Enough for an equal value to be no accident.
    bool related() const;
    // Enough to say it of two figures with different values.
    bool same_thing() const;
    // The source tells the claim's value of nothing, and this one of what the claim speaks of.
    bool is_in_place_of() const;

  private:
    bool shares(double names, int stems, double share) const;  // at least that much
    // It alone may be what the claim is of, the value of which the source tells of nothing.
    bool is_told_in_place_of() const;
    // The source has the claim's value in that sentence alone.
    bool is_only_value() const;
    // It alone may be what the claim is of, of which it tells so much that a name more does not matter.
    bool is_told_in_many_words() const;
    // The only one of its kind in a sentence of the very day or month that the claim tells.
    bool is_only_at_that_time() const;
    // It stands in a list for the claim's name, of which the source tells nothing else in its unit.
    bool is_only_of_listed() const;
    // Of somebody whom the source hardly names elsewhere.
    bool is_of_rare_name() const;
    // The source has the claim's value.
    bool is_known_value() const;
    bool is_same_event() const;     // of dates
    bool is_same_value_of() const;  // of money, percentages and measures
    // Related, of a claim of which no name is told near.
    bool is_related_by_words() const;
    // It stands in a list for a name of the claim.
    bool is_listed_for() const;
    // The sentence behind is the first to name what the claim names, and has a figure of its own of it.
    bool is_named_behind() const;
    // A value many times as large, or a year long before, is of something else.
    bool within_reach() const;
    // A value that is hardly met twice in a document by accident.
    bool is_telling() const;
    // The sentence names others, and none of those whom the claim does.
    bool is_told_of_others() const;
    // The month of the claim's date stands beside the evidence, without a year.
    bool tells_month() const;
    // Nothing else of the source is told in that unit of all whom the claim names.
    bool is_only_amount() const;
    // Of the same time, if the claim tells one, or with the same words, if it has any.
    bool is_told_alike() const;
    // Told in more than one word, and near the names: "foreign governments".
    bool counts_same_things() const;
    // Nothing else in the source counts the same things.
    bool is_only_count() const;

    const Side& draft_;
    const Figure& claim_;
    const Side& source_;
    const Figure& evidence_;
    const Beside& told_;
    const Common& common_;
    int known_;
    bool alone_;
};

}  // namespace dossier::check
