// Where ICU's root word rules break: a state machine over WordBreak.
#pragma once
#include "characters.h"

#include <cstddef>
#include <string_view>

namespace dossier {

// The end of the word-break segment that begins at a boundary.
struct Segment {
    std::size_t end = 0;
    bool dictionary = false;  // holds characters of a script that ICU goes on to cut by dictionary
};

// `begin` is a boundary (the start of the text, or an end given before) and lies before the end of the text,
// which is valid UTF-8; should it not be, ill-formed bytes count as U+FFFD. Amortised linear over a text.
Segment next_segment(std::string_view text, std::size_t begin, CharTable& table);

}  // namespace dossier
