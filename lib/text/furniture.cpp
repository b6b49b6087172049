#include "furniture.h"
#include "text_data.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t longest_line = 160;  // bytes
constexpr std::size_t longest_head_line = 100;

std::uint16_t key_of(std::string_view text) {
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned char>(i < text.size() ? text[i] : ' ');
    };
    return static_cast<std::uint16_t>(byte(0) << 8U | byte(1));
}

bool is_trailing(char c) {
    return c == '.' || c == '!' || c == ' ' || c == '\t';
}

std::string_view without_end(std::string_view line) {
    while (!line.empty() && is_trailing(line.back()))
        line.remove_suffix(1);
    return line;
}

}  // namespace

Furniture::Furniture() {
    for (std::string_view rest = text_data::furniture; !rest.empty();) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (line.empty() || line.substr(0, 2) == "# ") continue;
        const bool head = line.size() > 3 && line.substr(line.size() - 3) == "...";
        line = without_end(line);
        phrases_[key_of(line)].push_back({std::string(line), head});
    }
}

// Small letters, single spaces, no stop at the end.
void Furniture::fold(std::string_view line) {
    folded_.clear();
    const auto* s = reinterpret_cast<const unsigned char*>(line.data());
    for (std::size_t i = 0; i < line.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(s, i, line.size(), c);
        c = u_isUWhiteSpace(c) ? ' ' : u_tolower(c);
        if (c == ' ' && (folded_.empty() || folded_.back() == ' ')) continue;
        char bytes[U8_MAX_LENGTH];
        int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, c);
        folded_.append(bytes, static_cast<std::size_t>(length));
    }
    folded_.resize(without_end(folded_).size());
}

bool Furniture::matches(std::string_view line) {
    if (line.empty() || line.size() > longest_line) return false;
    fold(line.substr(0, 8));  // enough to tell that there is no such phrase
    if (phrases_.find(key_of(folded_)) == phrases_.end() && folded_.size() > 1) return false;
    fold(line);
    const auto found = phrases_.find(key_of(folded_));
    if (found == phrases_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const Phrase& phrase) {
        if (!phrase.head) return folded_ == phrase.text;
        return line.size() <= longest_head_line &&
               std::string_view(folded_).substr(0, phrase.text.size()) == phrase.text;
    });
}

void Furniture::mark(std::string_view text, const std::vector<Token>& tokens, const std::vector<Line>& lines,
                     std::vector<bool>& out) {
    out.assign(lines.size(), false);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const Token& first = tokens[lines[i].first_token];
        const std::size_t last = i + 1 < lines.size() ? lines[i + 1].first_token : tokens.size();
        if (last - lines[i].first_token > 24) continue;
        out[i] = matches(text.substr(first.begin, tokens[last - 1].end - first.begin));
    }
}

}  // namespace dossier
