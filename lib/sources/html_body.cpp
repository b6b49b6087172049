#include "html_body.h"
#include "html_words.h"

#include <algorithm>

namespace dossier::sources {
namespace {

constexpr double most = 0.5;             // of the prose: an element with more of it is no furniture
constexpr double too_little = 0.15;      // of the prose: if no more is left, the names of elements mislead
constexpr std::size_t lead_blocks = 12;  // after the title, to look for a lead in
constexpr double nearly_all = 0.75;      // of the prose: the body has it

class BodyFinder {
  public:
    BodyFinder(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks)
        : tree_(tree), nodes_(tree.nodes()), blocks_(blocks), cuts_(blocks.size(), CutReason::kept) {}

    std::vector<CutReason> find() {
        sum_prose();
        const std::uint64_t all = prose_[0];
        cut_furniture();
        if (static_cast<double>(prose_[0]) < too_little * static_cast<double>(all)) {
            by_words_ = false;
            std::fill(cuts_.begin(), cuts_.end(), CutReason::kept);
            sum_prose();
            cut_furniture();
        }
        const std::uint32_t body = body_element();
        const std::size_t lead = lead_block(body);
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (cuts_[b] == CutReason::kept && !within(blocks_[b].first, body) && !is_lead(b, lead, body))
                cuts_[b] = CutReason::outside;
        cut_links();
        cut_empty_headings();
        return std::move(cuts_);
    }

  private:
    void cut_furniture() {
        mark_furniture();
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            cuts_[b] = blocks_[b].caption ? CutReason::caption : marks_[blocks_[b].first];
        sum_prose();
    }

    // The last main heading before the body; what follows it there leads into the article.
    std::size_t lead_block(std::uint32_t body) const {
        std::size_t lead = blocks_.size();
        for (std::size_t b = 0; b < blocks_.size() && blocks_[b].first < body; ++b)
            if (blocks_[b].heading == 1 && cuts_[b] == CutReason::kept) lead = b;
        return lead;
    }

    bool is_lead(std::size_t b, std::size_t lead, std::uint32_t body) const {
        const HtmlBlock& block = blocks_[b];
        if (b <= lead || b > lead + lead_blocks || block.first >= body) return false;
        return block.link_share() < 0.4 && block.text.size() >= (block.heading == 0 ? 60 : 40);
    }

    bool within(std::uint32_t node, std::uint32_t element) const {
        return node >= element && node < nodes_[element].end;
    }

    // Bytes of prose that was not cut, of each element with all below it.
    void sum_prose() {
        prose_.assign(nodes_.size(), 0);
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (cuts_[b] == CutReason::kept && blocks_[b].is_prose())
                prose_[blocks_[b].element] += blocks_[b].text.size();
        for (std::size_t i = nodes_.size(); i-- > 1;)
            prose_[nodes_[i].parent] += prose_[i];
    }

    bool holds_most(std::uint32_t i) const {
        return static_cast<double>(prose_[i]) > most * static_cast<double>(prose_[0]);
    }

    void mark_furniture() {
        marks_.assign(nodes_.size(), CutReason::kept);
        for (std::uint32_t i = 1; i < nodes_.size(); ++i) {
            marks_[i] = marks_[nodes_[i].parent];
            if (marks_[i] != CutReason::kept || nodes_[i].text) continue;
            const CutReason reason = furniture(i);
            if (reason != CutReason::kept && !holds_most(i)) marks_[i] = reason;
        }
    }

    CutReason furniture(std::uint32_t i) const {
        switch (nodes_[i].tag) {
            case GUMBO_TAG_NAV:
            case GUMBO_TAG_ASIDE:
            case GUMBO_TAG_FOOTER:
            case GUMBO_TAG_FORM:
            case GUMBO_TAG_MENU:
                return CutReason::element;
            case GUMBO_TAG_HTML:
            case GUMBO_TAG_BODY:
            case GUMBO_TAG_MAIN:
            case GUMBO_TAG_ARTICLE:
            case GUMBO_TAG_P:
            case GUMBO_TAG_H1:
                return CutReason::kept;
            default:
                break;
        }
        for (const char* attribute : {"class", "id", "role"})
            if (by_words_ && furniture_words().found_in(tree_.attribute(i, attribute)))
                return CutReason::words;
        if (!tree_.attribute(i, "hidden").empty() || tree_.attribute(i, "aria-hidden") == "true")
            return CutReason::element;
        return CutReason::kept;
    }

    bool is_named_body(std::uint32_t i) const {
        for (const char* attribute : {"itemprop", "class", "id"})
            if (body_words().found_in(tree_.attribute(i, attribute))) return true;
        return false;
    }

    // From the root towards most of the prose, as long as one child has nearly all of it.
    std::uint32_t body_element() const {
        std::uint32_t at = 0;
        for (bool deeper = true; deeper;) {
            deeper = false;
            for (std::uint32_t child = at + 1; child < nodes_[at].end; child = nodes_[child].end) {
                if (nodes_[child].text) continue;
                if (static_cast<double>(prose_[child]) < nearly_all * static_cast<double>(prose_[at]))
                    continue;
                if (prose_[child] == 0) continue;
                at = child;
                deeper = !is_named_body(child);
                break;
            }
        }
        return at;
    }

    void cut_links() {
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (cuts_[b] == CutReason::kept && blocks_[b].link_share() > 0.6) cuts_[b] = CutReason::links;
    }

    // A heading with nothing below it: what stood there was left out, or the article is at its end.
    void cut_empty_headings() {
        int below = 0;  // the rank of the heading that comes next; text is of the lowest
        for (std::size_t b = blocks_.size(); b-- > 0;) {
            if (cuts_[b] != CutReason::kept) continue;
            const int rank = blocks_[b].heading == 0 ? 7 : blocks_[b].heading;
            if (rank > 1 && rank < 7 && rank >= below) {
                cuts_[b] = CutReason::links;
            } else {
                below = rank;
            }
        }
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    const std::vector<HtmlBlock>& blocks_;
    bool by_words_ = true;  // whether the names of elements are believed
    std::vector<CutReason> cuts_;
    std::vector<CutReason> marks_;      // of each node
    std::vector<std::uint64_t> prose_;  // of each node
};

}  // namespace

const char* to_string(CutReason reason) {
    switch (reason) {
        case CutReason::kept:
            return "kept";
        case CutReason::element:
            return "navigation, forms and the like";
        case CutReason::words:
            return "named as furniture";
        case CutReason::links:
            return "links";
        case CutReason::caption:
            return "captions";
        case CutReason::outside:
            return "outside the article";
    }
    return "";
}

std::vector<CutReason> article_of(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks) {
    return BodyFinder(tree, blocks).find();
}

}  // namespace dossier::sources
