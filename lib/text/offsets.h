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

}  // namespace dossier
