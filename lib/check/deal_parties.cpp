#include <dossier/check/deal_parties.h>
#include <dossier/check/likeness.h>
#include <dossier/report/alike.h>

#include <algorithm>

namespace dossier::check {
namespace {

const Party* only_one(const Deal& deal, const std::string& role) {
    const Party* found = nullptr;
    for (const Party& party : deal.parties) {
        if (party.role != role) continue;
        if (found) return nullptr;
        found = &party;
    }
    return found;
}

bool is_party(const Deal& deal, const Party& party) {
    return std::any_of(deal.parties.begin(), deal.parties.end(),
                       [&](const Party& one) { return same_party(one, party); });
}

// The source names somebody so, never the same as `other`, and not where it tells the deal.
bool knows_apart(const Side& source, const Deal& known, const Party& party, const Party& other) {
    bool has_party = false, has_other = false;
    for (const EntityMention& entity : source.facts.entities) {
        const Party named{{}, entity.canonical.empty() ? entity.text : entity.canonical, entity.iso};
        const bool is_it = same_party(party, named), is_other = same_party(other, named);
        const bool in_deal =
            entity.span.start >= known.evidence.start && entity.span.end <= known.evidence.end;
        if (is_it && (is_other || in_deal)) return false;
        has_party = has_party || is_it;
        has_other = has_other || is_other;
    }
    return has_party && has_other;
}

Name name_of(const Party& party) {
    Name name;
    name.words = PartyWords(party).words;
    name.bits = bits_of(name.words);
    name.iso = party.iso;
    return name;
}

bool is_named(const Name& name, std::span<const Name> names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const Name& other) { return same_name(name, other) > 0; });
}

// "The port authority of Aru" may be behind "Aru Ports".
bool share_word(const Name& a, const Name& b) {
    return std::any_of(a.words.begin(), a.words.end(), [&](const std::string& word) {
        return std::binary_search(b.words.begin(), b.words.end(), word);
    });
}

bool is_company(const Name& name) {
    return !name.person && !name.place && name.iso.empty() && name.near_iso.empty() && !name.words.empty();
}

}  // namespace

bool has_other_party(const Deal& told, const Side& source, const Deal& known) {
    return std::any_of(told.parties.begin(), told.parties.end(), [&](const Party& party) {
        const Party *mine = only_one(told, party.role), *theirs = only_one(known, party.role);
        return mine && theirs && mine->iso.empty() && theirs->iso.empty() && !is_party(known, *mine) &&
               !is_party(told, *theirs) && knows_apart(source, known, *mine, *theirs);
    });
}

bool has_somebody_else(const Sentence& claim, const Side& source, const Deal& known, const Span& at) {
    if (claim.names.size() < 2 || !is_company(claim.names.front())) return false;
    const Name& first = claim.names.front();
    std::vector<Name> parties;
    for (const Party& party : known.parties)
        parties.push_back(name_of(party));
    if (std::any_of(parties.begin(), parties.end(), [&](const Name& p) { return share_word(first, p); }))
        return false;
    bool elsewhere = false;
    for (const Sentence& sentence : source.sentences) {
        if (!is_named(first, sentence.names)) continue;
        if (sentence.span == at) return false;
        elsewhere = true;
    }
    const auto is_told = [&](const Name& party) { return is_named(party, claim.names); };
    return elsewhere && std::any_of(parties.begin(), parties.end(), is_told) &&
           std::any_of(parties.begin(), parties.end(),
                       [&](const Name& party) { return party.iso.empty() && !is_told(party); });
}

}  // namespace dossier::check
