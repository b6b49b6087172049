// Words of a question: as FTS5 is asked for them, and where they stand in a text. Internal to the room.
#pragma once
#include "search_words.h"

#include <dossier/facts/facts.h>
#include <dossier/store/search_query.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier::store {

struct Snippet {
    std::string text;
    Span span;
};

class SearchTerms {
  public:
    explicit SearchTerms(const SearchQuery& query);  // throws SearchError

    // Expressions for MATCH; empty if nothing is asked for.
    const std::string& wanted() const { return wanted_; }
    const std::string& unwanted() const { return unwanted_; }
    // How many different terms of those wanted stand in the text.
    std::size_t count_in(std::string_view text);
    // Where the text has most of them, a few lines long, from word to word; else its beginning.
    Snippet snippet_of(std::string_view text);

    // Where the terms stand in the text: bytes, the last exclusive, in order.
    std::vector<std::pair<std::size_t, std::size_t>> places_in(std::string_view text);

  private:
    struct Term {
        std::vector<std::string> words;
        bool prefix = false;
    };
    struct Found {
        std::size_t term, first, last;  // words of the text, the last inclusive
    };
    struct Word {
        std::string folded;
        std::size_t first_byte, last_byte;
    };
    Term read(const SearchTerm& term);
    std::vector<Word> words_of(std::string_view text);
    std::vector<Found> found_in(const std::vector<Word>& words) const;

    WordReader reader_;
    std::vector<Term> terms_;
    std::string wanted_, unwanted_;
};

}  // namespace dossier::store
