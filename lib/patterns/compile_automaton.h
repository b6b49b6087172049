// The rules of a stage to its automaton. Build step of the library.
#pragma once
#include <dossier/patterns/automaton.h>
#include <dossier/patterns/expression.h>

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace dossier::patterns {

class AutomatonBuilder {
  public:
    // `class_of` numbers the classes of tokens.
    explicit AutomatonBuilder(std::function<std::uint32_t(const ClassExpression&)> class_of)
        : class_of_(std::move(class_of)) {}

    // Rules are numbered in the order in which they are added.
    void add(const Node& match);

    // What stands beside a match: read from the match on, `backwards` what stands before it. Numbered in the
    // order in which they are added first; contexts that ask the same are one.
    std::uint32_t add_context(const Node& context, bool backwards);

    // The classes with which a match of some rule may begin, each once.
    std::vector<std::uint32_t> beginnings() const;

    // `members` has the symbols of each class. Throws ExpressionError where the rules take too many nodes.
    void write(const std::vector<std::vector<Symbol>>& members, std::size_t symbols, ImageWriter& out) const;

  private:
    std::uint32_t make(AutomatonNode node);
    std::uint32_t shared(AutomatonNode node);
    std::uint32_t compile(const Node& node, std::uint32_t next);
    std::uint32_t compile_sequence(const Node& node, std::uint32_t next);
    std::uint32_t compile_repeat(const Node& node, std::uint32_t next);

    std::function<std::uint32_t(const ClassExpression&)> class_of_;
    std::vector<AutomatonNode> nodes_;
    std::map<std::array<std::uint32_t, 3>, std::uint32_t> known_;  // nodes by what they are
    std::vector<std::uint32_t> starts_;                            // of the rules
    std::vector<std::uint32_t> contexts_;                          // their first nodes
    bool backwards_ = false;                                       // how sequences are compiled
};

}  // namespace dossier::patterns
