// What a frame settles once it has its groups: who is what side, and of what type the deal is.
#include <dossier/extract/deals_frame_reader.h>

#include <algorithm>

namespace dossier::extract::deals {

std::ptrdiff_t FrameReader::acting() const {
    return std::count_if(draft_.fillers.begin(), draft_.fillers.end(),
                         [](const Filler& f) { return f.acts; });
}

void FrameReader::settle_subject() {
    if (!verb_ || !noun_ || verb_->field("either") != "yes") return;
    if (const std::string_view owner = noun_->field("possessor");
        draft_.status == "cancelled" && noun_->field("type") == "acquisition" && !owner.empty() &&
        is_own_noun() && (acting() == 1 || noun_->field("between").empty())) {
        for (Filler& filler : draft_.fillers)
            if (filler.acts) filler.role = owner;
        return;
    }
    const std::string_view giver = noun_->field("giver");
    const std::string_view receiver =
        noun_->field(noun_->field("refuser").empty() ? Label("receiver") : Label("refuser"));
    bool named = false;
    std::size_t sides = 0;
    for (const Filler& filler : draft_.fillers) {
        named = named || (!filler.acts && filler.role == giver);
        if (!filler.acts && filler.role == "side") ++sides;
    }
    // "The cabinet approved a loan between A and B": it is no side of it.
    if (sides > 1) std::erase_if(draft_.fillers, [](const Filler& f) { return f.acts; });
    // "The bank's board approved a credit from the fund": it decides, and does not borrow.
    if (named && noun_->field("type") == "loan" && draft_.status == "agreed")
        std::erase_if(draft_.fillers, [&](const Filler& f) { return f.acts && f.bank && f.role == giver; });
    for (Filler& filler : draft_.fillers)
        if (named && filler.acts && filler.role == giver) filler.role = receiver;
    const bool bought = std::any_of(draft_.fillers.begin(), draft_.fillers.end(),
                                    [](const Filler& f) { return f.role == "buyer" && !f.acts; });
    if (noun_->field("type") == "acquisition" && has_entity("target") && bought)
        std::erase_if(draft_.fillers, [&](const Filler& f) {  // who forbids a takeover is no side of it
            return f.acts && (f.state || is_person(f.item));
        });
    // "Kenya tore up a loan": a state that ends or refuses one would have had to pay it back.
    if (draft_.type == "loan" && !has_role(draft_, "borrower") &&
        (draft_.status == "rejected" || draft_.status == "cancelled"))
        for (Filler& filler : draft_.fillers)
            if (filler.acts && filler.state && filler.role == giver) filler.role = "borrower";
    if (giver == "target") settle_tender();
}

// "Kenya refused a bid of $3 million by Norda": a state is not taken over, but had asked for bids.
void FrameReader::settle_tender() {
    const auto is_state = [](const Filler& f) { return f.acts && f.role == "target" && f.state; };
    const auto is_bidder = [](const Filler& f) { return f.role == "buyer" && !f.state; };
    const bool asked = std::any_of(draft_.fillers.begin(), draft_.fillers.end(), is_state) &&
                       std::any_of(draft_.fillers.begin(), draft_.fillers.end(), is_bidder);
    if (!asked || draft_.status != "rejected" || has_entity("target") || has_entity("seller")) {
        std::erase_if(draft_.fillers, is_state);
        return;
    }
    draft_.type = "contract";
    for (Filler& filler : draft_.fillers)
        if (is_state(filler))
            filler.role = "client";
        else if (is_bidder(filler))
            filler.role = "contractor";
}

void FrameReader::settle_worker() {
    const bool governed = verb_ && !noun_ && verb_->infinitive && draft_.type == "contract";
    if (!governed) return;
    const auto orders = [](const Filler& f) { return f.acts && f.state && f.role == "contractor"; };
    if (std::none_of(draft_.fillers.begin(), draft_.fillers.end(), orders)) return;
    for (Filler& filler : draft_.fillers)
        if (orders(filler) || (filler.role == "client" && !filler.state)) filler.role = "side";
}

namespace {

bool gives(std::string_view role) {
    return role == "donor" || role == "investor";
}

bool takes(std::string_view role) {
    return role == "recipient" || role == "target";
}

}  // namespace

void FrameReader::settle_type() {
    if (goods_)  // "in talks with Norda to buy trams"
        for (Filler& filler : draft_.fillers)
            if (filler.role == verb_->field("other")) filler.role = verb_->field("goods-other");
    if (adopted_)
        for (Filler& filler : draft_.fillers)
            if (filler.role == "partner") filler.role = "side";
    if (frame().field("bank").empty()) return;
    const bool lends = std::any_of(draft_.fillers.begin(), draft_.fillers.end(),
                                   [](const Filler& f) { return gives(f.role) && f.bank; });
    if (!lends || draft_.money == none) return;
    draft_.type = frame().field("bank");
    for (Filler& filler : draft_.fillers) {
        if (gives(filler.role)) filler.role = "lender";
        if (takes(filler.role)) filler.role = "borrower";
    }
}

bool FrameReader::has_entity(std::string_view role) const {
    return std::any_of(draft_.fillers.begin(), draft_.fillers.end(), [&](const Filler& f) {
        return f.role == role && !f.acts && f.item != none && scene_.kind(f.item) == Kind::entity;
    });
}

bool FrameReader::is_person(std::uint32_t item) const {
    return item != none && scene_.kind(item) == Kind::entity && scene_.entity(item).type == "person";
}

void FrameReader::adopt_type(const Group& group) {
    for (std::uint32_t i = group.first; i < group.last; ++i) {
        if (scene_.is_counted_goods(i) && group.heads.empty()) {  // "a deal for 12 radars"
            draft_.type = "contract";
            draft_.generic = false;
            adopted_ = true;
            return;
        }
        if (scene_.kind(i) != Kind::anchor) continue;
        const Anchor& about = scene_.anchors[scene_.anchor_at[i]];
        if (!about.is("noun") || about.field("generic") == "yes" || about.field("type").empty()) continue;
        draft_.type = about.field("type");
        draft_.generic = false;
        adopted_ = true;
        take_money(group.money);
        return;
    }
}

bool FrameReader::borrows(std::string_view preposition, const Group& group) const {
    if (preposition != "with" && preposition != "using") return false;
    if (draft_.type == "loan" || !group.heads.empty()) return false;
    for (std::uint32_t i = group.first; i < group.last; ++i)
        if (scene_.kind(i) == Kind::anchor && scene_.anchors[scene_.anchor_at[i]].field("type") == "loan")
            return true;
    return false;
}

// "A contract to support the radars": a verb that is no anchor.
bool FrameReader::is_infinitive(std::uint32_t preposition) const {
    return scene_.preposition(preposition) == "to" && preposition + 2 < scene_.size() &&
           scene_.kind(preposition + 1) == Kind::word &&
           (scene_.kind(preposition + 2) == Kind::determiner || scene_.listed(preposition + 1, "dl-help"));
}

// "A loan to Kenya for a railway to the port": who stands behind the anchor in a role keeps it.
bool FrameReader::is_filled_behind(std::string_view role) const {
    if (role == "side" || role == "partner" || role == "investor" ||
        (role == "target" && draft_.type == "acquisition"))
        return false;
    const std::uint32_t from = frame().match.last;
    return std::any_of(draft_.fillers.begin(), draft_.fillers.end(), [&](const Filler& f) {
        return f.role == role && f.item != none && f.item >= from && !f.acts;
    });
}

// "A contract to double the track between Lira and Gulu": two towns are no sides.
bool FrameReader::names_track(const Group& group) const {
    return !group.heads.empty() &&
           std::all_of(group.heads.begin(), group.heads.end(), [&](std::uint32_t head) {
               const EntityMention& place = scene_.entity(head);
               return place.type == "location" && place.subtype != "country";
           });
}

// "A stake in the Telmark mine in Kenya": where it lies.
bool FrameReader::is_where(std::string_view preposition, const Group& group) const {
    return (preposition == "in" || preposition == "of") && group.heads.size() == 1 &&
           has_role(draft_, "target") && scene_.entity(group.heads.front()).type == "location";
}

// "Invested $5 million in a plant in Kenya": a place is no target unless it is a country.
bool FrameReader::is_mere_place(const Group& group) const {
    if (group.heads.empty()) return false;
    const EntityMention& head = scene_.entity(group.heads.front());
    if (head.type != "location") return false;
    const bool country = head.subtype == "country", known = country || !head.subtype.empty();
    return (known && !country) || !is_bare_party(group);
}

bool FrameReader::is_bare_party(const Group& group) const {
    if (group.heads.empty()) return false;
    const std::uint32_t head = group.heads.front();
    // "For flood-hit Kenya" as for Kenya.
    const bool compound = head > group.first + 1 && scene_.text(head - 2) == "-";
    for (std::uint32_t i = group.first; i < head && !compound; ++i)
        if (scene_.kind(i) != Kind::determiner && scene_.kind(i) != Kind::entity) return false;
    const EntityMention& entity = scene_.entity(head);
    if (entity.type == "location" && entity.iso.empty()) return false;  // "a loan for the Telmark dam"
    const Kind next = head + 1 < scene_.size() ? scene_.kind(head + 1) : Kind::sentence;
    return next != Kind::word && next != Kind::anchor;
}

void FrameReader::note_shares(const Group& group) {
    for (std::uint32_t i = group.first; !group.empty() && i < group.last; ++i)
        shares_ = shares_ || (scene_.kind(i) == Kind::quantity && scene_.is_share(i));
}

// "The 40 trams were | bought": what stands right before the verb.
Group FrameReader::before_verb() const {
    std::uint32_t first = verb_->group;
    while (first > scene_.starts[draft_.sentence] &&
           (scene_.kind(first - 1) == Kind::word || scene_.kind(first - 1) == Kind::quantity ||
            scene_.kind(first - 1) == Kind::determiner))
        --first;
    return read_group(scene_, first, verb_->group);
}

void FrameReader::look_at_object() {
    const Group object =
        verb_->passive ? before_verb() : read_group(scene_, verb_->match.last, scene_.size());
    if (object.empty()) return;
    if (verb_->field("object") == "target" && !verb_->passive) note_shares(object);
    if (verb_->field("goods-subject").empty()) return;
    for (std::uint32_t i = object.first; i < object.last; ++i) {
        if (scene_.is_asset(i)) {
            goods_ = false;
            return;
        }
        // "Fifteen Zephyrs": counted, whatever they are called.
        const bool counted =
            scene_.listed(i, "number") && i + 1 < object.last && scene_.kind(i + 1) == Kind::word;
        if (counted || scene_.kind(i) == Kind::quantity ||
            (object.heads.empty() && scene_.listed(i, "dl-goods")))
            goods_ = true;
    }
    if (!object.heads.empty() && scene_.kind(object.last) == Kind::quantity)
        goods_ = true;  // "sell X 40 trams"
    if (goods_) draft_.type = "contract";
}

bool FrameReader::has_money_only(const Group& group) const {
    return group.heads.empty() && group.money != none;
}

Group FrameReader::named_only(const Group& group) {
    const bool referred = group.reference != none && group.reference + 1 == group.last;
    if (group.heads.empty() && !referred) return {};
    return group;
}

// "Built Kenya's railway": the state whose work it is has ordered it.
void FrameReader::fill_host(const Group& group) {
    if (!verb_ || noun_ || !verb_->past || verb_->field("for-party") != "client" || group.modifiers.empty())
        return;
    const std::uint32_t state = group.modifiers.front();
    if (group.heads.empty() && scene_.possessive(state) && scene_.entity(state).subtype == "country" &&
        !has_role(draft_, "client"))
        fill(scene_, group_of(state), "client", draft_);
}

void FrameReader::set_subject(std::uint32_t first, std::uint32_t last) {
    if (!draft_.subject.empty()) return;
    while (first < last && (scene_.kind(first) == Kind::determiner || scene_.kind(first) == Kind::money))
        ++first;
    if (first < last && last - first < 30) draft_.subject = std::string(scene_.reading.text(first, last));
}

void FrameReader::fill_maker() {
    if (!goods_ || verb_->passive || verb_->field("goods-other") != "contractor" ||
        has_role(draft_, "contractor"))
        return;
    for (const std::uint32_t item : read_group(scene_, verb_->match.last, scene_.size()).modifiers) {
        if (scene_.entity(item).type != "organization") continue;
        fill(scene_, group_of(item), "contractor", draft_);
    }
}

}  // namespace dossier::extract::deals
