// A page as blocks of text: paragraphs, headings, list items, cells. Internal to the room.
#pragma once
#include "html_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dossier::sources {

struct HtmlBlock {
    std::string text;           // white space folded; never empty
    std::uint32_t element = 0;  // the innermost block element around it
    std::uint32_t first = 0;    // its first node of text
    std::size_t linked = 0;     // bytes of it within links
    int heading = 0;            // 1 to 6; 0 for other text
    bool list_item = false, caption = false, cell = false;

    double link_share() const { return static_cast<double>(linked) / static_cast<double>(text.size()); }
    // Whether it reads like running text rather than like a label or a teaser.
    bool is_prose() const;
};

// Nothing of scripts, styles, forms' fields and what the page itself hides.
std::vector<HtmlBlock> blocks_of(const HtmlTree& tree);

}  // namespace dossier::sources
