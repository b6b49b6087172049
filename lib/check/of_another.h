// Whether a figure of a source is told of somebody or something else than the claim beside it.
#pragma once
#include <dossier/check/times.h>

namespace dossier::check {

bool is_of_another(const Beside& told);
// The word before the claim's figure stands before another one of the evidence's sentence, and another word
// before the evidence: "it had 1,900 requests and met 1,400", where the claim is of those met.
bool is_told_by_another_word(const Beside& told);

// The same word stands before both.
bool one_head(const Figure& a, const Figure& b);
// "Profit" is no "revenue".
bool other_measure(const Figure& a, const Figure& b);
// The claim's number stands in the source, a short one near the evidence, as that of no figure: what it is of
// was not understood.
bool is_there_bare(const Beside& told);
// The source tells the claim's value of another member of the list in which the evidence stands.
bool is_swapped(const Beside& told);
// "Profit" is the opposite of "loss".
bool is_opposite(const Beside& told);
// The claim's sentence has the word.
bool is_said(const Beside& told, const std::string& stem);

}  // namespace dossier::check
