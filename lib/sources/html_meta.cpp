#include "ascii.h"
#include "html_meta.h"
#include "html_text.h"
#include "html_words.h"
#include "json_ld.h"
#include "written_date.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dossier::sources {
namespace {

std::string folded(std::string_view text) {
    FoldedText out;
    out.add(text);
    return out.take();
}

// Text of JSON-LD may bear character references, once more escaped.
std::string unescaped(std::string_view text) {
    if (text.find('&') == std::string_view::npos) return folded(text);
    const HtmlTree tree(text);
    return tree.text_below(0);
}

bool is_address(std::string_view text) {
    return text.find("://") != std::string_view::npos || text.starts_with("www.") || text.starts_with('@');
}

// Letters and digits alone, in small letters where they are ASCII.
std::string letters(std::string_view text) {
    std::string out;
    for (const char c : lower(text))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80)
            out += c;
    for (const std::string_view mark : {"–", "—", "’", "‘", "“", "”", "„", "«", "»", "…"})
        for (std::size_t at; (at = out.find(mark)) != std::string::npos;)
            out.erase(at, mark.size());
    return out;
}

std::string author_of(std::string_view text) {
    std::string name = author_name(folded(text));
    return name.size() > 120 || is_address(name) ? std::string() : name;
}

class MetaReader {
  public:
    MetaReader(const HtmlTree& tree, std::string_view url, std::string_view fetched)
        : tree_(tree), nodes_(tree.nodes()), fetched_(fetched) {
        out_.url = url;
    }

    PageMeta read() {
        for (std::uint32_t i = 0; i < nodes_.size(); ++i)
            if (!nodes_[i].text) element(i);
        out_.lang = std::string(html_lang_.substr(0, html_lang_.find_first_of("-_")));
        if (!canonical_.empty()) out_.url = canonical_;
        out_.site = meta("og:site_name");
        out_.title = title();
        out_.author = author();
        out_.published = published();
        return std::move(out_);
    }

  private:
    void element(std::uint32_t i) {
        switch (nodes_[i].tag) {
            case GUMBO_TAG_META:
                meta_element(i);
                break;
            case GUMBO_TAG_TITLE:
                if (title_.empty()) title_ = tree_.text_below(i);
                break;
            case GUMBO_TAG_H1:
                if (std::string text = tree_.text_below(i); !text.empty())
                    headings_.push_back(std::move(text));
                break;
            case GUMBO_TAG_LINK:
                if (tree_.attribute(i, "rel") == "canonical" && is_address(tree_.attribute(i, "href")))
                    canonical_ = tree_.attribute(i, "href");
                break;
            case GUMBO_TAG_HTML:
                html_lang_ = lower(tree_.attribute(i, "lang"));
                break;
            case GUMBO_TAG_SCRIPT:
                script(i);
                break;
            case GUMBO_TAG_TIME:
                times_.emplace_back(tree_.attribute(i, "datetime"));
                if (times_.back().empty()) times_.back() = tree_.text_below(i);
                break;
            default:
                break;
        }
        properties(i);
    }

    void meta_element(std::uint32_t i) {
        std::string_view name = tree_.attribute(i, "property");
        if (name.empty()) name = tree_.attribute(i, "name");
        const std::string_view content = tree_.attribute(i, "content");
        if (!name.empty() && !content.empty()) metas_.emplace_back(lower(name), folded(content));
    }

    void script(std::uint32_t i) {
        if (tree_.attribute(i, "type") != "application/ld+json") return;
        std::string json;
        for (std::uint32_t j = i + 1; j < nodes_[i].end; ++j)
            if (nodes_[j].text) json += tree_.text(j);
        const LinkedArticle found = linked_article(json);
        if (linked_.headline.empty()) linked_.headline = unescaped(found.headline);
        if (linked_.author.empty()) linked_.author = unescaped(found.author);
        if (linked_.published.empty()) linked_.published = found.published;
    }

    // Microdata, rel="author" and the classes that weblogs use.
    void properties(std::uint32_t i) {
        const std::string_view property = tree_.attribute(i, "itemprop");
        if (property == "datePublished" && item_date_.empty()) {
            for (const char* attribute : {"content", "datetime"})
                if (item_date_.empty()) item_date_ = tree_.attribute(i, attribute);
            if (item_date_.empty()) item_date_ = tree_.text_below(i);
        }
        if (property == "headline" && item_title_.empty()) item_title_ = tree_.text_below(i);
        if (property == "author" && item_author_.empty()) {
            item_author_ = author_of(tree_.attribute(i, "content"));
            if (item_author_.empty()) item_author_ = author_of(tree_.text_below(i));
        }
        if (nodes_[i].tag == GUMBO_TAG_A &&
            tree_.attribute(i, "rel").find("author") != std::string_view::npos && rel_author_.empty())
            rel_author_ = author_of(tree_.text_below(i));
        if (class_author_.empty() && nodes_[i].end - i < 30) by_class(i);
    }

