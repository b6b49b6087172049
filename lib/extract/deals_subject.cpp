// Who acts: the subject of a verb, and what a relative clause acts on.
#include <dossier/extract/deals.h>

namespace dossier::extract::deals {

std::uint32_t subject_between(const Scene& scene, std::uint32_t verb_group) {
    std::uint32_t i = verb_group;
    while (i > 0 && scene.kind(i - 1) == Kind::adverb)
        --i;
    if (i < 2 || scene.kind(i - 1) != Kind::entity || scene.possessive(i - 1)) return none;
    const std::uint32_t before = scene.kind(i - 2) == Kind::determiner && i > 2 ? i - 3 : i - 2;
    if (scene.kind(before) == Kind::anchor &&
        scene.anchors[scene.anchor_at[before]].field("object") == "actor")
        return i - 1;
    if (scene.kind(before) != Kind::preposition) return none;
    const std::string_view preposition = scene.preposition(before);
    return preposition == "for" || preposition == "by" ? i - 1 : none;
}

namespace {

struct Clause {
    std::uint32_t first;
    std::uint32_t boundary;  // the item before it, `none` at the head of a sentence
};

// "Days after others shelved a plan": behind "after" stands who acts.
bool opens_clause(const Scene& scene, std::uint32_t preposition, std::uint32_t group) {
    const std::string_view what = scene.preposition(preposition);
    if ((what != "after" && what != "before") || preposition + 1 >= group) return false;
    for (std::uint32_t i = preposition + 1; i < group; ++i) {
        const Kind kind = scene.kind(i);
        if (kind != Kind::word && kind != Kind::determiner && kind != Kind::entity &&
            kind != Kind::quantity && kind != Kind::pronoun && kind != Kind::adverb)
            return false;
    }
    return true;
}

// "While ministers refused a plan": who acts stands there, unnamed, so no other does.
bool has_own_subject(const Scene& scene, const Clause& clause, std::uint32_t before) {
    if (clause.boundary == none || before <= clause.first) return false;
    const Kind boundary = scene.kind(clause.boundary), last = scene.kind(before - 1);
    if (boundary == Kind::speech) return last == Kind::quantity;  // "said 12 trams would be delivered"
    return (boundary == Kind::subordinator || boundary == Kind::preposition) &&
           (last == Kind::word || last == Kind::quantity);
}

Clause clause_before(const Scene& scene, std::uint32_t group) {
    std::uint32_t i = group;
    while (i > 0 && group - i < longest_clause) {
        const std::uint32_t p = i - 1;
        switch (scene.kind(p)) {
            case Kind::sentence:
                return {i, none};
            case Kind::stop:
                return {i, none};
            case Kind::speech:
            case Kind::subordinator:
            case Kind::relative:
            case Kind::auxiliary:
                return {i, p};
            case Kind::anchor:
                if (scene.anchors[scene.anchor_at[p]].is_verbal()) return {i, p};
                i = p;
                break;
            case Kind::preposition:
                if (opens_clause(scene, p, group)) return {i, p};
                i = p;
                break;
            default:
                i = p;
        }
    }
    return {i, none};
}

// "For $3 million | Norda rebuilt", "to pay for the dam | Kenya borrowed": behind what stands before it, the
// name right before the verb acts.
bool fronted_subject(const Scene& scene, std::uint32_t from, std::uint32_t to) {
    if (to < from + 3 || scene.kind(from) != Kind::preposition ||
        scene.starts[scene.sentence_of[from]] != from)
        return false;
    const std::string_view what = scene.preposition(from);
    if (what != "for" && what != "to" && what != "with" && what != "at") return false;
    const Kind before = scene.kind(to - 2);
    return scene.kind(to - 1) == Kind::entity && !scene.possessive(to - 1) &&
           scene.entity(to - 1).type != "nationality" &&
           (before == Kind::money || before == Kind::word || before == Kind::anchor);
}

Group first_named(const Scene& scene, std::uint32_t from, std::uint32_t to) {
    Group described, unknown;
    bool governed = from > 0 && scene.listed(from - 1, "dl-source");
    for (std::uint32_t at = from; at < to;) {
        const Kind kind = scene.kind(at);
        if (kind == Kind::preposition) {
            governed = true;
            ++at;
            continue;
        }
        Group group = read_group(scene, at, to);
        if (group.empty()) {
            governed = false;
            ++at;
            continue;
        }
        at = std::max(group.last, at + 1);
        if (!governed && (group.names() || state_of_office(scene, group, group.last) != none)) return group;
        if (!governed && unknown.empty() && described.empty() && group.maybe_names()) unknown = group;
        if (!governed && described.empty() && !group.modifiers.empty()) described = group;
        governed = false;
    }
    if (unknown.empty() && described.empty() && fronted_subject(scene, from, to)) return group_of(to - 1);
    return unknown.empty() ? described : unknown;
}

// "Norda, which bought", "it was Norda that bought".
bool is_relative(const Scene& scene, std::uint32_t boundary) {
    if (boundary == none || boundary == 0) return false;
    return scene.kind(boundary) == Kind::relative ||
           (scene.listed(boundary, "dl-that") && scene.kind(boundary - 1) == Kind::entity);
}

// "Kenya, having refused the offer of Norda, | chose": what stands before the comma is the first verb's.
bool closes_participle(const Scene& scene, const Clause& clause, std::uint32_t group) {
    if (clause.boundary == none || scene.kind(clause.boundary) != Kind::anchor) return false;
    if (group == 0 || scene.kind(group - 1) != Kind::comma) return false;
    for (std::uint32_t i = clause.first; i + 1 < group; ++i)
        if (scene.kind(i) == Kind::comma) return false;
    return true;
}

Group before_relative(const Scene& scene, std::uint32_t relative) {
    for (std::uint32_t i = relative; i > 0 && relative - i < 14; --i) {
        if (scene.kind(i - 1) == Kind::sentence) break;
        if (scene.kind(i - 1) != Kind::entity || scene.possessive(i - 1)) continue;
        // "Norda, a Finnish builder, which", "Norda, a U.S. insurer which".
        const std::string& type = scene.entity(i - 1).type;
        const bool describes = type == "location" && i < relative && scene.kind(i) == Kind::word &&
                               !scene.listed(i, "dl-state-body");
        if (type == "nationality" || describes) continue;
        return group_of(i - 1);
    }
    // "Palvexo, which makes tiles": a name that nobody knows.
    const std::uint32_t start = scene.sentence_start(relative);
    const Group group = start < relative ? read_group(scene, start, relative) : Group{};
    return group.maybe_names() && group.last + 1 == relative ? group : Group{};
}

// "Norda's $3 million bid to buy": whose it is will buy.
std::uint32_t owner_of(const Scene& scene, const Anchor& noun) {
    constexpr std::uint32_t longest = 5;
    if (!noun.is("noun") && noun.field("nominal") != "yes") return none;
    for (std::uint32_t i = noun.match.first; i > 0 && noun.match.first - i < longest; --i) {
        const Kind kind = scene.kind(i - 1);
        if (kind == Kind::entity) return scene.possessive(i - 1) ? i - 1 : none;
        if (kind != Kind::word && kind != Kind::money && kind != Kind::quantity) return none;
    }
    return none;
}

}  // namespace

Group relative_object(const Scene& scene, std::uint32_t anchor) {
    constexpr std::uint32_t longest_subject = 8;
    const std::uint32_t group = scene.anchors[anchor].group;
    for (std::uint32_t i = group; i > 0 && group - i < longest_subject; --i) {
        const Kind kind = scene.kind(i - 1);
        if (kind == Kind::relative && i < group) {
            const std::uint32_t name = i > 2 && scene.kind(i - 2) == Kind::comma ? i - 3 : i - 2;
            return i > 1 && scene.kind(name) == Kind::entity ? before_relative(scene, i - 1) : Group{};
        }
        if (kind != Kind::entity && kind != Kind::word && kind != Kind::determiner && kind != Kind::pronoun)
            break;
    }
    return {};
}

namespace {

// The anchor before in the same sentence that has a subject to lend.
std::uint32_t verb_before(const Scene& scene, std::uint32_t anchor) {
    const std::uint32_t sentence = scene.sentence_of[scene.anchors[anchor].match.first];
    for (std::uint32_t a = anchor; a > 0 && anchor - a < 12; --a) {
        const Anchor& other = scene.anchors[a - 1];
        if (scene.sentence_of[other.match.first] != sentence) return none;
        if (other.is_verbal()) return a - 1;
    }
    return none;
}

}  // namespace

namespace {

// "Its stake in Telmark, | bought by Norda": what a participle behind a comma tells of; `none` if it has
// none.
std::uint32_t told_by_participle(const Scene& scene, const Anchor& verb) {
    const std::uint32_t at = verb.match.first;
    if (!verb.passive || verb.group != at || at < 2 || scene.kind(at - 1) != Kind::comma ||
        scene.kind(at - 2) != Kind::entity || scene.possessive(at - 2))
        return none;
    return scene.entity(at - 2).type == "organization" ? at - 2 : none;
}

// "With Norda adding $3 million": who stands right before acts.
bool acts_before(const Scene& scene, const Anchor& verb) {
    const std::uint32_t name = verb.group - 1;
    if (!verb.gerund || verb.group < 2 || verb.group != verb.match.first ||
        scene.kind(name) != Kind::entity || scene.possessive(name))
        return false;
    const std::uint32_t before = scene.kind(name - 1) == Kind::determiner && name > 1 ? name - 2 : name - 1;
    return scene.kind(before) == Kind::conjunction || scene.kind(before) == Kind::comma ||
           (scene.kind(before) == Kind::preposition && scene.preposition(before) == "with");
}

}  // namespace

Group subject_of(const Scene& scene, std::uint32_t a) {
    if (const std::uint32_t told = told_by_participle(scene, scene.anchors[a]); told != none)
        return group_of(told);
    for (unsigned depth = 0; depth < 8; ++depth) {
        const Anchor& anchor = scene.anchors[a];
        if (depth == 0 && acts_before(scene, anchor)) return group_of(anchor.group - 1);
        if (const std::uint32_t name = subject_between(scene, anchor.group);
            name != none && anchor.infinitive && anchor.outer != none)
            return group_of(name);
        if (anchor.outer != none)
            if (const std::uint32_t owner = owner_of(scene, scene.anchors[anchor.outer]); owner != none)
                return group_of(owner);
        // "The contract that Kenya signed was cancelled": what stands behind tells of it, and has its own.
        const bool told = anchor.outer != none && anchor.outer > a;
        if (anchor.outer != none && !told && !anchor.is("noun") && !scene.anchors[anchor.outer].is("noun")) {
            a = anchor.outer;
            continue;
        }
        if (anchor.outer != none && scene.anchors[anchor.outer].is("noun") &&
            scene.anchors[anchor.outer].outer != none) {
            a = scene.anchors[anchor.outer].outer;
            continue;
        }
        const std::uint32_t group = anchor.group;
        const Clause clause = clause_before(scene, group);
        std::uint32_t before = group;
        while (before > clause.first &&
               (scene.kind(before - 1) == Kind::date || scene.kind(before - 1) == Kind::comma ||
                scene.kind(before - 1) == Kind::adverb ||
                (scene.kind(before - 1) == Kind::preposition && scene.kind(before) == Kind::date)))
            --before;
        // "Told the commission it bought".
        if (before > clause.first && scene.kind(before - 1) == Kind::pronoun)
            return read_group(scene, before - 1, group);
        // "Norway will lend $3 million, and Kenya will add $2 million".
        if (before > 2 && scene.kind(before - 1) == Kind::entity && !scene.possessive(before - 1) &&
            scene.kind(before - 2) == Kind::conjunction && scene.kind(before - 3) == Kind::comma &&
            before - 3 >= clause.first && clause.boundary != none)
            return group_of(before - 1);
        const bool joined = before > 0 && scene.kind(before - 1) == Kind::conjunction;
        const std::uint32_t other = verb_before(scene, a);
        if (joined) {
            if (other != none) {
                a = other;
                continue;
            }
            return first_named(scene, scene.sentence_start(group), group);
        }
        if (before <= clause.first && is_relative(scene, clause.boundary))
            return before_relative(scene, clause.boundary);
        if (other != none && closes_participle(scene, clause, group)) {
            a = other;
            continue;
        }
        Group found = first_named(scene, clause.first, group);
        if (!found.empty() || has_own_subject(scene, clause, before)) return found;
        if (other != none) {
            a = other;
            continue;
        }
        return clause.boundary == none ? Group{}
                                       : first_named(scene, scene.sentence_start(group), clause.boundary);
    }
    return {};
}

}  // namespace dossier::extract::deals
