// Lines that belong to the page rather than to the story.
#pragma once
#include "analysis.h"
#include "tokenizer.h"

#include <bitset>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier {

// The phrases of patterns/common/furniture.txt. Not safe to share: keeps a buffer.
class Furniture {
  public:
    Furniture();

    // For each line, whether it is short and says nothing but a known phrase.
    void mark(std::string_view text, const std::vector<Token>& tokens, const std::vector<Line>& lines,
              std::vector<bool>& out);
    bool matches(std::string_view line);

  private:
    struct Phrase {
        std::string text;
        bool head;  // matches at the head of a line
    };
    void fold(std::string_view line);

    // By what they begin with: four letters or, beyond ASCII, one.
    std::unordered_map<std::uint32_t, std::vector<Phrase>> phrases_;
    std::bitset<4096> seen_;  // hashes of the keys, to turn most lines away at once
    std::string folded_;
};

}  // namespace dossier
