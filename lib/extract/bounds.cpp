#include <dossier/extract/bounds.h>

namespace dossier::extract {
namespace {

// Whether the item says how exact the value is.
bool note(const Reading& reading, std::uint32_t item, const std::optional<Decimal>& value, Bounds& out) {
    const auto& pack = *reading.pack;
    const bool approximate = reading.is(item, pack.list("approx"));
    const bool low = reading.is(item, pack.list("lower-bound")),
               high = reading.is(item, pack.list("upper-bound"));
    if (approximate) out.approximate = true;
    if (low) out.low = value;
    if (high) out.high = value;
    return approximate || low || high;
}

}  // namespace

Bounds bounds_around(const Reading& reading, std::uint32_t first, std::uint32_t last,
                     const std::optional<Decimal>& value) {
    Bounds out;
    const std::uint32_t article = reading.pack->list("article");
    std::uint32_t before = first;
    if (before > 0 && reading.is(before - 1, article)) --before;  // "some of the", "about a million"
    for (int steps = 0; steps < 2 && before > 0 && note(reading, before - 1, value, out); ++steps)
        --before;
    if (last < reading.line.size()) {
        const auto& pack = *reading.pack;
        if (reading.is(last, pack.list("lower-bound-after"))) out.low = value;
        if (reading.is(last, pack.list("upper-bound-after"))) out.high = value;
    }
    return out;
}

const Number* number_in(const Reading& reading, ItemRange slot) {
    if (!slot.present()) return nullptr;
    for (std::uint32_t i = slot.first; i < slot.last; ++i) {
        const Item& item = reading.line[i];
        if (item.mark >= 0 && reading.is(i, reading.pack->list("number")))
            return &reading.numbers[static_cast<std::size_t>(item.mark)];
    }
    return nullptr;
}

Range range_of(const Number& low, const Number& high) {
    Range out{low.value, high.value};
    if (low.value && high.value && low.scale == Decimal(1) && high.scale != Decimal(1) &&
        *low.value < high.scale)
        if (auto scaled = low.value->times(high.scale); scaled && *scaled <= *high.value) out.low = scaled;
    return out;
}

}  // namespace dossier::extract
