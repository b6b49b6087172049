// A page of HTML as a flat list of its nodes. Internal to the room.
//
// Parsed by gumbo, which follows the algorithm of HTML5 and so makes a tree of anything. Nodes stand in the
// order of the document, so that whatever is inherited is one pass forwards and whatever is summed up one
// backwards, however deep the tree.
#pragma once
#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::sources {

struct HtmlNode {
    const GumboNode* node = nullptr;
    std::uint32_t parent = 0;  // of the root: itself
    std::uint32_t end = 0;     // one past its last descendant
    GumboTag tag = GUMBO_TAG_UNKNOWN;
    bool text = false;  // characters, not an element
};

// Whether elements of `html` stand within each other deeper than any page needs: the algorithm of HTML5 takes
// quadratic time then.
bool is_nested_too_deep(std::string_view html);

class HtmlTree {
  public:
    // `html` is UTF-8 and must outlive the tree.
    explicit HtmlTree(std::string_view html);
    ~HtmlTree();
    HtmlTree(const HtmlTree&) = delete;
    HtmlTree& operator=(const HtmlTree&) = delete;

    const std::vector<HtmlNode>& nodes() const { return nodes_; }
    // Of an element; empty if it has none.
    std::string_view attribute(std::uint32_t node, const char* name) const;
    // Of a node of text, with character references resolved.
    std::string_view text(std::uint32_t node) const { return nodes_[node].node->v.text.text; }
    // All text below an element, white space folded.
    std::string text_below(std::uint32_t node) const;

  private:
    struct Arena;
    std::unique_ptr<Arena> arena_;
    std::vector<HtmlNode> nodes_;
};

}  // namespace dossier::sources
