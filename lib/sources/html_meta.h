// What a page says of itself. Internal to the room.
#pragma once
#include "html_tree.h"

#include <string>
#include <vector>

namespace dossier::sources {

struct PageMeta {
    std::string title, author, published, url, lang, site;
};

// In a fixed order of trust. Title: JSON-LD, og:title, the only h1, <title> without the site's name. Author:
// JSON-LD, meta, itemprop, rel="author". Published: JSON-LD, meta, itemprop, <time>, the address. A date
// after `fetched` (YYYY-MM-DD, may be empty) is passed over.
PageMeta meta_of(const HtmlTree& tree, std::string_view url, std::string_view fetched);

}  // namespace dossier::sources
