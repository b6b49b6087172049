// Words and names to the sets of lists they are in: one hash probe a token, mapped from the image.
#pragma once
#include <dossier/patterns/image.h>
#include <dossier/patterns/token_class.h>

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::patterns {

// Open addressing with linear probing; key 0 marks a free slot. Keys are the hashes of fold.h, chained for
// entries of several words, whose beginnings are in the table too (`longer`).
struct Slot {
    std::uint64_t key = 0;
    std::uint32_t set = no_set;  // in a name table: the index of the name
    std::uint32_t values = 0;    // index into the value ranges; 0 if the entry has none
    std::uint8_t longer = 0;     // joined entries begin with this one: join_bit() of their stages; 1 in names
    std::uint8_t has_exact = 0;  // the same word with its case counted has a slot of its own
    std::uint8_t entry = 0;      // a whole entry, not only a beginning
    std::uint8_t join = 0;       // of several words: the stage (1-based) before which it becomes one item
    std::uint8_t inside = 0;     // of one word: some joined entry or name has it at a later place
    std::uint8_t unused[3] = {0, 0, 0};

    SetId set_id() const { return static_cast<SetId>(set); }  // of a word table
};

// Which bit of Slot::longer speaks for entries joined before a stage (1-based; 0 for none).
constexpr std::uint8_t join_bit(std::uint8_t stage) {
    return static_cast<std::uint8_t>(stage == 0 ? 0 : 1 << (stage < 8 ? stage - 1 : 7));
}

class SlotTable {
  public:
    SlotTable() = default;
    explicit SlotTable(std::span<const Slot> slots) : slots_(slots) {}
    const Slot* find(std::uint64_t key) const {
        if (slots_.empty()) return nullptr;
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t i = key & mask;; i = (i + 1) & mask) {
            if (slots_[i].key == key) return &slots_[i];
            if (slots_[i].key == 0) return nullptr;
        }
    }

  private:
    std::span<const Slot> slots_;  // a power of two, at most half full
};

std::vector<Slot> make_slots(const std::vector<Slot>& filled);

// What a value map says of a word: (map, value).
struct MapValue {
    std::uint32_t map = 0;
    std::uint32_t text_begin = 0, text_end = 0;  // into the pool of texts
};

class Lexicon {
  public:
    Lexicon() = default;
    explicit Lexicon(ImageReader& in);
    static void write(ImageWriter& out, const std::vector<Slot>& slots,
                      const std::vector<std::uint32_t>& ranges, const std::vector<MapValue>& values,
                      std::string_view pool);

    const Slot* find(std::uint64_t key) const { return table_.find(key); }
    // The value that `map` gives the entry; empty if none.
    std::string_view value(const Slot& slot, std::uint32_t map) const;

  private:
    SlotTable table_;
    std::span<const std::uint32_t> ranges_;  // values_ of range r: [ranges_[r], ranges_[r + 1])
    std::span<const MapValue> values_;
    std::string_view pool_;
};

}  // namespace dossier::patterns
