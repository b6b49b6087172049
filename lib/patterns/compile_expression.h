// What a rule matches in RE2's language, for its groups. Build step of the library.
//
// It is over symbols of the rule's own: symbols of the stage that the rule does not tell apart share one.
// That keeps the expression short, and few the texts that it has to be tried on.
#pragma once
#include <dossier/patterns/automaton.h>
#include <dossier/patterns/expression.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace dossier::patterns {

class RuleExpression {
  public:
    using ClassNumber = std::function<std::uint32_t(const ClassExpression&)>;

    // `members` has the symbols of each class of the stage; `match` outlives its use.
    RuleExpression(const Node& match, ClassNumber class_of, const std::vector<std::vector<Symbol>>& members,
                   std::size_t symbols);

    std::string text() const { return text(match_); }
    const std::vector<Symbol>& symbols() const { return symbols_; }  // the rule's, by the stage's
    std::size_t width() const { return width_; }                     // bytes of a symbol in the expression

  private:
    void collect(const Node& node);
    std::size_t split(const std::vector<Symbol>& within, std::size_t count);
    std::string text(const Node& node) const;
    std::string token(const ClassExpression& token) const;

    const Node& match_;
    ClassNumber class_of_;
    std::map<std::uint32_t, std::vector<Symbol>> members_;  // the rule's symbols of each class that it names
    std::vector<Symbol> symbols_;
    std::size_t width_ = 1;
};

// How many tokens the longest match has; `most` if more, or if there is no bound.
std::size_t longest_match(const Node& node, std::size_t most);

}  // namespace dossier::patterns
