#include "layout.h"
#include "token_text.h"

#include <algorithm>

namespace dossier {
namespace {

constexpr std::uint32_t longest_headline = 30;  // tokens
constexpr std::uint32_t longest_byline = 16;
constexpr std::size_t top = 6;  // paragraphs, among which headlines, bylines and the dateline are looked for

// Words of a paragraph by how they are written.
struct Census {
    std::uint32_t words = 0, capitalised = 0, small = 0;
};

Census take_census(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    Census census;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (!has_letters(tokens[i])) continue;
        ++census.words;
        census.capitalised += is_capitalised(text, tokens[i]) || tokens[i].shape == Shape::mixed;
        // Short words stay small in titles: of, the, and, with.
        census.small += tokens[i].shape == Shape::lower && tokens[i].length() > 4;
    }
    return census;
}

// Two words or more, all of them capitals.
bool is_in_capitals(const std::vector<Token>& tokens, TokenRange range) {
    std::uint32_t words = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        if (!has_letters(tokens[i])) continue;
        if (tokens[i].shape != Shape::upper && tokens[i].shape != Shape::initial) return false;
        ++words;
    }
    return words > 1;
}

std::string_view last_word(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    return text_of(text, tokens[range.last - 1]);
}

bool is_agency(std::string_view word) {
    static constexpr std::string_view agencies[] = {"Reuters", "AP",  "AFP", "Bloomberg", "Xinhua",
                                                    "TASS",    "UPI", "EFE", "dpa",       "Interfax"};
    return std::find(std::begin(agencies), std::end(agencies), word) != std::end(agencies);
}

// Capitalised words, initials with stops, hyphens, "and" and commas.
bool is_list_of_names(std::string_view text, const std::vector<Token>& tokens, TokenRange range,
                      std::uint32_t& names) {
    names = 0;
    for (std::uint32_t i = range.first; i < range.last; ++i) {
        const std::string_view word = text_of(text, tokens[i]);
        if (is_capitalised(text, tokens[i]) || tokens[i].shape == Shape::mixed) {
            ++names;
            continue;
        }
        static constexpr std::string_view links[] = {"and", ",",   ".",   "-",    "&",   "|",   "in",
                                                     "of",  "for", "de",  "la",   "van", "von", "der",
                                                     "bin", "al",  "del", "with", "the"};
        if (std::find(std::begin(links), std::end(links), word) == std::end(links)) return false;
    }
    return true;
}

// "Nadim Ladki": nothing but a name.
bool is_bare_name(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    std::uint32_t names = 0;
    if (range.last - range.first > 6 || tokens[range.first].shape != Shape::capital) return false;
    return is_list_of_names(text, tokens, range, names) && names >= 2 && names <= 4;
}

class RoleFinder {
  public:
    RoleFinder(std::string_view text, Analysis& out) : text_(text), out_(out), paragraphs_(out.paragraphs) {}

    void find() {
        find_bylines();
        find_dateline_paragraph();
        find_headlines();
        find_bare_byline();
    }

  private:
    Role& role(std::size_t i) { return paragraphs_[i].role; }
    bool within(std::size_t i) const { return i < paragraphs_.size() && i < top; }

    void find_bylines() {
        const std::size_t n = paragraphs_.size();
        for (std::size_t i = 0; i < n; ++i) {
            if (i >= top && i + 4 < n) i = n - 4;  // at the top, or among the last
            if (role(i) == Role::body && is_byline(text_, out_.tokens, paragraphs_[i].tokens))
                role(i) = Role::byline;
        }
    }

    void find_dateline_paragraph() {
        for (std::size_t i = 0; within(i); ++i) {
            const TokenRange range = paragraphs_[i].tokens;
            if (role(i) != Role::body || is_in_capitals(out_.tokens, range)) continue;
            const TokenRange found = find_dateline(text_, out_.tokens, range);
            if (found.first == found.last) continue;
            out_.dateline = found;
            if (found.last == range.last) role(i) = Role::dateline;
            return;
        }
    }

