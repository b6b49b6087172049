// The language of rules: regular expressions over tokens.
//
//   {month} {d-small} ","? {d-year}        classes of tokens: word lists, maps, marks of earlier stages,
//   shapes {capital|upper} {a&!b}                 or, and, not (and binds tighter) at least   "per cent" ","
//   words and quoted text as they stand, whatever the case
//   ~{scale}   ~"-"                        glued: no white space before the token
//   .                                      any token of the sentence
//   (a | b)?   x*   x+   x{2,5}            alternatives and repetition
//   day:{d-small}   who:( … )              a named group: the slot that the stage's normaliser reads
//   <np>                                   a phrase from [phrases], put in its place
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::patterns {

// One class of tokens as a disjunction of conjunctions.
struct ClassTerm {
    struct Literal {
        std::string name;  // a list, map, mark or shape; "=word" for the word itself
        bool negated = false;
    };
    std::vector<Literal> literals;  // all must hold
};
using ClassExpression = std::vector<ClassTerm>;  // one must hold

struct Node {
    enum class Kind { token, sequence, choice, repeat, group };
    Kind kind = Kind::sequence;
    ClassExpression token;       // token
    std::vector<Node> children;  // sequence, choice; the one child of repeat, group
    int min = 0, max = 0;        // repeat; max < 0 means no bound
    std::string name;            // group
};

// Why and where (a byte offset into the expression) it could not be read.
struct ExpressionError {
    std::size_t offset;
    std::string reason, remedy;
};

// Gives the expression behind <name> and the class behind a [classes] alias; both return nullptr for unknown
// names.
class Definitions {
  public:
    virtual ~Definitions() = default;
    virtual const std::string* phrase(const std::string& name) const = 0;
    virtual const std::string* class_alias(const std::string& name) const = 0;
};

// Throws ExpressionError. Phrases are expanded; a phrase that contains itself is an error.
Node parse_expression(std::string_view expression, const Definitions& definitions);

// "a|b&!c", as between braces. Aliases are expanded.
ClassExpression parse_class(std::string_view text, const Definitions& definitions);

// The tree on one line, for tests: tokens as {a&!b|c}, sequences as (x y), choices as (x | y), repeats as
// x{0,1} (no upper bound: x{0,}), groups as name:x.
std::string dump(const Node& node);

// How a literal of a rule or a list entry falls into tokens: "per cent" -> per, cent; "so-called" -> so, -,
// called.
std::vector<std::string> literal_tokens(std::string_view text);

}  // namespace dossier::patterns
