// Rules of one stage to symbols, their automaton and RE2 expressions. Build step of the library.
#pragma once
#include <dossier/patterns/expression.h>
#include <dossier/patterns/image.h>
#include <dossier/patterns/source.h>
#include <dossier/patterns/word_table.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier::patterns {

// A rule with its expressions read; `match` always, the contexts where the source has them.
struct ParsedRule {
    const RuleSource* source;
    const PatternFile* file;
    Node match;
    std::map<std::string, Node> contexts;  // "before", "after", "not-before", "not-after"
};

// Long entries of lists spelled out; names of lists checked. Adds the literals it meets to `words`.
ParsedRule parse_rule(const RuleSource& rule, const PatternFile& file, const Definitions& definitions,
                      WordTable& words);

void write_stage(const std::string& name, const std::vector<ParsedRule>& rules, const WordTable& words,
                 const std::vector<std::vector<std::uint16_t>>& sets,
                 const std::function<SetId(const RuleSource&)>& mark_of, ImageWriter& out);

}  // namespace dossier::patterns
