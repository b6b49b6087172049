// Who stands in a role: names at their fullest.
#include <dossier/extract/deals.h>

#include <algorithm>
#include <utility>

namespace dossier::extract::deals {
namespace {

Filler filler_of(const Scene& scene, std::uint32_t item, std::string_view role) {
    Filler out;
    out.role = role;
    out.name = name_of(scene, item);
    out.iso = scene.entity(item).iso;
    out.item = item;
    const std::string_view nature = scene.nature(item);
    out.state = nature == "state";
    out.bank = nature == "bank";
    return out;
}

bool may_be_person(std::string_view role) {
    return role == "buyer" || role == "seller" || role == "investor" || role == "donor" || role == "owner";
}

// "The Novak consortium": what is called by a person's name.
bool names_company(const Scene& scene, std::uint32_t person) {
    return person + 1 < scene.size() && scene.reference(person + 1) == "company";
}

bool same_entity(const Scene& scene, std::uint32_t a, std::uint32_t b) {
    if (a == none || b == none || scene.kind(a) != Kind::entity || scene.kind(b) != Kind::entity)
        return false;
    const EntityMention &x = scene.entity(a), &y = scene.entity(b);
    return x.type == y.type && !x.canonical.empty() && x.canonical == y.canonical;
}

void add(const Scene& scene, Draft& draft, Filler filler) {
    for (Filler& other : draft.fillers) {
        if (other.name != filler.name && !same_entity(scene, other.item, filler.item)) continue;
        // "A and B announced an investment by B in A": who puts the money in is told.
        if (other.acts && other.role == "target" && filler.role == "investor") other.role = filler.role;
        return;
    }
    draft.fillers.push_back(std::move(filler));
}

// Whether the words name no company, stake or asset.
bool is_vague(const Scene& scene, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i)
        if ((scene.is_asset(i) && !scene.is_share(i)) || scene.bears_capital(i) ||
            scene.kind(i) == Kind::entity)
            return false;
    return true;
}

bool has_words(const Scene& scene, std::uint32_t first, std::uint32_t last) {
    for (std::uint32_t i = first; i < last; ++i)
        if (scene.kind(i) == Kind::word || scene.kind(i) == Kind::quantity || scene.kind(i) == Kind::entity)
            return true;
    return false;
}

// What is bought without being a party: the words of the group, without the article. The first that says it
// well counts: "a stake in Telmark for $13 million in cash".
void fill_asset(const Scene& scene, const Group& group, Draft& draft) {
    std::uint32_t first = group.first, last = group.last;
    while (first < last && (scene.kind(first) == Kind::determiner || scene.kind(first) == Kind::money ||
                            scene.kind(first) == Kind::conjunction))
        ++first;
    if (first >= last || last - first > 12 || !has_words(scene, first, last)) return;
    Filler out;
    out.role = "target";
    out.name = std::string(scene.reading.text(first, last));
    if (!group.heads.empty()) out.item = group.heads.front();
    if (out.name.ends_with('.') && scene.kind(last) == Kind::sentence) out.name.pop_back();
    out.vague = is_vague(scene, first, last);
    const auto before = std::find_if(draft.fillers.begin(), draft.fillers.end(),
                                     [](const Filler& f) { return f.role == "target" && !f.acts; });
    if (before == draft.fillers.end())
        add(scene, draft, std::move(out));
    else if (before->vague && !out.vague)
        *before = std::move(out);
}

}  // namespace

bool has_role(const Draft& draft, std::string_view role) {
    return std::any_of(draft.fillers.begin(), draft.fillers.end(),
                       [&](const Filler& f) { return f.role == role; });
}

