// What stands behind a frame's verb: its objects, and what lies between it and its noun.
#include <dossier/extract/deals_frame_reader.h>

#include <algorithm>

namespace dossier::extract::deals {

namespace {

// "Lent | Telmarko $5 million".
bool begins_with_unknown(const Group& group) {
    return group.heads.empty() && group.money != none && group.unknown.present() &&
           group.unknown.first == group.first;
}

}  // namespace

std::uint32_t FrameReader::read_object(std::uint32_t at) {
    // "Bought the shares | of Telmark": the rule has the object, what follows belongs to it.
    if (at < scene_.size() && scene_.kind(at) == Kind::preposition) return at;
    Group first = read_group(scene_, at, scene_.size());
    if (first.empty()) return at;
    std::uint32_t next = first.last;
    const std::string_view indirect = role("indirect");
    if (!indirect.empty() && !verb_->passive && begins_with_unknown(first)) {
        read_unknown_indirect(first, indirect);
        return next;
    }
    if (!indirect.empty() && !verb_->passive && (!first.heads.empty() || first.reference != none)) {
        Group second = read_group(scene_, next, scene_.size());
        if (!second.empty()) {
            doubled_ = true;
            fill_from(first, indirect);
            fill_from(second, role("object"));
            return second.last;
        }
    }
    // "The $5 million that Norda Bank lent | Kenya": the sum stands before.
    const std::uint32_t sum = verb_->passive ? none : relative_sum();
    if (sum != none && !indirect.empty() && !first.heads.empty()) {
        take_money(sum);
        fill_from(first, indirect);
        return next;
    }
    const bool served = !indirect.empty() && !first.heads.empty() && next < scene_.size() &&
                        scene_.kind(next) == Kind::preposition && scene_.preposition(next) == "with" &&
                        verb_->field("with") == "topic";
    if (served)  // "supply Kenya with trams"
        fill_from(first, indirect);
    else if (!verb_->passive || !indirect.empty())
        fill_from(first, role("object"));
    take_money(first.money);
    return behind_list(next);
}

std::uint32_t FrameReader::relative_sum() const {
    constexpr std::uint32_t longest_subject = 8;
    std::uint32_t i = verb_->group;
    while (i > 0 && verb_->group - i < longest_subject &&
           (scene_.kind(i - 1) == Kind::entity || scene_.kind(i - 1) == Kind::word ||
            scene_.kind(i - 1) == Kind::determiner || scene_.kind(i - 1) == Kind::pronoun))
        --i;
    if (i < 2 || (scene_.kind(i - 1) != Kind::relative && !scene_.listed(i - 1, "dl-that"))) return none;
    return scene_.kind(i - 2) == Kind::money ? i - 2 : none;
}

void FrameReader::read_unknown_indirect(const Group& first, std::string_view indirect) {
    Group name = first;
    name.last = name.unknown.last;
    name.money = none;
    doubled_ = true;
    behind_preposition_ = true;
    fill_from(name, indirect);
    behind_preposition_ = false;
    fill_from(read_group(scene_, name.last, first.last), role("object"));
}

bool FrameReader::verb_names_doer() const {
    const std::string_view doer = verb_->field("by");
    return std::any_of(draft_.fillers.begin(), draft_.fillers.end(), [&](const Filler& f) {
        return f.role == doer && !f.acts && !f.state && f.item != none && f.item > verb_->match.first;
    });
}

std::uint32_t FrameReader::behind_list(std::uint32_t at) const {
    if (at >= scene_.size() || scene_.kind(at) != Kind::conjunction) return at;
    const Group more = read_group(scene_, at + 1, scene_.size());
    if (more.empty() || more.names() || more.money != none || more.unknown.present()) return at;
    const bool governs = more.last < scene_.size() && scene_.kind(more.last) == Kind::preposition;
    return governs ? more.last : at;
}

void FrameReader::read_between(std::uint32_t at, std::uint32_t end) {
    while (at < end) {
        Group group = read_group(scene_, at, end);
        if (group.empty()) {
            ++at;
            continue;
        }
        take_money(group.money);
        const bool with = at > verb_->match.last && scene_.kind(at - 1) == Kind::preposition &&
                          scene_.preposition(at - 1) == "with" &&
                          (!verb_->field("with").empty() || verb_->field("joins") == "yes");
        // "Was awarded an Air Force contract": what stands right before the noun describes it.
        const bool describes = verb_->passive && group.last == end;
        if (!describes && (!verb_->passive || group.names()))
            fill_from(named_only(group), role(with ? Label("with") : Label("indirect")));
        at = std::max(group.last, at + 1);
    }
}

}  // namespace dossier::extract::deals
