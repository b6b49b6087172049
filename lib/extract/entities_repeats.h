// What a document has named so far, and where it names it again: by the full name or by the part by which it
// calls it after the first time.
#pragma once
#include <dossier/extract/reading.h>

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dossier::extract {

class NameRepeats {
  public:
    explicit NameRepeats(Reading& reading);

    // `entity`, an index into facts.entities, is called by the words of `name` and by what people call it for
    // short: a person's surname, an organization's `core` (its name without suffix; may be absent) and first
    // word if that is no word of the language and no place.
    // Repeats leave the mark `set`.
    void learn(ItemRange name, ItemRange core, std::int32_t entity, bool surname_first, SetId set);
    // `name` is another name of the mention that stands before it.
    void learn_alias(ItemRange name, std::int32_t entity, SetId set);
    // Marks all unmarked names that are known by now.
    void mark();
    // Gives each mention the fullest name of its entity.
    void settle_canonical_names();

  private:
    struct Known {
        std::int32_t entity = -1;  // -1: only the beginning of longer names
        bool whole = false;        // the name itself, not a part of it
        bool longer = false;       // longer names begin with these words
    };

    void enter(ItemRange name, std::int32_t entity, bool whole);
    void learn_person(ItemRange name, std::int32_t entity, bool surname_first);
    void learn_organization(ItemRange name, ItemRange core, std::int32_t entity);
    bool is_distinctive(std::uint32_t item) const;
    bool may_be_name(std::uint32_t item) const;
    // One past the last item of the longest known name that begins at `item`; `item` if there is none.
    std::uint32_t known_end(std::uint32_t item, std::int32_t& entity, bool& whole) const;
    bool stands_alone(std::uint32_t first, std::uint32_t last, std::int32_t entity) const;
    void add_mention(std::uint32_t first, std::uint32_t last, std::int32_t entity, bool whole);
    std::int32_t root(std::int32_t entity) const;
    void link(std::int32_t entity, std::int32_t to);
    void keep_set(std::int32_t entity, SetId set);

    Reading& reading_;
    std::unordered_map<std::uint64_t, Known> known_;
    std::vector<std::int32_t> source_;  // of each mention: the one that gives its canonical name, or itself
    std::unordered_set<std::int32_t> suffixed_;           // mentions whose name ends in "Ltd" and the like
    std::vector<SetId> sets_;                             // the mark of each mention
    std::uint32_t particle_;                              // list of "van", "bin", …
    std::vector<std::uint32_t> plain_, not_distinctive_;  // lists
};

}  // namespace dossier::extract
