#include "fast_path.h"
#include "token_writer.h"
#include "tokenizer.h"
#include "word_break.h"

namespace dossier {

void Tokenizer::run(std::string_view text, std::vector<Token>& tokens, TokenStream& stream) {
    tokens.clear();
    stream.lines.clear();
    stream.stops.clear();
    TokenWriter writer(text, tokens, stream);
    FastPath fast(text, table_, writer);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = fast.step(at);
        at = end != at ? end : slow_step(text, at, writer);
    }
}

std::size_t Tokenizer::slow_step(std::string_view text, std::size_t at, TokenWriter& writer) {
    const Segment segment = next_segment(text, at, table_);
    if (!segment.dictionary) {
        writer.put_segment(at, segment.end, table_);
        return segment.end;
    }
    std::size_t begin = at;
    for (const std::uint32_t end : dictionary_.ends(text.substr(at, segment.end - at))) {
        writer.put_segment(begin, at + end, table_);
        begin = at + end;
    }
    return segment.end;
}

}  // namespace dossier
