#include <dossier/check/compare.h>
#include <dossier/check/likeness.h>
#include <dossier/check/self_check.h>
#include <dossier/check/sentence_words.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/fold.h>
#include <dossier/patterns/library_impl.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace dossier::check {
namespace {

constexpr std::size_t nearby = 3;    // words between a figure and the word that calls it a total
constexpr std::uint32_t reach = 40;  // sentences between two figures that may be one thing told twice

double real(const Figure& figure) {
    return figure.value->to_double();
}

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

// How far a written value may be from the true one: half of its last digit, "$1.2 million" 50,000.
double slack(const Figure& figure) {
    double number = 0;
    int decimals = 0;
    const double about = figure.bounds.approximate ? 0.1 * std::abs(real(figure)) : 0;
    if (!written_number(figure.text, number, decimals) || number == 0) return about;
    const double scale = std::abs(real(figure)) / number;
    const bool counted = scale == 1 && decimals == 0 && figure.kind == FigureKind::quantity;
    return std::max(about, counted ? 0.0 : 0.5 * std::pow(10.0, -decimals) * scale);
}

std::string shown(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.10g", value);
    return text;
}

using Words = std::span<const SentenceWord>;

class SelfChecker {
  public:
    SelfChecker(const Side& side, const patterns::Pack& pack)
        : side_(side),
          pack_(pack),
          total_(pack.list("check-total")),
          parts_(pack.list("check-parts")),
          change_(pack.list("check-change")),
          about_(pack.list("check-about")),
          or_(pack.list("check-or")),
          of_(pack.list("check-of")),
          of_the_(pack.list("check-of-the")),
          span_(pack.list("check-span")),
          words_(pack) {}

    std::vector<Slip> run() {
        for (std::uint32_t s = 0; s < side_.sentences.size(); ++s) {
            figures_.clear();
            for (const Figure& figure : side_.figures_in(s))
                if (figure.kind != FigureKind::deal) figures_.push_back(&figure);
            if (figures_.empty()) continue;
            words_.read(side_.sentences[s]);
            check_sum(s);
            check_share();
            check_change();
            check_order();
        }
        check_twice();
        return std::move(slips_);
    }

  private:
    Words between(const Figure& a, const Figure& b) const { return words_.between(a.span.end, b.span.start); }

    Words before(const Figure& figure) const {
        return words_.between(side_.sentences[figure.sentence].span.start, figure.span.start);
    }

    bool is(const SentenceWord& word, std::uint32_t list) const { return pack_.in_list(word.set, list); }

    bool any_in(Words words, std::uint32_t list) const {
        return std::any_of(words.begin(), words.end(), [&](const auto& word) { return is(word, list); });
    }

    bool all_in(Words words, std::uint32_t list) const {
        return std::all_of(words.begin(), words.end(), [&](const auto& word) { return is(word, list); });
    }

    std::string_view value(const SentenceWord& word, std::uint32_t map) const {
        return word.number ? std::string_view() : pack_.value(map, patterns::folded_hash(word.folded));
    }

    void slip(const char* kind, std::vector<Span> spans, std::string what) {
        std::sort(spans.begin(), spans.end());
        slips_.push_back({kind, std::move(spans), std::move(what)});
    }

    static bool alike(const Figure& a, const Figure& b) {
        return a.kind == b.kind && a.unit == b.unit && a.per == b.per && a.value && b.value;
    }

    // "…, including 20 for roads and 30 for schools"; "20 and 30, 50 in total"; "a total of 50: 20 and 30".
    void check_sum(std::uint32_t s) {
        for (const FigureKind kind : {FigureKind::money, FigureKind::quantity, FigureKind::percent}) {
            std::vector<const Figure*> same;
            for (const Figure* figure : figures_)
                if (figure->kind == kind && figure->value && (same.empty() || alike(*same.front(), *figure)))
                    same.push_back(figure);
            if (same.size() < 3) continue;
            const Figure* total = total_of(s, same);
            if (!total) continue;
            double sum = 0, room = slack(*total);
            std::vector<Span> spans;
            std::string parts;
            for (const Figure* figure : same) {
                spans.push_back(figure->span);
                if (figure == total) continue;
                sum += real(*figure);
                room += slack(*figure);
                parts += (parts.empty() ? "" : " and ") + figure->text;
            }
            if (std::abs(sum - real(*total)) > room + 1e-9 * std::abs(sum))
                slip("sum", spans, parts + " add up to " + shown(sum) + ", not " + total->text);
        }
    }