    void by_class(std::uint32_t i) {
        if (!author_words().found_in(tree_.attribute(i, "class")) &&
            !author_words().found_in(tree_.attribute(i, "id")))
            return;
        std::string name = author_of(tree_.text_below(i));
        const auto words = 1 + std::count(name.begin(), name.end(), ' ');
        if (name.size() >= 3 && words <= 4 && name.find_first_of("0123456789:(*") == std::string::npos)
            class_author_ = std::move(name);
    }

    std::string meta(std::string_view name) const {
        for (const auto& [key, value] : metas_)
            if (key == name) return value;
        return {};
    }

    std::string title() const {
        const std::string shared = meta("og:title");
        for (const std::string& heading : headings_)
            if (names_page(heading, title_) || names_page(heading, shared)) return heading;
        if (!linked_.headline.empty()) return linked_.headline;
        if (!item_title_.empty()) return item_title_;
        if (headings_.size() == 1 && !is_site(headings_.front())) return headings_.front();
        for (const std::string& text : {shared, meta("twitter:title"), meta("dc.title")})
            if (!text.empty()) return without_site(text);
        return without_site(title_);
    }

    bool is_site(std::string_view text) const {
        const std::string name = letters(text), site = letters(out_.site);
        if (name.empty() || name == site) return true;
        return letters(out_.url).find(name) < 40 && text.size() < 30;
    }

    // Whether a heading stands in what the page calls itself elsewhere, whatever the marks around it.
    bool names_page(std::string_view heading, std::string_view title) const {
        const std::string name = letters(heading);
        return name.size() >= 8 && letters(title).find(name) != std::string::npos && !is_site(heading);
    }

    // "Dam opens - The Daily News" to "Dam opens": the longest part between marks that set a site's name off.
    std::string without_site(const std::string& text) const {
        for (const std::string_view mark : {" | ", " – ", " — ", " - ", " » ", " › ", " :: ", " • "}) {
            const std::size_t at = text.rfind(mark);
            if (at == std::string::npos) continue;
            const std::string head = text.substr(0, at), tail = text.substr(at + mark.size());
            if (!out_.site.empty() && lower(head) == lower(out_.site)) return tail;
            const bool whole = std::find(headings_.begin(), headings_.end(), text) != headings_.end();
            if (!whole && (is_site(tail) || tail.size() < head.size())) return without_site(head);
        }
        return text;
    }

    std::string author() const {
        if (std::string name = author_of(linked_.author); !name.empty()) return name;
        for (const std::string_view key : author_fields())
            if (std::string name = author_of(meta(key)); !name.empty() && lower(name) != lower(out_.site))
                return name;
        // A card's first field is free: its label says whether it is the author's.
        if (lower(meta("twitter:label1")).starts_with("by"))
            if (std::string name = author_of(meta("twitter:data1")); !name.empty()) return name;
        for (const std::string* name : {&item_author_, &rel_author_, &class_author_})
            if (!name->empty()) return *name;
        return {};
    }

    bool believed(const std::optional<std::string>& day) const {
        return day && (fetched_.empty() || *day <= fetched_);
    }

    std::string published() const {
        std::vector<std::string> places{linked_.published};
        for (const std::string_view key : date_fields())
            places.push_back(meta(key));
        places.push_back(item_date_);
        DateReader dates(out_.lang);
        for (const std::string& place : places)
            if (auto day = dates.at_head(place); believed(day)) return *day;
        if (auto day = date_in_address(out_.url); believed(day)) return *day;
        for (const std::string& time : times_)
            if (auto day = dates.at_head(time); believed(day)) return *day;
        return {};
    }

    const HtmlTree& tree_;
    const std::vector<HtmlNode>& nodes_;
    std::string_view fetched_;
    PageMeta out_;
    LinkedArticle linked_;
    std::vector<std::pair<std::string, std::string>> metas_;
    std::vector<std::string> headings_, times_;
    std::string title_, canonical_, html_lang_, item_date_, item_title_, item_author_, rel_author_,
        class_author_;
};

}  // namespace

PageMeta meta_of(const HtmlTree& tree, std::string_view url, std::string_view fetched) {
    return MetaReader(tree, url, fetched).read();
}

}  // namespace dossier::sources
