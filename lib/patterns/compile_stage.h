// Rules of one stage to symbols, their automaton and RE2 expressions. Build step of the library.
#pragma once
#include <dossier/patterns/image.h>
#include <dossier/patterns/parse_rule.h>
#include <dossier/patterns/word_table.h>

#include <functional>
#include <string>
#include <vector>

namespace dossier::patterns {

// Throws PatternError where the stage is too much, with the place of the rule that made it so.
void write_stage(const std::string& name, const std::vector<ParsedRule>& rules, const WordTable& words,
                 const std::vector<std::vector<std::uint16_t>>& sets,
                 const std::function<SetId(const RuleSource&)>& mark_of, ImageWriter& out);

}  // namespace dossier::patterns