    // The one beside a word of totals, or before a word of parts.
    const Figure* total_of(std::uint32_t s, const std::vector<const Figure*>& same) const {
        const Span& whole = side_.sentences[s].span;
        for (std::size_t i = 0; i < same.size(); ++i) {
            const std::uint32_t before = i == 0 ? whole.start : same[i - 1]->span.end;
            const std::uint32_t after = i + 1 < same.size() ? same[i + 1]->span.start : whole.end;
            const Words left = words_.between(before, same[i]->span.start);
            const Words right = words_.between(same[i]->span.end, after);
            const Words near_left = left.last(std::min(nearby, left.size()));
            const Words near_right = right.first(std::min(nearby, right.size()));
            const bool last = i + 1 == same.size(), first = i == 0;
            if ((first || last) && (any_in(near_left, total_) || (last && any_in(near_right, total_))))
                return same[i];
            if (first && !last && any_in(right, parts_)) return same[i];
        }
        return nullptr;
    }

    // The bare number that stands right before "of the" and a figure; false if none does.
    bool number_before(const Figure& whole, double& number) const {
        Words left = before(whole);
        std::uint32_t next = whole.span.start;
        bool of = false;
        for (; !left.empty() && left.back().span.end + 1 == next; left = left.first(left.size() - 1)) {
            next = left.back().span.start;
            int decimals = 0;
            if (left.back().number) return of && written_number(left.back().folded, number, decimals);
            if (!is(left.back(), of_the_)) return false;
            of = of || is(left.back(), of_);
        }
        return false;
    }

    // "30 of the 120 households, or 25 percent".
    void check_share() {
        for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
            const Figure &whole = *figures_[i], &percent = *figures_[i + 1];
            if (percent.kind != FigureKind::percent || !percent.value || !whole.value || real(whole) == 0)
                continue;
            if (whole.kind != FigureKind::quantity && whole.kind != FigureKind::money) continue;
            if (!all_in(between(whole, percent), or_)) continue;
            double part = 0, room = slack(percent);
            const Words link = i > 0 ? between(*figures_[i - 1], whole) : Words();
            if (i > 0 && alike(*figures_[i - 1], whole) && !link.empty() && is(link.front(), of_)) {
                part = real(*figures_[i - 1]);
                room += 100 * (slack(*figures_[i - 1]) + part / real(whole) * slack(whole)) / real(whole);
            } else if (!number_before(whole, part)) {
                continue;
            }
            const double share = 100 * part / real(whole);
            if (std::abs(share - real(percent)) > room + 1e-9)
                slip("share", {whole.span, percent.span},
                     shown(part) + " of " + whole.text + " is " + shown(std::round(share * 10) / 10) +
                         " percent, not " + percent.text);
        }
    }

    // "rose 20 percent to $120 million from $100 million", "from 100 to 120, an increase of 20 percent".
    void check_change() {
        const Figure *percent = nullptr, *from = nullptr, *to = nullptr;
        std::size_t others = 0;
        for (const Figure* figure : figures_) {
            if (!figure->value) continue;
            if (figure->kind == FigureKind::percent) {
                if (percent || figure->unit != "percent") return;
                percent = figure;
                continue;
            }
            if (figure->kind == FigureKind::date) continue;
            const std::string_view opens = opening(*figure);
            if (opens == "from" && !from) {
                from = figure;
            } else if (opens == "to" && !to) {
                to = figure;
            } else {
                ++others;
            }
        }
        if (!percent || !from || !to || others > 0 || !alike(*from, *to) || real(*from) == 0) return;
        const int direction = direction_told();
        if (direction == 0) return;
        const double change = 100 * (real(*to) - real(*from)) / real(*from);
        const double room =
            slack(*percent) + 100 * (slack(*to) + slack(*from) * real(*to) / real(*from)) / real(*from);
        if (std::abs(change * direction - real(*percent)) > room + 1e-9)
            slip("change", {percent->span, from->span, to->span},
                 "from " + from->text + " to " + to->text + " is " + (change < 0 ? "a fall" : "a rise") +
                     " of " + shown(std::abs(std::round(change * 10) / 10)) + " percent, not " +
                     percent->text);
    }

