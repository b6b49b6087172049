// Verb groups: voice, tense, negation, what governs what.
#include <dossier/extract/deals.h>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t longest_link = 24;

// Extends the verb group to the left over auxiliaries, adverbs, "to" and the like.
void read_verb_group(const Scene& scene, Anchor& anchor) {
    const std::uint32_t head = anchor.match.first;
    anchor.past = scene.listed(anchor.match.last - 1, "dl-past") || scene.listed(head, "dl-past");
    anchor.gerund = scene.listed(head, "dl-gerund");
    std::uint32_t i = head;
    bool be = false, auxiliary = false;
    while (i > 0 && head - i < 10) {
        const std::uint32_t p = i - 1;
        const Kind kind = scene.kind(p);
        if (kind == Kind::auxiliary) {
            auxiliary = true;
            if (!be && scene.listed(p, "dl-be")) be = true;
            if (scene.listed(p, "dl-not")) anchor.negated = true;
            if (scene.listed(p, "dl-being")) anchor.ongoing = true;
        } else if (kind == Kind::preposition && scene.preposition(p) == "to" && !anchor.gerund &&
                   (!anchor.past || be)) {
            anchor.infinitive = true;
        } else if (kind != Kind::adverb) {
            break;
        }
        i = p;
    }
    anchor.group = i;
    // "After being bought": it was.
    if (i > 0 && scene.kind(i - 1) == Kind::preposition) anchor.ongoing = false;
    anchor.passive = anchor.past && be;
    const std::string_view before =
        i > 0 && scene.kind(i - 1) == Kind::preposition ? scene.preposition(i - 1) : std::string_view();
    const bool to_be = anchor.infinitive && anchor.passive && scene.kind(i) == Kind::preposition;
    anchor.loose =
        to_be || (!auxiliary && (anchor.infinitive ||
                                 (anchor.gerund && (before == "of" || before == "to" || before == "from" ||
                                                    before == "in" || before == "for"))));
    // "A loan signed in May": behind its noun it is a participle.
    if (anchor.past && !auxiliary && head > 0 && scene.kind(head - 1) == Kind::anchor &&
        scene.anchors[scene.anchor_at[head - 1]].is("noun") && anchor.is("light"))
        anchor.passive = true;
    const std::uint32_t next = anchor.match.last;
    if (anchor.past && !auxiliary && next < scene.size() && scene.kind(next) == Kind::preposition &&
        scene.preposition(next) == "by" && !scene.listed(next, "dl-led"))
        anchor.passive = true;
}

// Whether an anchor at `from` governs a verb at `to`: only "to", "be", "whether", adverbs between, or who is
// to do it.
bool governs(const Scene& scene, std::uint32_t from, std::uint32_t to) {
    if (to - from > 12) return false;
    const std::uint32_t group = to > 0 && scene.kind(to - 1) == Kind::preposition ? to - 1 : to;
    const std::uint32_t name = subject_between(scene, group);
    for (std::uint32_t i = from; i < to; ++i) {
        if (name != none && i + 2 >= name && i < group) continue;
        if (i - from >= 8) return false;
        const Kind kind = scene.kind(i);
        if (kind == Kind::adverb || kind == Kind::auxiliary || scene.listed(i, "dl-complement")) continue;
        return false;
    }
    return true;
}

// "The plan": stands for what it plans.
bool is_plan(const Anchor& anchor) {
    return anchor.is("light") && anchor.field("nominal") == "yes";
}

// The noun that a light verb acts on: the nearest noun anchor to the right within the clause.
std::uint32_t object_noun(const Scene& scene, const Anchor& verb) {
    const std::uint32_t end = std::min(verb.match.last + longest_link, scene.size());
    std::uint32_t commas = 0, found = none;
    for (std::uint32_t i = verb.match.last; i < end; ++i) {
        switch (scene.kind(i)) {
            case Kind::sentence:
            case Kind::stop:
            case Kind::speech:
            case Kind::relative:
            case Kind::subordinator:
            case Kind::auxiliary:
                return found;
            case Kind::comma:
                if (found != none || ++commas > 3) return found;
                break;
            case Kind::preposition:
                if (found != none) return found;
                if (scene.preposition(i) == "for" && verb.field("object") != "none") return found;
                break;
            case Kind::anchor: {
                const std::uint32_t a = scene.anchor_at[i];
                if (found == none && is_plan(scene.anchors[a]) && scene.anchors[a].outer == none) return a;
                if (!scene.anchors[a].is("noun")) return found;
                if (found != none && scene.anchors[found].field("type") != "" &&
                    scene.anchors[a].field("generic") == "yes")
                    return found;
                if (scene.anchors[a].outer == none) found = a;
                i = scene.anchors[a].match.last - 1;
                break;
            }
            default:
                break;
        }
    }
    return found;
}

