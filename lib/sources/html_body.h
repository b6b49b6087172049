// The article of a page, without the page around it. Internal to the room.
#pragma once
#include "html_blocks.h"

#include <string>
#include <vector>

namespace dossier::sources {

// Why text of a page was left out; in the order of their strength.
enum class CutReason { kept, element, words, links, caption, outside };
const char* to_string(CutReason reason);

// For each block, whether it belongs to the article or why it does not.
//
// Elements that are furniture by their kind (nav, footer, aside, form …) or by the words of their classes are
// left out, unless most of the page's prose stands in them. Of what is left, the innermost element that holds
// nearly all prose is the body; and of the body, blocks that are mostly links are left out. The idea of
// judging by the share of links and the length of text is that of Kohlschütter, Fankhauser and Nejdl
// (Boilerplate Detection using Shallow Text Features, 2010).
std::vector<CutReason> article_of(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks);

// The day that the page shows where it shows when it was published: in an element named for it, or near its
// title. Empty if there is none, or only such as come after `fetched`.
std::string date_shown(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view title,
                       std::string_view lang, std::string_view fetched);

}  // namespace dossier::sources
