#include <dossier/extract/token_classes.h>
#include <dossier/patterns/fold.h>

namespace dossier::extract {

using patterns::Look;

namespace {
// A power of two: four megabytes; the words of news miss it rarely.
constexpr std::size_t memory_size = 131072;

// The first of the two entries that a key may have: half a cache line each.
std::size_t place(std::uint64_t key) {
    return (key >> 8) & (memory_size - 2);
}
}  // namespace

void TokenClasses::use(const patterns::Pack& pack) {
    if (pack_ == &pack) return;
    pack_ = &pack;
    memory_.assign(memory_size, Entry{});
}

std::uint64_t TokenClasses::key_of(const Token& token, std::string_view text) const {
    const std::uint64_t key = patterns::raw_hash(text, static_cast<std::uint64_t>(token.shape)) | 1;
    __builtin_prefetch(&memory_[place(key)]);
    return key;
}

const TokenClasses::Entry& TokenClasses::of(std::uint64_t key, const Token& token, std::string_view text) {
    Entry* const pair = &memory_[place(key)];
    if (pair[0].key == key) return pair[0];
    if (pair[1].key == key) return pair[1];
    pair[1] = pair[0];
    pair[0] = look_up(token, text);
    pair[0].key = key;
    return pair[0];
}

TokenClasses::Entry TokenClasses::look_up(const Token& token, std::string_view text) const {
    Token alone = token;
    alone.glued = alone.line_start = alone.sentence_start = false;
    Look look = patterns::look_of(alone, text);
    patterns::Pack::Classified full, found;
    const std::size_t ending = patterns::possessive_length(text);
    if (ending > 0) {
        full = pack_->classify(text, token.shape);
        look.possessive = !full.entry;
    }
    if (look.possessive) text.remove_suffix(ending);
    found = pack_->classify(text, token.shape);
    Entry out;
    out.word = found.word;
    out.set = found.set;
    out.look = look.id();
    out.joining = {static_cast<std::uint8_t>(found.begins_phrase | full.begins_phrase),
                   found.begins_name || full.begins_name, found.inside_phrase || full.inside_phrase,
                   found.inside_name || full.inside_name};
    return out;
}

}  // namespace dossier::extract
