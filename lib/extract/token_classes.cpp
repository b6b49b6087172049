#include <dossier/extract/token_classes.h>
#include <dossier/patterns/fold.h>

namespace dossier::extract {

using patterns::Look;

void TokenClasses::use(const patterns::Pack& pack) {
    if (pack_ == &pack) return;
    pack_ = &pack;
    memory_.assign(memory_size, Entry{});
}

const TokenClasses::Entry& TokenClasses::look_up(std::uint64_t key, const Token& token,
                                                 std::string_view text) {
    Entry* const pair = &memory_[place(key)];
    pair[1] = pair[0];
    pair[0] = entry_of(token, text);
    pair[0].key = key;
    return pair[0];
}

TokenClasses::Entry TokenClasses::entry_of(const Token& token, std::string_view text) const {
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
