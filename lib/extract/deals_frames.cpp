// Frames: an anchor or two, and the groups around them that fill its roles.
#include <dossier/extract/deals_frame_reader.h>

#include <algorithm>
#include <utility>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t reach = 60;

}  // namespace

void FrameReader::read() {
    const Anchor& main = verb_ ? *verb_ : *noun_;
    draft_.item = main.match.first;
    draft_.sentence = draft_.last_sentence = scene_.sentence_of[main.match.first];
    draft_.headline = scene_.role_of_sentence(draft_.sentence) == Role::headline;
    draft_.type = frame().field("type");
    draft_.generic = frame().field("generic") == "yes";
    draft_.weak = frame().field("weak") == "yes";
    draft_.part = frame().field("part") == "yes";
    draft_.adds = frame().field("adds") == "yes";
    draft_.beside = (verb_ ? verb_->field("beside") : frame().field("beside")) == "yes";
    draft_.outcome = frame().field("outcome") == "yes";
    draft_.pair = frame().field("pair") == "yes";
    draft_.mass = frame().field("mass") == "yes";
    draft_.nominal = verb_ == nullptr;
    draft_.verbal = noun_ == nullptr;
    draft_.habitual = verb_ && !noun_ && !verb_->past && !verb_->passive && !verb_->gerund &&
                      !verb_->infinitive && verb_->outer == none && verb_->field("status") != "proposed";
    draft_.loose =
        verb_ && !noun_ && verb_->loose && !draft_.headline && is_first_of_sentence() && !is_telegraphic();
    note(frame());
    if (verb_ && noun_) note(*verb_);
    for (std::uint32_t outer = main.outer; outer != none; outer = scene_.anchors[outer].outer)
        if (!noun_ || &scene_.anchors[outer] != verb_) {
            note(scene_.anchors[outer]);
            read_slots(scene_.anchors[outer]);
            read_outer(outer);
        }
    draft_.definite = noun_ && is_definite();
    read_status();
    read_slots(main);
    if (verb_ && noun_) read_slots(*noun_);
    if (verb_) read_verb();
    if (noun_) read_noun();
    resolve_references(scene_, draft_);
    settle_subject();
    settle_worker();
    settle_type();
    if (verb_ && verb_->passive && !noun_ && verb_names_doer()) draft_.loose = false;
    draft_.loose = draft_.loose || is_purpose();
}

const Anchor& FrameReader::frame() const {
    return noun_ ? *noun_ : *verb_;
}

bool FrameReader::is_definite() const {
    constexpr std::uint32_t longest = 5;
    for (std::uint32_t i = noun_->match.first; i > 0 && noun_->match.first - i < longest; --i) {
        if (scene_.kind(i - 1) == Kind::determiner) return scene_.listed(i - 1, "dl-definite");
        if (scene_.kind(i - 1) != Kind::quantity && scene_.kind(i - 1) != Kind::money) return false;
    }
    return false;
}

std::string_view FrameReader::role(Label place) const {
    // "Rejected an offer by X": what stands behind an active verb's noun is the noun's.
    if (place == "by" && verb_ && noun_ && !verb_->passive && noun_->match.first > verb_->match.first)
        return noun_role(noun_->field(place));
    // "A contract by Kenya was announced": what stands between the two is the noun's as well.
    if (place == "by" && reading_noun_ && verb_ && noun_->match.first < verb_->match.first)
        return noun_role(noun_->field(place));
    std::string_view out = verb_ ? verb_->field(place) : std::string_view{};
    if (goods_) {
        if (place == "subject") out = verb_->field("goods-subject");
        if (place == "from" || place == "to" || place == "by") out = verb_->field("goods-other");
        if (place == "by" && verb_->passive) out = verb_->field("goods-subject");
        if (place == "indirect") out = verb_->field("goods-other");
        if (place == "object") out = "topic";
    }
    if (shares_ && (place == "in" || place == "of")) return "target";
    if (noun_) {
        if (out.empty() && place != "subject" && place != "indirect" && place != "object")
            out = noun_->field(place);
        out = noun_role(out);
    }
    return out;
}

