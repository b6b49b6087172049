// What the searches for sums share. Internal to the room.
#pragma once
#include <dossier/check/self_parts.h>

namespace dossier::check {

using Parts = std::vector<const Amount*>;

// Adds up the parts, and to `room` how far they may be off. Bare numbers count `factor` times.
double sum_of(const Parts& parts, double& room, double factor = 1);
// "20 and 30".
std::string told(const Parts& parts);
std::vector<Span> spans_of(const Parts& parts);
// Adds a slip if the parts do not add up. Unless they are `all`, they may come to less.
void compare_sum(const Parts& parts, const Amount& total, bool all, std::vector<Slip>& slips);

// Whether a comma, semicolon or "and" stands between two amounts, and no word of changes, comparisons or of a
// selection: whether they may be members of one row.
bool are_linked(const SelfSentence& sentence, const Amount& a, const Amount& b);

}  // namespace dossier::check
