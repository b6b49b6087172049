#include "paragraphs.h"
#include "token_text.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t paragraph_indent = 2;

bool is_ascii(std::string_view text) {
    unsigned char all = 0;
    for (const char c : text)
        all |= static_cast<unsigned char>(c);
    return all < 0x80;
}

std::uint32_t count_characters(std::string_view text, bool ascii, std::uint32_t begin, std::uint32_t end) {
    if (ascii) return end - begin;
    std::uint32_t n = 0;
    for (std::uint32_t i = begin; i < end; ++i)
        n += (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
    return n;
}

// A line that ends in a stop, or in one and closing quotes or brackets.
bool ends_like_sentence(std::string_view text, const std::vector<Token>& tokens, std::uint32_t first,
                        std::uint32_t last) {
    for (std::uint32_t i = last; i > first; --i) {
        if (tokens[i - 1].shape != Shape::punct) return false;
        const std::string_view word = text_of(text, tokens[i - 1]);
        if (is_stop(word)) return true;
        if (!is_closer(word) && word != "\"" && word != "'") return false;
    }
    return false;
}

}  // namespace

void ParagraphFinder::measure(std::string_view text, const std::vector<Token>& tokens,
                              const std::vector<Line>& lines) {
    measures_.clear();
    const bool ascii = is_ascii(text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::uint32_t first = lines[i].first_token;
        const auto last =
            i + 1 < lines.size() ? lines[i + 1].first_token : static_cast<std::uint32_t>(tokens.size());
        std::uint32_t word = first + 1;
        while (word < last && tokens[word].glued)
            ++word;
        Measure m;
        m.width = count_characters(text, ascii, tokens[first].begin, tokens[last - 1].end) + lines[i].indent;
        m.first_word = count_characters(text, ascii, tokens[first].begin, tokens[word - 1].end);
        m.ends_sentence = ends_like_sentence(text, tokens, first, last);
        m.small_start = tokens[first].shape == Shape::lower;
        m.item = last - first > 1 && !tokens[first + 1].glued && !has_letters(tokens[first]) &&
                 is_bullet(text_of(text, tokens[first]));
        measures_.push_back(m);
    }
    measure_indents(lines);
}

void ParagraphFinder::measure_indents(const std::vector<Line>& lines) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        std::uint32_t least = lines[begin].indent;
        while (end < lines.size() && !lines[end].after_blank)
            least = std::min(least, lines[end++].indent);
        for (; begin < end; ++begin)
            measures_[begin].indent = lines[begin].indent - least;
    }
}

bool ParagraphFinder::is_wrapped(const std::vector<Line>& lines) {
    if (lines.size() < 2) return false;
    widths_.clear();
    for (const Measure& m : measures_)
        widths_.push_back(m.width);
    const auto high = widths_.begin() + static_cast<std::ptrdiff_t>((widths_.size() - 1) * 95 / 100);
    const auto pick = widths_.size() < 40 ? widths_.end() - 1 : high;
    std::nth_element(widths_.begin(), pick, widths_.end());
    width_ = *pick;
    if (width_ < 45 || width_ > 120) return false;
    std::size_t breaks = 0, full = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].after_blank || measures_[i].indent >= paragraph_indent) continue;
        ++breaks;
        full += measures_[i - 1].width + 1 + measures_[i].first_word > width_;
    }
    return breaks > 0 && 2 * full >= breaks;
}

bool ParagraphFinder::begins(std::size_t line, bool wrapped) const {
    const Measure& before = measures_[line - 1];
    const Measure& here = measures_[line];
    if (here.item) return true;
    if (!wrapped) return before.ends_sentence || !here.small_start || before.width < 20;
    if (here.indent >= paragraph_indent) return true;
    const std::uint32_t needed = before.width + 1 + here.first_word;
    if (before.ends_sentence) return needed + 3 < width_;
    return !here.small_start && 4 * needed < 3 * width_;
}

void ParagraphFinder::find(std::string_view text, const std::vector<Token>& tokens,
                           const std::vector<Line>& lines, const std::vector<bool>& furniture,
                           std::vector<std::uint32_t>& starts) {
    starts.clear();
    measure(text, tokens, lines);
    const bool wrapped = is_wrapped(lines);
    for (std::uint32_t i = 0; i < lines.size(); ++i) {
        const bool apart = i == 0 || lines[i].after_blank || furniture[i] || furniture[i - 1];
        if (apart || begins(i, wrapped)) starts.push_back(i);
    }
}

}  // namespace dossier
