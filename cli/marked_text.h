// A document's text for people.
#pragma once
#include <dossier/facts/facts.h>

#include <iosfwd>
#include <string_view>

namespace dossier::cli {

// Control characters but for newlines and tabs are made harmless.
void print_safely(std::ostream& out, std::string_view text);

// Prints the text, ending in a newline, with control characters made harmless. With colour each fact is
// coloured by kind (entities cyan, money green, percents yellow, dates blue, quantities magenta) and the
// evidence of deals is underlined; without, it is plain text.
void print_marked(std::ostream& out, std::string_view text, const Facts& facts, bool colour);

}  // namespace dossier::cli
