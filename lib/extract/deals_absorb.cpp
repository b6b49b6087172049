// What a deal takes over from another draft that tells of it.
#include <dossier/extract/deals.h>

#include <algorithm>
#include <utility>

namespace dossier::extract::deals {

const Filler* find_name(const Draft& draft, const Filler& filler) {
    for (const Filler& other : draft.fillers)
        if (other.name == filler.name) return &other;
    return nullptr;
}

namespace {

const Filler* find_role(const Draft& draft, std::string_view role) {
    for (const Filler& filler : draft.fillers)
        if (filler.role == role) return &filler;
    return nullptr;
}

// "Norway and Kenya signed an agreement. The loan …": who gives is not told yet.
void open_sides(Draft& draft) {
    for (Filler& filler : draft.fillers)
        if (filler.role == "partner") filler.role = "side";
}

// "A and B signed a pact under which A will lend": B borrows.
void take_other_side(Draft& draft) {
    constexpr std::pair<std::string_view, std::string_view> sides[] = {
        {"lender", "borrower"}, {"donor", "recipient"}, {"contractor", "client"}};
    const auto is_partner = [](const Filler& f) { return f.role == "partner"; };
    if (std::count_if(draft.fillers.begin(), draft.fillers.end(), is_partner) != 1) return;
    const auto open = std::find_if(draft.fillers.begin(), draft.fillers.end(), is_partner);
    for (const auto& [one, other] : sides)
        if (has_role(draft, one) != has_role(draft, other)) open->role = has_role(draft, one) ? other : one;
}

}  // namespace

bool same_takeover(const Draft& a, const Draft& b) {
    if (a.type != "acquisition" || b.type != "acquisition") return false;
    const Filler *buyer = find_role(a, "buyer"), *target = find_role(a, "target");
    const Filler *other_buyer = find_role(b, "buyer"), *other_target = find_role(b, "target");
    return buyer && target && other_buyer && other_target && buyer->name == other_buyer->name &&
           target->name == other_target->name;
}

namespace {

// "Kenya signed an agreement with Norda to build a port": of a state and a company the state orders.
void order_by_nature(Draft& pact, Draft& work) {
    std::vector<Filler>& sides = pact.fillers;
    const bool two = work.type == "contract" && sides.size() == 2 && sides[0].role == "partner" &&
                     sides[1].role == "partner" && sides[0].state != sides[1].state;
    if (!two) return;
    for (Filler& side : sides) {
        side.role = side.state ? "client" : "contractor";
        for (Filler& filler : work.fillers)
            if (filler.name == side.name) filler.role = side.role;
    }
}

}  // namespace

bool is_told_as_gift(const Draft& a, const Draft& b) {
    if (a.type != "contract" || !a.verbal || b.money != none || b.type != "grant" || !b.nominal ||
        !b.definite || b.sentence > a.last_sentence + 1 || b.sentence == a.sentence)
        return false;
    const auto delivers = [](const Filler& f) { return f.role == "contractor" && f.state; };
    return std::any_of(a.fillers.begin(), a.fillers.end(), delivers);
}

void make_gift(Draft& draft) {
    draft.type = "grant";
    for (Filler& filler : draft.fillers) {
        if (filler.role == "contractor") filler.role = "donor";
        if (filler.role == "client") filler.role = "recipient";
    }
}

void absorb(Draft& a, Draft& b) {
    const bool of_one_state = a.status == b.status;
    // "That deal, signed in 2016": before it was ended.
    const bool of_before = (a.status == "cancelled" || a.status == "rejected") && b.status == "agreed" &&
                           b.sentence != a.sentence;
    // "The contract's term": a word for the pact, which does not tell who serves whom.
    const bool bare = b.type == "contract" && b.nominal && b.fillers.empty() && b.money == none;
    // A row of a list before the sentence that tells it with both its sides.
    const bool row =
        a.nominal && b.fillers.size() >= 2 && b.money != none && b.sentence > a.last_sentence + 2;
    if (a.generic && !b.generic && !bare) {
        a.type = b.type;
        a.generic = false;
        order_by_nature(a, b);
        for (Filler& filler : a.fillers)
            if (const Filler* other = find_name(b, filler)) filler.role = other->role;
        const bool told = b.type == "loan" || b.type == "grant" || b.type == "contract";
        if (told && b.fillers.empty() && b.sentence != a.sentence) open_sides(a);
        const bool together = b.type == "contract" && a.money == none && b.money == none;  // may build it
        if (!together) take_other_side(a);
        std::erase_if(a.fillers, [](const Filler& f) { return f.role == "partner"; });
        if (a.status != "rejected" && a.status != "cancelled") a.status = b.status;
        std::swap(a.rules, b.rules);
    }
    for (Filler& filler : b.fillers) {
        if (filler.role == "partner" && a.type != "agreement") continue;
        auto same = std::find_if(a.fillers.begin(), a.fillers.end(),
                                 [&](const Filler& f) { return f.name == filler.name; });
        if (same == a.fillers.end())
            a.fillers.push_back(filler);
        else if (same->role == "side")
            same->role = filler.role;
    }
    if (a.nominal && !b.nominal) a.status = b.status;
    // "Ended the contract because nothing was built": it had been agreed on.
    if (b.status == "cancelled" || (b.status == "rejected" && a.status != "cancelled")) {
        if (a.status != b.status && b.date != none) a.date = b.date, a.date_of_speech = b.date_of_speech;
        a.status = b.status;
    }
    if (b.status == "completed" && a.status == "agreed") a.status = b.status;
    if (a.status == "proposed" && b.verbal && !b.loose && !b.hedged && b.sentence > a.last_sentence &&
        (b.status == "agreed" || b.status == "completed") && same_takeover(a, b))
        a.status = b.status;
    if (a.money == none) a.money = b.money;
    // "The loan is part of a plan that began in 2020": a noun alone tells no event.
    if ((a.date == none && !of_before && !(b.nominal && b.sentence != a.sentence)) ||
        (of_one_state && a.date_of_speech && b.date != none && !b.date_of_speech)) {
        a.date = b.date;
        a.date_of_speech = b.date_of_speech;
    }
    if (a.subject.empty()) a.subject = b.subject;
    a.weak = a.weak && b.weak;
    a.pair = a.pair && b.pair;
    a.mass = a.mass && b.mass;
    a.own = a.own && b.own;
    a.nominal = a.nominal && b.nominal;
    a.hedged = a.hedged && b.hedged;
    if (row) a.sentence = a.last_sentence = b.sentence;
    if (b.sentence <= a.sentence + 2) a.last_sentence = std::max(a.last_sentence, b.last_sentence);
    for (std::string& rule : b.rules)
        a.rules.push_back(std::move(rule));
    for (Match& match : b.matches)
        a.matches.push_back(std::move(match));
}

}  // namespace dossier::extract::deals