// "An order placed with X", "a contract funded by X": no verb of a clause.
bool is_participle(const Anchor& anchor) {
    return anchor.past && anchor.group == anchor.match.first && (anchor.is("light") || anchor.passive);
}

// "An order for trams placed in May": a participle may follow its noun at some distance.
bool is_placed(const Scene& scene, const Anchor& anchor) {
    const std::uint32_t next = anchor.match.last;
    if (!is_participle(anchor) || next >= scene.size()) return false;
    return scene.kind(next) == Kind::preposition || scene.kind(next) == Kind::date;
}

// "The loan that Kenya signed": the verb of a relative clause, which stands behind its noun.
bool is_of_relative(const Scene& scene, const Anchor& verb) {
    return verb.inner != none && scene.anchors[verb.inner].is("noun") &&
           scene.anchors[verb.inner].match.first < verb.match.first;
}

// "An offer to build": a verb that its noun governs.
bool hangs_on_noun(const Scene& scene, const Anchor& verb) {
    return verb.outer != none && (scene.anchors[verb.outer].is("noun") || is_plan(scene.anchors[verb.outer]));
}

// Tells of a noun within its group; the verb of the clause is another.
bool is_aside(const Scene& scene, const Anchor& verb) {
    return is_participle(verb) || is_of_relative(scene, verb);
}

// ", while | a bid by X was rejected": what stands before is told by another verb.
bool begins_clause(const Scene& scene, std::uint32_t subordinator) {
    return subordinator > 0 && scene.kind(subordinator - 1) == Kind::comma &&
           !scene.listed(subordinator, "dl-that");
}

// "An order placed with X was scrapped": what tells of a noun within its group stands behind it.
bool is_told_aside(const Scene& scene, const Anchor& noun) {
    if (noun.outer == none) return true;
    const Anchor& verb = scene.anchors[noun.outer];
    return verb.match.first > noun.match.first && is_aside(scene, verb);
}

// The noun that a passive light verb acts on: the last noun anchor to the left within the clause.
std::uint32_t subject_noun(const Scene& scene, const Anchor& verb) {
    std::uint32_t found = none;
    for (std::uint32_t i = verb.group; i > 0 && verb.group - i < longest_clause; --i) {
        switch (scene.kind(i - 1)) {
            case Kind::sentence:
            case Kind::stop:
            case Kind::speech:
                return found;
            case Kind::anchor: {
                const std::uint32_t a = scene.anchor_at[i - 1];
                const Anchor& anchor = scene.anchors[a];
                const bool named = anchor.is("noun") || is_plan(anchor);
                if (!named && found == none && (is_aside(scene, anchor) || hangs_on_noun(scene, anchor)))
                    break;
                if (!named) return found;
                // "Norda signed a contract, and a bid by X was rejected": the clause has its own noun.
                if (found == none ? anchor.outer == none || is_aside(scene, scene.anchors[anchor.outer])
                                  : is_told_aside(scene, anchor))
                    found = a;
                break;
            }
            case Kind::subordinator:
                if (found != none && begins_clause(scene, i - 1)) return found;
                break;
            default:
                break;
        }
    }
    return found;
}

// "The loan that Kenya signed in May": the noun before the relative clause, whose subject ends at the verb.
std::uint32_t relative_noun(const Scene& scene, const Anchor& verb) {
    constexpr std::uint32_t longest_subject = 8, longest_noun = 12;
    std::uint32_t at = verb.group;
    bool named = false;
    for (; at > 0 && verb.group - at < longest_subject; --at) {
        const Kind kind = scene.kind(at - 1);
        if (kind != Kind::entity && kind != Kind::word && kind != Kind::determiner && kind != Kind::pronoun)
            break;
        named = named || kind != Kind::determiner;
    }
    if (!named || at == 0) return none;
    const Kind kind = scene.kind(at - 1);
    if (kind != Kind::relative && !scene.listed(at - 1, "dl-that")) return none;
    const std::uint32_t relative = at - 1;
    for (std::uint32_t i = relative; i > 0 && relative - i < longest_noun; --i) {
        switch (scene.kind(i - 1)) {
            case Kind::sentence:
            case Kind::stop:
            case Kind::speech:
            case Kind::subordinator:
            case Kind::auxiliary:
                return none;
            case Kind::anchor: {
                const std::uint32_t a = scene.anchor_at[i - 1];
                const Anchor& noun = scene.anchors[a];
                return noun.is("noun") && noun.outer == none && noun.inner == none ? a : none;
            }
            default:
                break;
        }
    }
    return none;
}

