// Which capitals say something: the stage of entities reads names off capital letters, and headlines, wire
// text in capitals and the first words of sentences have them for other reasons.
#pragma once
#include <dossier/extract/reading.h>

namespace dossier::extract {

// Gives words the look of lower case where their capital says nothing: common words (lists {common-word},
// {function-word}) at the head of a sentence or a quotation, in sentences all in capitals and in headlines in
// title case. Words in capitals that are left in a sentence all in capitals look like names ("capital").
void settle_case(Reading& reading);

// Reading::apply for names: what is marked looks like a phrase, and no longer like the word that it was.
void apply_names(Reading& reading, const std::vector<Mark>& marks);

}  // namespace dossier::extract
