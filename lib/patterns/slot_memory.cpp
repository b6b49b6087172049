#include <dossier/patterns/raw_hash.h>
#include <dossier/patterns/stage.h>

namespace dossier::patterns {
namespace {

constexpr std::size_t most = 1 << 15;        // spans
constexpr std::size_t most_bytes = 1 << 21;  // of their texts
constexpr std::size_t first_size = 256;

std::uint64_t hash_of(std::uint32_t rule, std::string_view text) {
    return raw_hash(text, rule) | 1;
}

}  // namespace

void SlotMemory::trim() {
    if (count_ < most && texts_.size() < most_bytes && !places_.empty()) return;
    places_.clear();
    places_.resize(first_size);
    texts_.clear();
    count_ = 0;
}

const ItemRange* SlotMemory::find(std::uint32_t rule, std::string_view text) const {
    return place(hash_of(rule, text), rule, text).slots.get();
}

const SlotMemory::Place& SlotMemory::place(std::uint64_t hash, std::uint32_t rule,
                                           std::string_view text) const {
    for (std::size_t at = hash >> 1 & (places_.size() - 1);; at = (at + 1) & (places_.size() - 1)) {
        const Place& found = places_[at];
        if (found.hash == 0) return found;
        if (found.hash == hash && found.rule == rule &&
            std::string_view(texts_).substr(found.text, found.length) == text)
            return found;
    }
}

const ItemRange* SlotMemory::keep(std::uint32_t rule, std::string_view text,
                                  const std::vector<ItemRange>& slots) {
    if (2 * (count_ + 1) > places_.size()) grow();
    ++count_;
    const std::uint64_t hash = hash_of(rule, text);
    Place& out = places_[static_cast<std::size_t>(&place(hash, rule, text) - places_.data())];
    out.hash = hash;
    out.rule = rule;
    out.text = static_cast<std::uint32_t>(texts_.size());
    out.length = static_cast<std::uint32_t>(text.size());
    texts_ += text;
    out.slots = std::make_unique<ItemRange[]>(slots.size());
    std::copy(slots.begin(), slots.end(), out.slots.get());
    return out.slots.get();
}

void SlotMemory::grow() {
    std::vector<Place> old(2 * places_.size());
    old.swap(places_);
    for (Place& from : old) {
        if (from.hash == 0) continue;
        std::size_t at = from.hash >> 1 & (places_.size() - 1);
        while (places_[at].hash != 0)
            at = (at + 1) & (places_.size() - 1);
        places_[at] = std::move(from);
    }
}

}  // namespace dossier::patterns
