#include <dossier/patterns/fold.h>

#include <unicode/uchar.h>
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

// The code point at `i`, which moves past it. Reads a cut-off sequence at the end as what there is of it.
UChar32 next(std::string_view text, std::size_t& i) {
    auto lead = static_cast<unsigned char>(text[i++]);
    UChar32 c = lead < 0xE0 ? lead & 0x1F : lead < 0xF0 ? lead & 0x0F : lead & 0x07;
    while (i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80)
        c = c << 6 | (static_cast<unsigned char>(text[i++]) & 0x3F);
    return c & 0x1FFFFF;
}

std::size_t append(char* out, std::size_t n, std::uint32_t c) {
    if (c < 0x80) {
        out[n++] = static_cast<char>(c);
    } else if (c < 0x800) {
        out[n++] = static_cast<char>(0xC0 | c >> 6);
        out[n++] = static_cast<char>(0x80 | (c & 0x3F));
    } else {
        if (c < 0x10000) {
            out[n++] = static_cast<char>(0xE0 | c >> 12);
        } else {
            out[n++] = static_cast<char>(0xF0 | c >> 18);
            out[n++] = static_cast<char>(0x80 | (c >> 12 & 0x3F));
        }
        out[n++] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
        out[n++] = static_cast<char>(0x80 | (c & 0x3F));
    }
    return n;
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
        UChar32 c = next(word, i);
        c = plain(c);
        if (Fold) c = u_foldCase(c, U_FOLD_CASE_DEFAULT);
        if (n + 4 > longest) break;
        n = append(out, n, static_cast<std::uint32_t>(c));
    }
    return n;
}

}  // namespace

std::string fold(std::string_view word) {
    char buffer[longest + 4];
    return {buffer, write<true>(word, buffer)};
}

std::size_t possessive_length(std::string_view word) {
    if (word.size() < 3 || (word.back() | 0x20) != 's') return 0;
    if (word[word.size() - 2] == '\'') return 2;
    return word.size() > 4 && word.substr(word.size() - 4, 3) == "\u2019" ? 4 : 0;
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
