#include <dossier/check/self_parts.h>
#include <dossier/patterns/fold.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace dossier::check {
namespace {

constexpr double about_share = 0.1;   // of its value that an amount "about" may be off
constexpr double bound_share = 0.25;  // one that is only a bound: "over 30"
constexpr double whole_share = 0.2;   // of its last digit that an amount in whole units may be off
constexpr std::string_view breaks = ",;:()";
constexpr double first_year = 1800, last_year = 2100;

// The first number that is written with digits, and how many of them stand behind its point.
bool written_number(std::string_view text, double& value, int& decimals) {
    const std::size_t begin = text.find_first_of("0123456789");
    if (begin == std::string_view::npos) return false;
    std::string digits;
    decimals = -1;
    for (const char c : text.substr(begin)) {
        if (c == ',') continue;
        if (c == '.') {
            if (decimals >= 0) break;
            decimals = 0;
        } else if (c < '0' || c > '9') {
            break;
        } else if (decimals >= 0) {
            ++decimals;
        }
        digits += c;
    }
    while (!digits.empty() && digits.back() == '.')
        digits.pop_back();
    decimals = std::max(decimals, 0);
    const auto number = Decimal::parse(digits);
    if (!number) return false;
    value = number->to_double();
    return true;
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Half of the last digit, "$1.2 million" may be 50,000 off; less for whole millions, which are mostly exact.
double slack_of(const Figure& figure) {
    double number = 0;
    int decimals = 0;
    const double value = std::abs(figure.value->to_double());
    const bool bound = figure.bounds.low.has_value() != figure.bounds.high.has_value();
    const double about = bound ? bound_share * value : figure.bounds.approximate ? about_share * value : 0;
    if (!written_number(figure.text, number, decimals) || number == 0) return about;
    const double scale = value / number;
    if (scale == 1 && decimals == 0 && figure.kind == FigureKind::quantity) return about;
    const double share = decimals == 0 && figure.kind != FigureKind::percent ? whole_share : 0.5;
    return std::max(about, share * std::pow(10.0, -decimals) * scale);
}

}  // namespace

SelfLists::SelfLists(const patterns::Pack& pack)
    : total(pack.list("check-total")),
      total_after(pack.list("check-total-after")),
      parts(pack.list("check-parts")),
      change(pack.list("check-change")),
      change_after(pack.list("check-change-after")),
      multiple(pack.list("check-multiple")),
      fraction(pack.list("check-fraction")),
      about(pack.list("check-about")),
      or_(pack.list("check-or")),
      of(pack.list("check-of")),
      of_the(pack.list("check-of-the")),
      span(pack.list("check-span")),
      base(pack.list("check-base")),
      scale(pack.list("scale")),
      place(pack.list("check-place")),
      shares(pack.list("check-shares")),
      opening(pack.list("check-opening")),
      ending(pack.list("check-closing")),
      aside(pack.list("check-aside")),
      again(pack.list("check-again")),
      once(pack.list("check-once")),
      has(pack.list("check-has")),
      joining(pack.list("check-joining")),
      telling(pack.list("check-telling")),
      bound(pack.list("check-bound")) {}

SelfSentence::SelfSentence(const Side& side, const patterns::Pack& pack)
    : side_(side), pack_(pack), lists_(pack), words_(pack) {}

void SelfSentence::read(std::uint32_t sentence) {
    sentence_ = sentence;
    amounts_.clear();
    dates_.clear();
    words_.read(side_.sentences[sentence]);
    add_figures();
    add_numbers();
    add_fractions();
    std::stable_sort(amounts_.begin(), amounts_.end(),
                     [](const Amount& a, const Amount& b) { return a.span < b.span; });
}

void SelfSentence::add_figures() {
    for (const Figure& figure : side_.figures_in(sentence_)) {
        if (figure.kind == FigureKind::date) dates_.push_back(&figure);
        if (figure.kind == FigureKind::date || figure.kind == FigureKind::deal || !figure.value) continue;
        if (figure.bounds.low && figure.bounds.high) continue;
        amounts_.push_back(
            {figure.kind, figure.span, figure.text, &figure, figure.value->to_double(), slack_of(figure)});
    }
}

bool SelfSentence::is_taken(const Span& span) const {
    const auto figures = side_.figures_in(sentence_);
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
        return figure.kind != FigureKind::deal && span.start < figure.span.end &&
               figure.span.start < span.end;
    });
}

