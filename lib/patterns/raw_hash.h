// The hash of bytes as they are. In a header, as it is asked for every token. Not installed.
#pragma once
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstdint>
#include <string_view>

namespace dossier::patterns {

inline std::uint64_t raw_hash(std::string_view bytes, std::uint64_t seed) {
    return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

}  // namespace dossier::patterns
