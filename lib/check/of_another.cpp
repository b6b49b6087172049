#include <dossier/check/figure_values.h>
#include <dossier/check/likeness.h>
#include <dossier/check/of_another.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr int telling_number = 3;  // digits of one that is hardly met twice by accident
constexpr std::uint32_t name_right_before = 2;
constexpr std::uint32_t name_before = 16;  // characters between a name and its figure

bool has_word(const Side& side, const Figure& figure, const std::string& stem) {
    const auto& stems = side.sentences[figure.sentence].stems;
    return !stem.empty() && std::binary_search(stems.begin(), stems.end(), stem);
}

// The name right before the evidence is that of another member of the list in which the claim stands.
bool is_told_of_member(const Beside& told, const Name& theirs) {
    const Name* mine = told.claim.listed ? name_of(told.draft, told.claim) : nullptr;
    if (!mine || theirs.span.end > told.evidence.span.start ||
        told.evidence.span.start - theirs.span.end > name_before || same_name(*mine, theirs) > 0)
        return false;
    const auto figures = told.draft.figures_in(told.claim.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        const Name* name =
            other.kind == told.claim.kind && other.listed ? name_of(told.draft, other) : nullptr;
        return name && same_name(*name, theirs) > 0;
    });
}

bool is_of_other_thing(const Figure& x, const Side& b, const Figure& y) {
    return !x.thing.empty() && !has_word(b, y, x.thing);
}

bool is_meant(const Beside& told, const Name& name) {
    if (told.claim.listed) {
        const Name* mine = name_of(told.draft, told.claim);
        return mine && same_name(*mine, name) > 0;
    }
    const auto& names = told.draft.sentences[told.claim.sentence].names;
    return std::any_of(names.begin(), names.end(),
                       [&](const Name& mine) { return same_name(mine, name) > 0; });
}

// A member of a list beside another one that stands with a name of the claim: "2013, 2008 and 2003" of three
// countries, where the claim is of the second.
bool is_of_other_member(const Beside& told, const Name* theirs) {
    if (!told.evidence.listed || !theirs || is_meant(told, *theirs)) return false;
    const auto figures = told.source.figures_in(told.evidence.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        const Name* name = name_of(told.source, other);
        return other.kind == told.evidence.kind && other.listed && name && is_meant(told, *name);
    });
}

// "Only 7 percent here, while in Aru 61 percent are", where the claim names somebody else, who is not named
// there.
bool is_told_of_name_before(const Beside& told, const Name* theirs) {
    const Sentence& mine = told.draft.sentences[told.claim.sentence];
    if (!theirs || mine.names.empty() || theirs->words.empty() ||
        theirs->span.end > told.evidence.span.start ||
        told.evidence.span.start - theirs->span.end > name_right_before)
        return false;
    const auto& names = told.source.sentences[told.evidence.sentence].names;
    if (std::any_of(names.begin(), names.end(), [&](const Name& name) { return is_meant(told, name); }))
        return false;
    const auto figures = told.source.figures_in(told.evidence.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return &other != &told.evidence && other.kind == told.evidence.kind &&
               one_unit(other, told.evidence) && other.span.end < theirs->span.start;
    });
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The first number as it is written: "1,046,000" of "about 1,046,000 passengers".
std::string digits_of(const std::string& text) {
    const auto first = std::find_if(text.begin(), text.end(), is_digit);
    auto last =
        std::find_if_not(first, text.end(), [](char c) { return is_digit(c) || c == ',' || c == '.'; });
    while (last != first && !is_digit(*(last - 1)))
        --last;
    return std::string(first, last);
}

// Not as a part of another one.
bool has_number(const std::string& text, const std::string& number) {
    const auto goes_on = [&](std::size_t at, std::size_t beyond) {
        if (at >= text.size()) return false;
        const bool mark = text[at] == ',' || text[at] == '.';
        return is_digit(text[at]) || (mark && beyond < text.size() && is_digit(text[beyond]));
    };
    for (std::size_t at = text.find(number); at != text.npos; at = text.find(number, at + 1))
        if (!goes_on(at - 1, at - 2) && !goes_on(at + number.size(), at + number.size() + 1)) return true;
    return false;
}

}  // namespace

bool one_head(const Figure& a, const Figure& b) {
    return !a.head.empty() && a.head == b.head;
}

bool other_measure(const Figure& a, const Figure& b) {
    return a.kind != FigureKind::date && !a.measure.empty() && !b.measure.empty() && a.measure != b.measure;
}

bool is_there_bare(const Beside& told) {
    const std::string number = digits_of(told.claim.text);
    if (number.empty() || told.claim.kind == FigureKind::date) return false;
    const auto& sentences = told.source.sentences;
    const std::uint32_t at = told.evidence.sentence, last = static_cast<std::uint32_t>(sentences.size());
    const bool anywhere = std::count_if(number.begin(), number.end(), is_digit) >= telling_number;
    for (std::uint32_t s = anywhere || at == 0 ? 0 : at - 1; s < (anywhere ? last : std::min(last, at + 2));
         ++s) {
        if (!has_number(sentences[s].text, number)) continue;
        const auto figures = told.source.figures_in(s);
        if (std::none_of(figures.begin(), figures.end(), [&](const Figure& figure) {
                return figure.kind != FigureKind::deal && digits_of(figure.text) == number;
            }))
            return true;
    }
    return false;
}

bool is_swapped(const Beside& told) {
    const Name* theirs = name_of(told.source, told.evidence);
    if (told.claim.kind == FigureKind::date || !told.evidence.listed || !theirs || !is_meant(told, *theirs))
        return false;
    const auto figures = told.source.figures_in(told.evidence.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return other.kind == told.claim.kind && one_unit(other, told.claim) && equal(other, told.claim) &&
               is_of_another({told.draft, told.claim, told.source, other});
    });
}

bool is_opposite(const Beside& told) {
    const std::string& theirs =
        told.claim.kind == FigureKind::percent ? told.evidence.head : told.evidence.measure;
    return !theirs.empty() && theirs == told.claim.opposite && !is_said(told, theirs);
}

bool is_said(const Beside& told, const std::string& stem) {
    return has_word(told.draft, told.claim, stem);
}

bool is_told_by_another_word(const Beside& told) {
    const Figure &claim = told.claim, &evidence = told.evidence;
    if (claim.kind == FigureKind::date || claim.head.empty() || one_head(claim, evidence) ||
        evidence.head.empty() || is_said(told, evidence.head) || is_of_this_time(told))
        return false;
    const Name* theirs = name_of(told.source, evidence);
    if (theirs && evidence.listed && is_meant(told, *theirs)) return false;
    const auto figures = told.source.figures_in(evidence.sentence);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& other) {
        return &other != &evidence && other.kind == claim.kind && one_unit(claim, other) &&
               one_head(claim, other) && !equal(other, evidence);
    });
}

bool is_of_another(const Beside& told) {
    if (is_of_other_thing(told.evidence, told.draft, told.claim) ||
        is_of_other_thing(told.claim, told.source, told.evidence) || is_told_by_another_word(told))
        return true;
    const Name* theirs = name_of(told.source, told.evidence);
    if (is_told_of_name_before(told, theirs)) return true;
    return (theirs && is_told_of_member(told, *theirs)) || is_of_other_member(told, theirs);
}

}  // namespace dossier::check
