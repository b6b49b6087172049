// Questions of words and fields, as people write them.
#pragma once
#include <dossier/facts/decimal.h>
#include <dossier/store/day_range.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// What cannot be read of a question; what() says it.
struct SearchError : std::runtime_error {
    SearchError(const std::string& what, std::string remedy_)
        : std::runtime_error(what), remedy(std::move(remedy_)) {}
    std::string remedy;
};

// One or several words in a row.
struct SearchTerm {
    std::string text;     // as it was written, without quotes and marks
    bool prefix = false;  // of the last word, only how it begins
};

enum class SearchOperator { equal, unequal, less, at_most, more, at_least, has };

struct SearchField {
    std::string name;   // one of search_fields()
    std::string party;  // of the field "role": the role
    SearchOperator op = SearchOperator::equal;
    std::string value;  // as it is compared: of a country its code, of a currency in capitals
    std::string iso;    // of a party: the country that the value may mean
    Decimal number;     // of amount
    DayRange days;      // of date and published
};

// All hold of what is found: of a deal the fields of deals, of its document the words and the other fields.
struct SearchQuery {
    std::vector<std::vector<SearchTerm>> all;  // of each list at least one is there
    std::vector<SearchTerm> none;
    std::vector<SearchField> fields;
    bool asks_for_deals() const;
};

// Words stand side by side, "in quotes" in a row, beginning with- only as wor*; OR between two allows either,
// a minus before one forbids it. A field is NAME=VALUE, the value in quotes where it has blanks. Operators
// are = != < <= > >=, and ~ for text that is part of a longer one. Throws SearchError.
SearchQuery parse_search(std::string_view text);

struct SearchFieldInfo {
    std::string_view name, meaning;
    bool of_deals = false;
};
// "role" stands for role.NAME.
const std::vector<SearchFieldInfo>& search_fields();

}  // namespace dossier