std::string_view FrameReader::noun_role(std::string_view role) const {
    const bool named = role == "giver" || role == "receiver" || role == "actor" || role == "other";
    return named ? noun_->field(Label(role)) : role;
}

bool FrameReader::is_telegraphic() const {
    return verb_->infinitive && verb_->group > 0 && scene_.kind(verb_->group - 1) == Kind::entity &&
           scene_.sentence_start(verb_->group - 1) == verb_->group - 1;
}

bool FrameReader::is_purpose() const {
    if (!verb_ || noun_ || !verb_->infinitive || verb_->outer != none || draft_.type != "contract" ||
        is_first_of_sentence())
        return false;
    const Anchor& before = scene_.anchors[verb_index_ - 1];
    const std::uint32_t group = verb_->group;
    const bool beside =
        group > 1 && (scene_.kind(group - 1) == Kind::conjunction ||
                      scene_.kind(group - 2) == Kind::conjunction);  // "lend $3 million and build"
    return (before.is("noun") || (before.is("verb") && !beside)) &&
           (before.field("type") == "loan" || before.field("type") == "grant");
}

bool FrameReader::is_first_of_sentence() const {
    return verb_index_ == 0 ||
           scene_.sentence_of[scene_.anchors[verb_index_ - 1].match.first] != draft_.sentence;
}

void FrameReader::note(const Anchor& anchor) {
    draft_.rules.emplace_back(anchor.match.rule->id);
    draft_.matches.push_back(anchor.match);
}

void FrameReader::read_status() {
    const std::uint32_t at = verb_ ? verb_index_ : static_cast<std::uint32_t>(noun_ - scene_.anchors.data());
    Status status = status_of(scene_, at);
    if (verb_ && noun_ && noun_->field("status") != "" &&
        (status.status == "agreed" || status.status == "completed") && verb_->field("keeps") != "yes")
        status.status = noun_->field("status");
    draft_.status = status.status;
    draft_.event = draft_.item;
    if (status.status == "rejected" || status.status == "cancelled" || status.status == "completed")
        draft_.event = scene_.anchors[status.anchor].match.first;
    draft_.hedged = status.hedged;
}

void FrameReader::read_slots(const Anchor& anchor) {
    const auto& slots = anchor.match.rule->slots;
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const ItemRange range = anchor.match.slot(i);
        if (!range.present() || range.empty() || slots[i] == "head") continue;
        Group group;
        group.first = range.first;
        group.last = range.last;
        group.sure = true;
        if (scene_.listed(range.first, "dl-pronoun") || !scene_.reference(range.first).empty())
            group.reference = range.first;
        else if (scene_.reading.line[range.first].mark >= 0)
            group.heads.push_back(range.first);
        else
            continue;
        fill(scene_, group, slot_role(slots[i]), draft_);
    }
    for (std::uint32_t i = anchor.match.first; i < anchor.match.last; ++i)
        take_money(i);
}

std::string_view FrameReader::slot_role(std::string_view slot) const {
    if (noun_) return noun_role(slot);
    return slot == "other" ? frame().field("other") : slot;
}

void FrameReader::take_money(std::uint32_t item) {
    if (draft_.money != none || item == none || scene_.reading.line[item].mark < 0) return;
    if (!scene_.listed(item, "money")) return;
    if (scene_.is_worth(scene_.money(item)) && !is_measure(scene_, item)) draft_.money = item;
}

