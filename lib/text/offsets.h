// Bytes to code points.
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier {

// Maps byte offsets of a valid UTF-8 text to code-point offsets, in constant time after one pass over the
// text. Borrows nothing. Immutable after construction: safe to share between threads.
class CodePointIndex {
  public:
    CodePointIndex() = default;
    explicit CodePointIndex(std::string_view text);

    // `byte` must be at a code-point boundary (or the end) of the same text that the index was made from.
    std::uint32_t at(std::string_view text, std::uint32_t byte) const;
    std::uint32_t size() const { return size_; }  // code points in all

  private:
    std::vector<std::uint32_t> blocks_;  // code points before each block; empty when all is ASCII
    std::uint32_t size_ = 0;
};

// Walks over a valid UTF-8 text by code points, forwards only: what offsets cut out, in one pass. Borrows the
// text.
class CodePointCursor {
  public:
    explicit CodePointCursor(std::string_view text) : text_(text) {}

    // From where the last call ended up to code point `place`, or to the end of the text; empty if it is
    // behind.
    std::string_view advance_to(std::uint32_t place);
    std::string_view rest() { return advance_to(~std::uint32_t{0}); }
    std::uint32_t place() const { return place_; }  // code points passed

  private:
    std::string_view text_;
    std::size_t byte_ = 0;
    std::uint32_t place_ = 0;
};

// Code points in a valid UTF-8 text.
std::uint32_t count_code_points(std::string_view text);

}  // namespace dossier
