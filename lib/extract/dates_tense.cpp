#include <dossier/extract/dates_tense.h>

namespace dossier::extract {
namespace {

constexpr std::uint32_t items_before = 16, items_after = 8;

}  // namespace

TenseReader::TenseReader(const Reading& reading)
    : reading_(reading),
      future_(reading.pack->list("future-sign")),
      past_(reading.pack->list("past-sign")),
      passive_(reading.pack->list("passive-sign")),
      break_(reading.pack->list("clause-break")) {}

Tense TenseReader::sign_of(std::uint32_t item) const {
    if (reading_.is(item, future_)) return Tense::future;
    if (!reading_.is(item, past_)) return Tense::unknown;
    return item > 0 && reading_.is(item - 1, passive_) ? Tense::unknown : Tense::past;
}

Tense TenseReader::around(std::uint32_t first, std::uint32_t last) const {
    for (std::uint32_t i = first; i > 0 && first - i < items_before; --i) {
        if (reading_.is_eos(i - 1) || reading_.is(i - 1, break_)) break;
        if (const Tense sign = sign_of(i - 1); sign != Tense::unknown) return sign;
    }
    for (std::uint32_t i = last; i < reading_.line.size() && i - last < items_after; ++i) {
        if (reading_.is_eos(i) || reading_.is(i, break_)) break;
        if (const Tense sign = sign_of(i); sign != Tense::unknown) return sign;
    }
    return Tense::unknown;
}

}  // namespace dossier::extract
