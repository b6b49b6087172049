#include "html_blocks.h"
#include "html_text.h"

#include <algorithm>
#include <utility>

namespace dossier::sources {
namespace {

bool is_unseen(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_SCRIPT:
        case GUMBO_TAG_STYLE:
        case GUMBO_TAG_NOSCRIPT:
        case GUMBO_TAG_TEMPLATE:
        case GUMBO_TAG_HEAD:
        case GUMBO_TAG_SVG:
        case GUMBO_TAG_IFRAME:
        case GUMBO_TAG_OBJECT:
        case GUMBO_TAG_CANVAS:
        case GUMBO_TAG_VIDEO:
        case GUMBO_TAG_AUDIO:
        case GUMBO_TAG_BUTTON:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_RT:
        case GUMBO_TAG_RP:
            return true;
        default:
            return false;
    }
}

// What stands within a line; every other element begins a block.
bool is_inline(GumboTag tag) {
    switch (tag) {
        case GUMBO_TAG_A:
        case GUMBO_TAG_ABBR:
        case GUMBO_TAG_ACRONYM:
        case GUMBO_TAG_B:
        case GUMBO_TAG_BDI:
        case GUMBO_TAG_BDO:
        case GUMBO_TAG_BIG:
        case GUMBO_TAG_CITE:
        case GUMBO_TAG_CODE:
        case GUMBO_TAG_DATA:
        case GUMBO_TAG_DEL:
        case GUMBO_TAG_DFN:
        case GUMBO_TAG_EM:
        case GUMBO_TAG_FONT:
        case GUMBO_TAG_I:
        case GUMBO_TAG_IMG:
        case GUMBO_TAG_INS:
        case GUMBO_TAG_KBD:
        case GUMBO_TAG_LABEL:
        case GUMBO_TAG_MARK:
        case GUMBO_TAG_Q:
        case GUMBO_TAG_RUBY:
        case GUMBO_TAG_S:
        case GUMBO_TAG_SAMP:
        case GUMBO_TAG_SMALL:
        case GUMBO_TAG_SPAN:
        case GUMBO_TAG_STRIKE:
        case GUMBO_TAG_STRONG:
        case GUMBO_TAG_SUB:
        case GUMBO_TAG_SUP:
        case GUMBO_TAG_TIME:
        case GUMBO_TAG_TT:
        case GUMBO_TAG_U:
        case GUMBO_TAG_VAR:
        case GUMBO_TAG_WBR:
        case GUMBO_TAG_UNKNOWN:
            return true;
        default:
            return false;
    }
}

bool hides(std::string_view style) {
    std::string plain;
    for (const char c : style)
        if (c != ' ') plain += c;
    return plain.find("display:none") != std::string::npos ||
           plain.find("visibility:hidden") != std::string::npos;
}

class BlockReader {
  public:
    explicit BlockReader(const HtmlTree& tree) : tree_(tree), nodes_(tree.nodes()) {}

    std::vector<HtmlBlock> read() {
        in_link_.resize(nodes_.size());
        for (std::uint32_t i = 0; i < nodes_.size();) {
            close(i);
            if (!nodes_[i].text && is_hidden(i)) {
                i = nodes_[i].end;
                continue;
            }
            if (nodes_[i].text) {
                characters(i);
            } else {
                element(i);
            }
            ++i;
        }
        flush();
        return std::move(blocks_);
    }

  private:
    bool is_hidden(std::uint32_t i) const {
        return is_unseen(nodes_[i].tag) || hides(tree_.attribute(i, "style"));
    }

    // Blocks end with their elements.
    void close(std::uint32_t at) {
        while (!open_.empty() && nodes_[open_.back()].end <= at) {
            flush();
            open_.pop_back();
        }
    }

    void element(std::uint32_t i) {
        const GumboTag tag = nodes_[i].tag;
        const std::uint32_t parent = nodes_[i].parent;
        in_link_[i] = tag == GUMBO_TAG_A || (i > 0 && in_link_[parent]);
        if (is_inline(tag)) return;
        if (tag == GUMBO_TAG_BR) {
            ++breaks_;
            if (breaks_ > 1)
                flush();
            else if (!text_.empty())
                text_.add(" ");
            return;
        }
        flush();
        open_.push_back(i);
    }

    void characters(std::uint32_t i) {
        const std::size_t before = text_.size();
        if (text_.empty()) first_ = i;
        text_.add(tree_.text(i));
        const std::size_t added = text_.size() - before;
        if (added > 0) breaks_ = 0;
        if (in_link_[nodes_[i].parent]) linked_ += added;
    }

    void flush() {
        breaks_ = 0;
        const std::size_t linked = std::exchange(linked_, 0);
        std::string text = text_.take();
        if (text.empty()) return;
        HtmlBlock block;
        block.text = std::move(text);
        block.first = first_;
        block.element = open_.empty() ? 0 : open_.back();
        block.linked = std::min(linked, block.text.size());
        for (auto at = open_.rbegin(); at != open_.rend() && at - open_.rbegin() < 4; ++at) {
            const GumboTag tag = nodes_[*at].tag;
            if (tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6)
                block.heading = 1 + static_cast<int>(tag - GUMBO_TAG_H1);
            block.list_item |= tag == GUMBO_TAG_LI;
            block.caption |= tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_FIGURE;
            block.cell |= tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
        }
        blocks_.push_back(std::move(block));
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    std::vector<std::uint32_t> open_;  // block elements around the place
    std::vector<bool> in_link_;
    FoldedText text_;
    std::uint32_t first_ = 0;
    std::size_t linked_ = 0;
    int breaks_ = 0;  // line breaks in a row: two end a paragraph
    std::vector<HtmlBlock> blocks_;
};

}  // namespace

bool HtmlBlock::is_prose() const {
    if (heading != 0 || link_share() > 0.4) return false;
    if (text.size() >= 120) return true;
    const char last = text.back();
    return text.size() >= 50 && (last == '.' || last == '!' || last == '?' || last == ':' || last == '"' ||
                                 static_cast<unsigned char>(last) >= 0x80);
}

std::vector<HtmlBlock> blocks_of(const HtmlTree& tree) {
    return BlockReader(tree).read();
}

}  // namespace dossier::sources
