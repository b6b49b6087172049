#include <dossier/check/self_parts.h>
#include <dossier/patterns/fold.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::check {
namespace {

constexpr double about_share = 0.1;        // of its value that an amount "about" may be off
constexpr double bound_share = 0.25;       // one that is only a bound: "over 30"
constexpr double whole_share = 0.2;        // of its last digit that an amount in whole units may be off
constexpr std::size_t words_to_unit = 3;   // between a number and the amount that it shares the currency of
constexpr std::size_t words_to_level = 6;  // the same, "60 million dollars, up from 48 million"
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
double slack_of(const Figure& figure, bool plain) {
    double number = 0;
    int decimals = 0;
    const double value = std::abs(figure.value->to_double());
    const bool bound = !plain && figure.bounds.low.has_value() != figure.bounds.high.has_value();
    const double about = bound                                 ? bound_share * value
                         : figure.bounds.approximate && !plain ? about_share * value
                                                               : 0;
    if (!written_number(figure.text, number, decimals) || number == 0)
        return figure.kind == FigureKind::percent ? std::max(about, 0.5) : about;
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
      bound(pack.list("check-bound")),
      cardinal(pack.list("cardinal")),
      some(pack.list("check-some")),
      rest(pack.list("check-rest")),
      person(pack.list("check-person")),
      copula(pack.list("check-copula")),
      these(pack.list("check-these")),
      share_noun(pack.list("check-share-noun")),
      several(pack.list("check-several")),
      own(pack.list("check-own")),
      votes(pack.list("check-votes")),
      each(pack.list("check-each")),
      one_by_one(pack.list("check-one-by-one")),
      owner(pack.list("check-owner")),
      time_unit(pack.list("check-time-unit")),
      earlier(pack.list("check-earlier")),
      contrast(pack.list("check-contrast")),
      pronoun(pack.list("check-pronoun")),
      definite(pack.list("check-definite")),
      quoting(pack.list("check-quoting")),
      opener(pack.list("check-opener")),
      we(pack.list("check-we")),
      worth(pack.list("check-worth")),
      extra(pack.list("check-extra")),
      deal(pack.list("check-deal-stem")),
      any_deal(pack.list("check-any-deal")),
      day(pack.list("check-day")),
      function(pack.list("function-word")),
      contributed(pack.list("check-contributed")),
      former(pack.list("check-former")),
      previous(pack.list("check-previous")),
      month(pack.list("month")),
      adjusted(pack.list("check-adjusted")),
      selling(pack.list("check-selling")),
      buying(pack.list("check-buying")),
      over(pack.list("check-over")),
      consists(pack.list("check-consists")),
      indefinite(pack.list("check-indefinite")),
      times(pack.list("check-times")),
      clause(pack.list("check-clause")),
      says(pack.list("check-says")),
      restated(pack.list("check-restated")),
      turn(pack.list("check-turn")) {}

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
    share_units();
}

void SelfSentence::add_figures() {
    for (const Figure& figure : side_.figures_in(sentence_)) {
        if (figure.kind == FigureKind::date) dates_.push_back(&figure);
        if (figure.kind == FigureKind::date || figure.kind == FigureKind::deal || !figure.value) continue;
        const bool range = figure.bounds.low && figure.bounds.high;
        if (range && !is_end(figure)) continue;
        // "An increase over the 40 of last year" is no bound.
        const Words left = before(figure.span);
        const bool plain = range || (!left.empty() && is(left.back(), lists_.definite));
        const bool exact = plain || (!figure.bounds.approximate && !figure.bounds.low && !figure.bounds.high);
        amounts_.push_back({figure.kind, figure.span, figure.text, &figure, figure.value->to_double(),
                            slack_of(figure, plain), exact, false, factor_of(figure)});
    }
}

// "From 48 million to 60 million dollars", "60 million dollars, from 48 million": of money where one is.
void SelfSentence::share_units() {
    for (std::size_t i = 0; i < amounts_.size(); ++i) {
        Amount& amount = amounts_[i];
        if (amount.figure || !amount.scaled) continue;
        const Words behind = after(amount.span);
        const bool named = !behind.empty() && behind.front().span.start == amount.span.end + 1 &&
                           !is(behind.front(), lists_.function);
        if (named) continue;
        const Amount* like = nullptr;
        if (i + 1 < amounts_.size() && amounts_[i + 1].kind == FigureKind::money &&
            between(amount.span, amounts_[i + 1].span).size() <= words_to_unit)
            like = &amounts_[i + 1];
        const Words left = before(amount.span);
        const bool level =
            !left.empty() && (!value(left.back(), lists_.span).empty() || is(left.back(), lists_.former));
        if (!like && i > 0 && amounts_[i - 1].kind == FigureKind::money) {
            const Words link = between(amounts_[i - 1].span, amount.span);
            const std::string gap = text_at(sentence(), {amounts_[i - 1].span.end, amount.span.start});
            // "Ruda gave 60 million euros, Zabor 48 million".
            const bool row = gap.starts_with(",") || (!link.empty() && is(link.front(), lists_.joining));
            if ((level || row) && link.size() <= words_to_level) like = &amounts_[i - 1];
        }
        if (!like || !like->figure->per.empty()) continue;
        amount.kind = FigureKind::money;
        amount.figure = like->figure;
    }
}

// "From 48 million to 60 million dollars", which may be a range, or a change.
bool SelfSentence::is_end(const Figure& figure) const {
    const Words left = before(figure.span);
    if (left.empty() || (figure.value != figure.bounds.low && figure.value != figure.bounds.high))
        return false;
    const std::string_view opens = value(left.back(), lists_.span);
    return opens == "from" || (opens == "to" && !amounts_.empty() && amounts_.back().figure &&
                               amounts_.back().figure->bounds.low == figure.bounds.low &&
                               amounts_.back().figure->bounds.high == figure.bounds.high);
}

double SelfSentence::factor_of(const Figure& figure) const {
    if (!figure.measured) return 1;
    for (const QuantityMention& told : side_.facts.quantities)
        if (told.span == figure.span && told.si_factor) return told.si_factor->to_double();
    return 1;
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
        std::size_t end = i + 1;
        if (is_taken(word.span) || is_part_of_word(i)) continue;
        if (word.number ? !written_number(word.folded, value, decimals) : (value = spelled(i, end)) == 0)
            continue;
        const auto scale = end < all.size() ? Decimal::parse(std::string(this->value(all[end], lists_.scale)))
                                            : std::optional<Decimal>();
        const bool year = word.number && value >= first_year && value < last_year && decimals == 0 &&
                          word.folded.find(',') == std::string::npos;
        if (year && !scale) continue;
        if (end < all.size() && !scale && is_in(all[end].folded, lists_.time_unit)) continue;
        const double times = scale ? scale->to_double() : 1;
        const double share = scale ? decimals == 0 ? whole_share : 0.5 : decimals == 0 ? 0 : 0.5;
        const Span span{word.span.start, all[scale ? end : end - 1].span.end};
        const bool about = i > 0 && (is(all[i - 1], lists_.about) || is(all[i - 1], lists_.bound));
        amounts_.push_back(
            {FigureKind::quantity, span, text_at(sentence(), span), nullptr, value * times,
             share * std::pow(10.0, -decimals) * times + (about ? about_share * value * times : 0), !about,
             scale.has_value()});
        i = scale ? end : end - 1;
    }
}

