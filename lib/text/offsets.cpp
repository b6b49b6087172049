#include "offsets.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t block = 64;

// Code points that begin in these bytes.
std::uint32_t count_starts(std::string_view bytes) {
    std::uint32_t n = 0;
    for (const char c : bytes)
        n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
}

bool is_ascii(std::string_view bytes) {
    unsigned char all = 0;
    for (const char c : bytes)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

}  // namespace

CodePointIndex::CodePointIndex(std::string_view text) {
    if (is_ascii(text)) {
        size_ = static_cast<std::uint32_t>(text.size());
        return;
    }
    blocks_.reserve(text.size() / block + 1);
    for (std::size_t at = 0; at < text.size(); at += block) {
        blocks_.push_back(size_);
        size_ += count_starts(text.substr(at, block));
    }
}

std::uint32_t CodePointIndex::at(std::string_view text, std::uint32_t byte) const {
    if (blocks_.empty()) return byte;
    const std::uint32_t number = std::min(byte / block, static_cast<std::uint32_t>(blocks_.size() - 1));
    const std::uint32_t begin = number * block;
    return blocks_[number] + count_starts(text.substr(begin, byte - begin));
}

}  // namespace dossier
