// The compiled pattern library as one flat block of bytes: made at build time, mapped with the binary, never
// parsed. All numbers are little-endian as on the machine that built it; arrays are aligned to eight bytes.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dossier::patterns {

class ImageWriter {
  public:
    template <typename T>
    requires std::is_trivially_copyable_v<T>
    void array(std::span<const T> values) {
        number(values.size());
        bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
        bytes_.resize((bytes_.size() + 7) / 8 * 8);
    }
    template <typename T>
    void array(const std::vector<T>& values) {
        array(std::span<const T>(values));
    }
    void text(std::string_view value) { array(std::span<const char>(value.data(), value.size())); }
    void texts(const std::vector<std::string>& values) {
        number(values.size());
        for (const auto& value : values)
            text(value);
    }
    void number(std::uint64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

// Reads what ImageWriter wrote, in the same order. The views point into the image, which must outlive them.
// An image is our own build's product: it is trusted.
class ImageReader {
  public:
    explicit ImageReader(std::string_view image) : at_(image.data()) {}
    template <typename T>
    std::span<const T> array() {
        auto count = static_cast<std::size_t>(number());
        std::span<const T> out(reinterpret_cast<const T*>(at_), count);
        at_ += (count * sizeof(T) + 7) / 8 * 8;
        return out;
    }
    std::string_view text() {
        auto chars = array<char>();
        return {chars.data(), chars.size()};
    }
    std::vector<std::string_view> texts() {
        std::vector<std::string_view> out(static_cast<std::size_t>(number()));
        for (auto& value : out)
            value = text();
        return out;
    }
    std::uint64_t number() {
        std::uint64_t value;
        std::memcpy(&value, at_, sizeof value);
        at_ += sizeof value;
        return value;
    }

  private:
    const char* at_;
};

}  // namespace dossier::patterns
