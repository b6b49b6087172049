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

    // `members` has the symbols of each class. Throws ExpressionError where the rules take too many parts.
    void write(const std::vector<std::vector<Symbol>>& members, std::size_t symbols, ImageWriter& out) const;

  private:
    struct Part {
        enum Kind : std::uint32_t {
            consume,  // a symbol of class `first`, then on to part `second`
            split,    // on to either part
            accept,   // rule `first` has matched
        };
        Kind kind;
        std::uint32_t first, second;
    };

    std::uint32_t make(Part part);
    std::uint32_t shared(Part part);
    std::uint32_t compile(const Node& node, std::uint32_t next);
    std::uint32_t compile_sequence(const Node& node, std::uint32_t next);
    std::uint32_t compile_repeat(const Node& node, std::uint32_t next);
    std::vector<std::uint32_t> reached(std::vector<std::uint32_t> open, std::vector<bool>& seen) const;
    static void write_classes(const std::vector<std::vector<Symbol>>& members, std::size_t symbols,
                              ImageWriter& out);

    std::function<std::uint32_t(const ClassExpression&)> class_of_;
    std::vector<Part> parts_;
    std::map<std::array<std::uint32_t, 3>, std::uint32_t> known_;  // parts by what they are
    std::vector<std::uint32_t> starts_;                            // of the rules
    std::vector<std::uint32_t> contexts_;                          // their first parts
    bool backwards_ = false;                                       // how sequences are compiled
};

}  // namespace dossier::patterns
