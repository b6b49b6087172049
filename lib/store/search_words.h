// The words of a text as the index of words holds them and as questions are asked. Internal to the room.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace dossier::store {

struct IndexWord {
    std::string_view folded;            // gone after the call
    std::size_t first_byte, last_byte;  // of the text, the last exclusive
};

// Takes texts apart. Words end where ICU's do, and at every character that is neither letter, digit nor mark
// ("Vega's" is two). They are compared without case (NFKC_Casefold) and without the accents of Latin and
// Greek letters; ё is е. "U.S." is "us". Of Chinese and Japanese text each character is a word: a run of them
// is then found wherever it stands, however it would be split.
class WordReader {
  public:
    WordReader();
    ~WordReader();

    // Calls `on_word` for each word of valid UTF-8, in order.
    void each(std::string_view text, const std::function<void(const IndexWord&)>& on_word);
    // The words with a blank between them.
    std::string joined(std::string_view text);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Changes with whatever changes the words of a text: the rules above and ICU's.
std::string word_reading();

}  // namespace dossier::store