void FrameReader::read_verb() {
    const bool noun_behind = noun_ && noun_->match.first > verb_->match.first;
    const bool noun_before = noun_ && !noun_behind;
    if (!noun_) look_at_object();
    const bool relative = noun_before && !verb_->passive && verb_->field("takes") != "subject";
    if (!noun_before || relative) {
        Group subject = subject_of(scene_, verb_index_);
        Label place = "subject";
        if (verb_->passive)
            place = noun_ || !verb_->field("indirect").empty() ? Label("indirect") : Label("object");
        if (verb_->passive && !noun_ && !verb_->field("indirect").empty() && has_money_only(subject))
            place = "object";
        const std::size_t before = draft_.fillers.size(), referred = draft_.references.size();
        if (verb_->passive && !noun_ && subject.empty()) take_money(before_verb().money);
        as_subject_ = true;
        fill_from(subject, role(place));
        as_subject_ = false;
        for (std::size_t i = before; i < draft_.fillers.size(); ++i)
            draft_.fillers[i].acts = true;
        for (std::size_t i = referred; i < draft_.references.size(); ++i)
            draft_.references[i].acts = true;
    }
    std::uint32_t at = verb_->match.last;
    if (!noun_) {
        if (!verb_->passive && read_group(scene_, at, scene_.size()).empty())
            fill_from(relative_object(scene_, verb_index_), role("object"));
        at = read_object(at);
    }
    if (noun_behind) {
        read_between(joined_ != none ? joined_ : at, noun_->match.first);
        return;  // the prepositions stand behind the noun
    }
    read_prepositions(at);
    if (!noun_) fill_maker();
}

void FrameReader::fill_from(Group group, std::string_view role_name) {
    if (group.empty() || role_name.empty()) return;
    // Unknown names are believed behind the prepositions of a deal alone.
    if (!behind_preposition_ && !((as_subject_ || role_name == "contractor") && group.maybe_names()))
        group.unknown = {};
    take_money(group.money);
    if (role_name == "topic") {
        set_subject(group.first, group.last);
        fill_host(group);
    } else if (role_name != "amount" && role_name != "none")
        fill(scene_, group, role_name, draft_);
}

void FrameReader::read_noun() {
    reading_noun_ = true;
    read_premodifiers();
    read_prepositions(noun_->match.last);
    reading_noun_ = false;
    read_told();
}

void FrameReader::read_prepositions(std::uint32_t at) {
    const std::uint32_t end = std::min(at + reach, scene_.size());
    for (stop_ = end; at < end;) {
        const Kind kind = scene_.kind(at);
        if (kind == Kind::preposition) {
            at = read_phrase(at, end);
        } else if (kind == Kind::open) {
            at = after_bracket(scene_, at, end);
        } else if (kind == Kind::comma && !begins_sibling(at + 1)) {
            at = after_comma(scene_, at, end);
        } else if (kind == Kind::anchor && scene_.anchors[scene_.anchor_at[at]].is("noun")) {
            at = scene_.anchors[scene_.anchor_at[at]].match.last;
        } else if (kind == Kind::word || kind == Kind::date || kind == Kind::adverb || kind == Kind::entity ||
                   kind == Kind::money || kind == Kind::quantity || kind == Kind::percent ||
                   kind == Kind::determiner) {
            ++at;
        } else {
            stop_ = at;
            return;
        }
    }
}

// "Raised $5 million in a round | led by Norda": who led it put money in, though the round has no role.
std::uint32_t FrameReader::led_within(const Group& group) const {
    if (draft_.type != "investment" && draft_.type != "loan") return none;
    for (std::uint32_t i = group.first + 1; i < group.last; ++i)
        if (scene_.kind(i) == Kind::preposition && scene_.preposition(i) == "by" &&
            scene_.listed(i, "dl-led"))
            return i;
    return none;
}

bool FrameReader::is_lone_name(const Group& group) const {
    if (!group.unknown.present() || group.unknown.first != group.first || group.unknown.last != group.last)
        return false;
    const bool placed = group.last < scene_.size() && scene_.kind(group.last) == Kind::preposition &&
                        scene_.preposition(group.last) == "in";
    return !placed || (draft_.type != "loan" && draft_.type != "grant");
}

