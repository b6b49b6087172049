// Linked data of a page (JSON-LD, schema.org). Internal to the room.
#pragma once
#include <string>
#include <string_view>

namespace dossier::sources {

struct LinkedArticle {
    std::string headline, author, published;
};

// The article that a script of type application/ld+json describes; empty fields where it does not say, or is
// no JSON.
LinkedArticle linked_article(std::string_view json);

}  // namespace dossier::sources
