#include <dossier/extract/token_classes.h>
#include <dossier/patterns/fold.h>

namespace dossier::extract {

using patterns::Look;

namespace {
constexpr std::size_t memory_size =
    131072;  // a power of two: four megabytes; the words of news miss it rarely
}

void TokenClasses::use(const patterns::Pack& pack) {
    if (pack_ == &pack) return;
    pack_ = &pack;
    memory_.assign(memory_size, Entry{});
}

const TokenClasses::Entry& TokenClasses::of(const Token& token, std::string_view text) {
    const std::uint64_t key = patterns::raw_hash(text, static_cast<std::uint64_t>(token.shape)) | 1;
    Entry& entry = memory_[(key >> 8) & (memory_size - 1)];
    if (entry.key != key) {
        entry = look_up(token, text);
        entry.key = key;
    }
    return entry;
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
    out.begins_phrase = static_cast<std::uint8_t>(found.begins_phrase | full.begins_phrase);
    out.begins_name = found.begins_name || full.begins_name;
    out.inside_phrase = found.inside_phrase || full.inside_phrase;
    out.inside_name = found.inside_name || full.inside_name;
    return out;
}

}  // namespace dossier::extract