    // A short line above the story: in capitals, or above the dateline, or without a full stop and written
    // like a title, or set apart.
    bool is_headline(std::size_t i) const {
        const TokenRange range = paragraphs_[i].tokens;
        if (range.last - range.first > longest_headline) return false;
        const Census census = take_census(text_, out_.tokens, range);
        if (census.words == 0) return false;
        if (is_in_capitals(out_.tokens, range) || is_above_dateline(i)) return true;
        const std::string_view last = last_word(text_, out_.tokens, range);
        if (last == "." || last == "," || last == ";" || last == ":" || is_full_stop(last)) return false;
        const bool like_title = census.capitalised * 2 > census.words && census.small * 4 < census.words;
        return like_title || is_shorter_than_next(i);
    }

    bool is_above_dateline(std::size_t i) const {
        return out_.dateline.first != out_.dateline.last && paragraphs_[i].tokens.first < out_.dateline.first;
    }

    // The paragraph after it is plainly text: longer, and of more than one line or ended by a stop.
    bool is_shorter_than_next(std::size_t i) const {
        if (i + 1 >= paragraphs_.size()) return false;
        const TokenRange here = paragraphs_[i].tokens, next = paragraphs_[i + 1].tokens;
        const std::string_view last = last_word(text_, out_.tokens, next);
        return paragraphs_[i + 1].role != Role::body || begins_story(i + 1) ||
               ((is_stop(last) || is_closer(last) || last == "\"") &&
                next.last - next.first > here.last - here.first);
    }

    bool begins_story(std::size_t i) const {
        return out_.dateline.first != out_.dateline.last &&
               paragraphs_[i].tokens.first == out_.dateline.first;
    }

    bool has_body_after(std::size_t i) const {
        for (std::size_t k = i + 1; k < paragraphs_.size(); ++k)
            if (paragraphs_[k].role == Role::body) return true;
        return false;
    }

    void find_headlines() {
        for (std::size_t i = 0, headlines = 0; within(i) && headlines < 3; ++i) {
            if (role(i) == Role::furniture || (role(i) == Role::byline && headlines == 0)) continue;
            if (role(i) != Role::body || begins_story(i)) return;
            if (!has_body_after(i) || !is_headline(i)) return;
            role(i) = Role::headline;
            ++headlines;
        }
    }

    // A name on a line between the headline and the dateline.
    void find_bare_byline() {
        for (std::size_t i = 1; within(i + 1); ++i) {
            const bool between =
                role(i - 1) == Role::headline && (role(i + 1) == Role::dateline || begins_story(i + 1));
            const bool line = role(i) == Role::body || role(i) == Role::headline;
            if (between && line && is_bare_name(text_, out_.tokens, paragraphs_[i].tokens))
                role(i) = Role::byline;
        }
    }

    std::string_view text_;
    Analysis& out_;
    std::vector<Paragraph>& paragraphs_;
};

}  // namespace

bool is_byline(std::string_view text, const std::vector<Token>& tokens, TokenRange range) {
    const std::uint32_t length = range.last - range.first;
    if (length < 2 || length > 40) return false;
    std::string_view first = text_of(text, tokens[range.first]);
    const std::uint32_t skip = first == "(" ? 1 : 0;
    first = text_of(text, tokens[range.first + skip]);
    const std::string_view second = length > skip + 1 ? text_of(text, tokens[range.first + skip + 1]) : "";
    if ((first == "Reporting" || first == "Editing" || first == "Writing") && second == "by") return true;
    if (length > longest_byline) return false;
    std::uint32_t names = 0;
    if (first == "By" || first == "BY")
        return is_list_of_names(text, tokens, {range.first + 1, range.last}, names) && names >= 2;
    return length >= 4 && is_agency(last_word(text, tokens, range)) &&
           tokens[range.first].shape == Shape::capital && text_of(text, tokens[range.last - 2]) == "," &&
           is_bare_name(text, tokens, {range.first, range.last - 2});
}

void find_roles(std::string_view text, Analysis& out) {
    RoleFinder(text, out).find();
}

}  // namespace dossier