std::uint32_t FrameReader::read_phrase(std::uint32_t at, std::uint32_t end) {
    const std::string_view preposition = scene_.preposition(at);
    Group group = read_group(scene_, at + 1, end);
    const bool infinitive = is_infinitive(at);
    for_purpose_ = for_purpose_ || infinitive;
    if (group.empty() || infinitive) return at + 1;
    std::string_view what = role(Label(preposition));
    if (const std::uint32_t led = led_within(group); what.empty() && led != none) return led;
    // "A grant to support its recovery from the floods".
    if (for_purpose_ && reading_noun_ && preposition == "from") what = "none";
    if (is_filled_behind(what)) what = "none";
    if (what == "target" && preposition == "for") note_shares(group);
    if (what == "amount" && noun_ && group.money == none && !group.heads.empty())
        what = scene_.kind(at - 1) == Kind::entity || scene_.looks_like_name(at - 1)
                   ? "none"                             // "with Norda Corp of Kenya"
                   : noun_role(noun_->field("owner"));  // "the tender of X"
    if (noun_ && draft_.generic && (preposition == "on" || preposition == "for" || preposition == "about"))
        adopt_type(group);
    if (what == "target" && draft_.type == "investment" && std::exchange(aimed_, true)) what = "none";
    if (preposition == "between" && names_track(group)) what = "none";
    if (borrows(preposition, group)) return end;
    if (what == "target" &&
        (draft_.type == "investment" ? is_mere_place(group) : is_where(preposition, group)))
        return std::max(group.last, at + 1);
    if (what == "topic") {
        if (preposition == "for" && is_bare_party(group))
            fill(scene_, group, frame().field("for-party"), draft_);
        set_subject(group.first, group.last);
        // "An agreement on a $3 million programme".
        const bool on = preposition == "on" && noun_ && draft_.generic;
        if (preposition == "of" || preposition == "for" || on) take_money(group.money);
    } else if (!what.empty() && what != "none") {
        behind_preposition_ = preposition == "with" || preposition == "by" || preposition == "from" ||
                              preposition == "into" || (preposition == "to" && is_lone_name(group));
        fill_from(group, what);
        behind_preposition_ = false;
        with_ = with_ || (preposition == "with" && !group.heads.empty());
    }
    if (preposition == "for" || preposition == "of" || preposition == "worth" || preposition == "at" ||
        preposition == "with" || preposition == "to")
        if (what != "cost" &&
            !(preposition == "at" && group.money != none && is_valuation(scene_, group.money)))
            take_money(group.money);
    draft_.priced = draft_.priced || (preposition == "for" && group.money != none);
    return std::max(group.last, at + 1);
}

namespace {

// Whether the anchor or what it governs is a frame: "to buy", "to sign a contract", not "to settle".
bool tells(const Scene& scene, std::uint32_t anchor) {
    for (unsigned depth = 0; anchor != none && depth < 8; ++depth, anchor = scene.anchors[anchor].inner)
        if (!scene.anchors[anchor].is("light")) return true;
    return false;
}

// "An agreement to buy", "an offer to build": the verb tells what the noun is about.
bool is_told_by_verb(const Scene& scene, const Anchor& noun) {
    if (noun.inner == none || !tells(scene, noun.inner)) return false;
    const Anchor& inner = scene.anchors[noun.inner];
    return noun.field("generic") == "yes" || (inner.is("verb") && inner.field("type") != noun.field("type"));
}

}  // namespace

std::vector<Draft> read_frames(Scene& scene) {
    std::vector<Draft> out;
    const auto read = [&](std::uint32_t verb, std::uint32_t noun, std::uint32_t joined = none) {
        for (Draft& draft : FrameReader(scene, verb, noun, joined).read_all())
            out.push_back(std::move(draft));
    };
    for (std::uint32_t a = 0; a < scene.anchors.size(); ++a) {
        const Anchor& anchor = scene.anchors[a];
        const Role role = scene.role_of_sentence(scene.sentence_of[anchor.match.first]);
        if (role == Role::furniture || role == Role::byline) continue;
        if (anchor.is("verb")) {
            read(a, none);
        } else if (anchor.is("light") && anchor.inner != none && scene.anchors[anchor.inner].is("noun")) {
            const Anchor& noun = scene.anchors[anchor.inner];
            if (is_told_by_verb(scene, noun)) continue;
            read(a, anchor.inner);
        } else if (anchor.is("noun") && anchor.outer == none && anchor.inner == none) {
            const std::uint32_t joint = joint_before(scene, anchor);
            const std::uint32_t verb = joint == none ? none : verb_of_joined(scene, a);
            read(verb, a, verb == none ? none : joint + 1);
        }
    }
    return out;
}

}  // namespace dossier::extract::deals
