// Text to tokens and lines.
#pragma once
#include "analysis.h"
#include "characters.h"
#include "dictionary.h"

#include <string_view>
#include <vector>

namespace dossier {

// A line with something on it.
struct Line {
    std::uint32_t first_token = 0;
    std::uint32_t indent = 0;  // bytes of white space before it
    bool after_blank = false;  // the text's start or an empty line stands before it
};

// What the tokenizer finds on one pass. Filled anew by each call, storage kept.
struct TokenStream {
    std::vector<Line> lines;
    std::vector<std::uint32_t> stops;  // indexes of tokens that may end a sentence, ascending
};

class TokenWriter;

// Not safe to share.
class Tokenizer {
  public:
    // `text` is valid UTF-8 below 4 GiB. Sets every field of a token but `sentence_start`.
    void run(std::string_view text, std::vector<Token>& tokens, TokenStream& stream);

  private:
    std::size_t slow_step(std::string_view text, std::size_t at, TokenWriter& writer);
    CharTable table_;
    DictionaryBreaker dictionary_;
};

}  // namespace dossier
