// The rules of one stage as one automaton over symbols.
//
// It is made non-deterministic with the library (Thompson, Communications of the ACM, 1968), what can be
// reached without consuming told in advance. Each thread makes it deterministic as far as its texts need, by
// the subset construction on demand: then a symbol costs one look-up, whatever the number of rules, and a
// program that starts compiles nothing.
#pragma once
#include <dossier/patterns/image.h>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace dossier::patterns {

using Symbol = std::uint16_t;

// Stands beside a symbol in a stage's table where a match may begin with it; symbols are below.
inline constexpr Symbol begin_flag = 0x8000;  // the highest bit

// Consumes a symbol of its class, and then leads to the closure of this number.
struct AutomatonNode {
    std::uint32_t cls, closure;
};

// In a closure: the number of a node, or with this flag that of a rule that has matched there.
inline constexpr std::uint32_t rule_flag = 1u << 31;

// Views into the image. Immutable, so that threads may share it.
class Automaton {
  public:
    Automaton() = default;
    explicit Automaton(ImageReader& in);

    std::span<const AutomatonNode> nodes() const { return nodes_; }
    // Where reading goes on without consuming: nodes and rules, each once.
    std::span<const std::uint32_t> closure(std::uint32_t number) const {
        return closed_.subspan(closure_ends_[number], closure_ends_[number + 1] - closure_ends_[number]);
    }
    std::uint32_t start() const { return start_; }  // a closure
    // The closure with which each context begins: what stands beside a match.
    std::span<const std::uint32_t> contexts() const { return contexts_; }
    std::size_t symbol_count() const { return symbols_; }
    // The classes of a symbol, as bits.
    std::span<const std::uint64_t> classes(Symbol symbol) const {
        return classes_.subspan(symbol * row_words_, row_words_);
    }
    // Symbols in 64 buckets of neighbours, which belong to the same classes for the most part; the buckets
    // that the symbols of a class are in.
    static unsigned bucket_shift(std::size_t symbols) {
        return static_cast<unsigned>(std::max(static_cast<int>(std::bit_width(symbols)), 6) - 6);
    }
    std::uint64_t buckets(std::uint32_t cls) const { return buckets_[cls]; }

  private:
    std::span<const AutomatonNode> nodes_;
    std::span<const std::uint32_t> closure_ends_, closed_, contexts_;
    std::uint32_t start_ = 0;
    std::size_t symbols_ = 0, row_words_ = 0;
    std::span<const std::uint64_t> classes_;  // a bit for each symbol and class
    std::span<const std::uint64_t> buckets_;  // of each class
};

// One thread's deterministic share of an automaton. What it remembers never changes a result; it forgets all
// when it has grown too large.
class AutomatonReader {
  public:
    // No match is longer, in symbols: what bounds the time that hostile text can take.
    static constexpr std::size_t longest_match = 256;

    struct End {
        std::size_t at;       // one past the last symbol
        std::uint32_t state;  // for `rules`
    };

    // Where the matches end that begin with line[begin], shortest first; none is empty. `automaton` is the
    // same at every call and outlives the reader. Valid until the next call.
    const std::vector<End>& ends(const Automaton& automaton, std::span<const Symbol> line, std::size_t begin);

    // False where `ends` would find nothing for line[begin], as two symbols tell.
    bool may_match(std::span<const Symbol> line, std::size_t begin) const {
        if (start_row_.empty()) return true;
        const Step first = start_row_[line[begin]];
        if (first == unknown || (first & 1) != 0) return true;
        return begin + 1 < line.size() && may_consume(first >> 1, line[begin + 1]);
    }

    // Brings nearer what `ends` will look up first for line[begin].
    void prepare(std::span<const Symbol> line, std::size_t begin) const {
        if (begin + 1 >= line.size() || start_row_.empty()) return;
        const Step first = start_row_[line[begin]];
        if (first != unknown) __builtin_prefetch(&transitions_[home(key_of(first >> 1, line[begin + 1]))]);
    }

