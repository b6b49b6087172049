#include <dossier/extract/entities_gazetteer.h>
#include <dossier/extract/next_word.h>

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

}  // namespace

GazetteerEntry gazetteer_entry(const Reading& reading, ItemRange items, std::string_view kinds) {
    const patterns::Names& names = reading.pack->names();
    const patterns::Slot* slot = names.find(reading.key(items));
    if (!slot || !slot->entry) return {};
    const auto readings = names.readings(slot->set);
    if (kinds.empty()) return readings.empty() ? GazetteerEntry{} : entry_of(names, readings[0]);
    for (std::string_view kind = next_word(kinds); !kind.empty(); kind = next_word(kinds)) {
        for (const auto& candidate : readings)
            if (names.kinds()[candidate.kind] == kind) return entry_of(names, candidate);
    }
    return {};
}

}  // namespace dossier::extract