// Nothing governs what governs it.
void govern(Scene& scene, std::uint32_t outer, std::uint32_t inner) {
    for (std::uint32_t a = outer; a != none; a = scene.anchors[a].outer)
        if (a == inner) return;
    scene.anchors[outer].inner = inner;
    scene.anchors[inner].outer = outer;
}

}  // namespace

void link_anchors(Scene& scene) {
    for (Anchor& anchor : scene.anchors)
        if (anchor.is_verbal()) read_verb_group(scene, anchor);
    for (std::uint32_t a = 0; a < scene.anchors.size(); ++a) {
        Anchor& anchor = scene.anchors[a];
        const bool next_in_reach = a + 1 < scene.anchors.size() && scene.anchors[a + 1].is_verbal() &&
                                   governs(scene, anchor.match.last, scene.anchors[a + 1].match.first);
        if (next_in_reach &&
            (anchor.is("light") || (anchor.is("noun") && anchor.field("governs") == "yes"))) {
            if (!anchor.is("noun") || scene.anchors[a + 1].infinitive || scene.anchors[a + 1].gerund)
                govern(scene, a, a + 1);
        }
        if (!anchor.is("light") || (anchor.inner != none)) continue;
        const bool finite = anchor.group < anchor.match.first;
        const bool takes_subject = anchor.field("takes") == "subject";
        std::uint32_t noun = anchor.passive || takes_subject ? subject_noun(scene, anchor) : none;
        if (noun != none && scene.anchors[noun].outer != none) {
            // "An order placed with X has been scrapped": the verb tells what became of the order as placed.
            const std::uint32_t participle = scene.anchors[noun].outer;
            if ((finite || takes_subject) && scene.anchors[participle].outer == none && participle != a)
                govern(scene, a, participle);
            continue;
        }
        if (takes_subject && noun == none) continue;
        if (noun == none && !anchor.passive) noun = relative_noun(scene, anchor);
        if (noun == none && is_placed(scene, anchor)) {
            noun = subject_noun(scene, anchor);
            if (noun != none && scene.anchors[noun].outer != none) noun = none;
            anchor.passive = noun != none;
        }
        if (noun == none) noun = object_noun(scene, anchor);
        if (noun != none) govern(scene, a, noun);
    }
    // A noun that a light verb acts on may govern a verb itself: "signed an agreement to buy".
    for (std::uint32_t a = 0; a + 1 < scene.anchors.size(); ++a) {
        Anchor& noun = scene.anchors[a];
        if (noun.is("noun") && noun.inner == none && noun.field("governs") == "yes" &&
            scene.anchors[a + 1].is_verbal() && scene.anchors[a + 1].outer == none &&
            scene.anchors[a + 1].infinitive &&
            governs(scene, noun.match.last, scene.anchors[a + 1].match.first))
            govern(scene, a, a + 1);
    }
}

std::uint32_t joint_before(const Scene& scene, const Anchor& noun) {
    constexpr std::uint32_t longest = 10;
    bool sum = false;
    for (std::uint32_t i = noun.match.first; i > 0 && noun.match.first - i < longest; --i) {
        const Kind kind = scene.kind(i - 1);
        if (kind == Kind::conjunction) return sum ? i - 1 : none;
        sum = sum || kind == Kind::money;
        if (kind != Kind::money && kind != Kind::word && kind != Kind::determiner && kind != Kind::adverb &&
            kind != Kind::quantity)
            return none;
    }
    return none;
}

namespace {

// "…, and a $3 million offer from A was refused": it has a verb of its own.
bool has_own_verb(const Scene& scene, const Anchor& noun) {
    const std::uint32_t end = scene.sentence_end(noun.match.first);
    for (std::uint32_t i = noun.match.last; i < end; ++i) {
        const Kind kind = scene.kind(i);
        if (kind == Kind::auxiliary) return true;
        if (kind == Kind::comma || kind == Kind::stop || kind == Kind::relative || kind == Kind::subordinator)
            return false;
    }
    return false;
}

}  // namespace

std::uint32_t verb_of_joined(const Scene& scene, std::uint32_t noun) {
    constexpr std::uint32_t reach = 4;
    const Anchor& joined = scene.anchors[noun];
    if (has_own_verb(scene, joined)) return none;
    const std::uint32_t sentence = scene.sentence_of[joined.match.first];
    for (std::uint32_t a = noun; a > 0 && noun - a < reach; --a) {
        const Anchor& before = scene.anchors[a - 1];
        if (scene.sentence_of[before.match.first] != sentence) return none;
        if (!before.is("noun") || before.outer == none) continue;
        const Anchor& verb = scene.anchors[before.outer];
        const bool governs = verb.is("light") && !verb.passive && verb.match.last <= before.match.first;
        return governs && before.field("type") != joined.field("type") ? before.outer : none;
    }
    return none;
}

}  // namespace dossier::extract::deals
