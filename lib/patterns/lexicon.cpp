#include <dossier/patterns/lexicon.h>

namespace dossier::patterns {

std::vector<Slot> make_slots(const std::vector<Slot>& filled) {
    std::size_t size = 16;
    while (size < filled.size() * 2)
        size *= 2;
    std::vector<Slot> out(size);
    for (const Slot& slot : filled) {
        std::size_t i = slot.key & (size - 1);
        while (out[i].key != 0)
            i = (i + 1) & (size - 1);
        out[i] = slot;
    }
    return out;
}

Lexicon::Lexicon(ImageReader& in) {
    table_ = SlotTable(in.array<Slot>());
    ranges_ = in.array<std::uint32_t>();
    values_ = in.array<MapValue>();
    pool_ = in.text();
}

void Lexicon::write(ImageWriter& out, const std::vector<Slot>& slots,
                    const std::vector<std::uint32_t>& ranges, const std::vector<MapValue>& values,
                    std::string_view pool) {
    out.array(make_slots(slots));
    out.array(ranges);
    out.array(values);
    out.text(pool);
}

std::string_view Lexicon::value(const Slot& slot, std::uint32_t map) const {
    if (slot.values == 0) return {};
    for (std::uint32_t i = ranges_[slot.values]; i < ranges_[slot.values + 1]; ++i)
        if (values_[i].map == map)
            return pool_.substr(values_[i].text_begin, values_[i].text_end - values_[i].text_begin);
    return {};
}

}  // namespace dossier::patterns
