#include <dossier/check/sentence_words.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::check {
namespace {

enum class Kind { other, letter, digit };

Kind kind_of(char c) {
    if (static_cast<unsigned char>(c) >= 0x80 || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
        return Kind::letter;
    return c >= '0' && c <= '9' ? Kind::digit : Kind::other;
}

bool continues_code_point(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

}  // namespace

void SentenceWords::add(std::string_view text, std::uint32_t start, std::uint32_t end, bool number) {
    SentenceWord& word = words_.emplace_back();
    word.span = {start, end};
    word.number = number;
    word.folded = number ? std::string(text) : patterns::fold(text);
    if (!number) word.set = pack_.classify(word.folded, Shape::lower).set;
}

void SentenceWords::read(const Sentence& sentence) {
    words_.clear();
    const std::string& text = sentence.text;
    std::uint32_t place = sentence.span.start;
    for (std::size_t i = 0; i < text.size();) {
        const Kind kind = kind_of(text[i]);
        const std::size_t begin = i;
        const std::uint32_t start = place;
        const auto goes_on = [&](std::size_t at) {
            if (kind_of(text[at]) == kind) return true;
            return kind == Kind::digit && (text[at] == ',' || text[at] == '.') && at + 1 < text.size() &&
                   kind_of(text[at + 1]) == Kind::digit;
        };
        do {
            place += !continues_code_point(text[i]);
            ++i;
        } while (i < text.size() && goes_on(i));
        if (kind != Kind::other)
            add(std::string_view(text).substr(begin, i - begin), start, place, kind == Kind::digit);
    }
}

std::span<const SentenceWord> SentenceWords::between(std::uint32_t from, std::uint32_t to) const {
    const auto before = [](const SentenceWord& word, std::uint32_t at) { return word.span.start < at; };
    const auto first = std::lower_bound(words_.begin(), words_.end(), from, before);
    return {first, std::lower_bound(first, words_.end(), std::max(from, to), before)};
}

}  // namespace dossier::check
