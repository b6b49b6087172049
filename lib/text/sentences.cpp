#include "sentences.h"
#include "token_text.h"

namespace dossier {
namespace {

constexpr std::uint32_t most_openers = 4;

bool is_straight_quote(std::string_view word) {
    return word == "\"" || word == "'";
}

// "U.S", "p.m": single letters with stops between them.
bool is_dotted(std::string_view word) {
    if (word.size() < 3 || word.size() % 2 == 0) return false;
    for (std::size_t i = 1; i < word.size(); i += 2)
        if (word[i] != '.') return false;
    return true;
}

}  // namespace

std::string_view SentenceRule::word(std::uint32_t token) const {
    return text_of(text_, tokens_[token]);
}

std::uint32_t SentenceRule::skip_stops(std::uint32_t token, std::uint32_t end) const {
    while (token < end && tokens_[token].glued && is_stop(word(token)))
        ++token;
    return token;
}

// A straight quote closes if nothing but an end or punctuation follows it at once.
bool SentenceRule::closes(std::uint32_t token, std::uint32_t end) const {
    if (!tokens_[token].glued) return false;
    const std::string_view mark = word(token);
    const bool followed = token + 1 < end && tokens_[token + 1].glued && has_letters(tokens_[token + 1]);
    if (mark == "’") return !followed;
    if (is_closer(mark)) return true;
    return is_straight_quote(mark) && !followed;
}

std::uint32_t SentenceRule::skip_closers(std::uint32_t token, std::uint32_t end) const {
    while (token < end) {
        if (closes(token, end)) {
            ++token;
        } else if (token + 2 < end && tokens_[token].glued && word(token) == "[" && word(token + 2) == "]" &&
                   tokens_[token + 1].shape == Shape::digits) {
            token += 3;  // the mark of a footnote
        } else {
            break;
        }
    }
    return token;
}

std::uint32_t SentenceRule::skip_openers(std::uint32_t token, std::uint32_t end) const {
    for (std::uint32_t n = 0; n < most_openers && token + 1 < end; ++n, ++token) {
        const std::string_view mark = word(token);
        if (!is_opener(mark) && !is_straight_quote(mark) && !is_dash(mark) && !is_bullet(mark)) break;
    }
    return token;
}

Abbreviation SentenceRule::abbreviation_before(std::uint32_t stop, std::uint32_t start) const {
    if (stop == start || !tokens_[stop].glued) return Abbreviation::none;
    const std::string_view before = word(stop - 1);
    const Shape shape = tokens_[stop - 1].shape;
    if (const Abbreviation known = abbreviations_.of(before); known != Abbreviation::none) return known;
    if (shape == Shape::initial || (has_letters(tokens_[stop - 1]) && is_dotted(before)))
        return Abbreviation::plain;
    // "1. Introduction", and ordinals in the languages that write them so.
    const bool number = shape == Shape::digits && before.size() <= 2;
    if (number && stop - 1 == start) return Abbreviation::name;
    return number && abbreviations_.ordinal_stops() ? Abbreviation::plain : Abbreviation::none;
}

// Not the initials "A." and "I." of a name.
bool SentenceRule::starts_sentence(std::uint32_t token, std::uint32_t end) const {
    const bool dotted = token + 1 < end && tokens_[token + 1].glued && word(token + 1) == ".";
    if (dotted && tokens_[token].shape == Shape::initial) return false;
    return abbreviations_.starts_sentence(word(token));
}

bool SentenceRule::period_ends(std::uint32_t stop, std::uint32_t start, std::uint32_t next,
                               std::uint32_t end) const {
    const std::uint32_t first = skip_openers(next, end);
    const Token& token = tokens_[first];
    const bool alone = next == stop + 1;  // no closing quote or bracket, no further stop
    if (alone && tokens_[next].glued && is_dash(word(next))) return false;
    Abbreviation before = alone ? abbreviation_before(stop, start) : Abbreviation::none;
    if (before == Abbreviation::number && token.shape != Shape::digits) before = Abbreviation::none;
    if (before == Abbreviation::name) return false;
    const bool glued = alone && first == next && token.glued;
    switch (token.shape) {
        case Shape::lower:
        case Shape::punct:
        case Shape::other:
            return false;
        case Shape::digits:
        case Shape::symbol:
            return !glued && before == Abbreviation::none;
        case Shape::uncased:
            return before == Abbreviation::none;
        default:
            break;
    }
    if (before == Abbreviation::plain)
        return first == next ? starts_sentence(first, end)
                             : !is_dash(word(next)) && word(next) != "(" && word(next) != "[";
    return true;
}

SentenceRule::Verdict SentenceRule::judge(std::uint32_t stop, std::uint32_t start, std::uint32_t end) const {
    bool always = is_full_stop(word(stop));
    bool asks = word(stop) != "." && word(stop) != "．";
    const std::uint32_t run = skip_stops(stop + 1, end);
    for (std::uint32_t i = stop + 1; i < run; ++i) {
        always = always || is_full_stop(word(i));
        asks = asks || word(i) != ".";
    }
    const std::uint32_t next = skip_closers(run, end);
    if (next == end) return {next, false};
    if (always) return {next, true};
    if (!asks) return {next, period_ends(stop, start, next, end)};
    const Shape first = tokens_[skip_openers(next, end)].shape;
    return {next, first != Shape::lower && first != Shape::punct};
}

}  // namespace dossier
