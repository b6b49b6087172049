// Reads a frame: an anchor or two, and the groups around them that fill its roles. Not for other rooms.
#pragma once
#include <dossier/extract/deals.h>

#include <optional>

namespace dossier::extract::deals {

class FrameReader {
  public:
    // `joined`: where what is joined to the verb's own noun begins; `none` for that noun itself.
    FrameReader(const Scene& scene, std::uint32_t verb, std::uint32_t noun, std::uint32_t joined = none)
        : scene_(scene),
          verb_(verb == none ? nullptr : &scene.anchors[verb]),
          noun_(noun == none ? nullptr : &scene.anchors[noun]),
          verb_index_(verb),
          joined_(joined) {}

    // The deal that the anchors tell, and those that its verb or noun tells besides.
    std::vector<Draft> read_all();

  private:
    void read();

    const Anchor& frame() const;

    // What a place in the frame stands for: the verb says it, in the noun's terms where it is light.
    std::string_view role(Label place) const;

    std::string_view noun_role(std::string_view role) const;

    // "Norda to buy Telmark", a headline that stands in the text.
    bool is_telegraphic() const;

    bool is_first_of_sentence() const;

    // "The contract", "the $3 million contract".
    bool is_definite() const;

    // "A loan to build a dam": what the money is for is no deal yet.
    bool is_purpose() const;

    void note(const Anchor& anchor);

    void read_status();

    // Named groups of the rule itself are roles.
    void read_slots(const Anchor& anchor);

    // "In talks with X to sell": a light verb's "other" is what the verb or noun calls it.
    std::string_view slot_role(std::string_view slot) const;

    void take_money(std::uint32_t item);

    void read_verb();

    // "Zembla rejected a loan from Baltbank": who acts is the other side, where the giver is named besides.
    void settle_subject();

    // How many parties act.
    std::ptrdiff_t acting() const;

    bool is_own_noun() const;

    // "Kenya signed a contract with Norda to build a railway": a state before an infinitive may be either
    // side.
    void settle_worker();

    void settle_tender();

    // "The bank provided $5 million" is a loan where a donor would have given it.
    void settle_type();

    bool is_person(std::uint32_t item) const;

    // Whether the role is filled with a name beside the one that acts.
    bool has_entity(std::string_view role) const;

    bool has_money_only(const Group& group) const;

    void fill_from(Group group, std::string_view role_name);

    void fill_host(const Group& group);

    // "Sold 500,000 shares", "an offer for two million shares".
    void note_shares(const Group& group);

    Group before_verb() const;

    // "Bought Norda Corp's trams": with nobody else to have sold them, it was their maker.
    void fill_maker();

    // "buy 16 aircraft" is a contract, "buy a company" an acquisition.
    void look_at_object();

    std::uint32_t read_object(std::uint32_t at);

    // "Lent Telmarko $5 million": a name that nobody knows, and the sum behind it.
    void read_unknown_indirect(const Group& first, std::string_view indirect);

    // "20 trucks | and a boat | to Kenya": behind more that is given or sold with it.
    std::uint32_t behind_list(std::uint32_t at) const;

    // "The $5 million that Norda lent": the sum before the relative clause; `none` if there is none.
    std::uint32_t relative_sum() const;

    // "To be built | by Norda": who does it stands behind the verb, and is no state.
    bool verb_names_doer() const;

    void read_between(std::uint32_t at, std::uint32_t end);

    static Group named_only(const Group& group);

    void read_noun();

    // "Huawei's $60 million project": whose it is, and what it is worth.
    void read_premodifiers();

    void fill_owned(std::uint32_t owner);

    // "Palvexo's bid": a name that nobody knows.
    bool is_unknown_owner(std::uint32_t item) const;
    void fill_unknown_owner(std::uint32_t last);

    bool is_price_word(std::uint32_t item) const;

    // "A $20 million (1.3 billion shillings) | agreement": the item that the bracket opens with.
    std::uint32_t before_bracket(std::uint32_t close) const;

    void read_prepositions(std::uint32_t at);

    // "Cancelled a contract that it had signed with X": whom the verb behind the noun names is a party too.
    void read_told();

    // "Kenya asked Norda to build", "a contract signed with Norda was cancelled by Kenya": whom the verb that
    // governs the frame names.
    void read_outer(std::uint32_t anchor);

    // The light verb that tells of the noun where its prepositions end; `none` if there is none.
    std::uint32_t verb_behind() const;

    // "With A for trams, | with B for boats".
    bool repeats_with(std::uint32_t at) const;

    bool begins_sibling(std::uint32_t at) const;

    // Behind what separates things listed, and words like "another"; `none` if nothing is listed there.
    std::uint32_t behind_separator() const;

    // "180 tanks from A and 212 guns from B", "A lent $2 million and B $3 million": another deal of the same
    // verb. Nothing if what is listed is none.
    std::optional<Draft> read_sibling(Draft& first);

    bool names_other_deal(const Group& group) const;

    std::optional<Draft> settle_sibling(Draft& first, std::uint32_t anchor, bool gapped);

    // "$150 million each", "A and B each lent", "four $70 million loans".
    bool is_each() const;

    std::uint32_t led_within(const Group& group) const;

    std::uint32_t read_phrase(std::uint32_t at, std::uint32_t end);

    // "Signed notes with X on a loan of $5 million": what it is about tells the type.
    void adopt_type(const Group& group);

    // "Bought trams from X with a loan from Y": what follows is the loan's.
    bool borrows(std::string_view preposition, const Group& group) const;

    bool is_infinitive(std::uint32_t preposition) const;

    bool is_filled_behind(std::string_view role) const;

    bool is_mere_place(const Group& group) const;

    // "Sold the mill to Telmarko": a name that nobody knows, and no more. "Lent to Telmarko in Kenya" is a
    // place.
    bool is_lone_name(const Group& group) const;

    bool names_track(const Group& group) const;

    bool is_where(std::string_view preposition, const Group& group) const;

    // "A loan for Kenya", and not "a loan for the Kenya railway".
    bool is_bare_party(const Group& group) const;

    void set_subject(std::uint32_t first, std::uint32_t last);

    const Scene& scene_;
    const Anchor* verb_;
    const Anchor* noun_;
    std::uint32_t verb_index_, joined_;
    bool goods_ = false, behind_preposition_ = false, as_subject_ = false, reading_noun_ = false;
    bool for_purpose_ = false;   // behind "to support the farmers"
    bool aimed_ = false;         // what is invested in has been told
    bool shares_ = false;        // "sold 500,000 shares": what stands behind "in" is the target
    bool adopted_ = false;       // the type of what it is about
    bool doubled_ = false;       // "lent X $5 million"
    bool with_ = false;          // "with X" has named a side
    std::uint32_t stop_ = none;  // where the prepositions ended
    Draft draft_;
};

}  // namespace dossier::extract::deals
