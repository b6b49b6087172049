#include <dossier/patterns/compile_automaton.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

constexpr std::size_t most_nodes = 4'000'000;

}  // namespace

std::uint32_t AutomatonBuilder::make(AutomatonNode node) {
    if (nodes_.size() >= most_nodes)
        throw ExpressionError{0, "the rules of the stage repeat too much",
                              "lower the bounds of its repetitions"};
    nodes_.push_back(node);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
}

// The node that is this, new if there is none yet.
std::uint32_t AutomatonBuilder::shared(AutomatonNode node) {
    const std::array<std::uint32_t, 3> key{node.kind, node.first, node.second};
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    return known_[key] = make(node);
}

void AutomatonBuilder::add(const Node& match) {
    const auto rule = static_cast<std::uint32_t>(starts_.size());
    starts_.push_back(compile(match, shared({AutomatonNode::accept, rule, 0})));
}

std::uint32_t AutomatonBuilder::add_context(const Node& context, bool backwards) {
    backwards_ = backwards;
    const std::uint32_t first = compile(context, shared({AutomatonNode::accept, 0, 0}));
    backwards_ = false;
    const auto known = std::find(contexts_.begin(), contexts_.end(), first);
    if (known != contexts_.end()) return static_cast<std::uint32_t>(known - contexts_.begin());
    contexts_.push_back(first);
    return static_cast<std::uint32_t>(contexts_.size() - 1);
}

// Backwards, so that every node knows the next.
std::uint32_t AutomatonBuilder::compile(const Node& node, std::uint32_t next) {
    switch (node.kind) {
        case Node::Kind::token:
            return shared({AutomatonNode::consume, class_of_(node.token), next});
        case Node::Kind::group:
            return compile(node.children[0], next);
        case Node::Kind::sequence:
            return compile_sequence(node, next);
        case Node::Kind::choice: {
            std::uint32_t out = compile(node.children.back(), next);
            for (auto child = node.children.rbegin() + 1; child != node.children.rend(); ++child) {
                const std::uint32_t one = compile(*child, next);
                out = shared({AutomatonNode::split, one, out});
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
        const std::uint32_t again = make({AutomatonNode::split, next, next});  // a loop is nobody else's
        nodes_[again].first = compile(body, again);
        next = again;
    } else {
        const std::uint32_t after = next;
        for (int i = node.min; i < node.max; ++i) {
            const std::uint32_t one = compile(body, next);
            next = shared({AutomatonNode::split, one, after});
        }
    }
    for (int i = 0; i < node.min; ++i)
        next = compile(body, next);
    return next;
}

std::vector<std::uint32_t> AutomatonBuilder::beginnings() const {
    std::vector<std::uint32_t> out, open = starts_;
    std::vector<bool> seen(nodes_.size());
    while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (seen[at]) continue;
        seen[at] = true;
        const AutomatonNode& node = nodes_[at];
        if (node.kind == AutomatonNode::consume) out.push_back(node.first);
        if (node.kind == AutomatonNode::split) open.insert(open.end(), {node.first, node.second});
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void AutomatonBuilder::write(const std::vector<std::vector<Symbol>>& members, std::size_t symbols,
                             ImageWriter& out) const {
    std::vector<AutomatonNode> nodes = nodes_;
    // One start for all: a chain of splits; a stage without rules has none, and is never read.
    std::uint32_t start = starts_.empty() ? 0 : starts_.back();
    for (std::size_t i = starts_.size(); i-- > 1;) {
        nodes.push_back({AutomatonNode::split, starts_[i - 1], start});
        start = static_cast<std::uint32_t>(nodes.size() - 1);
    }
    const std::size_t row_words = (symbols + 63) / 64;
    std::vector<std::uint64_t> bits(members.size() * row_words, 0);
    for (std::size_t cls = 0; cls < members.size(); ++cls)
        for (const Symbol symbol : members[cls])
            bits[cls * row_words + symbol / 64] |= std::uint64_t{1} << symbol % 64;
    out.number(start);
    out.array(nodes);
    out.array(contexts_);
    out.number(symbols);
    out.array(bits);
}

}  // namespace dossier::patterns
