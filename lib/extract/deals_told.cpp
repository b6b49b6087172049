// What a second verb tells of a frame's noun: "cancelled a contract that it had signed with X".
#include <dossier/extract/deals_frame_reader.h>

#include <algorithm>
#include <utility>

namespace dossier::extract::deals {

std::uint32_t FrameReader::verb_behind() const {
    constexpr std::uint32_t longest_noun = 24, longest_subject = 8;
    if (stop_ >= scene_.size() || stop_ - noun_->match.last > longest_noun) return none;
    for (std::uint32_t i = noun_->match.last; i < stop_; ++i)
        if (scene_.kind(i) == Kind::sentence || scene_.kind(i) == Kind::stop) return none;
    const bool relative = scene_.kind(stop_) == Kind::relative || scene_.listed(stop_, "dl-that");
    const std::uint32_t last = std::min(stop_ + longest_subject, scene_.size());
    for (std::uint32_t at = relative ? stop_ + 1 : stop_; at < last; ++at) {
        const Kind kind = scene_.kind(at);
        if (kind == Kind::anchor) {
            const Anchor& anchor = scene_.anchors[scene_.anchor_at[at]];
            const bool tells = anchor.is("light") && anchor.past && anchor.outer == none && &anchor != verb_;
            return tells ? scene_.anchor_at[at] : none;
        }
        const bool leads = kind == Kind::entity || kind == Kind::word || kind == Kind::determiner ||
                           kind == Kind::pronoun || kind == Kind::auxiliary;
        if (kind != Kind::adverb && !(relative && leads)) return none;
    }
    return none;
}

void FrameReader::read_told() {
    const std::uint32_t told = verb_ ? verb_behind() : none;
    if (told == none) return;
    const Anchor* const outer = std::exchange(verb_, &scene_.anchors[told]);
    note(*verb_);
    if (!verb_->passive && stop_ + 1 < verb_->group) {
        const Group group = named_only(read_group(scene_, stop_ + 1, verb_->group));
        // "Froze the aid that it had promised": who acts does both.
        const bool same =
            group.reference != none && scene_.kind(group.reference) == Kind::pronoun &&
            std::any_of(draft_.fillers.begin(), draft_.fillers.end(), [](const Filler& f) { return f.acts; });
        if (!same) fill_from(group, role("subject"));
    }
    read_prepositions(verb_->match.last);
    verb_ = outer;
}

void FrameReader::read_outer(std::uint32_t anchor) {
    const Anchor& outer = scene_.anchors[anchor];
    // "Its 200 million euro offer to build": what is offered is worth it.
    const std::uint32_t before = outer.match.first > 0 ? outer.match.first - 1 : none;
    if (!noun_ && outer.is("noun") && before != none && scene_.kind(before) == Kind::money)
        take_money(before);
    if (!noun_ && outer.field("subject") == "other") {
        fill(scene_, subject_of(scene_, anchor), frame().field("other"), draft_);
    } else if (!noun_ && frame().field("type") == "contract" && !outer.passive && outer.is("light") &&
               (outer.field("status") == "rejected" || outer.field("status") == "cancelled")) {
        // "Kenya refused Norda's plan to build": who refuses it is another.
        const Group decides = subject_of(scene_, anchor);
        if (decides.first != subject_of(scene_, verb_index_).first)
            fill(scene_, decides, frame().field("other"), draft_);
    } else if (noun_ && outer.passive && outer.match.last < scene_.size() &&
               scene_.kind(outer.match.last) == Kind::preposition &&
               scene_.preposition(outer.match.last) == "by") {
        fill(scene_, read_group(scene_, outer.match.last + 1, scene_.size()), noun_role(outer.field("by")),
             draft_);
    }
}

}  // namespace dossier::extract::deals
