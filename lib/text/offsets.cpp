#include "offsets.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t block = 64;

bool starts_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

bool is_ascii(std::string_view bytes) {
    unsigned char all = 0;
    for (const char c : bytes)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

}  // namespace

std::uint32_t count_code_points(std::string_view text) {
    std::uint32_t n = 0;
    for (const char c : text)
        n += starts_code_point(c);
    return n;
}

std::string_view CodePointCursor::advance_to(std::uint32_t place) {
    const std::size_t from = byte_;
    for (; place_ < place && byte_ < text_.size(); ++place_)
        for (++byte_; byte_ < text_.size() && !starts_code_point(text_[byte_]);)
            ++byte_;
    return text_.substr(from, byte_ - from);
}

CodePointIndex::CodePointIndex(std::string_view text) {
    if (is_ascii(text)) {
        size_ = static_cast<std::uint32_t>(text.size());
        return;
    }
    blocks_.reserve(text.size() / block + 1);
    for (std::size_t at = 0; at < text.size(); at += block) {
        blocks_.push_back(size_);
        size_ += count_code_points(text.substr(at, block));
    }
}

std::uint32_t CodePointIndex::at(std::string_view text, std::uint32_t byte) const {
    if (blocks_.empty()) return byte;
    const std::uint32_t number = std::min(byte / block, static_cast<std::uint32_t>(blocks_.size() - 1));
    const std::uint32_t begin = number * block;
    return blocks_[number] + count_code_points(text.substr(begin, byte - begin));
}

}  // namespace dossier
