// Words as the lexicon keys them.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::patterns {

// Simple case folding (Unicode, no locale), curly apostrophes and hyphens made plain. Longer than 96 bytes:
// cut there, no word of a list is.
std::string fold(std::string_view word);

// The hash of fold(word), and of the word with its case but plain apostrophes; without allocating.
std::uint64_t folded_hash(std::string_view word);
std::uint64_t exact_hash(std::string_view word);

// The length of a possessive ending "'s" or "’s", 0 if the word has none or is nothing else.
std::size_t possessive_length(std::string_view word);

// The key of several words: chain(chain(hash(a), hash(b)), hash(c)).
constexpr std::uint64_t chain(std::uint64_t before, std::uint64_t next) {
    std::uint64_t x = before * 0x9E3779B97F4A7C15ull + next;
    x ^= x >> 29;
    x *= 0xBF58476D1CE4E5B9ull;
    return x ^ (x >> 32);
}

}  // namespace dossier::patterns
