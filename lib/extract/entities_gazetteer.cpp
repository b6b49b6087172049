#include <dossier/extract/entities_gazetteer.h>
#include <dossier/extract/next_word.h>
#include <dossier/patterns/fold.h>

namespace dossier::extract {
namespace {

GazetteerEntry entry_of(const patterns::Names& names, const patterns::NameReading& reading) {
    GazetteerEntry out;
    out.kind = names.kinds()[reading.kind];
    if (reading.subtype) out.subtype = names.text(reading.subtype);
    if (reading.canonical) out.canonical = names.text(reading.canonical);
    if (reading.iso[0]) out.iso = {reading.iso, 2};
    return out;
}

// The reading of a name that is of the first of these kinds to have one.
GazetteerEntry entry_of(const patterns::Names& names, const patterns::Slot& slot, std::string_view kinds) {
    const auto readings = names.readings(slot.set);
    if (kinds.empty()) return readings.empty() ? GazetteerEntry{} : entry_of(names, readings[0]);
    for (std::string_view kind = next_word(kinds); !kind.empty(); kind = next_word(kinds)) {
        for (const auto& candidate : readings)
            if (names.kinds()[candidate.kind] == kind) return entry_of(names, candidate);
    }
    return {};
}

}  // namespace

GazetteerEntry gazetteer_entry(const Reading& reading, ItemRange items, std::string_view kinds) {
    const patterns::Names& names = reading.pack->names();
    const patterns::Slot* slot = names.find(reading.key(items));
    return slot && slot->entry ? entry_of(names, *slot, kinds) : GazetteerEntry{};
}

GazetteerEntry gazetteer_entry(const Reading& reading, ItemRange name, std::string_view joint,
                               ItemRange country, std::string_view kinds) {
    std::uint64_t key = patterns::chain(reading.key(name), patterns::folded_hash(joint));
    for (std::uint32_t i = country.first; i < country.last; ++i)
        key = patterns::chain(key, reading.key({i, i + 1}));
    const patterns::Names& names = reading.pack->names();
    const patterns::Slot* slot = names.find(key);
    return slot && slot->entry ? entry_of(names, *slot, kinds) : GazetteerEntry{};
}

}  // namespace dossier::extract
