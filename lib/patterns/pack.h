// One language's share of the library, compiled: the common files and its own together.
#pragma once
#include <dossier/patterns/endings.h>
#include <dossier/patterns/lexicon.h>
#include <dossier/patterns/names.h>
#include <dossier/patterns/stage.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::patterns {

// Immutable after construction; stages compile their expressions on first use, guarded, so that a pack may be
// shared between threads.
class Pack {
  public:
    Pack(ImageReader& in, const Names& names);

    std::string_view lang() const { return lang_; }

    // Class of one token: its lists by word, and by name if it is written like one.
    struct Classified {
        SetId set = no_set;
        std::uint64_t word = 0;          // folded hash: what chains begin with
        std::uint8_t begins_phrase = 0;  // Slot::longer: entries of several words begin with it
        bool begins_name = false;        // some name of several words begins with it
        bool inside_phrase = false;      // some entry or name of several words has it at a later place
        bool inside_name = false;
        bool entry = false;  // a list or a name has it as a whole
    };
    Classified classify(std::string_view token_text, Shape shape) const;

    const Stage* stage(std::string_view name) const;         // nullptr if the language has no rule for it
    std::uint8_t stage_number(std::string_view name) const;  // as Slot::join has it, 0 if unknown

    // Lists and marks by name; `no_list` for unknown names.
    static constexpr std::uint32_t no_list = ~0u;
    std::uint32_t list(Label name) const {
        const std::size_t mask = list_ids_.size() - 1;
        std::size_t at = name.number() & mask;
        while (list_ids_[at].id != no_list && list_ids_[at].name != name)
            at = (at + 1) & mask;
        return list_ids_[at].id;
    }
    bool in_list(SetId set, std::uint32_t list) const {
        return list != no_list && (members_[list * list_words_ + set / 64] >> set % 64 & 1) != 0;
    }
    std::size_t set_count() const { return set_count_; }
    // The set of a mark that is in all these classes, as some rule's `as` or a file's `marks` declares it.
    SetId mark_set(std::string_view joined_with_plus) const;

    // The value that map gives the words with this key (chain of folded hashes, or the exact hash of one
    // word); empty if none.
    std::string_view value(std::uint32_t map, std::uint64_t key) const;

    const Lexicon& lexicon() const { return lexicon_; }
    const Names& names() const { return names_; }
    SetId name_set(std::uint32_t name) const { return name_sets_[name]; }

  private:
    void index_lists();
    void read_members(ImageReader& in);

    std::string_view lang_;
    Lexicon lexicon_;
    Endings endings_;
    const Names& names_;
    std::span<const SetId> name_sets_;
    std::vector<std::string_view> list_names_;
    struct ListId {
        Label name = Label("");
        std::uint32_t id = no_list;
    };
    std::vector<ListId> list_ids_;  // open addressing by the label's number
    // A bit for each list and set, so that what is asked of many items, of one list, is near together.
    std::vector<std::uint64_t> members_;
    std::size_t set_count_ = 0, list_words_ = 0;  // words of a list's row
    std::unordered_map<std::string_view, SetId> mark_sets_;
    std::vector<std::unique_ptr<Stage>> stages_;
    std::vector<std::string_view> join_names_;
};

}  // namespace dossier::patterns
