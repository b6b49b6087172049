// A page of HTML as the article that it is about. Internal to the room.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace dossier::sources {

struct Page {
    std::string title, author, published, url, lang;  // empty where the page does not say
    std::string text;                                 // paragraphs with a blank line between, the title first
    std::map<std::string, std::uint64_t> cut;         // bytes left out, by why
};

// `html` is UTF-8. `url` is where the page was fetched, and `fetched` the day, where it is known: a date of
// publication after it is not believed.
Page read_page(std::string_view html, std::string_view url = {}, std::string_view fetched = {});

// All text of a piece of HTML, or of plain text, with `title` first where it is given and not there. Empty if
// there is none.
std::string text_of_fragment(std::string_view html, std::string_view title);

}  // namespace dossier::sources
