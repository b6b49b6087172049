#include <dossier/check/compare.h>
#include <dossier/check/self_check.h>
#include <dossier/extract/extractor.h>
#include <dossier/patterns/fold.h>
#include <dossier/patterns/library_impl.h>
#include <dossier/text/offsets.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <stdexcept>

namespace dossier::check {
namespace {

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

class SelfChecker {
  public:
    SelfChecker(const Side& side, const patterns::Pack& pack) : side_(side), pack_(pack) {
        total_ = pack.list("check-total");
        parts_ = pack.list("check-parts");
        change_ = pack.list("check-change");
    }

    std::vector<Slip> run() {
        for (std::uint32_t s = 0; s < side_.sentences.size(); ++s) {
            figures_.clear();
            for (const Figure& figure : side_.figures)
                if (figure.sentence == s && figure.kind != FigureKind::deal) figures_.push_back(&figure);
            check_sum(s);
            check_share();
            check_change(s);
            check_order();
        }
        check_twice();
        return std::move(slips_);
    }

  private:
    // Words between two places of a sentence, in small letters.
    std::vector<std::string> words(std::uint32_t s, std::uint32_t from, std::uint32_t to) const {
        const std::string& text = side_.sentences[s].text;
        const CodePointIndex index(text);
        std::vector<std::string> out;
        std::string word;
        const std::uint32_t base = side_.sentences[s].span.start;
        for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
            const bool letter =
                byte < text.size() && (((text[byte] | 0x20) >= 'a' && (text[byte] | 0x20) <= 'z') ||
                                       static_cast<unsigned char>(text[byte]) >= 0x80);
            if (letter) {
                word += text[byte];
                continue;
            }
            if (!word.empty()) {
                const std::uint32_t at =
                    base + index.at(text, static_cast<std::uint32_t>(byte - word.size()));
                if (at >= from && at < to) out.push_back(patterns::fold(word));
                word.clear();
            }
        }
        return out;
    }

    std::string between(const Figure& a, const Figure& b) const {
        const auto list = words(a.sentence, a.span.end, b.span.start);
        std::string out;
        for (const std::string& word : list)
            out += (out.empty() ? "" : " ") + word;
        return out;
    }

    bool any_in(const std::vector<std::string>& list, std::uint32_t of) const {
        return std::any_of(list.begin(), list.end(), [&](const std::string& word) {
            return pack_.in_list(pack_.classify(word, Shape::lower).set, of);
        });
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
            const auto left = words(s, before, same[i]->span.start);
            const auto right = words(s, same[i]->span.end, after);
            const std::vector<std::string> near_left(left.size() > 3 ? left.end() - 3 : left.begin(),
                                                     left.end());
            const std::vector<std::string> near_right(
                right.begin(), right.begin() + std::min<std::ptrdiff_t>(3, std::ssize(right)));
            const bool last = i + 1 == same.size(), first = i == 0;
            if ((first || last) && (any_in(near_left, total_) || (last && any_in(near_right, total_))))
                return same[i];
            if (first && !last && any_in(right, parts_)) return same[i];
        }
        return nullptr;
    }

    // The number that stands right before "of the" and a figure; false if none does.
    bool number_before(const Figure& whole, double& number) const {
        const Sentence& sentence = side_.sentences[whole.sentence];
        const CodePointIndex index(sentence.text);
        std::size_t end = 0;
        while (end < sentence.text.size() &&
               index.at(sentence.text, static_cast<std::uint32_t>(end)) + sentence.span.start <
                   whole.span.start)
            for (++end; end < sentence.text.size() &&
                        (static_cast<unsigned char>(sentence.text[end]) & 0xC0) == 0x80;)
                ++end;
        std::string_view before = std::string_view(sentence.text).substr(0, end);
        for (const std::string_view link : {"its ", "the ", "their ", "all ", "of ", "out "})
            if (before.ends_with(link)) before.remove_suffix(link.size());
        if (before.size() == end || !before.ends_with(' ')) return false;
        before.remove_suffix(1);
        const std::size_t word = before.rfind(' ') == std::string_view::npos ? 0 : before.rfind(' ') + 1;
        int decimals = 0;
        return before.substr(word).find_first_not_of("0123456789,.") == std::string_view::npos &&
               written_number(before.substr(word), number, decimals);
    }

