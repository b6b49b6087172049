// What stands before a frame's noun: whose it is, and what it is worth.
#include <dossier/extract/deals_frame_reader.h>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t premodifiers = 14;

}  // namespace

std::uint32_t FrameReader::before_bracket(std::uint32_t close) const {
    for (std::uint32_t i = close; i > 0 && close - i < premodifiers; --i)
        if (scene_.kind(i) == Kind::open) return i;
    return close;
}

void FrameReader::read_premodifiers() {
    for (std::uint32_t i = noun_->match.first; i > 0 && noun_->match.first - i < premodifiers; --i) {
        const std::uint32_t p = i - 1;
        const Kind kind = scene_.kind(p);
        if (kind == Kind::money) {
            take_money(p);
        } else if (kind == Kind::entity) {
            const Label place = scene_.possessive(p) ? Label("possessor") : Label("modifier");
            Group group;
            group.first = p;
            group.last = i;
            group.heads.push_back(p);
            // "Kenya's contract with Norda": a state may be either side.
            const bool open = place == "possessor" && noun_->field(place) == "contractor" &&
                              noun_->field("with") == "side" && scene_.nature(p) == "state";
            fill(scene_, group, open ? "side" : noun_->field(place), draft_);
            if (place == "possessor") return;
        } else if (kind == Kind::determiner && !verb_ && scene_.listed(p, "dl-own")) {
            fill_owned(p);
            return;
        } else if (is_price_word(p)) {
            continue;
        } else if (kind == Kind::word && is_unknown_owner(p)) {
            fill_unknown_owner(p);
            return;
        } else if (kind == Kind::close) {
            i = before_bracket(p) + 1;
        } else if (kind != Kind::word && kind != Kind::quantity && kind != Kind::percent &&
                   kind != Kind::adverb && kind != Kind::anchor) {
            return;
        } else if (kind == Kind::anchor && !scene_.anchors[scene_.anchor_at[p]].is("noun")) {
            return;
        }
    }
}

// "In 2007 it was part of its $12 million purchase of Telmark": whose it is, where no verb says who acts.
void FrameReader::fill_owned(std::uint32_t owner) {
    Group group;
    group.first = owner;
    group.last = owner + 1;
    group.reference = owner;
    if (draft_.money != none) fill(scene_, group, noun_->field("possessor"), draft_);
}

bool FrameReader::is_unknown_owner(std::uint32_t item) const {
    return scene_.looks_like_name(item) && patterns::Look::of(scene_.reading.line[item].look).possessive;
}

void FrameReader::fill_unknown_owner(std::uint32_t last) {
    std::uint32_t first = last;
    while (first > 0 && scene_.kind(first - 1) == Kind::word && scene_.looks_like_name(first - 1))
        --first;
    Filler owner;
    owner.role = noun_->field("possessor");
    owner.name = std::string(scene_.reading.text(first, last + 1));
    owner.item = first;
    if (!owner.role.empty() && !has_role(draft_, owner.role) && !find_name(draft_, owner))
        draft_.fillers.push_back(std::move(owner));
}

// "Norda's $5-a-share offer", "its $5 per share bid".
bool FrameReader::is_price_word(std::uint32_t item) const {
    const bool each = scene_.kind(item) == Kind::determiner ||
                      (scene_.kind(item) == Kind::preposition && scene_.preposition(item) == "per");
    return each && item > 0 && (scene_.text(item + 1) == "-" || scene_.listed(item + 1, "n-stake")) &&
           (scene_.kind(item - 1) == Kind::money || scene_.text(item - 1) == "-");
}

// "Withdrew its $5-a-share bid": it was the subject's own.
bool FrameReader::is_own_noun() const {
    constexpr std::uint32_t longest = 12;
    for (std::uint32_t i = noun_->match.first; i > verb_->match.last && noun_->match.first - i < longest; --i)
        if (scene_.listed(i - 1, "dl-own")) return true;
    return false;
}

}  // namespace dossier::extract::deals
