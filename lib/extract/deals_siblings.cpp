// Several deals of one verb or noun: those listed behind it, and one for each of several parties.
#include <dossier/extract/deals_frame_reader.h>

#include <algorithm>

namespace dossier::extract::deals {
namespace {

constexpr std::size_t most_siblings = 12;

// A deal for each filler of the role that has several; of two such roles the one that does not act.
std::vector<Draft> one_for_each(Draft all) {
    std::string_view shared;
    for (const Filler& a : all.fillers)
        for (const Filler& b : all.fillers)
            if (&a != &b && a.role == b.role && (shared.empty() || !a.acts)) shared = a.role;
    if (shared.empty()) return {std::move(all)};
    std::vector<Draft> out;
    for (const Filler& filler : all.fillers) {
        if (filler.role != shared) continue;
        out.push_back(all);
        std::erase_if(out.back().fillers,
                      [&](const Filler& f) { return f.role == shared && f.name != filler.name; });
    }
    return out;
}

// "Won orders from A ($3 million), B ($2 million) and C": the sum in the bracket behind a party.
std::uint32_t sum_behind(const Scene& scene, const Filler& filler) {
    constexpr std::uint32_t longest = 4;
    if (filler.acts || filler.item == none || filler.item + 1 >= scene.size()) return none;
    if (scene.kind(filler.item + 1) != Kind::open) return none;
    for (std::uint32_t i = filler.item + 2; i < scene.size() && i < filler.item + 2 + longest; ++i) {
        if (scene.kind(i) == Kind::close) return none;
        if (scene.kind(i) == Kind::money) return i;
    }
    return none;
}

// A deal for each party that has a sum of its own, where two or more have; none otherwise.
std::vector<Draft> each_with_its_sum(const Scene& scene, const Draft& all) {
    std::vector<Draft> out;
    for (const Filler& filler : all.fillers) {
        const std::uint32_t sum = sum_behind(scene, filler);
        if (sum == none) continue;
        out.push_back(all);
        out.back().money = sum;
        std::erase_if(out.back().fillers, [&](const Filler& f) {
            return !f.acts && f.role == filler.role && f.name != filler.name;
        });
    }
    if (out.size() < 2) out.clear();
    return out;
}

}  // namespace

std::vector<Draft> FrameReader::read_all() {
    read();
    if (is_each()) return one_for_each(std::move(draft_));
    if (std::vector<Draft> own = each_with_its_sum(scene_, draft_); !own.empty()) return own;
    std::vector<Draft> out;
    out.push_back(std::move(draft_));
    while (out.size() < most_siblings) {
        std::optional<Draft> next = read_sibling(out.front());
        if (!next) break;
        out.push_back(std::move(*next));
    }
    return out;
}

bool FrameReader::repeats_with(std::uint32_t at) const {
    if (!with_ || at + 1 >= scene_.size()) return false;
    if (scene_.kind(at) == Kind::conjunction) ++at;
    return scene_.kind(at) == Kind::preposition && scene_.preposition(at) == "with" &&
           !read_group(scene_, at + 1, scene_.size()).heads.empty();
}

bool FrameReader::begins_sibling(std::uint32_t at) const {
    return at < scene_.size() &&
           (scene_.kind(at) == Kind::money || scene_.kind(at) == Kind::quantity || repeats_with(at));
}

std::uint32_t FrameReader::behind_separator() const {
    std::uint32_t at = stop_;
    const auto is = [&](Kind kind) { return at < scene_.size() && scene_.kind(at) == kind; };
    if (is(Kind::comma)) ++at;
    if (is(Kind::conjunction)) ++at;
    if (at == stop_) return none;
    while (is(Kind::adverb) || (is(Kind::determiner) && begins_sibling(at + 1)))
        ++at;
    return at < scene_.size() ? at : none;
}

// "A loan to A and a $3 million | grant | to B".
bool FrameReader::names_other_deal(const Group& group) const {
    for (std::uint32_t i = group.first; noun_ && !group.empty() && i < group.last; ++i) {
        if (scene_.kind(i) != Kind::anchor) continue;
        const std::string_view type = scene_.anchors[scene_.anchor_at[i]].field("type");
        if (!type.empty() && type != "agreement" && type != noun_->field("type")) return true;
    }
    return false;
}

std::optional<Draft> FrameReader::read_sibling(Draft& first) {
    std::uint32_t at = behind_separator();
    if (at == none) return {};
    const std::uint32_t anchor = first.item;
    draft_ = first;
    draft_.item = draft_.event = at;
    draft_.money = none;
    draft_.subject.clear();
    std::erase_if(draft_.fillers, [&](const Filler& f) { return f.item >= anchor; });
    bool gapped = false;
    if (!begins_sibling(at)) {
        const Group subject = read_group(scene_, at, scene_.size());
        if (subject.heads.empty() || !begins_sibling(subject.last)) return {};
        const std::string_view place = doubled_ ? role("indirect") : role("subject");
        std::erase_if(draft_.fillers, [&](const Filler& f) { return doubled_ ? !f.acts : f.acts; });
        draft_.type = frame().field("type");
        fill_from(subject, place);
        at = subject.last;
        gapped = true;
    }
    if (scene_.kind(at) != Kind::preposition) {
        const Group object = read_group(scene_, at, scene_.size());
        if (names_other_deal(object)) return {};
        fill_from(object, role("object"));
        take_money(object.money);
        at = std::max(object.last, at + 1);
    }
    read_prepositions(at);
    resolve_references(scene_, draft_);
    return settle_sibling(first, anchor, gapped);
}

std::optional<Draft> FrameReader::settle_sibling(Draft& first, std::uint32_t anchor, bool gapped) {
    if (gapped) {
        if (draft_.money == none || first.money == none) return {};
        for (const Filler& filler : draft_.fillers)  // "A $2 million and B $3 million with the bank"
            if (filler.role != role("subject") && !doubled_ && !has_role(first, filler.role))
                first.fillers.push_back(filler);
        settle_type();
        return draft_;
    }
    const auto named_behind = [&](const Draft& draft) {
        return std::any_of(draft.fillers.begin(), draft.fillers.end(),
                           [&](const Filler& f) { return f.item != none && f.item >= anchor; });
    };
    // "A $5 million contract with A and a $3 million order from B".
    if (draft_.money != none && first.money != none && named_behind(first) && named_behind(draft_))
        return draft_;
    for (const Filler& filler : draft_.fillers)
        if (filler.item >= anchor && has_role(first, filler.role)) return draft_;
    for (Filler& filler : draft_.fillers)  // "40 trams and 12 boats from X": one deal
        if (filler.item >= anchor) first.fillers.push_back(std::move(filler));
    if (first.money == none) first.money = draft_.money;
    return {};
}

bool FrameReader::is_each() const {
    const std::uint32_t money = draft_.money;
    if (money == none || money + 1 >= scene_.size()) return false;
    if (scene_.listed(money + 1, "dl-each")) return true;
    if (verb_ && verb_->group > 0 && scene_.listed(verb_->group - 1, "dl-each")) return true;
    return noun_ && noun_->match.first > money && noun_->match.first - money < 4 && money > 0 &&
           scene_.listed(money - 1, "number");
}

}  // namespace dossier::extract::deals
