// What the gazetteers say of items that a rule has taken for a name.
#pragma once
#include <dossier/extract/reading.h>

#include <string_view>

namespace dossier::extract {

struct GazetteerEntry {
    std::string_view kind, subtype, canonical, iso;  // empty where the gazetteer does not say
};

// The reading of the items' words that is of one of the kinds ("country region", blanks between), the first
// kind first; of any kind if `kinds` is empty. All fields empty if there is none.
GazetteerEntry gazetteer_entry(const Reading& reading, ItemRange items, std::string_view kinds);

// The same of "`name` `joint` `country`", whose words the text has elsewhere or not at all.
GazetteerEntry gazetteer_entry(const Reading& reading, ItemRange name, std::string_view joint,
                               ItemRange country, std::string_view kinds);

}  // namespace dossier::extract
