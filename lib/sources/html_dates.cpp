#include "html_body.h"
#include "html_words.h"
#include "written_date.h"

namespace dossier::sources {
namespace {

constexpr std::size_t longest_line = 120;                  // bytes: a line that shows a date says little else
constexpr std::size_t lines_before = 8, lines_after = 12;  // of the title

class ShownDate {
  public:
    ShownDate(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view lang,
              std::string_view fetched)
        : tree_(tree), blocks_(blocks), dates_(lang), fetched_(fetched) {}

    std::string find(std::string_view title) {
        const std::size_t at = title_block(title);
        for (std::size_t b = at; b < blocks_.size(); ++b)
            if (is_named(b))
                if (auto day = date_of(b); !day.empty()) return day;
        for (std::size_t b = at; b < blocks_.size() && b < at + lines_after; ++b)
            if (auto day = date_of(b); !day.empty()) return day;
        for (std::size_t b = at; b-- > 0 && b + lines_before > at;)
            if (auto day = date_of(b); !day.empty()) return day;
        return {};
    }

  private:
    std::size_t title_block(std::string_view title) const {
        for (std::size_t b = 0; b < blocks_.size() && !title.empty(); ++b)
            if (blocks_[b].heading != 0 && blocks_[b].text == title) return b;
        for (std::size_t b = 0; b < blocks_.size(); ++b)
            if (blocks_[b].heading == 1) return b;
        return 0;
    }

    // Whether the block's element, or one right around it, is named for the date.
    bool is_named(std::size_t b) const {
        if (blocks_[b].text.size() > longest_line) return false;
        std::uint32_t at = tree_.nodes()[blocks_[b].first].parent;
        for (int up = 0; up < 3 && at > 0; ++up, at = tree_.nodes()[at].parent)
            for (const char* attribute : {"class", "id", "itemprop"})
                if (date_words().found_in(tree_.attribute(at, attribute))) return true;
        return false;
    }

    std::string date_of(std::size_t b) {
        if (blocks_[b].text.size() > longest_line) return {};
        const auto day = dates_.within(blocks_[b].text);
        return day && (fetched_.empty() || *day <= fetched_) ? *day : std::string();
    }

    const HtmlTree& tree_;
    const std::vector<HtmlBlock>& blocks_;
    DateReader dates_;
    std::string_view fetched_;
};

}  // namespace

std::string date_shown(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks, std::string_view title,
                       std::string_view lang, std::string_view fetched) {
    return ShownDate(tree, blocks, lang, fetched).find(title);
}

}  // namespace dossier::sources
