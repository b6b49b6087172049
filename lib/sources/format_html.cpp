#include "formats.h"
#include "html_tree.h"
#include "page.h"

#include <dossier/text/decode.h>

#include <algorithm>

namespace dossier::sources {
namespace {

// HTML5 looks for it in the first 1,024 bytes; real pages have it later.
constexpr std::size_t charset_within = 4096;

bool is_name(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::string declared_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, charset_within);
    for (const std::string_view key : {"charset=", "CHARSET=", "encoding="}) {
        const std::size_t found = head.find(key);
        if (found == std::string_view::npos) continue;
        std::size_t at = found + key.size();
        while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' '))
            ++at;
        std::string name;
        while (at < head.size() && is_name(head[at]) && name.size() < 40)
            name += head[at++];
        if (!name.empty()) return name;
    }
    return {};
}

}  // namespace

void read_html(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    if (bytes.size() > outlet.options().max_page) {
        outlet.fail(origin.name, "a page larger than " + std::to_string(outlet.options().max_page) + " bytes",
                    "raise --max-page");
        return;
    }
    const Decoded decoded = decode(bytes, origin.charset.empty() ? declared_charset(bytes) : origin.charset);
    if (is_nested_too_deep(decoded.text))
        return outlet.fail(origin.name, "tags nested deeper than a page can be",
                           "save its text from a browser");
    Page page = read_page(decoded.text, origin.url, origin.fetched);
    if (page.text.empty()) {
        outlet.fail(origin.name, "empty: a page without text of its own");
        return;
    }
    Document document;
    document.title = std::move(page.title);
    document.author = std::move(page.author);
    document.published = std::move(page.published);
    document.url = std::move(page.url);
    document.lang = language_of(page.text);
    if (document.lang.empty()) document.lang = std::move(page.lang);
    document.text = std::move(page.text);
    document.replaced = decoded.replaced;
    for (auto& [what, size] : page.cut)
        document.cuts.push_back({what, size});
    outlet.document(std::move(document), origin.name);
}

}  // namespace dossier::sources