namespace {

// Whom a reference stands for. False if it has a role already.
bool add_referred(const Scene& scene, std::uint32_t item, const Reference& reference, Draft& draft) {
    Filler filler = filler_of(scene, item, reference.role);
    filler.referred = true;
    filler.acts = reference.acts;
    const std::size_t before = draft.fillers.size();
    add(scene, draft, std::move(filler));
    return draft.fillers.size() > before;
}

// "They", "the companies": of "A and B", B too.
void fill_joined(const Scene& scene, std::uint32_t item, const Reference& reference, Draft& draft) {
    std::uint32_t next = item + 1;
    if (next >= scene.size() || scene.kind(next) != Kind::conjunction) return;
    if (++next < scene.size() && scene.kind(next) == Kind::determiner) ++next;
    if (next >= scene.size() || scene.kind(next) != Kind::entity || scene.possessive(next)) return;
    add_referred(scene, next, reference, draft);
}

// "The companies had agreed": with nobody else named, those two that were named last.
void fill_other(const Scene& scene, const Reference& reference, Draft& draft) {
    const std::uint32_t item = antecedent(scene, reference.item, draft);
    if (item != none) add_referred(scene, item, reference, draft);
}

// What changes hands with shares is the company that they are of.
bool speaks_of_shares(const Scene& scene, const Group& group) {
    for (std::uint32_t i = group.first; i < group.last; ++i)
        if (scene.listed(i, "dl-shares")) return true;
    return false;
}

// "Bought Telmark's tile division": who owned it; "bought Telmark shares": Telmark is what was bought.
void fill_owner(const Scene& scene, const Group& group, Draft& draft) {
    for (std::uint32_t item : group.modifiers) {
        if (scene.entity(item).type != "organization") continue;
        if (!speaks_of_shares(scene, group)) {
            if (scene.possessive(item) && !has_role(draft, "seller"))
                add(scene, draft, filler_of(scene, item, "seller"));
        } else if (!has_role(draft, "target")) {
            add(scene, draft, filler_of(scene, item, "target"));
        }
    }
}

// "Bought the bakery operations of Norda Corp": a part of it changes hands, and it owned that. "A unit of
// Norda", "the assets and business of Norda", "of its tile division" tell of Norda or the division.
bool is_part_of(const Scene& scene, const Group& group) {
    const std::uint32_t head = group.heads.front();
    if (group.heads.size() != 1 || head < group.first + 2 || scene.entity(head).type != "organization")
        return false;
    const std::uint32_t of = scene.kind(head - 1) == Kind::determiner ? head - 2 : head - 1;
    if (of <= group.first || scene.kind(of) != Kind::preposition || scene.preposition(of) != "of" ||
        !scene.listed(of - 1, "dl-part") || scene.listed(head - 1, "dl-own"))
        return false;
    for (std::uint32_t i = of; i > group.first; --i) {
        if (scene.listed(i - 1, "dl-whole")) return false;
        if (scene.kind(i - 1) == Kind::determiner) return scene.listed(i - 1, "dl-definite");
    }
    return true;
}

void fill_part(const Scene& scene, const Group& group, Draft& draft) {
    const std::uint32_t head = group.heads.front();
    std::uint32_t first = group.first, last = head;
    while (last > first && scene.kind(last - 1) != Kind::preposition)
        --last;
    --last;
    while (first < last && scene.kind(first) == Kind::determiner)
        ++first;
    Filler part;
    part.role = "target";
    part.name = std::string(scene.reading.text(first, last));
    add(scene, draft, std::move(part));
    if (!has_role(draft, "seller")) add(scene, draft, filler_of(scene, head, "seller"));
}

void fill_body(const Scene& scene, ItemRange body, std::string_view role, Draft& draft) {
    Filler filler = filler_of(scene, body.first, role);
    filler.name = std::string(scene.reading.text(body));
    filler.state = true;
    add(scene, draft, std::move(filler));
}

// "Turkey's Yapi Sanat" builds: whom a country has is no person there.
bool is_owned_by_state(const Scene& scene, const Group& group) {
    return std::any_of(group.modifiers.begin(), group.modifiers.end(), [&](std::uint32_t item) {
        return scene.possessive(item) && scene.nature(item) == "state";
    });
}

void fill_unknown(const Scene& scene, ItemRange unknown, std::string_view role, Draft& draft) {
    Filler filler;
    filler.role = role;
    filler.name = std::string(scene.reading.text(unknown));
    filler.item = unknown.first;
    if (filler.name.ends_with('.') && scene.kind(unknown.last) == Kind::sentence) filler.name.pop_back();
    add(scene, draft, std::move(filler));
}

// "Kenya's government" is Kenya, "Kenya's largest brewer" is not.
bool stands_for_modifier(const Scene& scene, const Group& group) {
    const std::uint32_t item = group.modifiers.front();
    if (scene.entity(item).type == "organization") return true;
    for (std::uint32_t i = item + 1; i < group.last; ++i)
        if (scene.kind(i) == Kind::word && scene.nature_of_word(i) == "state") return true;
    return item + 1 == group.last;
}

// "Spain's Canarias Pelagic", "Kalahari Data": the capitalised words behind a place, with it if it is the
// first of them.
ItemRange name_behind(const Scene& scene, const Group& group) {
    const std::uint32_t item = group.modifiers.front();
    const EntityMention& place = scene.entity(item);
    if (place.type == "organization" || state_of_office(scene, group, group.last) != none) return {};
    const bool first = place.type != "nationality" && !scene.possessive(item);
    std::uint32_t from = item + 1;
    while (!first && from < group.last && scene.kind(from) == Kind::word && !scene.is_capitalised(from))
        ++from;
    std::uint32_t to = from;
    while (to < group.last && scene.kind(to) == Kind::word && scene.is_capitalised(to))
        ++to;
    if (to == from) return {};
    return {first ? item : from, to};
}

// "Chinese" is China.
void name_country(const Scene& scene, Filler& filler) {
    if (const std::string_view country = country_of(scene, filler.item); !country.empty())
        filler.name = country;
    filler.state = true;
}

// "Kenya's finance minister Ann Quorvo" signs and gives as Kenya. False if nobody acts for a state.
bool add_official(const Scene& scene, const Group& group, std::uint32_t last, std::string_view role,
                  Draft& draft) {
    if (draft.type == "acquisition" || role == "target") return false;
    const std::uint32_t state = state_of_office(scene, group, last);
    if (state == none) return false;
    Filler filler = filler_of(scene, state, role);
    if (scene.entity(state).subtype != "country") name_country(scene, filler);
    add(scene, draft, std::move(filler));
    return true;
}

// "Kenya's railways" borrow and receive, "Kenya's senate" decides.
bool is_of_country(const Scene& scene, const Group& group, std::string_view role) {
    const std::uint32_t item = group.modifiers.front();
    if (!scene.possessive(item) || scene.entity(item).subtype != "country") return false;
    if (role == "borrower" || role == "recipient") return true;
    return std::any_of(group.modifiers.begin(), group.modifiers.end(), [&](std::uint32_t i) {
        return i + 1 < scene.size() &&
               (scene.kind(i + 1) == Kind::entity ? scene.has_word_of(i + 1, "dl-bystander")
                                                  : scene.listed(i + 1, "dl-bystander"));
    });
}

// "Kenya's parliament": who decides for a country.
bool is_house(const Scene& scene, const Group& group) {
    const std::uint32_t last = group.last - 1;
    return scene.kind(last) == Kind::entity ? scene.has_word_of(last, "dl-house")
                                            : scene.listed(last, "dl-house");
}

// "A Kenyan hospital", "Kenya's railways": for a loan or a gift the country is the party; "a Kenyan company"
// stays unnamed.
void fill_described(const Scene& scene, const Group& group, std::string_view role, Draft& draft) {
    if (const ItemRange name = name_behind(scene, group); name.present()) {
        fill_unknown(scene, name, role, draft);
        return;
    }
    if (add_official(scene, group, group.last, role, draft)) return;
    const std::uint32_t item = group.modifiers.front();
    const bool people = scene.entity(item).type == "nationality";
    Filler filler = filler_of(scene, item, role);
    const bool unnamed = people || !stands_for_modifier(scene, group);
    draft.unnamed = draft.unnamed || unnamed;
    const bool owned = is_of_country(scene, group, role);
    const bool house = role != "lender" && role != "donor" && is_house(scene, group) && !filler.iso.empty();
    if (unnamed && !house && !((people || owned) && (draft.type == "loan" || draft.type == "grant"))) return;
    if (people) name_country(scene, filler);
    add(scene, draft, std::move(filler));
}

// "A loan for a canal from Lake Ostra": a place of no country lends nothing.
bool is_landscape(const Scene& scene, std::uint32_t item, std::string_view role) {
    const EntityMention& mention = scene.entity(item);
    return role == "lender" && mention.type == "location" && mention.iso.empty();
}

// "The World Bank's Board of Directors" decides for the bank.
std::uint32_t decider(const Scene& scene, const Group& group, std::uint32_t head) {
    if (head == 0 || group.modifiers.empty() || group.modifiers.back() != head - 1) return head;
    const bool owned = scene.possessive(head - 1) && scene.entity(head - 1).type == "organization";
    return owned && scene.has_word_of(head, "dl-organ") ? head - 1 : head;
}

// "Norda will buy two million of Norda's shares".
bool buys_itself(const Scene& scene, const Group& group, const Draft& draft) {
    const auto buyer = std::find_if(draft.fillers.begin(), draft.fillers.end(),
                                    [](const Filler& f) { return f.role == "buyer" && f.acts; });
    if (buyer == draft.fillers.end()) return false;
    return std::any_of(group.modifiers.begin(), group.modifiers.end(),
                       [&](std::uint32_t item) { return same_entity(scene, item, buyer->item); });
}

}  // namespace