void SelfSentence::add_numbers() {
    const Words all = words_.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        const SentenceWord& word = all[i];
        double value = 0;
        int decimals = 0;
        if (!word.number || is_taken(word.span) || !written_number(word.folded, value, decimals)) continue;
        const bool scaled = i + 1 < all.size() && !this->value(all[i + 1], lists_.scale).empty();
        const bool year = value >= first_year && value < last_year && decimals == 0 &&
                          word.folded.find(',') == std::string::npos;
        if (scaled || year) continue;
        const double slack = decimals == 0 ? 0 : 0.5 * std::pow(10.0, -decimals);
        amounts_.push_back({FigureKind::quantity, word.span, word.folded, nullptr, value, slack});
    }
}

void SelfSentence::add_fractions() {
    const Words all = words_.all();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].number) continue;
        const std::uint64_t first = patterns::folded_hash(all[i].folded);
        std::string_view share = pack_.value(lists_.fraction, first);
        std::size_t last = i;
        if (share.empty() && i + 1 < all.size() && !all[i + 1].number) {
            share = pack_.value(lists_.fraction,
                                patterns::chain(first, patterns::folded_hash(all[i + 1].folded)));
            last = i + 1;
        }
        const auto number = Decimal::parse(std::string(share));
        const Span span{all[i].span.start, all[last].span.end};
        if (share.empty() || !number || is_taken(span)) continue;
        const double value = number->to_double();
        amounts_.push_back({FigureKind::percent, span, all[i].folded, nullptr, value, about_share * value});
        if (last > i) amounts_.back().text += " " + all[last].folded;
        i = last;
    }
}

Words SelfSentence::before(const Span& span) const {
    return words_.between(sentence().span.start, span.start);
}

Words SelfSentence::after(const Span& span) const {
    return words_.between(span.end, sentence().span.end);
}

Words SelfSentence::left_of(std::size_t i) const {
    return i == 0 ? before(amounts_[i].span) : between(amounts_[i - 1].span, amounts_[i].span);
}

Words SelfSentence::right_of(std::size_t i) const {
    return i + 1 == amounts_.size() ? after(amounts_[i].span)
                                    : between(amounts_[i].span, amounts_[i + 1].span);
}

bool SelfSentence::any_in(Words words, std::uint32_t list) const {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return is(word, list); });
}

bool SelfSentence::all_in(Words words, std::uint32_t list) const {
    return std::all_of(words.begin(), words.end(), [&](const auto& word) { return is(word, list); });
}

bool SelfSentence::is_in(const std::string& word, std::uint32_t list) const {
    return pack_.in_list(pack_.classify(word, Shape::lower).set, list);
}

Span SelfSentence::clause_around(const Span& span) const {
    const std::string& text = sentence().text;
    Span out = sentence().span;
    std::uint32_t place = out.start;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_continuation(text[i])) continue;
        const bool number = i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (breaks.find(text[i]) != std::string_view::npos && !number) {
            if (place < span.start) out.start = place + 1;
            if (place >= span.end) {
                out.end = place;
                break;
            }
        }
        ++place;
    }
    const Words behind = words_.between(span.end, out.end);
    if (!behind.empty() && is(behind.front(), lists_.joining)) out.end = span.end;
    return out;
}

std::string_view SelfSentence::value(const SentenceWord& word, std::uint32_t map) const {
    return word.number ? std::string_view() : pack_.value(map, patterns::folded_hash(word.folded));
}

bool alike(const Amount& a, const Amount& b) {
    if (a.kind != b.kind) return false;
    if (!a.figure || !b.figure) return true;
    return a.figure->unit == b.figure->unit && a.figure->per == b.figure->per;
}

std::string shown(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

Slip slip_of(const char* kind, std::vector<Span> spans, std::string what) {
    std::sort(spans.begin(), spans.end());
    return {kind, std::move(spans), std::move(what)};
}

}  // namespace dossier::check
