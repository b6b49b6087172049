#include <dossier/patterns/automaton.h>

namespace dossier::patterns {
namespace {

constexpr std::size_t most_states = 1 << 17;     // a step has bits for more
constexpr std::size_t most_numbers = 4'000'000;  // in nodes_ and in transitions_

// Spread over all bits, so that a sum of them tells sets apart whatever their order.
std::uint64_t spread(std::uint64_t number) {
    number = (number + 1) * 0x9E3779B97F4A7C15ull;
    return (number ^ number >> 32) * 0xD6E8FEB86659FD93ull;
}

}  // namespace

Automaton::Automaton(ImageReader& in) {
    start_ = static_cast<std::uint32_t>(in.number());
    nodes_ = in.array<AutomatonNode>();
    closure_ends_ = in.array<std::uint32_t>();
    closed_ = in.array<std::uint32_t>();
    contexts_ = in.array<std::uint32_t>();
    symbols_ = in.number();
    buckets_ = in.array<std::uint64_t>();
    row_words_ = (buckets_.size() + 63) / 64;
    classes_ = in.array<std::uint64_t>();
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
    start_state();
    add(automaton_->contexts()[context]);
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
    start_row_.assign(automaton.symbol_count(), unknown);
    entries_.assign(automaton.contexts().size(), unknown);
    transitions_.assign(1024, free_place);
    transition_count_ = 0;
    seen_.assign(automaton.nodes().size(), 0);
    round_ = 0;
    bucket_shift_ = Automaton::bucket_shift(automaton.symbol_count());
    states_.assign(1, State{});  // the dead one
    consumed_.assign(1, 0);
    known_.assign(1024, dead);
    start_state();
    add(automaton.start());
    fresh_rules_.clear();  // an empty match is none
    intern();
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
    start_state();
    const State from = states_[state];
    const std::span<const std::uint64_t> classes = automaton_->classes(symbol);
    for (std::uint32_t i = from.nodes; i < from.nodes + from.node_count; ++i) {
        const AutomatonNode& node = automaton_->nodes()[nodes_[i]];
        if ((classes[node.cls / 64] >> node.cls % 64 & 1) != 0) add(node.closure);
    }
    return fresh_nodes_.empty() && fresh_rules_.empty() ? dead : intern();
}

void AutomatonReader::start_state() {
    fresh_nodes_.clear();
    fresh_rules_.clear();
    ++round_;
}

void AutomatonReader::add(std::uint32_t closure) {
    for (const std::uint32_t reached : automaton_->closure(closure)) {
        if ((reached & rule_flag) != 0) {
            fresh_rules_.push_back(reached & ~rule_flag);
        } else if (seen_[reached] != round_) {
            seen_[reached] = round_;
            fresh_nodes_.push_back(reached);
        }
    }
}

// To the state of the fresh nodes and rules, new if there is none yet.
AutomatonReader::Step AutomatonReader::intern() {
    std::sort(fresh_rules_.begin(), fresh_rules_.end());
    fresh_rules_.erase(std::unique(fresh_rules_.begin(), fresh_rules_.end()), fresh_rules_.end());
    std::uint64_t hash = 0;
    for (const std::uint32_t node : fresh_nodes_)
        hash += spread(node);
    for (const std::uint32_t rule : fresh_rules_)
        hash += spread(rule | rule_flag);
    const std::size_t mask = known_.size() - 1;
    for (std::size_t at = hash & mask; known_[at] != dead; at = (at + 1) & mask)
        if (const State& state = states_[known_[at] >> 1]; state.hash == hash && is_fresh(state))
            return known_[at];
    const Step out = 2 * static_cast<std::uint32_t>(states_.size()) + (fresh_rules_.empty() ? 0 : 1);
    states_.push_back(
        {static_cast<std::uint32_t>(nodes_.size()), static_cast<std::uint32_t>(fresh_nodes_.size()),
         static_cast<std::uint32_t>(rules_.size()), static_cast<std::uint32_t>(fresh_rules_.size()), hash});
    std::uint64_t consumed = 0;
    for (const std::uint32_t node : fresh_nodes_)
        consumed |= automaton_->buckets(automaton_->nodes()[node].cls);
    consumed_.push_back(consumed);
    nodes_.insert(nodes_.end(), fresh_nodes_.begin(), fresh_nodes_.end());
    rules_.insert(rules_.end(), fresh_rules_.begin(), fresh_rules_.end());
    keep(out, hash);
    full_ = full_ || states_.size() > most_states || nodes_.size() > most_numbers;
    return out;
}

// Whether the state has the fresh nodes, in whatever order, and the fresh rules.
bool AutomatonReader::is_fresh(const State& state) const {
    const auto nodes = nodes_.begin() + state.nodes;
    const auto rules = rules_.begin() + state.rules;
    return state.node_count == fresh_nodes_.size() && state.rule_count == fresh_rules_.size() &&
           std::all_of(nodes, nodes + state.node_count,
                       [&](std::uint32_t node) { return seen_[node] == round_; }) &&
           std::equal(fresh_rules_.begin(), fresh_rules_.end(), rules);
}

// Half of the places stay free.
void AutomatonReader::keep(Step step, std::uint64_t hash) {
    const auto place = [&](std::uint64_t of) {
        const std::size_t mask = known_.size() - 1;
        std::size_t at = of & mask;
        while (known_[at] != dead)
            at = (at + 1) & mask;
        return at;
    };
    if (2 * states_.size() > known_.size()) {
        std::vector<Step> old(2 * known_.size(), dead);
        old.swap(known_);
        for (const Step known : old)
            if (known != dead) known_[place(states_[known >> 1].hash)] = known;
    }
    known_[place(hash)] = step;
}

}  // namespace dossier::patterns
