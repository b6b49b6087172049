#include <dossier/patterns/compile_expression.h>

#include <algorithm>
#include <numeric>

namespace dossier::patterns {
namespace {

std::string byte(unsigned value) {
    const char* digits = "0123456789abcdef";
    return std::string("\\x") + digits[value >> 4] + digits[value & 15];
}

std::string byte_class(const std::vector<unsigned>& values) {
    std::string out = "[";
    for (std::size_t i = 0; i < values.size();) {
        std::size_t j = i;
        while (j + 1 < values.size() && values[j + 1] == values[j] + 1)
            ++j;
        out += byte(values[i]);
        if (j > i) out += "-" + byte(values[j]);
        i = j + 1;
    }
    return out + "]";
}

// Symbols of two bytes: those that share their second bytes go together.
std::string byte_pairs(const std::vector<Symbol>& symbols) {
    std::map<unsigned, std::vector<unsigned>> by_high;
    for (const Symbol symbol : symbols)
        by_high[0x80u | symbol >> 7].push_back(symbol & 0x7Fu);
    std::map<std::vector<unsigned>, std::vector<unsigned>> by_low;
    for (const auto& [high, low] : by_high)
        by_low[low].push_back(high);
    std::string out;
    for (const auto& [low, high] : by_low)
        out += (out.empty() ? "" : "|") + byte_class(high) + byte_class(low);
    return "(?:" + out + ")";
}

}  // namespace

RuleExpression::RuleExpression(const Node& match, ClassNumber class_of,
                               const std::vector<std::vector<Symbol>>& members, std::size_t symbols)
    : match_(match), class_of_(std::move(class_of)), symbols_(symbols) {
    collect(match);
    std::size_t count = 1;
    for (const auto& [cls, none] : members_)
        count = split(members[cls], count);
    for (auto& [cls, own] : members_) {
        for (const Symbol symbol : members[cls])
            own.push_back(symbols_[symbol]);
        std::sort(own.begin(), own.end());
        own.erase(std::unique(own.begin(), own.end()), own.end());
    }
    width_ = count <= 256 ? 1 : 2;
}

// Tells those within from those without, which come first; what was in order stays so, and a class is a few
// ranges in the end. Gives how many symbols there are now.
std::size_t RuleExpression::split(const std::vector<Symbol>& within, std::size_t count) {
    for (Symbol& symbol : symbols_)
        symbol = static_cast<Symbol>(2 * symbol);
    for (const Symbol symbol : within)
        ++symbols_[symbol];
    std::vector<Symbol> numbers(2 * count);
    for (const Symbol symbol : symbols_)
        numbers[symbol] = 1;
    std::exclusive_scan(numbers.begin(), numbers.end(), numbers.begin(), Symbol{0});
    for (Symbol& symbol : symbols_)
        symbol = numbers[symbol];
    return symbols_.empty() ? 1 : std::size_t{*std::max_element(symbols_.begin(), symbols_.end())} + 1;
}

void RuleExpression::collect(const Node& node) {
    for (const Node& child : node.children)
        collect(child);
    if (node.kind == Node::Kind::token) members_.try_emplace(class_of_(node.token));
}

std::string RuleExpression::text(const Node& node) const {
    switch (node.kind) {
        case Node::Kind::token:
            return token(node.token);
        case Node::Kind::sequence: {
            std::string out;
            for (const Node& child : node.children)
                out += text(child);
            return out;
        }
        case Node::Kind::choice: {
            std::string out = "(?:";
            for (std::size_t i = 0; i < node.children.size(); ++i)
                out += (i ? "|" : "") + text(node.children[i]);
            return out + ")";
        }
        case Node::Kind::group:
            return "(" + text(node.children[0]) + ")";
        case Node::Kind::repeat: {
            std::string out = "(?:" + text(node.children[0]) + ")";
            if (node.max < 0) return out + (node.min == 0 ? "*" : "+");
            if (node.min == 0 && node.max == 1) return out + "?";
            return out + "{" + std::to_string(node.min) + "," + std::to_string(node.max) + "}";
        }
    }
    return {};
}

std::string RuleExpression::token(const ClassExpression& token) const {
    const std::vector<Symbol>& members = members_.at(class_of_(token));
    if (members.empty()) return "[^\\x00-\\xff]";
    return width_ == 1 ? byte_class({members.begin(), members.end()}) : byte_pairs(members);
}

std::size_t longest_match(const Node& node, std::size_t most) {
    std::size_t out = node.kind == Node::Kind::token ? 1 : 0;
    for (const Node& child : node.children) {
        const std::size_t length = longest_match(child, most);
        out = node.kind == Node::Kind::choice ? std::max(out, length) : out + length;
    }
    if (node.kind == Node::Kind::repeat && out > 0)
        out = node.max < 0 ? most : out * static_cast<std::size_t>(node.max);
    return std::min(out, most);
}

}  // namespace dossier::patterns
