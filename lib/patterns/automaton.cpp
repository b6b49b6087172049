#include <dossier/patterns/automaton.h>
#include <dossier/patterns/fold.h>

#include <algorithm>
#include <bit>

namespace dossier::patterns {
namespace {

constexpr std::size_t most_states = 1 << 17;     // a step has bits for more
constexpr std::size_t most_numbers = 4'000'000;  // in nodes_ and in transitions_

std::uint64_t hash_of(const std::vector<std::uint32_t>& numbers, std::uint64_t seed) {
    return raw_hash({reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof numbers[0]},
                    seed);
}

}  // namespace

Automaton::Automaton(ImageReader& in) {
    start_ = static_cast<std::uint32_t>(in.number());
    nodes_ = in.array<AutomatonNode>();
    contexts_ = in.array<std::uint32_t>();
    symbols_ = in.number();
    row_words_ = (symbols_ + 63) / 64;
    members_ = in.array<std::uint64_t>();
}

const std::vector<AutomatonReader::End>& AutomatonReader::ends(const Automaton& automaton,
                                                               std::span<const Symbol> line,
                                                               std::size_t first) {
    ends_.clear();
    if (full_) begin(automaton);
    std::uint32_t state = start;
    const std::size_t last = std::min(line.size(), first + longest_match);
    for (std::size_t at = first; at < last; ++at) {
        const Step step = next(state, line[at]);
        if (step == dead) break;
        state = step >> 1;
        if ((step & 1) != 0) ends_.push_back({at + 1, state});
    }
    return ends_;
}

bool AutomatonReader::context_holds(std::uint32_t context, std::span<const Symbol> window, bool backwards) {
    Step step = entries_[context] == unknown ? entry(context) : entries_[context];
    for (std::size_t i = 0; (step & 1) == 0; ++i) {
        if (step == dead || i == window.size()) return false;
        step = next(step >> 1, window[backwards ? window.size() - 1 - i : i]);
    }
    return true;
}

AutomatonReader::Step AutomatonReader::entry(std::uint32_t context) {
    fresh_nodes_.clear();
    fresh_rules_.clear();
    ++round_;
    close(automaton_->contexts()[context]);
    return entries_[context] = intern();
}

std::span<const std::uint32_t> AutomatonReader::rules(const End& end) const {
    const State& state = states_[end.state];
    return {rules_.data() + state.rules, state.rule_count};
}

void AutomatonReader::begin(const Automaton& automaton) {
    automaton_ = &automaton;
    full_ = false;
    nodes_.clear();
    rules_.clear();
    known_.clear();
    start_row_.assign(automaton.symbol_count(), unknown);
    entries_.assign(automaton.contexts().size(), unknown);
    transitions_.assign(1024, free_place);
    transition_count_ = 0;
    seen_.assign(automaton.nodes().size(), 0);
    round_ = 1;
    bucket_shift_ =
        static_cast<unsigned>(std::max(static_cast<int>(std::bit_width(automaton.symbol_count())), 6) - 6);
    class_buckets_.resize(automaton.class_count());
    for (std::uint32_t cls = 0; cls < class_buckets_.size(); ++cls)
        class_buckets_[cls] = buckets_of(cls);
    states_.assign(1, State{0, 0, 0, 0});  // the dead one
    consumed_.assign(1, 0);
    fresh_nodes_.clear();
    fresh_rules_.clear();
    close(automaton.start());
    fresh_rules_.clear();  // an empty match is none
    intern();
}

std::uint64_t AutomatonReader::buckets_of(std::uint32_t cls) const {
    std::uint64_t out = 0;
    const std::span<const std::uint64_t> row = automaton_->row(cls);
    for (std::size_t word = 0; word < row.size(); ++word)
        for (std::uint64_t rest = row[word]; rest != 0;) {
            const std::size_t symbol = 64 * word + static_cast<std::size_t>(std::countr_zero(rest));
            out |= std::uint64_t{1} << (symbol >> bucket_shift_);
            rest = bucket_shift_ < 6 ? rest & (rest - 1) : 0;  // a bucket holds the whole word, or less of it
        }
    return out;
}

AutomatonReader::Step AutomatonReader::build_first(Symbol symbol) {
    return start_row_[symbol] = build(start, symbol);
}

AutomatonReader::Step AutomatonReader::build_next(std::uint32_t state, Symbol symbol) {
    const Step out = build(state, symbol);
    remember(state, symbol, out);
    return out;
}

void AutomatonReader::remember(std::uint32_t state, Symbol symbol, Step next) {
    full_ = full_ || transition_count_ >= most_numbers;
    if (4 * ++transition_count_ > 3 * transitions_.size()) {
        std::vector<std::uint64_t> old(2 * transitions_.size(), free_place);
        old.swap(transitions_);
        for (std::uint64_t entry : old)
            if (entry != free_place) transitions_[place(entry >> step_bits)] = entry;
    }
    const std::uint64_t key = key_of(state, symbol);
    transitions_[place(key)] = key << step_bits | next;
}

AutomatonReader::Step AutomatonReader::build(std::uint32_t state, Symbol symbol) {
    fresh_nodes_.clear();
    fresh_rules_.clear();
    ++round_;
    const State from = states_[state];
    for (std::uint32_t i = from.nodes; i < from.nodes + from.node_count; ++i) {
        const AutomatonNode& node = automaton_->nodes()[nodes_[i]];
        if (automaton_->holds(node.first, symbol)) close(node.second);
    }
    return fresh_nodes_.empty() && fresh_rules_.empty() ? dead : intern();
}

// Adds what can be reached from `node` without consuming.
void AutomatonReader::close(std::uint32_t node) {
    stack_.assign(1, node);
    while (!stack_.empty()) {
        const std::uint32_t at = stack_.back();
        stack_.pop_back();
        if (seen_[at] == round_) continue;
        seen_[at] = round_;
        const AutomatonNode& found = automaton_->nodes()[at];
        if (found.kind == AutomatonNode::consume) {
            fresh_nodes_.push_back(at);
        } else if (found.kind == AutomatonNode::accept) {
            fresh_rules_.push_back(found.first);
        } else {
            stack_.push_back(found.second);
            stack_.push_back(found.first);
        }
    }
}

// To the state of the fresh nodes and rules, new if there is none yet.
AutomatonReader::Step AutomatonReader::intern() {
    std::sort(fresh_nodes_.begin(), fresh_nodes_.end());
    std::sort(fresh_rules_.begin(), fresh_rules_.end());
    fresh_rules_.erase(std::unique(fresh_rules_.begin(), fresh_rules_.end()), fresh_rules_.end());
    const std::uint64_t hash = hash_of(fresh_nodes_, hash_of(fresh_rules_, 0));
    const auto [first, last] = known_.equal_range(hash);
    for (auto it = first; it != last; ++it) {
        const State& state = states_[it->second >> 1];
        if (std::equal(fresh_nodes_.begin(), fresh_nodes_.end(), nodes_.begin() + state.nodes,
                       nodes_.begin() + state.nodes + state.node_count) &&
            std::equal(fresh_rules_.begin(), fresh_rules_.end(), rules_.begin() + state.rules,
                       rules_.begin() + state.rules + state.rule_count))
            return it->second;
    }
    const Step out = 2 * static_cast<std::uint32_t>(states_.size()) + (fresh_rules_.empty() ? 0 : 1);
    states_.push_back(
        {static_cast<std::uint32_t>(nodes_.size()), static_cast<std::uint32_t>(fresh_nodes_.size()),
         static_cast<std::uint32_t>(rules_.size()), static_cast<std::uint32_t>(fresh_rules_.size())});
    std::uint64_t consumed = 0;
    for (const std::uint32_t node : fresh_nodes_)
        consumed |= class_buckets_[automaton_->nodes()[node].first];
    consumed_.push_back(consumed);
    nodes_.insert(nodes_.end(), fresh_nodes_.begin(), fresh_nodes_.end());
    rules_.insert(rules_.end(), fresh_rules_.begin(), fresh_rules_.end());
    known_.emplace(hash, out);
    full_ = full_ || states_.size() > most_states || nodes_.size() > most_numbers;
    return out;
}

}  // namespace dossier::patterns
