// The expressions of one rule in RE2's language. Build step of the library.
//
// They are over symbols of the rule's own: symbols of the stage that the rule does not tell apart share one.
// That keeps the expressions short, and few the texts that they have to be tried on.
#pragma once
#include <dossier/patterns/automaton.h>
#include <dossier/patterns/expression.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dossier::patterns {

class RuleExpressions {
  public:
    using ClassNumber = std::function<std::uint32_t(const ClassExpression&)>;

    // `nodes` are all expressions of the rule, `members` the symbols of each class of the stage.
    RuleExpressions(const std::vector<const Node*>& nodes, ClassNumber class_of,
                    const std::vector<std::vector<Symbol>>& members, std::size_t symbols);

    std::string text(const Node& node, bool with_groups) const;

    const std::vector<Symbol>& symbols() const { return symbols_; }  // the rule's, by the stage's
    std::size_t width() const { return width_; }                     // bytes of a symbol in the expressions

  private:
    void collect(const Node& node);
    std::size_t split(const std::vector<Symbol>& within, std::size_t count);
    std::string token(const ClassExpression& token) const;

    ClassNumber class_of_;
    std::map<std::uint32_t, std::vector<Symbol>> members_;  // the rule's symbols of each class that it names
    std::vector<Symbol> symbols_;
    std::size_t width_ = 1;
};

// How many tokens the longest match has; `most` if more, or if there is no bound.
std::size_t longest_match(const Node& node, std::size_t most);

}  // namespace dossier::patterns
