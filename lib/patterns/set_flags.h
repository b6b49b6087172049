// Groups of lists asked of nearly every token: a byte for each set, so that the answers stay in the cache.
#pragma once
#include <dossier/patterns/pack.h>

#include <cstdint>
#include <initializer_list>
#include <vector>

namespace dossier::patterns {

class SetFlags {
  public:
    // At most eight groups; they are counted from 0 in this order.
    SetFlags(const Pack& pack, std::initializer_list<std::initializer_list<Label>> groups)
        : flags_(pack.set_count()) {
        unsigned bit = 1;
        for (const auto& group : groups) {
            for (const Label list : group)
                add(pack, pack.list(list), bit);
            bit <<= 1;
        }
    }

    // Whether some list of the group has the set's words.
    bool has(SetId set, unsigned group) const { return (flags_[set] >> group & 1) != 0; }

  private:
    void add(const Pack& pack, std::uint32_t list, unsigned bit) {
        for (SetId set = 0; set < flags_.size(); ++set)
            if (pack.in_list(set, list)) flags_[set] = static_cast<std::uint8_t>(flags_[set] | bit);
    }

    std::vector<std::uint8_t> flags_;
};

}  // namespace dossier::patterns
