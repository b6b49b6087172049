#include <dossier/extract/extractor.h>
#include <dossier/facts/json.h>
#include <dossier/patterns/library.h>

#include <iostream>

int main() {
    dossier::Document document;
    document.id = "a";
    document.text = "Acme Corp. signed a contract worth $5 million with Norway on 3 May 2019.";
    dossier::Extractor extractor(dossier::PatternLibrary::built_in());
    std::cout << dossier::to_json(extractor.extract(document)) << '\n';
}
