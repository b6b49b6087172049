#include "furniture.h"
#include "text_data.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace dossier {
namespace {

constexpr std::size_t longest_line = 160;  // bytes
constexpr std::size_t longest_head_line = 100;

// The first four characters, letters and digits alone, in small letters; or the first one if it is not ASCII.
std::uint32_t key_of(std::string_view line) {
    const auto* s = reinterpret_cast<const unsigned char*>(line.data());
    if (s[0] >= 0x80) {
        std::size_t i = 0;
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(s, i, line.size(), c);
        return static_cast<std::uint32_t>(u_tolower(c));
    }
    std::uint32_t key = 0;
    for (std::size_t i = 0; i < 4; ++i) {
        const unsigned c = i < line.size() ? s[i] : 0U;
        const bool letter = (c | 0x20U) - 'a' < 26U;
        key = key << 8U | (letter ? c | 0x20U : c - '0' < 10U ? c : 0x20U);
    }
    return key;
}

std::size_t slot_of(std::uint32_t key) {
    return key * 0x9E3779B1U >> 20U;
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
        if (line.empty()) continue;
        const std::uint32_t key = key_of(line);
        phrases_[key].push_back({std::string(line), head});
        seen_.set(slot_of(key));
    }
}

// Small letters, single spaces, no stop at the end.
void Furniture::fold(std::string_view line) {
    folded_.clear();
    const auto* s = reinterpret_cast<const unsigned char*>(line.data());
    for (std::size_t i = 0; i < line.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(s, i, line.size(), c);
        if (c < 0x80) {
            c = c <= ' ' ? ' ' : c >= 'A' && c <= 'Z' ? c | 0x20 : c;
        } else {
            c = u_isUWhiteSpace(c) ? ' ' : u_tolower(c);
        }
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
    const std::uint32_t key = key_of(line);
    if (!seen_.test(slot_of(key))) return false;
    const auto found = phrases_.find(key);
    if (found == phrases_.end()) return false;
    fold(line);
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
