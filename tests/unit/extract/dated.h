// What dates the built-in patterns find in a text of a given day, for tables of cases.
#pragma once
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace dossier::tests {

inline Facts facts_of(const std::string& text, const std::string& published = "") {
    static Extractor extractor(PatternLibrary::built_in());
    Document document;
    document.lang = "en";
    document.published = published;
    document.text = text;
    return extractor.extract(document);
}

inline std::string repeated(std::size_t count, const std::string& piece) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += piece;
    return out;
}

// "May 2010=2010-05; early June=2013-06 START"
inline std::string dates_of(const std::string& text, const std::string& published = "") {
    std::string out;
    for (const DateMention& date : facts_of(text, published).dates) {
        out += (out.empty() ? "" : "; ") + date.text + "=" + (date.invalid ? "invalid" : date.value);
        if (!date.modifier.empty()) out += " " + date.modifier;
    }
    return out;
}

struct Case {
    const char *text, *published, *dates;
};

inline void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(dates_of(c.text, c.published) == c.dates);
    }
}

}  // namespace dossier::tests
