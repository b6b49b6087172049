// The gazetteers: names of places, people and organizations, matched over tokens. Shared by all languages.
#pragma once
#include <dossier/patterns/lexicon.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::patterns {

// What open data says of a name. One name may have several readings ("Georgia").
struct NameReading {
    std::uint16_t kind = 0;        // index into Names::kinds(): "country", "city", "first-name", …
    std::uint16_t flags = 0;       // NameFlag
    std::uint32_t canonical = 0;   // text offset of the canonical name; 0 if the name is its own
    std::uint32_t subtype = 0;     // text offset; 0 if none
    std::uint32_t population = 0;  // thousands
    char iso[2] = {0, 0};          // ISO 3166-1 alpha-2
    std::uint16_t unused = 0;
};
enum NameFlag : std::uint16_t { weak = 1, capital = 2 };

class Names {
  public:
    Names() = default;
    explicit Names(ImageReader& in);

    // Slot::set is the index of the name.
    const Slot* find(std::uint64_t key) const { return table_.find(key); }
    std::span<const NameReading> readings(std::uint32_t name) const {
        return readings_.subspan(offsets_[name], offsets_[name + 1] - offsets_[name]);
    }
    std::uint32_t size() const { return static_cast<std::uint32_t>(offsets_.size() - 1); }
    const std::vector<std::string_view>& kinds() const { return kinds_; }
    std::string_view text(std::uint32_t offset) const;  // a reading's canonical or subtype
    std::uint64_t key(std::uint32_t name) const { return keys_[name]; }
    bool single_word(std::uint32_t name) const { return single_[name] != 0; }

  private:
    SlotTable table_;
    std::span<const std::uint32_t> offsets_;
    std::span<const NameReading> readings_;
    std::span<const std::uint64_t> keys_;
    std::span<const std::uint8_t> single_;
    std::vector<std::string_view> kinds_;
    std::string_view pool_;
};

// One file of patterns/gazetteers: lines of name, kind, key=value;…, tabs between.
struct NameFile {
    std::string path;
    std::string text;
};

// The same without the readings of some kinds. Throws std::invalid_argument for a kind that is not there.
void write_names_without(std::string_view image, const std::vector<std::string>& kinds, ImageWriter& out);

// Throws PatternError for a line that is no name.
void write_names(const std::vector<NameFile>& files, ImageWriter& out);

}  // namespace dossier::patterns