    // Whether the figure is the beginning or the end of a span, by the word before it: "from about $3m".
    std::string_view opening(const Figure& figure) const {
        Words left = before(figure);
        if (!left.empty() && is(left.back(), about_)) left = left.first(left.size() - 1);
        return left.empty() ? std::string_view() : value(left.back(), span_);
    }

    // 1 for a rise, -1 for a fall, as the last word of change in the sentence has it; 0 without any.
    int direction_told() const {
        int direction = 0;
        for (const SentenceWord& word : words_.all())
            if (const std::string_view way = value(word, change_); !way.empty())
                direction = way == "up" ? 1 : -1;
        return direction;
    }

    // "from 2019 to 2015", "between 2019 and 2015".
    void check_order() {
        for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
            const Figure &a = *figures_[i], &b = *figures_[i + 1];
            if (a.kind != FigureKind::date || b.kind != FigureKind::date) continue;
            const Words link = between(a, b);
            if (link.size() != 1) continue;
            const std::string_view opens = opening(a), goes_on = value(link.front(), span_);
            const bool spans = (opens == "from" && (goes_on == "to" || goes_on == "until")) ||
                               (opens == "between" && goes_on == "and");
            const std::size_t common = std::min(a.unit.size(), b.unit.size());
            if (spans && common >= 4 && a.unit.substr(0, common) > b.unit.substr(0, common) &&
                a.unit[0] <= '2' && b.unit[0] <= '2')
                slip("order", {a.span, b.span}, a.text + " comes after " + b.text);
        }
    }

    void check_twice() {
        for (std::size_t i = 0; i < side_.figures.size(); ++i)
            for (std::size_t j = i + 1;
                 j < side_.figures.size() && side_.figures[j].sentence < side_.figures[i].sentence + reach;
                 ++j)
                compare_two(side_.figures[i], side_.figures[j]);
    }

    bool is_alone(const Figure& figure) const {
        const auto others = side_.figures_in(figure.sentence);
        return std::none_of(others.begin(), others.end(),
                            [&](const Figure& other) { return &other != &figure && alike(figure, other); });
    }

    void compare_two(const Figure& a, const Figure& b) {
        if (a.sentence == b.sentence || a.kind == FigureKind::deal || a.kind == FigureKind::date ||
            !alike(a, b))
            return;
        if (same_value(a, b) || !is_alone(a) || !is_alone(b)) return;
        const Likeness both = likeness(side_, a.sentence, side_, b.sentence);
        const bool alike_enough =
            (both.stems >= 4 && both.share >= 0.55) || (both.stems >= 3 && both.share >= 0.75);
        if (!both.same_thing() || !alike_enough) return;
        const Sentence &left = side_.sentences[a.sentence], &right = side_.sentences[b.sentence];
        if (left.keys != right.keys || left.dates != right.dates || a.hedged != b.hedged) return;
        slip("twice", {a.span, b.span}, "first " + a.text + ", then " + b.text + " of the same thing");
    }

    const Side& side_;
    const patterns::Pack& pack_;
    std::uint32_t total_, parts_, change_, about_, or_, of_, of_the_, span_;
    SentenceWords words_;                 // of one sentence
    std::vector<const Figure*> figures_;  // of one sentence
    std::vector<Slip> slips_;
};

}  // namespace

std::vector<Slip> slips_of(const Document& document, std::shared_ptr<const PatternLibrary> library) {
    const patterns::Pack* pack = library->impl().pack("en");
    if (!pack) throw std::invalid_argument("the pattern library knows no English");
    Extractor extractor(library);
    const Side side = SideReader(*pack).read(document, extractor.extract(document));
    return SelfChecker(side, *pack).run();
}

}  // namespace dossier::check
