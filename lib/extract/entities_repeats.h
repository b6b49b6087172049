// What a document has named so far, and where it names it again: by the full name, by the part by which it
// calls it after the first time, or by what it is, with a capital ("the League").
#pragma once
#include <dossier/extract/reading.h>
#include <dossier/patterns/set_flags.h>

#include <cstdint>
#include <map>
#include <memory_resource>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dossier::extract {

// The lists that tell which words may stand for a name.
struct NameLists {
    explicit NameLists(const Pack& pack);
    // "van" and "bin"; "the"; "of" and "will"; what no first name, no short name, and no short name made of a
    // word is; what stands behind a name that acts; what is a place besides.
    enum Group : unsigned {
        particle,
        article,
        function,
        not_given,
        not_distinctive,
        not_short,
        follower,
        place_too
    };
    patterns::SetFlags flags;

    // What no unknown first name is, and what stands before a city that is meant as a place.
    enum Around : unsigned { no_first_name, before_place };
    patterns::SetFlags around;
};

class NameRepeats {
  public:
    explicit NameRepeats(Reading& reading);

    // `entity`, an index into facts.entities, is called by the words of `name` and by what people call it for
    // short: a person's surname or first name, an organization's `core` (its name without suffix; may be
    // absent) and first word, if that is no place; a word of the language is it only where it stands as a
    // name. Repeats leave the mark `set`.
    void learn(ItemRange name, ItemRange core, std::int32_t entity, bool surname_first, SetId set);
    // `name` is a city's, and means `entity`, its club, wherever nothing says that the place is meant.
    void learn_club(ItemRange name, std::int32_t entity, SetId set);
    // "the League" after this is the organization `entity`, whose name says with `head` what it is.
    void learn_head(ItemRange head, std::int32_t entity);
    // `entity` is a person by its name alone, without a title or a deed.
    void learn_by_name(std::int32_t entity) { by_name_.insert(entity); }
    // `core` with "Co" or "Inc" behind it is the company `entity`.
    void learn_company(ItemRange core, std::int32_t entity);
    // Who is a person by name alone is the company that the document names in full: "Harlan Grain" beside
    // "Harlan Grain Co".
    void settle_companies();
    // `name` is another name of the mention that stands before it.
    void learn_alias(ItemRange name, std::int32_t entity, SetId set);
    // Marks all unmarked names that are known by now.
    void mark();
    // Gives each mention the fullest name of its entity.
    void settle_canonical_names();

  private:
    static constexpr std::size_t first_memory = 8192;

    struct Known {
        std::int32_t entity = -1;  // -1: only the beginning of longer names
        bool whole = false;        // the name itself, not a part of it
        bool given = false;        // a person's first name, which says nothing before another name
        bool word = false;         // a word of the language, a name only where it stands as one
        bool club = false;         // a place where it stands as one
        bool longer = false;       // longer names begin with these words
    };

    void enter(ItemRange name, std::int32_t entity, bool whole);
    void learn_person(ItemRange name, std::int32_t entity, bool surname_first);
    void learn_organization(ItemRange name, ItemRange core, std::int32_t entity);
    void enter_given(std::uint32_t item, std::int32_t entity);
    void enter_word(std::uint32_t item, std::int32_t entity);
    // Whether a word that may be a name stands in the middle of a sentence with a capital of its own.
    bool stands_out(std::uint32_t item) const;
    // Whether a city's name stands as a place's there.
    bool stands_as_place(std::uint32_t item) const;
    bool is_distinctive(std::uint32_t item) const;
    bool may_be_name(std::uint32_t item) const;
    // The first item from this one on with which a name can begin, which few can; their number if there is
    // none.
    std::uint32_t next_candidate(std::uint32_t item) const;
    // One past the last item of the longest known name that begins at `item`; `item` if there is none.
    std::uint32_t known_end(std::uint32_t item, std::int32_t& entity, bool& whole) const;
    // Whether the item lost its capital only to its place at the head of a sentence or in a headline.
    bool is_demoted(std::uint32_t item) const;
    // Keeps which known names the text has in lower case: "Rice said" names a person, "Rice is cheap" may
    // not.
    void find_lower_case();
    // One past a demoted item that is a known name of one word; `item` if it is none.
    std::uint32_t demoted_end(std::uint32_t item, std::int32_t& entity, bool& whole);
    // The organization named before that "the League" is; -1 if there is none.
    std::int32_t entity_of_head(std::uint32_t item) const;
    bool stands_alone(std::uint32_t first, std::uint32_t last, std::int32_t entity) const;
    // Where the name of a person known by the surname at `first` begins: "Quorvo" of "Quorvo Belanit".
    std::uint32_t person_begin(std::uint32_t first, std::uint32_t last, std::int32_t entity) const;
    void add_mention(std::uint32_t first, std::uint32_t last, std::int32_t entity, bool whole);
    // The mention added last has the fullest name of `entity` so far.
    void lead_with_last_mention(std::int32_t entity);
    std::int32_t root(std::int32_t entity) const;
    void link(std::int32_t entity, std::int32_t to);
    void keep_set(std::int32_t entity, SetId set);

    Reading& reading_;
    std::pmr::monotonic_buffer_resource memory_{first_memory};  // of what is known: it only grows
    std::pmr::unordered_map<std::uint64_t, Known> known_{&memory_};
    std::pmr::unordered_map<std::uint64_t, std::pmr::map<std::uint32_t, std::int32_t>> heads_{
        &memory_};                                                      // entities by their start
    std::optional<std::pmr::unordered_set<std::uint64_t>> lower_case_;  // keys of known_
    std::vector<std::int32_t> source_;  // of each mention: the one that gives its canonical name, or itself
    std::unordered_set<std::int32_t> by_name_;
    std::unordered_map<std::uint64_t, std::int32_t> companies_;  // by the key of the name without its suffix
    std::unordered_set<std::int32_t> suffixed_;  // mentions whose name ends in "Ltd" and the like
    std::vector<SetId> sets_;                    // the mark of each mention
    bool in(std::uint32_t item, NameLists::Group group) const {
        return flags_.has(reading_.line[item].set, group);
    }

    const patterns::SetFlags& flags_;
    const patterns::SetFlags& around_;
};

}  // namespace dossier::extract