    // "30 of the 120 households, or 25 percent".
    void check_share() {
        for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
            const Figure &whole = *figures_[i], &percent = *figures_[i + 1];
            if (percent.kind != FigureKind::percent || !percent.value || !whole.value || real(whole) == 0)
                continue;
            if (whole.kind != FigureKind::quantity && whole.kind != FigureKind::money) continue;
            const std::string link = between(whole, percent);
            if (link != "" && link != "or" && link != "or about" && link != "that is" && link != "or some")
                continue;
            double part = 0, room = slack(percent);
            if (i > 0 && alike(*figures_[i - 1], whole) &&
                between(*figures_[i - 1], whole).starts_with("of")) {
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
    void check_change(std::uint32_t s) {
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
            const auto before =
                words(s, figure == figures_.front() ? side_.sentences[s].span.start : 0, figure->span.start);
            const std::string last = before.empty() ? "" : before.back();
            const bool bound = last == "about" || last == "some" || last == "nearly" || last == "around" ||
                               last == "roughly";
            const std::string word = bound && before.size() > 1 ? before[before.size() - 2] : last;
            if (word == "from" && !from) {
                from = figure;
            } else if (word == "to" && !to) {
                to = figure;
            } else {
                ++others;
            }
        }
        if (!percent || !from || !to || others > 0 || !alike(*from, *to) || real(*from) == 0) return;
        const auto all = words(s, side_.sentences[s].span.start, side_.sentences[s].span.end);
        int direction = 0;
        for (const std::string& word : all) {
            const std::string_view value = pack_.value(change_, patterns::folded_hash(word));
            if (!value.empty()) direction = value == "up" ? 1 : -1;
        }
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

    // "from 2019 to 2015".
    void check_order() {
        for (std::size_t i = 0; i + 1 < figures_.size(); ++i) {
            const Figure &a = *figures_[i], &b = *figures_[i + 1];
            if (a.kind != FigureKind::date || b.kind != FigureKind::date) continue;
            const auto before = words(a.sentence, side_.sentences[a.sentence].span.start, a.span.start);
            const std::string opens = before.empty() ? "" : before.back(), link = between(a, b);
            const bool spans = (opens == "from" &&
                                (link == "to" || link == "until" || link == "till" || link == "through")) ||
                               (opens == "between" && link == "and");
            const std::size_t common = std::min(a.unit.size(), b.unit.size());
            if (spans && common >= 4 && a.unit.substr(0, common) > b.unit.substr(0, common) &&
                a.unit[0] <= '2' && b.unit[0] <= '2')
                slip("order", {a.span, b.span}, a.text + " comes after " + b.text);
        }
    }

    void check_twice() {
        for (std::size_t i = 0; i < side_.figures.size(); ++i)
            for (std::size_t j = i + 1;
                 j < side_.figures.size() && side_.figures[j].sentence < side_.figures[i].sentence + 40; ++j)
                compare_two(side_.figures[i], side_.figures[j]);
    }

    std::size_t alike_in_sentence(const Figure& figure) const {
        return static_cast<std::size_t>(std::count_if(
            side_.figures.begin(), side_.figures.end(),
            [&](const Figure& other) { return other.sentence == figure.sentence && alike(figure, other); }));
    }

    void compare_two(const Figure& a, const Figure& b) {
        if (a.sentence == b.sentence || a.kind == FigureKind::deal || a.kind == FigureKind::date ||
            !alike(a, b))
            return;
        if (same_value(a, b) || alike_in_sentence(a) != 1 || alike_in_sentence(b) != 1) return;
        const Likeness both = likeness(side_, a.sentence, side_, b.sentence);
        if (!both.same_thing() || both.stems < 4 || both.share < 0.55) return;
        const Sentence &left = side_.sentences[a.sentence], &right = side_.sentences[b.sentence];
        if (left.keys != right.keys || left.dates != right.dates || a.hedged != b.hedged) return;
        slip("twice", {a.span, b.span}, "first " + a.text + ", then " + b.text + " of the same thing");
    }

    const Side& side_;
    const patterns::Pack& pack_;
    std::uint32_t total_ = 0, parts_ = 0, change_ = 0;
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
