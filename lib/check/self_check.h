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
    std::string kind;         // "sum", "share", "change", "twice", "order"
    std::vector<Span> spans;  // of the figures that do not fit, in the order of the text
    std::string what;         // "20 and 30 add up to 50, not 60"
};

// Sums: parts that a sentence lists beside their total. Shares: "30 of 120, or 20 percent". Changes: "from
// 100 to 120, up 30 percent". Twice: one thing with two values in two sentences. Order: a span of time that
// ends before it begins. All allow for rounding as the figures are written.
std::vector<Slip> slips_of(const Document& document, std::shared_ptr<const PatternLibrary> library);

}  // namespace dossier::check
