// Slips within one text: figures that do not fit each other.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/patterns/library.h>
#include <dossier/text/document.h>

#include <memory>
#include <string>
#include <vector>

namespace dossier::check {

struct Slip {
    std::string kind;         // "sum", "share", "change", "product", "twice", "order"
    std::vector<Span> spans;  // of the figures that do not fit, in the order of the text
    std::string what;         // "20 and 30 add up to 50, not 60"
};

// Sums: parts that are listed beside their total, in a sentence, the next one or line by line, and
// percentages of one whole. Shares: "30 of 120, or 20 percent". Changes: "from 100 to 120, up 30 percent".
// Products: "12 boats at $3 million each, $40 million in all". Twice: one thing with two values in two
// sentences. Order: what ends before it begins. All allow for rounding as the figures are written; where
// other figures could be meant, nothing is told.
std::vector<Slip> slips_of(const Document& document, std::shared_ptr<const PatternLibrary> library);

}  // namespace dossier::check
