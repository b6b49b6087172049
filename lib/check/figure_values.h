// What the figures of two texts are values of, and whether they are the same.
#pragma once
#include <dossier/check/side.h>

#include <cstddef>

namespace dossier::check {

// In which one of them may be told in the other's place, as far as their units go.
bool one_unit(const Figure& a, const Figure& b);
bool equal(const Figure& a, const Figure& b);
// Without rounding.
bool exactly_equal(const Figure& a, const Figure& b);
// "$300 million" for 312 million is rounded, and may be another value.
bool nearly_equal(const Figure& a, const Figure& b);
// Exactly one number, of things that may be called otherwise: "13,870 births", "13,870 children".
bool may_count_the_same(const Figure& a, const Figure& b);

bool is_amount(const Figure& figure);  // of anything but time
bool counts_things(const Figure& figure);
// How many digits say something: 3 of "EUR 12.8 million", 1 of "$1 billion".
std::size_t digits(const Figure& figure);
// A few of them are hardly met twice by accident, more are not.
constexpr std::size_t few_digits = 3, telling_digits = 4;

}  // namespace dossier::check
