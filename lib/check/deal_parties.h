// Whether a deal of a draft is told of the parties that a source tells it of.
#pragma once
#include <dossier/check/side.h>

namespace dossier::check {

// What one party of `told` does is done in `known` by another one, which the source knows as somebody else.
bool has_other_party(const Deal& told, const Side& source, const Deal& known);
// The claim names first whom the source names, but not in the sentence `at` of the deal; it has another party
// of it, and somebody whom it does not name is one.
bool has_somebody_else(const Sentence& claim, const Side& source, const Deal& known, const Span& at);

}  // namespace dossier::check
