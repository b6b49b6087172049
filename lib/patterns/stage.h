// All rules of one stage over a line of token symbols.
//
// Each item of the line becomes one symbol: items that no rule of the stage tells apart share one. An
// automaton of all rules finds the spans (leftmost, longest) and the rules that match them, and tells their
// contexts; named groups are told by RE2, once for each distinct string of symbols.
#pragma once
#include <dossier/patterns/automaton.h>
#include <dossier/patterns/image.h>
#include <dossier/patterns/label.h>
#include <dossier/patterns/token_class.h>

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::patterns {

struct Field {
    Label key;
    std::string_view value;
};

struct Rule {
    std::string_view id;
    std::vector<std::string_view> slots;       // name of each capturing group; a name may have several
    std::vector<Label> labels;                 // of the slots
    std::vector<Field> set;                    // fixed fields
    SetId mark = no_set;                       // set of the mark that it leaves, no_set if none is declared
    std::uint64_t bits = 0;                    // of labels and of the fields' keys
    std::string_view field(Label key) const {  // empty if absent
        if ((bits & key.bit()) == 0) return {};
        for (const Field& f : set)
            if (f.key == key) return f.value;
        return {};
    }
};

// Half-open range of items; first == last == ~0 for a group that took no part.
struct ItemRange {
    std::uint32_t first = ~0u, last = ~0u;
    bool present() const { return first != ~0u; }
    bool empty() const { return first == last; }
};

struct Match {
    const Rule* rule = nullptr;
    std::uint32_t first = 0, last = 0;  // items of the line, `last` exclusive
    const ItemRange* slots = nullptr;   // as Rule::slots, counted from `first`; in the stage's scratch
    ItemRange slot(std::size_t number) const {  // of Rule::slots
        const ItemRange range = slots[number];
        return range.present() ? ItemRange{first + range.first, first + range.last} : range;
    }
    ItemRange slot(Label name) const {  // absent range if the rule has no such group
        if ((rule->bits & name.bit()) == 0) return {};
        for (std::size_t i = 0; i < rule->labels.size(); ++i)
            if (rule->labels[i] == name && slots[i].present()) return slot(i);
        return {};
    }
};

// Slots of a rule in a span, counted from its begin, by the rule and the span as the rule's expression spells
// it: open addressing, and a key compared in full where its hash is met.
class SlotMemory {
  public:
    // Empties itself if it holds much; what was found before is then gone.
    void trim();
    // What `rule` gave this text; nullptr if that is not known.
    const ItemRange* find(std::uint32_t rule, std::string_view text) const;
    // For a key that `find` did not find. Good until the next `trim`.
    const ItemRange* keep(std::uint32_t rule, std::string_view text, const std::vector<ItemRange>& slots);

  private:
    struct Place {
        std::uint64_t hash = 0;  // 0: free
        std::uint32_t rule = 0;
        std::uint32_t text = 0, length = 0;  // in texts_
        std::unique_ptr<ItemRange[]> slots;
    };
    // Where the key stands, or would stand.
    const Place& place(std::uint64_t hash, std::uint32_t rule, std::string_view text) const;
    void grow();

    std::vector<Place> places_;  // a power of two, at most half full
    std::size_t count_ = 0;
    std::string texts_;
};

// A line as a stage's rules see it. One thread's, for all stages: what one of them wrote is near when the
// next one writes.
struct EncodedLine {
    std::vector<Symbol> symbols;
    std::vector<std::uint32_t> begins;  // items at which a match may begin: the first `begin_count`
    std::size_t begin_count = 0;
};

// Working memory of one thread for one stage, kept between documents. What it remembers never changes a
// result.
class StageScratch {
  public:
    AutomatonReader reader;
    std::string bytes;  // buffer
    SlotMemory slots;
};

class Stage {
  public:
    explicit Stage(ImageReader& in);
    std::string_view name() const { return name_; }
    std::span<const Rule> rules() const { return rules_; }

    // Matches in the order of the line, not overlapping; their slots are good until the next call with
    // `scratch`. `line` begins with an end-of-sentence item.
    void scan(std::span<const Item> line, EncodedLine& encoded, StageScratch& scratch,
              std::vector<Match>& out) const;

    // How an expression of rule `rule` reads in RE2's language; for `patterns lint`.
    std::string_view expression(std::size_t rule) const { return sources_[rule].match; }

  private:
    enum Side : std::uint8_t { before, not_before, after, not_after };
    struct Context {
        std::uint32_t number = 0;  // in the automaton
        std::uint32_t reach = 0;   // items that it can look at; 0 where the rule has none
    };
    struct Sources {
        std::array<Context, 4> contexts;  // by Side
        bool has_context = false;
        // The rule's own symbols, by the stage's: of one byte in the expression, or of two where it tells
        // many apart; none of a rule without slots, whose expression nobody asks.
        std::span<const std::uint8_t> narrow;
        std::span<const Symbol> wide;
        std::string_view match;
    };
    // Compiled when first needed.
    struct Compiled {
        std::unique_ptr<RE2> match;
        std::once_flag once;
    };

    void encode(std::span<const Item> line, EncodedLine& out) const;
    void write_bytes(std::size_t rule, std::span<const Symbol> symbols, std::string& out) const;
    const RE2& match_of(std::size_t rule) const;
    bool context_holds(std::size_t rule, std::span<const Symbol> line, std::size_t begin, std::size_t end,
                       StageScratch& scratch) const;
    const ItemRange* slots_of(std::size_t rule, std::span<const Symbol> span, StageScratch& scratch) const;
    bool accept(std::span<const Symbol> line, std::size_t begin, const AutomatonReader::End& end,
                StageScratch& scratch, Match& out) const;

    std::string_view name_;
    std::span<const std::uint16_t> rows_;     // of each set
    std::span<const std::uint32_t> columns_;  // of each look: where its column begins in the table
    std::span<const std::uint16_t> table_;  // symbol of column and row, with begin_flag; few columns are hot
    Automaton automaton_;
    std::vector<Rule> rules_;
    std::vector<Sources> sources_;
    mutable std::unique_ptr<Compiled[]> compiled_;
};

}  // namespace dossier::patterns
