// Tokens to their classes, with a memory of the words met last: text repeats itself. Not for other rooms.
#pragma once
#include <dossier/patterns/pack.h>
#include <dossier/patterns/raw_hash.h>
#include <dossier/text/analysis.h>

#include <cstdint>
#include <string_view>
#include <vector>

namespace dossier::extract {

class TokenClasses {
  public:
    // How a token takes part in entries of several words.
    struct Joining {
        std::uint8_t begins_phrase = 0;  // join_bit() of the stages whose entries begin with it
        bool begins_name = false;
        bool inside_phrase = false, inside_name = false;  // stands at a later place of some entry or name
        bool begins() const { return begins_phrase != 0 || begins_name; }
    };

    struct Entry {
        std::uint64_t key = 0;   // hash of the token as it stands, with its shape; 0: free
        std::uint64_t word = 0;  // folded hash, without a possessive's "'s"
        patterns::SetId set = patterns::no_set;
        patterns::LookId look = 0;  // without the flags that depend on the place
        Joining joining;
    };

    // Forgets everything when the pack is another than before.
    void use(const patterns::Pack& pack);
    // What `of` takes a token by; brings what is remembered of it nearer, so that a sentence of keys is asked
    // for before the first of its entries.
    std::uint64_t key_of(const Token& token, std::string_view text) const {
        const std::uint64_t key = patterns::raw_hash(text, static_cast<std::uint64_t>(token.shape)) | 1;
        __builtin_prefetch(&memory_[place(key)]);
        return key;
    }
    // Holds until the next call. What is remembered never changes a result.
    const Entry& of(std::uint64_t key, const Token& token, std::string_view text) {
        const Entry* const pair = &memory_[place(key)];
        if (pair[0].key == key) return pair[0];
        return pair[1].key == key ? pair[1] : look_up(key, token, text);
    }

  private:
    // A power of two: four megabytes; the words of news miss it rarely.
    static constexpr std::size_t memory_size = 131072;
    // The first of the two entries that a key may have: half a cache line each.
    static std::size_t place(std::uint64_t key) { return (key >> 8) & (memory_size - 2); }

    const Entry& look_up(std::uint64_t key, const Token& token, std::string_view text);
    Entry entry_of(const Token& token, std::string_view text) const;
    const patterns::Pack* pack_ = nullptr;
    std::vector<Entry> memory_;
};

}  // namespace dossier::extract
