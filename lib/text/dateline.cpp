#include "layout.h"
#include "token_text.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t longest_dateline = 24;  // tokens

// What a dateline may hold besides the place, and how far it was read.
struct Reading {
    bool capitals = false;  // the place is written in capitals
    bool parted = false;    // a comma or bracket parts it from the rest
    bool agency = false;    // a name in brackets
    bool date = false;      // a number beside a word
    std::uint32_t words = 0;
};

bool is_number(const Token& token) {
    return token.shape == Shape::digits && token.length() <= 10;
}

// Small words within names of places and dates.
bool is_particle(std::string_view word) {
    static constexpr std::string_view particles[] = {"of",  "de", "la", "the", "am",  "di",
                                                     "del", "do", "el", "le",  "sur", "and",
                                                     "st",  "nd", "rd", "th",  "au",  "der"};
    return std::find(std::begin(particles), std::end(particles), word) != std::end(particles);
}

class DatelineReader {
  public:
    DatelineReader(std::string_view text, const std::vector<Token>& tokens, TokenRange range)
        : text_(text),
          tokens_(tokens),
          first_(range.first),
          last_(std::min(range.last, range.first + longest_dateline)),
          end_(range.last) {}

    TokenRange read() {
        if (first_ >= last_ || !is_capitalised(text_, tokens_[first_])) return {};
        for (std::uint32_t i = first_; i < last_; ++i) {
            if (is_separator(i) || closes_full_date(i)) return accept(i);
            if (!take(i)) return {};
        }
        return last_ == end_ ? accept_whole() : TokenRange{};
    }

  private:
    std::string_view word(std::uint32_t i) const { return text_of(text_, tokens_[i]); }

    // A dash with white space after it, and before it too unless it closes a bracket or an abbreviation.
    bool is_separator(std::uint32_t i) const {
        if (i == first_ || !is_dash(word(i))) return false;
        std::uint32_t after = i + 1;
        while (after < end_ && tokens_[after].glued && is_dash(word(after)))
            ++after;
        const std::string_view before = word(i - 1);
        const bool long_dash = word(i) != "-" || after > i + 1;
        const bool apart = !tokens_[i].glued || before == ")" || before == ".";
        return (apart || long_dash) && (after == end_ || !tokens_[after].glued || long_dash);
    }

    // The stop or colon after place, comma and a date with its year, and the agency in brackets if one is
    // named: "Geneva, 3 May 2021. The fund …", "GENEVA, 3 May 2021 (Newsroom). The fund …".
    bool closes_full_date(std::uint32_t i) const {
        if (i < first_ + 3 || i + 1 >= end_ || !tokens_[i].glued || tokens_[i + 1].glued) return false;
        if (word(i) != "." && word(i) != ":") return false;
        if (!marked() || in_brackets_ || !is_capitalised(text_, tokens_[i + 1])) return false;
        const std::uint32_t year = word(i - 1) == ")" ? before_brackets_ : i - 1;
        return year > first_ && is_number(tokens_[year]) && (tokens_[year].length() == 4 || is_day(year));
    }

    // "14.3.2022"
    bool is_day(std::uint32_t i) const {
        const std::string_view day = word(i);
        return day.size() >= 8 && std::count(day.begin(), day.end(), '.') == 2;
    }

    // Reads a token of the place, the date or the agency.
    bool take(std::uint32_t i) {
        const Token& token = tokens_[i];
        const std::string_view here = word(i);
        if (here == "(") {
            in_brackets_ = true;
            before_brackets_ = i - 1;
        }
        if (here == ")") in_brackets_ = false;
        if (here == "," || here == "(") reading_.parted = true;
        if (is_number(token)) return take_number(i);
        if (has_letters(token)) {
            ++reading_.words;
            if (in_brackets_ && is_capitalised(text_, token)) reading_.agency = true;
            if (i == first_ && token.shape == Shape::upper) reading_.capitals = true;
            return is_capitalised(text_, token) || token.shape == Shape::mixed || is_particle(here) ||
                   (i > first_ && tokens_[i - 1].shape == Shape::digits);
        }
        return here == "," || here == "." || here == "(" || here == ")" || here == "/" || here == "'" ||
               (is_dash(here) && token.glued);
    }

    bool take_number(std::uint32_t i) {
        const bool after_word = i > first_ && has_letters(tokens_[i - 1]);
        const bool after_stop = i > first_ + 1 && (word(i - 1) == "." || word(i - 1) == ",");
        const bool before_word = i + 1 < end_ && has_letters(tokens_[i + 1]);
        const bool in_iso_date = i + 1 < end_ && is_dash(word(i + 1)) && tokens_[i + 1].glued;
        if (!after_word && !after_stop && !before_word && !in_iso_date && !in_brackets_ && !reading_.date &&
            !is_day(i))
            return false;
        reading_.date = true;
        return true;
    }

    bool marked() const {
        return (reading_.agency || reading_.date) && (reading_.capitals || reading_.parted);
    }

    TokenRange accept(std::uint32_t dash) const {
        std::uint32_t after = dash + 1;
        while (after < end_ && tokens_[after].glued && is_dash(word(after)))
            ++after;
        if (in_brackets_ || reading_.words > 14) return {};
        if (!marked() && (!reading_.capitals || reading_.words > 6)) return {};
        if (after == end_) return {first_, after};
        const Token& next = tokens_[after];
        const bool begins = is_capitalised(text_, next) || next.shape == Shape::mixed ||
                            next.shape == Shape::digits || !has_letters(next);
        return begins || marked() ? TokenRange{first_, after} : TokenRange{};
    }

    // A paragraph that is place and date alone, as "HAMBURG, Germany 1996-08-22".
    TokenRange accept_whole() const {
        return reading_.capitals && marked() && reading_.words <= 8 && !in_brackets_
                   ? TokenRange{first_, end_}
                   : TokenRange{};
    }

    std::string_view text_;
    const std::vector<Token>& tokens_;
    std::uint32_t first_, last_, end_;
    bool in_brackets_ = false;
    std::uint32_t before_brackets_ = 0;  // the token before those opened last; 0 if there were none
    Reading reading_;
};

// "新华社广州三月二十八日电（记者车晓蕙）": up to 电, and the brackets after it.
TokenRange find_chinese_dateline(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    static constexpr std::string_view agencies[] = {"新华社", "中新社", "新华网", "中新网", "本报"};
    constexpr std::size_t longest = 90;  // bytes
    const std::string_view head = text.substr(tokens[range.first].begin, longest);
    const auto begins = [&](std::string_view agency) { return head.substr(0, agency.size()) == agency; };
    const std::size_t wire = head.find("日电");
    if (wire == head.npos || std::none_of(std::begin(agencies), std::end(agencies), begins)) return {};
    const std::size_t end = tokens[range.first].begin + wire + std::string_view("日电").size();
    std::uint32_t last = range.first;
    while (last < range.last && tokens[last].begin < end)
        ++last;
    if (tokens[last - 1].end != end) return {};
    if (last == range.last || text_of(text, tokens[last]) != "（") return {range.first, last};
    const std::uint32_t limit = std::min(range.last, last + longest_dateline);
    for (std::uint32_t i = last; i < limit; ++i)
        if (text_of(text, tokens[i]) == "）") return {range.first, i + 1};
    return {range.first, last};
}

}  // namespace

TokenRange find_dateline(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    if (range.first < range.last && tokens[range.first].shape == Shape::uncased)
        return find_chinese_dateline(text, tokens, range);
    return DatelineReader(text, tokens, range).read();
}

}  // namespace dossier