    // The rules that match up to there, in their order. Valid until the next call of another function.
    std::span<const std::uint32_t> rules(const End& end) const;

    // Whether the context of this number matches the window, or what of it lies next to the match: its first
    // symbols, its last ones `backwards`. For the automaton of the last call of `ends`.
    bool context_holds(std::uint32_t context, std::span<const Symbol> window, bool backwards);

  private:
    // States are numbers; a step leads to one: twice its number, and one more where some rule matches there.
    using Step = std::uint32_t;
    static constexpr std::uint32_t start = 1;
    static constexpr Step dead = 0, unknown = ~0u;
    static constexpr std::uint64_t free_place = ~std::uint64_t{0};
    static constexpr unsigned step_bits = 23;

    struct State {
        std::uint32_t nodes, node_count;  // in nodes_
        std::uint32_t rules, rule_count;  // in rules_
        std::uint64_t hash;               // of both
    };

    void begin(const Automaton& automaton);
    // False tells that nothing follows, without a look at the transitions, which are many.
    bool may_consume(std::uint32_t state, Symbol symbol) const {
        return (consumed_[state] >> (symbol >> bucket_shift_) & 1) != 0;
    }
    Step next(std::uint32_t state, Symbol symbol);
    Step entry(std::uint32_t context);
    Step build_first(Symbol symbol);
    Step build_next(std::uint32_t state, Symbol symbol);
    Step build(std::uint32_t state, Symbol symbol);
    void start_state();
    void add(std::uint32_t closure);
    Step intern();
    bool is_fresh(const State& state) const;
    void keep(Step step, std::uint64_t hash);
    void remember(std::uint32_t state, Symbol symbol, Step next);
    static constexpr std::uint64_t key_of(std::uint32_t state, Symbol symbol) {
        return std::uint64_t{state} << 16 | symbol;
    }
    // Where the transition with this key is looked for first; where it stands, or would stand.
    std::size_t home(std::uint64_t key) const {
        return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ull >> 20) & (transitions_.size() - 1);
    }
    std::size_t place(std::uint64_t key) const;

    const Automaton* automaton_ = nullptr;
    std::vector<End> ends_;
    std::vector<State> states_;
    std::vector<std::uint64_t> consumed_;  // by state: the buckets that its symbols are in
    unsigned bucket_shift_ = 0;
    std::vector<std::uint32_t> nodes_, rules_;
    std::vector<Step> start_row_;             // what follows the start, by symbol
    std::vector<Step> entries_;               // with which each context begins
    std::vector<std::uint64_t> transitions_;  // open addressing: state, symbol and what follows in one number
    std::size_t transition_count_ = 0;
    bool full_ = true;         // what is remembered has to be forgotten, or nothing is yet
    std::vector<Step> known_;  // open addressing by the hash of a state; `dead` where none is

    // The state being built.
    std::vector<std::uint32_t> fresh_nodes_, fresh_rules_;
    std::vector<std::uint32_t> seen_;  // by node: the round in which it was met last
    std::uint32_t round_ = 0;
};

// In the header, as the innermost loop of extraction.
inline std::size_t AutomatonReader::place(std::uint64_t key) const {
    const std::size_t mask = transitions_.size() - 1;
    std::size_t at = home(key);
    while (transitions_[at] != free_place && transitions_[at] >> step_bits != key)
        at = (at + 1) & mask;
    return at;
}

inline AutomatonReader::Step AutomatonReader::next(std::uint32_t state, Symbol symbol) {
    if (state == start) {
        const Step known = start_row_[symbol];
        return known == unknown ? build_first(symbol) : known;
    }
    if (!may_consume(state, symbol)) return dead;
    const std::uint64_t found = transitions_[place(key_of(state, symbol))];
    if (found == free_place) return build_next(state, symbol);
    return static_cast<Step>(found & ((1u << step_bits) - 1));
}

}  // namespace dossier::patterns
