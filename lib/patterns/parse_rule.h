// A rule of a pattern file to its expressions. Build step of the library.
#pragma once
#include <dossier/patterns/expression.h>
#include <dossier/patterns/source.h>
#include <dossier/patterns/word_table.h>

#include <map>
#include <string>

namespace dossier::patterns {

// A rule with its expressions read; `match` always, the contexts where the source has them.
struct ParsedRule {
    const RuleSource* source;
    const PatternFile* file;
    Node match;
    std::map<std::string, Node> contexts;  // "before", "after", "not-before", "not-after"
};

// Long entries of lists spelled out; names of lists checked. Adds the literals it meets to `words`. Throws
// PatternError with the place of the mistake.
ParsedRule parse_rule(const RuleSource& rule, const PatternFile& file, const Definitions& definitions,
                      WordTable& words);

}  // namespace dossier::patterns
