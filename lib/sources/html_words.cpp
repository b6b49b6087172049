#include "html_words.h"
#include "page_data.h"

#include <algorithm>

namespace dossier::sources {
namespace {

constexpr std::size_t longest_names = 400;  // bytes: more is generated, and says little

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}

// "td-related_posts relatedPosts" to td, related, posts, related, posts.
std::vector<std::string> words_of(std::string_view names) {
    std::vector<std::string> words;
    char before = ' ';
    for (const char c : names.substr(0, longest_names)) {
        const bool letter = is_lower(c) || is_upper(c) || static_cast<unsigned char>(c) >= 0x80;
        const bool begins =
            !(is_lower(before) || is_upper(before) || static_cast<unsigned char>(before) >= 0x80) ||
            (is_upper(c) && is_lower(before));
        if (letter) {
            if (begins) words.emplace_back();
            words.back() += is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
        }
        before = c;
    }
    return words;
}

// The lines of a list but for its comments, in their order.
std::vector<std::string_view> entries_of(std::string_view list) {
    std::vector<std::string_view> out;
    while (!list.empty()) {
        const std::string_view line = list.substr(0, list.find('\n'));
        list.remove_prefix(std::min(line.size() + 1, list.size()));
        if (!line.empty() && line.front() != '#') out.push_back(line);
    }
    return out;
}

}  // namespace

ClassWords::ClassWords(std::string_view lines) {
    for (std::string_view line : entries_of(lines)) {
        const bool exception = line.starts_with("- ");
        if (exception) line.remove_prefix(2);
        (exception ? exceptions_ : entries_).emplace(line);
        longest_ =
            std::max(longest_, 1 + static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')));
    }
}

// How many of the words from `first` on are an entry; 0 for none.
std::size_t ClassWords::entry_at(const std::unordered_set<std::string>& entries,
                                 const std::vector<std::string>& words, std::size_t first) const {
    std::string entry;
    std::size_t length = 0;
    for (std::size_t i = first; i < words.size() && i < first + longest_; ++i) {
        entry += (i > first ? " " : "") + words[i];
        if (entries.contains(entry)) length = i + 1 - first;
    }
    return length;
}

bool ClassWords::found_in(std::string_view names) const {
    if (names.empty()) return false;
    const std::vector<std::string> words = words_of(names);
    for (std::size_t first = 0; first < words.size(); ++first) {
        if (const std::size_t skip = entry_at(exceptions_, words, first); skip > 0) {
            first += skip - 1;
        } else if (entry_at(entries_, words, first) > 0) {
            return true;
        }
    }
    return false;
}

const std::vector<std::string_view>& author_fields() {
    static const std::vector<std::string_view> fields = entries_of(page_data::meta_author);
    return fields;
}

const std::vector<std::string_view>& date_fields() {
    static const std::vector<std::string_view> fields = entries_of(page_data::meta_date);
    return fields;
}

const ClassWords& furniture_words() {
    static const ClassWords words(page_data::furniture);
    return words;
}

const ClassWords& date_words() {
    static const ClassWords words(page_data::date);
    return words;
}

const ClassWords& author_words() {
    static const ClassWords words(page_data::author);
    return words;
}

std::string author_name(std::string_view line) {
    static const std::vector<std::string_view> before = [] {
        std::vector<std::string_view> out = entries_of(page_data::byline);
        std::sort(out.begin(), out.end(), [](auto a, auto b) { return a.size() > b.size(); });
        return out;
    }();
    const auto begins = [&](std::string_view entry) {
        if (line.size() <= entry.size() + 1 || line[entry.size()] != ' ') return false;
        return std::equal(entry.begin(), entry.end(), line.begin(), [](char a, char b) {
            return a == (is_upper(b) ? static_cast<char>(b - 'A' + 'a') : b);
        });
    };
    for (bool again = true; again;) {
        const auto found = std::find_if(before.begin(), before.end(), begins);
        again = found != before.end();
        if (again) line.remove_prefix(found->size() + 1);
    }
    for (const std::string_view end : {" | ", " – ", " — ", " - ", " · ", " • ", " / "})
        line = line.substr(0, line.find(end));
    while (!line.empty() && std::string_view(" -,:|").find(line.back()) != std::string_view::npos)
        line.remove_suffix(1);
    return std::string(line);
}

const ClassWords& body_words() {
    static const ClassWords words(page_data::body);
    return words;
}

}  // namespace dossier::sources