// "91-day", "12th", "March six".
bool SelfSentence::is_part_of_word(std::size_t i) const {
    const Words all = words_.all();
    if (i > 0 && !value(all[i - 1], lists_.month).empty()) return true;
    if (i + 1 >= all.size()) return false;
    const bool hyphen = all[i + 1].span.start == all[i].span.end + 1 &&
                        text_at(sentence(), {all[i].span.end, all[i + 1].span.start}) == "-";
    if (!all[i].number) return hyphen && value(all[i + 1], lists_.cardinal).empty();
    if (!value(all[i + 1], lists_.month).empty()) return true;
    if (all[i + 1].span.start == all[i].span.end) return true;
    return hyphen;
}

double SelfSentence::spelled(std::size_t i, std::size_t& end) const {
    const Words all = words_.all();
    const auto cardinal = [&](std::size_t at) {
        const auto number = Decimal::parse(std::string(value(all[at], lists_.cardinal)));
        return number ? number->to_double() : 0;
    };
    constexpr double tens = 20, hundred = 100;
    const double first = cardinal(i);
    // "The one in Aru" and "one of" are no numbers.
    if (first == 1 && i + 1 < all.size() && is(all[i + 1], lists_.of)) return 0;
    if (first < 1 || (first == 1 && i > 0 && is(all[i - 1], lists_.owner))) return 0;
    if (first >= tens && first < hundred && i + 1 < all.size() &&
        all[i + 1].span.start == all[i].span.end + 1) {
        const double ones = cardinal(i + 1);
        if (ones >= 1 && ones < tens / 2 &&
            text_at(sentence(), {all[i].span.end, all[i + 1].span.start}) == "-") {
            end = i + 2;
            return first + ones;
        }
    }
    return first;
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
        // "The first half".
        if (share.empty() || !number || is_taken(span) || (i > 0 && is(all[i - 1], lists_.owner))) continue;
        const double value = number->to_double();
        const bool about = i > 0 && is(all[i - 1], lists_.about);
        amounts_.push_back({FigureKind::percent, span, all[i].folded, nullptr, value,
                            (about ? 2 : 1) * about_share * value});
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

double value_beside(const Amount& amount, const Amount& other) {
    return amount.figure ? amount.value : amount.value * other.factor;
}

bool is_count(const SelfSentence& sentence, const Amount& amount) {
    if (amount.kind != FigureKind::quantity) return false;
    return !amount.figure || (!amount.figure->measured && amount.figure->per.empty() &&
                              !sentence.is_in(amount.figure->unit, sentence.lists().time_unit));
}

bool is_percent(const Amount& amount) {
    return amount.kind == FigureKind::percent && (!amount.figure || amount.figure->unit == "percent");
}

}  // namespace dossier::check
