// Rows of the pattern files: words with blanks between them.
#pragma once
#include <algorithm>
#include <string_view>

namespace dossier::extract {

// Takes the first word off the row, with the blanks before it; empty when there is none left.
inline std::string_view next_word(std::string_view& row) {
    row.remove_prefix(std::min(row.find_first_not_of(' '), row.size()));
    const std::string_view word = row.substr(0, row.find(' '));
    row.remove_prefix(word.size());
    return word;
}

}  // namespace dossier::extract
