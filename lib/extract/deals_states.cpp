// Where a state is the party: who acts for it, and which one receives where nobody else is named to.
#include <dossier/extract/deals.h>

#include <algorithm>

namespace dossier::extract::deals {

std::uint32_t state_of_office(const Scene& scene, const Group& group, std::uint32_t last) {
    std::uint32_t state = none;
    bool office = false;
    for (std::uint32_t i = group.first; i < last; ++i) {
        if (scene.kind(i) == Kind::entity) {
            const bool modifies =
                std::find(group.modifiers.begin(), group.modifiers.end(), i) != group.modifiers.end();
            if (!modifies && scene.entity(i).type == "person") state = none;
            if (!modifies || scene.entity(i).iso.empty() || scene.entity(i).type == "organization") continue;
            state = i > group.first && scene.listed(i - 1, "dl-former") ? none : i;
            office = false;
        } else if (scene.listed(i, "dl-former")) {
            state = none;
        } else {
            office = office || scene.listed(i, "dl-office");
        }
    }
    return office ? state : none;
}

std::uint32_t state_of_person(const Scene& scene, std::uint32_t person) {
    constexpr std::uint32_t longest_office = 6;
    std::uint32_t at = person + 1;
    if (at < scene.size() && scene.kind(at) == Kind::comma) {
        bool office = false;
        const std::uint32_t end = std::min(scene.size(), at + longest_office);
        for (++at; at < end && (scene.kind(at) == Kind::word || scene.kind(at) == Kind::determiner); ++at)
            office = office || scene.listed(at, "dl-office");
        if (!office) return none;
    }
    const bool there = at + 1 < scene.size() && scene.kind(at) == Kind::preposition &&
                       scene.kind(at + 1) == Kind::entity && scene.nature(at + 1) == "state";
    return there ? at + 1 : none;
}

bool is_minister(const Scene& scene, const Group& group, std::uint32_t person) {
    constexpr std::uint32_t longest_title = 6;
    for (std::uint32_t i = person > group.first + longest_title ? person - longest_title : group.first;
         i < person; ++i)
        if (scene.listed(i, "dl-minister")) return true;
    if (person + 1 >= scene.size() || scene.kind(person + 1) != Kind::comma) return false;
    const std::uint32_t last = std::min(person + 2 + longest_title, scene.size());
    for (std::uint32_t i = person + 2; i < last; ++i) {
        if (scene.listed(i, "dl-minister")) return true;
        if (scene.kind(i) != Kind::word && scene.kind(i) != Kind::determiner) return false;
    }
    return false;
}

namespace {

bool ends_clause(Kind kind) {
    return kind == Kind::stop || kind == Kind::sentence || kind == Kind::relative ||
           kind == Kind::subordinator || kind == Kind::speech;
}

// Whether "in", "to", "for" or "to help" stands before it.
bool is_where_it_goes(const Scene& scene, std::uint32_t item) {
    std::uint32_t before = item - 1;
    if (before > 0 && scene.kind(before) == Kind::determiner) --before;
    if (scene.listed(before, "dl-help")) return true;
    if (scene.possessive(item)) return false;
    if (scene.kind(before) != Kind::preposition) return false;
    const std::string_view preposition = scene.preposition(before);
    return preposition == "in" || preposition == "to" || preposition == "for";
}

// The first country that the rest of the clause places it in ("in Kenya", "in Lira, Uganda"), not the giver's
// own.
std::uint32_t country_behind(const Scene& scene, const Draft& draft, const Filler& giver) {
    const std::uint32_t end = scene.sentence_end(draft.item);
    for (std::uint32_t i = draft.item + 1; i < end && !ends_clause(scene.kind(i)); ++i) {
        if (scene.kind(i) != Kind::entity) continue;
        const EntityMention& place = scene.entity(i);
        if (place.type != "location" || place.subtype != "country" || place.iso.empty()) continue;
        const bool behind_place = i > 2 && scene.kind(i - 1) == Kind::comma &&
                                  scene.kind(i - 2) == Kind::entity && is_where_it_goes(scene, i - 2);
        if (!behind_place && !is_where_it_goes(scene, i)) continue;
        return place.iso == giver.iso ? none : i;
    }
    return none;
}

}  // namespace

void find_receiver(const Scene& scene, Draft& draft) {
    const bool loan = draft.type == "loan";
    if ((!loan && draft.type != "grant") || draft.unnamed) return;
    const std::string_view gives = loan ? "lender" : "donor", takes = loan ? "borrower" : "recipient";
    if (has_role(draft, takes) || has_role(draft, "side")) return;
    const auto giver = std::find_if(draft.fillers.begin(), draft.fillers.end(), [&](const Filler& f) {
        return f.role == gives && (loan || f.state || f.bank);
    });
    if (giver == draft.fillers.end()) return;
    const std::uint32_t item = country_behind(scene, draft, *giver);
    if (item == none) return;
    Filler filler;
    filler.role = takes;
    filler.item = item;
    filler.iso = scene.entity(item).iso;
    filler.state = true;
    filler.name = name_of(scene, item);
    draft.fillers.push_back(std::move(filler));
}

}  // namespace dossier::extract::deals
