// What the paragraphs are for: headline, byline, dateline, page furniture.
#pragma once
#include "analysis.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

// The dateline that the tokens `range` of a paragraph begin with, as "BASLE, March 3 -" or "LONDON (Reuters)
// —" up to and including its dash, or the whole paragraph if that is all it says; empty if there is none.
TokenRange find_dateline(std::string_view text, const std::vector<Token>& tokens, TokenRange range);

// "By Jane Doe", "Jane Doe, Reuters", "(Reporting by …)": the paragraph names its authors and says nothing
// else.
bool is_byline(std::string_view text, const std::vector<Token>& tokens, TokenRange range);

// Sets the roles of `out.paragraphs` and `out.dateline`. Paragraphs have their tokens; those that are
// furniture already have that role.
void find_roles(std::string_view text, Analysis& out);

}  // namespace dossier
