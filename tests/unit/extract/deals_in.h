// What the tests of deals read: every deal of a text on one line.
#pragma once
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>

#include <string>

namespace dossier::tests {

// "contract agreed contractor=Norda Corp client=Kenya 3000000 USD 2019-05", "; " between two. The text is of
// 15 June 2020.
inline std::string deals_in(const std::string& text) {
    static Extractor extractor(PatternLibrary::built_in());
    Document document;
    document.lang = "en";
    document.published = "2020-06-15";
    document.text = text;
    std::string out;
    for (const Deal& deal : extractor.extract(document).deals) {
        if (!out.empty()) out += "; ";
        out += deal.type + " " + deal.status;
        for (const Party& party : deal.parties)
            out += " " + party.role + "=" + party.name;
        if (deal.amount) out += " " + deal.amount->to_string() + " " + deal.currency;
        if (!deal.date.empty()) out += " " + deal.date;
    }
    return out;
}

}  // namespace dossier::tests
