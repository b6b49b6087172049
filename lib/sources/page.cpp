#include "html_body.h"
#include "html_meta.h"
#include "page.h"

#include <algorithm>

namespace dossier::sources {
namespace {

std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text)
        if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') out += static_cast<char>(c | 0x20);
    return out;
}

class PageWriter {
  public:
    PageWriter(const std::vector<HtmlBlock>& blocks, const std::vector<CutReason>& cuts, Page& page)
        : blocks_(blocks), cuts_(cuts), page_(page) {}

    void write() {
        bool titled = page_.title.empty();
        for (std::size_t b = 0, seen = 0; b < blocks_.size() && seen < 3 && !titled; ++b) {
            if (cuts_[b] != CutReason::kept) continue;
            titled = plain(blocks_[b].text) == plain(page_.title);
            ++seen;
        }
        if (!titled) page_.text = page_.title;
        for (std::size_t b = 0; b < blocks_.size(); ++b) {
            if (cuts_[b] == CutReason::kept) {
                keep(b);
            } else {
                page_.cut[to_string(cuts_[b])] += blocks_[b].text.size();
            }
        }
        if (!page_.text.empty()) page_.text += '\n';
    }

  private:
    // Items of a list and rows of a table stand line by line, all else a blank line apart.
    void keep(std::size_t b) {
        const HtmlBlock& block = blocks_[b];
        const bool row = block.cell && last_ != none && blocks_[last_].cell;
        const bool item = block.list_item && last_ != none && blocks_[last_].list_item;
        if (!page_.text.empty()) page_.text += row ? "\t" : item ? "\n" : "\n\n";
        page_.text += block.text;
        last_ = b;
    }

    static constexpr std::size_t none = ~std::size_t{0};
    const std::vector<HtmlBlock>& blocks_;
    const std::vector<CutReason>& cuts_;
    Page& page_;
    std::size_t last_ = none;
};

}  // namespace

Page read_page(std::string_view html, std::string_view url, std::string_view fetched) {
    const HtmlTree tree(html);
    PageMeta meta = meta_of(tree, url, fetched);
    Page page;
    page.title = std::move(meta.title);
    page.author = std::move(meta.author);
    page.published = std::move(meta.published);
    page.url = std::move(meta.url);
    page.lang = std::move(meta.lang);
    const std::vector<HtmlBlock> blocks = blocks_of(tree);
    if (page.published.empty()) page.published = date_shown(tree, blocks, page.title, page.lang, fetched);
    PageWriter(blocks, article_of(tree, blocks), page).write();
    return page;
}

std::string text_of_fragment(std::string_view html, std::string_view title) {
    if (is_nested_too_deep(html)) return std::string(html);
    const HtmlTree tree(html);
    const std::vector<HtmlBlock> blocks = blocks_of(tree);
    if (blocks.empty()) return {};
    Page page;
    page.title = title;
    PageWriter(blocks, std::vector<CutReason>(blocks.size(), CutReason::kept), page).write();
    return page.text;
}

}  // namespace dossier::sources
