// Names of lists, stages, slots and fields, as numbers that compare in one step.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

namespace dossier::patterns {

// The FNV-1a hash of a name (Fowler, Noll and Vo), made by the compiler where the name is a literal. Two
// names of one pattern folder with the same number would be taken for each other; at 64 bits none are.
class Label {
  public:
    consteval Label(const char* literal) : Label(std::string_view(literal)) {}
    constexpr explicit Label(std::string_view name) {
        for (const char byte : name)
            add(byte);
    }
    // The label of the name with one more character.
    constexpr Label followed_by(char byte) const {
        Label out = *this;
        out.add(byte);
        return out;
    }
    constexpr std::uint64_t number() const { return number_; }
    // One bit of 64: of a set of labels, their bits together tell at once that most others are not in it.
    constexpr std::uint64_t bit() const { return std::uint64_t{1} << (number_ >> 58); }
    friend constexpr bool operator==(Label, Label) = default;

  private:
    constexpr void add(char byte) {
        number_ = (number_ ^ static_cast<unsigned char>(byte)) * 0x100000001B3ull;
    }

    std::uint64_t number_ = 0xCBF29CE484222325ull;
};

}  // namespace dossier::patterns

template <>
struct std::hash<dossier::patterns::Label> {
    std::size_t operator()(dossier::patterns::Label label) const noexcept { return label.number(); }
};
