// Stage 6 of the cascade, its inner parts: what the files deals*.cpp share. Not for other rooms.
//
// Rules of the stage "deals" find anchors: verbs of a frame ("acquired"), nouns of a frame ("contract") and
// light verbs, which say what became of a noun or of another verb ("signed", "plans to", "rejected"). The
// rules' fields tell what the subject, the object and each preposition stand for; this code finds the groups
// of words that stand there.
#pragma once
#include <dossier/extract/deals_kinds.h>
#include <dossier/extract/reading.h>

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::extract::deals {

inline constexpr std::uint32_t none = ~0u;
inline constexpr std::uint32_t longest_sentence = 150;  // items looked at to either side
inline constexpr std::uint32_t longest_clause = 70;
inline constexpr std::size_t window = 8;  // drafts looked back over

// One match of a rule of the stage "deals".
struct Anchor {
    Match match;
    std::string_view kind;       // "verb", "noun" or "light"
    std::uint32_t group = none;  // first item of its verb group
    bool ongoing = false;        // "is being built"
    bool passive = false, negated = false, past = false, gerund = false, infinitive = false;
    bool loose = false;          // "willing to buy", "the cost of buying": hangs on a word that tells no deal
    std::uint32_t outer = none;  // the light verb or noun that governs it ("agreed to", "plan to")
    std::uint32_t inner = none;  // what it governs
    std::string_view field(Label key) const { return match.rule->field(key); }
    bool is(std::string_view what) const { return kind == what; }
    bool is_verbal() const { return !is("noun"); }
};

// A noun group, or several joined by "and" and commas.
struct Group {
    std::uint32_t first = none, last = none;
    std::vector<std::uint32_t> heads;      // items of entities that it names as such
    std::vector<std::uint32_t> modifiers;  // items of entities that only describe ("Huawei's", "Chinese")
    std::uint32_t money = none;
    std::uint32_t reference = none;  // "the company", "it"
    ItemRange body;                  // "the Polish defence ministry": its country and what it is
    ItemRange unknown;               // a run of capitalised words that the stage of entities took for no name
    std::vector<ItemRange> more_unknown;  // such runs in a list that begins with a name
    bool governed = false;                // stands behind a preposition
    bool sure = false;                    // a rule's own slot, whatever the name's type
    bool empty() const { return first == none || first == last; }
    // "Corvus Signalling": two such words are a name wherever they stand, and one that stands alone.
    bool maybe_names() const {
        return unknown.present() &&
               (unknown.last - unknown.first >= 2 || (unknown.first == first && unknown.last == last));
    }
    bool names() const { return !heads.empty() || reference != none || body.present(); }
};

// What a role is filled with.
struct Filler {
    std::string_view role;
    std::string name, iso;
    std::uint32_t item = none;
    bool state = false, bank = false;  // a government or country; a lender by nature
    bool referred = false;             // found by reference
    bool acts = false;                 // is the subject
    bool vague = false;                // words that name no company, stake or asset: "sold goods"
};

// "The company", "it": stands for a party that the frame does not name.
struct Reference {
    std::uint32_t item = none;
    std::string_view role;
    bool acts = false;
};

// A deal on its way.
struct Draft {
    std::string_view type, status;
    std::vector<Filler> fillers;
    std::vector<Reference> references;        // not looked up yet
    std::uint32_t money = none, date = none;  // items
    bool date_of_speech = false;
    std::string subject;
    std::uint32_t sentence = 0;  // index of the sentence that it was found in
    std::uint32_t last_sentence = 0;
    std::uint32_t item = 0;   // the anchor's, for the order in the text
    std::uint32_t event = 0;  // of the anchor that tells the status, near which the date stands
    std::vector<std::string> rules;
    std::vector<Match> matches;  // every anchor with a part in it, for tracing
    bool hedged = false, weak = false, nominal = false, headline = false, generic = false,
         habitual = false,  // a verb in the present: "sells gear"
        loose = false,      // told by a verb that is loose
        priced = false,     // "for $3 million" behind the verb
        verbal = false,     // told by a verb without a noun: "bought", not "completed the purchase"
        definite = false,   // "the deal"
        own = false,        // its own shares: "bought back"
        lump = false,       // over years: "has lent $5 million since 1972"
        unnamed = false,    // has a party that the text only describes: "with a Kenyan company"
        spoken = false,     // the speaker's own: "we signed"
        adds = false,       // names a party of the deal before: "the lender is X"
        outcome = false,    // tells what became of the deal before: "Kenya said no"
        pair = false,       // no deal without the other side
        mass = false,       // "aid": no deal without an amount
        part = false,       // of a package: "$5 million in loans"
        beside = false;     // goes to whom the loan or the grant before goes: "putting up another $5 million"
    std::string attributed_to;
};

// The line with what the stage needs to know of each item.
class Scene {
  public:
    Scene(Reading& reading, const std::vector<Match>& found);

    Reading& reading;
    std::vector<Kind> kinds;
    std::vector<std::uint32_t> anchor_at;  // of each item, index into anchors or `none`
    std::vector<Anchor> anchors;
    std::vector<std::uint32_t> sentence_of;  // of each item
    std::vector<std::uint32_t> starts;       // first item of each sentence

    Kind kind(std::uint32_t item) const { return kinds[item]; }
    std::uint32_t size() const { return static_cast<std::uint32_t>(kinds.size()); }
    std::string_view text(std::uint32_t item) const { return reading.text(item, item + 1); }
    bool in(std::uint32_t item, std::uint32_t list) const { return reading.is(item, list); }
    bool listed(std::uint32_t item, Label list) const;
    std::string_view preposition(std::uint32_t item) const { return reading.value(item, prepositions_); }
    std::string_view reference(std::uint32_t item) const { return reading.value(item, references_); }

    const EntityMention& entity(std::uint32_t item) const {
        return reading.facts.entities[static_cast<std::size_t>(reading.line[item].mark)];
    }
    const QuantityMention& quantity(std::uint32_t item) const {
        return reading.facts.quantities[static_cast<std::size_t>(reading.line[item].mark)];
    }
    const MoneyMention& money(std::uint32_t item) const {
        return reading.facts.money[static_cast<std::size_t>(reading.line[item].mark)];
    }
    const DateMention& date(std::uint32_t item) const {
        return reading.facts.dates[static_cast<std::size_t>(reading.line[item].mark)];
    }
    bool possessive(std::uint32_t item) const;
    // A word that is written like a name and is no common word; the first of a sentence only if asked for.
    bool looks_like_name(std::uint32_t item, bool first_too = false) const;
    // A capital within a sentence, the word whatever it is but a function word.
    bool is_capitalised(std::uint32_t item) const;
    // A person by its looks alone: none of its words is known of people.
    bool is_guessed_person(std::uint32_t entity_item) const;
    // "Telmark", "440,000 Telmark shares": a capital letter, wherever it stands.
    bool bears_capital(std::uint32_t item) const;
    // Whether it names something of a company that is bought and sold, or counts such: "division", "five
    // hotels".
    bool is_asset(std::uint32_t item) const { return counts(item, "dl-asset"); }
    // "40 trams": the list has what is many.
    bool is_counted_goods(std::uint32_t item) const;
    // "The past five years", "the last decade".
    bool is_past_years(std::uint32_t item) const;
    // "Stake", "500,000 shares": of what, others must say.
    bool is_share(std::uint32_t item) const { return counts(item, "n-stake"); }
    // Whether the entity has a word of the list in its name.
    bool has_word_of(std::uint32_t item, Label list) const;
    // Whether the sum may be what a deal is worth: no price a share, a barrel or a head.
    bool is_worth(const MoneyMention& money) const;
    // Whether the gazetteers have the item's words as a capital.
    bool is_capital(std::uint32_t item) const;
    // What a party is by subtype or by a word of its name: "state", "bank", "company"; empty if unknown.
    std::string_view nature(std::uint32_t entity_item) const;
    // The longest text, up to the mention, of an entity with its canonical name.
    std::string_view longest_name(const EntityMention& mention) const;
    // First item of the item's sentence, not further back than a long sentence goes.
    std::uint32_t sentence_start(std::uint32_t item) const;
    std::uint32_t sentence_end(std::uint32_t item) const;
    // "state", "bank", "company", for a word that tells what somebody is: "the ministry".
    std::string_view nature_of_word(std::uint32_t item) const { return word_value(text(item), natures_); }
    // The value a map gives one word, whatever its case.
    std::string_view word_value(std::string_view word, std::uint32_t map) const;
    Role role_of_sentence(std::uint32_t sentence) const { return roles_[sentence]; }
    // Whether the sentence that begins there has no small letter: a headline between the items of a bulletin.
    bool is_in_capitals(std::uint32_t start) const;

  private:
    // Whether the item is a word of the list or counts such.
    bool counts(std::uint32_t item, Label list) const;
    bool is_word_of(std::string_view word, Label list) const;
    void classify();
    bool is_dash(std::uint32_t item) const;
    bool is_acronym(std::uint32_t item) const;
    void settle_bounds(std::uint32_t item);
    void settle_angles(const std::vector<std::uint32_t>& opens);
    void find_anchors(const std::vector<Match>& found);
    void drop_nominal();
    void find_roles();

    std::uint32_t prepositions_, references_, natures_;
    const KindTable& table_;
    std::vector<Role> roles_;
    // By canonical name: where each mention begins, and the longest name up to there. Made when first asked
    // for.
    mutable std::unordered_map<std::string_view, std::vector<std::pair<std::uint32_t, std::string_view>>>
        longest_;
};

// Verb groups: voice, tense, negation, and which anchor governs which.
void link_anchors(Scene& scene);

// The group of one name.
Group group_of(std::uint32_t item);

// The noun group that begins at `first`, not beyond `limit`.
Group read_group(const Scene& scene, std::uint32_t first, std::uint32_t limit);

// "Plans for Norda <NRD> to buy", "an agreement by Norda to buy", "asked Norda to build": the name between;
// `none` if there is none.
std::uint32_t subject_between(const Scene& scene, std::uint32_t verb_group);

// The group that is the subject of a verb or light anchor; empty if none is found.
Group subject_of(const Scene& scene, std::uint32_t anchor);

// "Telmark, which Norda bought": what a verb acts on that stands before its relative clause; empty if none.
Group relative_object(const Scene& scene, std::uint32_t anchor);

// The party that "the company", "it" stands for, none of the draft's; `none` if there is none that fits.
std::uint32_t antecedent(const Scene& scene, std::uint32_t reference, const Draft& draft);

// The party of that nature that is named last before the item, none of the draft's; `none` if none is.
std::uint32_t nearest(const Scene& scene, std::uint32_t item, std::string_view wanted, const Draft& draft);

// Behind a bracket that opens at `at`.
std::uint32_t after_bracket(const Scene& scene, std::uint32_t at, std::uint32_t end);

// Behind an apposition ("to X, a maker of tiles, for $2m") if a preposition follows it; else `end`.
std::uint32_t after_comma(const Scene& scene, std::uint32_t at, std::uint32_t end);

// "Valued the unit at $2m", not "valued at $2m".
bool is_valuation(const Scene& scene, std::uint32_t money_item);

// "A group with assets of $2m": how large it is, not what is paid.
bool is_measure(const Scene& scene, std::uint32_t money_item);

bool has_role(const Draft& draft, std::string_view role);

// The longest name that the document has for the entity, for a capital that of its country. The stop of a
// sentence is no part of it.
std::string name_of(const Scene& scene, std::uint32_t item);

// What the document, or else the gazetteers, call the country whose code the entity bears; empty if none.
std::string_view country_of(const Scene& scene, std::uint32_t item);

// The item of the state that a holder of an office acts for, where words up to `last` in the group name the
// office: "Kenyan Finance Minister | Ann Quorvo". `none` if they name none.
std::uint32_t state_of_office(const Scene& scene, const Group& group, std::uint32_t last);

// The item of the state that a person speaks for: "Ann Quorvo of Kenya", "Ann Quorvo, ambassador of Kenya".
std::uint32_t state_of_person(const Scene& scene, std::uint32_t person);

// "Finance minister Ann Quorvo", "Ann Quorvo, the finance minister": acts for the state that is spoken of.
bool is_minister(const Scene& scene, const Group& group, std::uint32_t person);

// "China donated tents to survivors in Kenya": for a loan or a gift the country is the party where nobody
// else is named to receive it.
void find_receiver(const Scene& scene, Draft& draft);

// Looks up what the draft's references stand for, once the frame's own names are known.
void resolve_references(const Scene& scene, Draft& draft);

// Fillers of one group for one role; a reference is left to be looked up.
void fill(const Scene& scene, const Group& group, std::string_view role, Draft& draft);

struct Status {
    std::string_view status;
    bool hedged = false;
    std::uint32_t anchor = none;  // the one that tells it
};
Status status_of(const Scene& scene, std::uint32_t anchor);

// "Approved a loan to A | and | a $3 million grant to B": the "and" before a noun with a sum; `none` if there
// is none.
std::uint32_t joint_before(const Scene& scene, const Anchor& noun);
// The light verb of the noun before, which governs a noun joined to it; `none` if there is none.
std::uint32_t verb_of_joined(const Scene& scene, std::uint32_t noun);

// One draft for each frame found, in the order of the text.
std::vector<Draft> read_frames(Scene& scene);

// Amount and date of a draft from the rest of its sentence.
void find_values(const Scene& scene, std::vector<Draft>& drafts);

// The party of the draft that has the filler's name; nullptr if there is none.
const Filler* find_name(const Draft& draft, const Filler& filler);

// "Norway delivered six ambulances to Kenya. The gift …": what `b` tells makes a gift of `a`.
bool is_told_as_gift(const Draft& a, const Draft& b);
void make_gift(Draft& draft);

// One company is taken over by another once, however far apart it is told.
bool same_takeover(const Draft& a, const Draft& b);

// `b` tells of the same deal as `a`: what it adds, and where it is later.
void absorb(Draft& a, Draft& b);

// Tells what several drafts say of one deal from what are several deals, and which are no deals.
void join(const Scene& scene, std::vector<Draft>& drafts);

// What follows a deal without being one: takes each such draft into the deal that it tells of.
void add_parties(std::vector<Draft>& drafts);                          // "the lender is X"
void share_receivers(std::vector<Draft>& drafts);                      // "putting up another $5 million"
void find_outcomes(std::vector<Draft>& drafts);                        // "Kenya said no"
void find_financiers(const Scene& scene, std::vector<Draft>& drafts);  // "using a loan from X"

// "The Bank lent $5 million for it in 2012", in a text whose loans and grants all go to Kenya: to Kenya too.
void share_only_receiver(std::vector<Draft>& drafts);

// Roles that are filled; each open side is one.
std::size_t sides_of(const Draft& draft);

// The share of deals like it that are right, 0 to 1.
double confidence_of(const Scene& scene, const Draft& draft);

}  // namespace dossier::extract::deals
