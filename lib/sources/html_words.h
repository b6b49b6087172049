// Which words the classes of an element are made of. Internal to the room.
#pragma once
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace dossier::sources {

// A list of patterns/common: a line is a word or several side by side.
class ClassWords {
  public:
    explicit ClassWords(std::string_view lines);
    // Whether `names` ("td-related-posts relatedPosts") has one of them, by whole words.
    bool found_in(std::string_view names) const;

  private:
    std::size_t entry_at(const std::unordered_set<std::string>& entries,
                         const std::vector<std::string>& words, std::size_t first) const;
    std::unordered_set<std::string> entries_, exceptions_;  // words joined by blanks
    std::size_t longest_ = 1;                               // words
};

const ClassWords& furniture_words();
const ClassWords& body_words();
const ClassWords& date_words();
const ClassWords& author_words();

// Names of meta elements, the most trusted first.
const std::vector<std::string_view>& author_fields();
const std::vector<std::string_view>& date_fields();

// An author's name without what is written before it ("By", "Veröffentlicht von") and behind it.
std::string author_name(std::string_view line);

}  // namespace dossier::sources
