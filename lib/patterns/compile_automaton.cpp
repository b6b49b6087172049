#include <dossier/patterns/compile_automaton.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

constexpr std::size_t most_parts = 1'000'000;  // of the automaton, and in all its closures

ExpressionError too_large() {
    return {0, "the rules of the stage repeat too much", "lower the bounds of its repetitions"};
}

}  // namespace

std::uint32_t AutomatonBuilder::make(Part part) {
    if (parts_.size() >= most_parts) throw too_large();
    parts_.push_back(part);
    return static_cast<std::uint32_t>(parts_.size() - 1);
}

// The part that is this, new if there is none yet.
std::uint32_t AutomatonBuilder::shared(Part part) {
    const std::array<std::uint32_t, 3> key{part.kind, part.first, part.second};
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    return known_[key] = make(part);
}

void AutomatonBuilder::add(const Node& match) {
    const auto rule = static_cast<std::uint32_t>(starts_.size());
    starts_.push_back(compile(match, shared({Part::accept, rule, 0})));
}

std::uint32_t AutomatonBuilder::add_context(const Node& context, bool backwards) {
    backwards_ = backwards;
    const std::uint32_t first = compile(context, shared({Part::accept, 0, 0}));
    backwards_ = false;
    const auto known = std::find(contexts_.begin(), contexts_.end(), first);
    if (known != contexts_.end()) return static_cast<std::uint32_t>(known - contexts_.begin());
    contexts_.push_back(first);
    return static_cast<std::uint32_t>(contexts_.size() - 1);
}

// Backwards, so that every part knows the next.
std::uint32_t AutomatonBuilder::compile(const Node& node, std::uint32_t next) {
    switch (node.kind) {
        case Node::Kind::token:
            return shared({Part::consume, class_of_(node.token), next});
        case Node::Kind::group:
            return compile(node.children[0], next);
        case Node::Kind::sequence:
            return compile_sequence(node, next);
        case Node::Kind::choice: {
            std::uint32_t out = compile(node.children.back(), next);
            for (auto child = node.children.rbegin() + 1; child != node.children.rend(); ++child) {
                const std::uint32_t one = compile(*child, next);
                out = shared({Part::split, one, out});
            }
            return out;
        }
        case Node::Kind::repeat:
            return compile_repeat(node, next);
    }
    return next;
}

std::uint32_t AutomatonBuilder::compile_sequence(const Node& node, std::uint32_t next) {
    if (backwards_)
        for (const Node& child : node.children)
            next = compile(child, next);
    else
        for (auto child = node.children.rbegin(); child != node.children.rend(); ++child)
            next = compile(*child, next);
    return next;
}

std::uint32_t AutomatonBuilder::compile_repeat(const Node& node, std::uint32_t next) {
    const Node& body = node.children[0];
    if (node.max < 0) {
        const std::uint32_t again = make({Part::split, next, next});  // a loop is nobody else's
        parts_[again].first = compile(body, again);
        next = again;
    } else {
        const std::uint32_t after = next;
        for (int i = node.min; i < node.max; ++i) {
            const std::uint32_t one = compile(body, next);
            next = shared({Part::split, one, after});
        }
    }
    for (int i = 0; i < node.min; ++i)
        next = compile(body, next);
    return next;
}

// What can be reached from these parts without consuming: parts that consume or accept, in order. `seen` has
// a place for each part, and is as it was afterwards.
std::vector<std::uint32_t> AutomatonBuilder::reached(std::vector<std::uint32_t> open,
                                                     std::vector<bool>& seen) const {
    std::vector<std::uint32_t> out, met;
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        met.push_back(at);
        const Part& part = parts_[at];
        if (part.kind == Part::split)
            open.insert(open.end(), {part.first, part.second});
        else
            out.push_back(at);
    }
    for (const std::uint32_t at : met)
        seen[at] = false;
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::uint32_t> AutomatonBuilder::beginnings() const {
    std::vector<std::uint32_t> out;
    std::vector<bool> seen(parts_.size());
    for (const std::uint32_t at : reached(starts_, seen))
        if (parts_[at].kind == Part::consume) out.push_back(parts_[at].first);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void AutomatonBuilder::write(const std::vector<std::vector<Symbol>>& members, std::size_t symbols,
                             ImageWriter& out) const {
    std::vector<std::uint32_t> numbers(parts_.size());  // of the nodes
    std::uint32_t count = 0;
    for (std::size_t i = 0; i < parts_.size(); ++i)
        if (parts_[i].kind == Part::consume) numbers[i] = count++;
    std::vector<std::uint32_t> ends{0}, closed;
    std::map<std::vector<std::uint32_t>, std::uint32_t> known;  // closures by the parts that they begin with
    std::vector<bool> seen(parts_.size());
    const auto closure = [&](const std::vector<std::uint32_t>& from) {
        const auto number = static_cast<std::uint32_t>(ends.size() - 1);
        const auto [place, fresh] = known.try_emplace(from, number);
        if (!fresh) return place->second;
        for (const std::uint32_t at : reached(from, seen))
            closed.push_back(parts_[at].kind == Part::accept ? parts_[at].first | rule_flag : numbers[at]);
        if (closed.size() > most_parts) throw too_large();
        ends.push_back(static_cast<std::uint32_t>(closed.size()));
        return number;
    };
    std::vector<AutomatonNode> nodes;
    for (const Part& part : parts_)
        if (part.kind == Part::consume) nodes.push_back({part.first, closure({part.second})});
    std::vector<std::uint32_t> contexts;
    for (const std::uint32_t first : contexts_)
        contexts.push_back(closure({first}));
    out.number(closure(starts_));
    out.array(nodes);
    out.array(ends);
    out.array(closed);
    out.array(contexts);
    write_classes(members, symbols, out);
}

void AutomatonBuilder::write_classes(const std::vector<std::vector<Symbol>>& members, std::size_t symbols,
                                     ImageWriter& out) {
    const std::size_t row_words = (members.size() + 63) / 64;
    const unsigned shift = Automaton::bucket_shift(symbols);
    std::vector<std::uint64_t> bits(symbols * row_words, 0), buckets(members.size(), 0);
    for (std::size_t cls = 0; cls < members.size(); ++cls)
        for (const Symbol symbol : members[cls]) {
            bits[symbol * row_words + cls / 64] |= std::uint64_t{1} << cls % 64;
            buckets[cls] |= std::uint64_t{1} << (symbol >> shift);
        }
    out.number(symbols);
    out.array(buckets);
    out.array(bits);
}

}  // namespace dossier::patterns
