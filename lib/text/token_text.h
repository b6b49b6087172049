// Small questions about one token's text, for the stages of the text room.
#pragma once
#include "analysis.h"

#include <string_view>

namespace dossier {

inline std::string_view text_of(std::string_view text, const Token& token) {
    return text.substr(token.begin, token.length());
}

inline bool has_letters(const Token& token) {
    return token.shape <= Shape::uncased;
}

// Begins with a capital letter.
inline bool is_capitalised(std::string_view, const Token& token) {
    return token.shape == Shape::capital || token.shape == Shape::upper || token.shape == Shape::initial;
}

// One of the marks that may end a sentence in some script.
bool is_stop(std::string_view word);
// A stop that ends a sentence whatever follows: "。", "！", "؟", "।", …
bool is_full_stop(std::string_view word);
bool is_closer(std::string_view word);  // closing quotes and brackets; not the straight ones
bool is_opener(std::string_view word);  // opening quotes and brackets; not the straight ones
bool is_dash(std::string_view word);    // "-", "–", "—", "―", "−"
bool is_bullet(std::string_view word);  // what begins an item of a list

}  // namespace dossier
