// What the built-in patterns find in a sentence, one line a mention, for tables of cases.
#pragma once
#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>

#include <string>

namespace dossier::tests {

inline Facts extracted(const std::string& text, const std::string& lang = "en") {
    static const auto library = PatternLibrary::built_in();
    static Extractor extractor(library);
    Document document;
    document.id = "test";
    document.lang = lang;
    document.text = text;
    return extractor.extract(document);
}

}  // namespace dossier::tests