void resolve_references(const Scene& scene, Draft& draft) {
    for (const Reference& reference : std::exchange(draft.references, {})) {
        const std::uint32_t item = antecedent(scene, reference.item, draft);
        draft.spoken = draft.spoken || (item == none && scene.listed(reference.item, "dl-we"));
        if (item == none || (scene.entity(item).type == "person" && !may_be_person(reference.role))) continue;
        const bool added = add_referred(scene, item, reference, draft);
        // Who acts leads, as where it is named.
        if (added && reference.acts)
            std::rotate(draft.fillers.begin(), draft.fillers.end() - 1, draft.fillers.end());
        if (scene.listed(reference.item, "dl-plural")) fill_joined(scene, item, reference, draft);
        if (scene.listed(reference.item, "dl-plural") && draft.type == "agreement" &&
            draft.fillers.size() == 1)
            fill_other(scene, reference, draft);
    }
}

void fill(const Scene& scene, const Group& group, std::string_view role, Draft& draft) {
    if (group.empty() || role.empty()) return;
    if (role == "target" && buys_itself(scene, group, draft)) draft.own = true;
    bool filled = false;
    const bool bought = role == "target" && draft.type == "acquisition";
    if (bought) fill_owner(scene, group, draft);
    if (bought && !group.heads.empty() && is_part_of(scene, group)) {
        fill_part(scene, group, draft);
        return;
    }
    for (std::uint32_t head : group.heads) {
        std::uint32_t item = decider(scene, group, head);
        if (scene.entity(head).type == "person" && add_official(scene, group, head, role, draft)) {
            filled = true;
            continue;
        }
        const bool person = scene.entity(head).type == "person" && !(group.sure && role == "target");
        if (person && !may_be_person(role) && !scene.is_guessed_person(head) && !names_company(scene, head) &&
            !is_owned_by_state(scene, group))
            item = draft.type == "acquisition" ? none : state_of_person(scene, head);
        if (item == none && draft.type != "acquisition" && group.heads.size() == 1 &&
            is_minister(scene, group, head))
            item = nearest(scene, head, "country", draft);
        if (item == none || scene.has_word_of(item, "dl-bystander") || is_landscape(scene, item, role))
            continue;
        Filler filler = filler_of(scene, item, role);
        if (scene.entity(item).type == "nationality" && draft.type != "acquisition")
            name_country(scene, filler);  // "a Norwegian loan"
        add(scene, draft, std::move(filler));
        filled = true;
    }
    if (filled && role == "target") std::erase_if(draft.fillers, [](const Filler& f) { return f.vague; });
    if (group.reference != none) {
        draft.references.push_back({group.reference, role, false});
        return;
    }
    if (filled)
        for (const ItemRange unknown : group.more_unknown)
            if (role != "target") fill_unknown(scene, unknown, role, draft);
    if (filled) return;
    if (group.body.present()) return fill_body(scene, group.body, role, draft);
    if (group.unknown.present() && !bought)
        fill_unknown(scene, group.unknown, role, draft);
    else if (bought && (group.modifiers.empty() || !is_house(scene, group)))
        fill_asset(scene, group, draft);
    else if (!group.modifiers.empty() && (bought || role != "target"))
        fill_described(scene, group, role, draft);
}

}  // namespace dossier::extract::deals
