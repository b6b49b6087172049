#include <dossier/patterns/fold.h>
#include <dossier/patterns/stage.h>

namespace dossier::patterns {
namespace {

constexpr std::size_t most = 1 << 15;          // spans
constexpr std::size_t most_symbols = 1 << 20;  // of their keys
constexpr std::size_t first_size = 256;

}  // namespace

void SlotMemory::trim() {
    if (count_ < most && keys_.size() < most_symbols && !places_.empty()) return;
    places_.clear();
    places_.resize(first_size);
    keys_.clear();
    count_ = 0;
}

const ItemRange* SlotMemory::find(std::uint32_t rule, std::span<const Symbol> alphabet,
                                  std::span<const Symbol> span) {
    key_.resize(span.size());
    for (std::size_t i = 0; i < span.size(); ++i)
        key_[i] = alphabet[span[i]];
    hash_ = raw_hash({reinterpret_cast<const char*>(key_.data()), key_.size() * sizeof key_[0]}, rule) | 1;
    key_.push_back(static_cast<Symbol>(rule));
    return place(hash_).slots.get();
}

SlotMemory::Place& SlotMemory::place(std::uint64_t hash) {
    for (std::size_t at = hash >> 1 & (places_.size() - 1);; at = (at + 1) & (places_.size() - 1)) {
        Place& found = places_[at];
        if (found.hash == 0) return found;
        if (found.hash == hash && found.length == key_.size() &&
            std::equal(key_.begin(), key_.end(), keys_.begin() + found.key))
            return found;
    }
}

const ItemRange* SlotMemory::keep(const std::vector<ItemRange>& slots) {
    if (2 * (count_ + 1) > places_.size()) grow();
    ++count_;
    Place& out = place(hash_);
    out.hash = hash_;
    out.key = static_cast<std::uint32_t>(keys_.size());
    out.length = static_cast<std::uint32_t>(key_.size());
    keys_.insert(keys_.end(), key_.begin(), key_.end());
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
