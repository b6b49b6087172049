#include <dossier/patterns/fold.h>

#include <unicode/uchar.h>
#include <unicode/utf8.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

namespace dossier::patterns {
namespace {

constexpr std::size_t longest = 96;
constexpr std::uint64_t folded_seed = 1, exact_seed = 2;

UChar32 plain(UChar32 c) {
    if (c == 0x2019 || c == 0x02BC) return '\'';
    if (c == 0x2010 || c == 0x2011) return '-';
    return c;
}

// Writes the folded word into `out` (longest + 4 bytes) and gives its length.
template <bool Fold>
std::size_t write(std::string_view word, char* out) {
    std::size_t n = 0;
    std::size_t size = word.size() < longest ? word.size() : longest;
    for (std::size_t i = 0; i < size;) {
        auto byte = static_cast<unsigned char>(word[i]);
        if (byte < 0x80) {
            out[n++] = static_cast<char>(Fold && byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte);
            ++i;
            continue;
        }
        UChar32 c;
        auto at = static_cast<std::int32_t>(i);
        U8_NEXT_OR_FFFD(word.data(), at, static_cast<std::int32_t>(word.size()), c);
        i = static_cast<std::size_t>(at);
        c = plain(c);
        if (Fold) c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        if (n + 4 > longest) break;
        U8_APPEND_UNSAFE(out, n, c);
    }
    return n;
}

}  // namespace

std::string fold(std::string_view word) {
    char buffer[longest + 4];
    return {buffer, write<true>(word, buffer)};
}

std::uint64_t folded_hash(std::string_view word) {
    char buffer[longest + 4];
    return XXH3_64bits_withSeed(buffer, write<true>(word, buffer), folded_seed);
}

std::uint64_t exact_hash(std::string_view word) {
    char buffer[longest + 4];
    return XXH3_64bits_withSeed(buffer, write<false>(word, buffer), exact_seed);
}

}  // namespace dossier::patterns
