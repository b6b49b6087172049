#include <dossier/patterns/library.h>
#include <dossier/patterns/parse_rule.h>

#include <algorithm>
#include <string_view>

namespace dossier::patterns {
namespace {

// Walks the expression of one rule: checks the names, spells out list entries of several words.
class Resolver {
  public:
    Resolver(WordTable& words, std::string rule) : words_(words), rule_(std::move(rule)) {}

    void resolve(Node& node) {
        for (Node& child : node.children)
            resolve(child);
        if (node.kind == Node::Kind::token) resolve_token(node);
    }

  private:
    void resolve_token(Node& node) {
        std::vector<Node> longer;
        for (const ClassTerm& term : node.token) {
            const ClassTerm::Literal* list = nullptr;
            int positive = 0;
            for (const auto& literal : term.literals) {
                check(literal.name);
                if (literal.negated || look_has(0, literal.name)) continue;
                ++positive;
                list = &literal;
            }
            if (positive != 1) continue;
            for (const auto& tokens : words_.long_entries(list->name))
                longer.push_back(spelled(term, *list, tokens));
        }
        if (longer.empty()) return;
        Node choice;
        choice.kind = Node::Kind::choice;
        choice.children.push_back(std::move(node));
        for (Node& sequence : longer)
            choice.children.push_back(std::move(sequence));
        node = std::move(choice);
    }

    // "A$" as literals ("==A", "==$"): "A $3 million order" has none.
    static bool is_sign_of_letter(std::string_view letter, std::string_view sign) {
        const auto bare = [](std::string_view literal) {
            return literal.substr(std::min(literal.find_first_not_of('='), literal.size()));
        };
        const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
        const auto is_sign = [](char c) { return c > ' ' && c <= '@' && !(c >= '0' && c <= '9'); };
        return bare(letter).size() == 1 && is_letter(bare(letter)[0]) && bare(sign).size() == 1 &&
               is_sign(bare(sign)[0]);
    }

    Node spelled(const ClassTerm& term, const ClassTerm::Literal& list,
                 const std::vector<std::string>& tokens) {
        Node sequence;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            words_.add_literal(tokens[i]);
            Node token;
            token.kind = Node::Kind::token;
            ClassTerm word;
            word.literals.push_back({tokens[i], false});
            if (i == 0)
                for (const auto& literal : term.literals)
                    if (&literal != &list && literal.name != list.name) word.literals.push_back(literal);
            if (i > 0 && is_sign_of_letter(tokens[i - 1], tokens[i]))
                word.literals.push_back({"glued", false});
            token.token.push_back(std::move(word));
            sequence.children.push_back(std::move(token));
        }
        return sequence;
    }

    void check(const std::string& name) {
        if (name[0] == '=') {
            words_.add_literal(name);
        } else if (!look_has(0, name) && !words_.knows(name)) {
            throw ExpressionError{
                0, "rule " + rule_ + ": nothing is called {" + name + "}",
                "name a list, a map, a class that some rule marks `as`, or a look such as capital"};
        }
    }

    WordTable& words_;
    std::string rule_;
};

}  // namespace

ParsedRule parse_rule(const RuleSource& rule, const PatternFile& file, const Definitions& definitions,
                      WordTable& words) {
    ParsedRule out{&rule, &file, {}, {}};
    auto read = [&](const std::string& text) {
        try {
            Node node = parse_expression(text, definitions);
            Resolver(words, rule.id).resolve(node);
            return node;
        } catch (const ExpressionError& e) {
            throw PatternError(file.path, rule.match_place.line, rule.match_place.column + 1 + int(e.offset),
                               e.reason, e.remedy);
        }
    };
    out.match = read(rule.match);
    if (!rule.before.empty()) out.contexts["before"] = read(rule.before);
    if (!rule.after.empty()) out.contexts["after"] = read(rule.after);
    if (!rule.not_before.empty()) out.contexts["not-before"] = read(rule.not_before);
    if (!rule.not_after.empty()) out.contexts["not-after"] = read(rule.not_after);
    return out;
}

}  // namespace dossier::patterns
