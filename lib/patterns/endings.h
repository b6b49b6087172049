// Words that no list holds, classed by how they end: plurals, case forms, compounds. Endings are data, as
// `endings` and `not-endings` of a list.
#pragma once
#include <dossier/patterns/image.h>
#include <dossier/patterns/token_class.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::patterns {

// Of several endings that fit, the longest counts; something of the word must stand before it.
class Endings {
  public:
    Endings() = default;
    explicit Endings(ImageReader& in);
    // `endings` folded, each with its set.
    static void write(ImageWriter& out, const std::vector<std::pair<std::string, SetId>>& endings);

    // Whatever the case; `lower` says that the word has no capitals. no_set if none fits.
    SetId set_of(std::string_view word, bool lower) const;

  private:
    SetId set_of_folded(std::string_view word) const;

    std::vector<std::string_view> texts_;      // sorted by last byte, longest first among equals
    std::span<const SetId> sets_;              // of each text
    std::array<std::uint16_t, 257> starts_{};  // texts whose last byte is b: [starts_[b], starts_[b + 1])
};

}  // namespace dossier::patterns
