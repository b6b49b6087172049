// "over", "up to", "about": what stands before or after a value and says how exact it is.
#pragma once
#include <dossier/extract/reading.h>

#include <optional>

namespace dossier::extract {

// The bounds that words of the lists {approx}, {lower-bound}, {upper-bound} right around the items give the
// value.
Bounds bounds_around(const Reading& reading, std::uint32_t first, std::uint32_t last,
                     const std::optional<Decimal>& value);

// The number in a slot; nullptr if the slot is absent or no number.
const Number* number_in(const Reading& reading, ItemRange slot);

// low–high with a scale word that the low end leaves to the high one ("15-20 million").
struct Range {
    std::optional<Decimal> low, high;
};
Range range_of(const Number& low, const Number& high);

}  // namespace dossier::extract
