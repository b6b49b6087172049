#include <dossier/check/side.h>
#include <dossier/check/side_parts.h>
#include <dossier/patterns/fold.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

namespace dossier::check {
namespace {

constexpr std::uint32_t longest_row = 16;  // code points from a number of a row to its last member

void sort_figures(Side& side) {
    std::stable_sort(side.figures.begin(), side.figures.end(),
                     [](const Figure& a, const Figure& b) { return a.span < b.span; });
}

class FigureReader {
  public:
    explicit FigureReader(SideParts& parts)
        : parts_(parts),
          side_(parts.side),
          joining_(parts.pack.list("check-joining")),
          elided_after_(parts.pack.list("check-elided-after")),
          elided_before_(parts.pack.list("check-elided-before")),
          scale_(parts.pack.list("scale")),
          collective_(parts.pack.list("check-collective")),
          about_(parts.pack.list("check-about")),
          has_(parts.pack.list("check-has")),
          function_(parts.pack.list("function-word")),
          of_(parts.pack.list("check-of")),
          former_(parts.pack.list("check-former")) {}

    void read() {
        add_figures();
        sort_figures(side_);
        add_elided();
        add_deals();
    }

  private:
    // Told is a mention of a figure.
    template <typename Told>
    Figure& add(FigureKind kind, const Told& mention) {
        Figure& figure = side_.figures.emplace_back();
        figure.kind = kind;
        figure.span = mention.span;
        figure.text = mention.text;
        figure.sentence = parts_.sentence_at(mention.span);
        figure.of = mention.of;
        return figure;
    }

    void add_figures() {
        for (const MoneyMention& money : side_.facts.money) {
            Figure& figure = add(FigureKind::money, money);
            figure.value = money.amount;
            figure.unit = money.currency;
            figure.per = money.per;
            figure.bounds = money.bounds;
            figure.assumed = money.currency_assumed;
        }
        for (const PercentMention& percent : side_.facts.percents) {
            Figure& figure = add(FigureKind::percent, percent);
            figure.value = percent.value;
            figure.unit = percent.unit;
            figure.bounds = percent.bounds;
        }
        for (const QuantityMention& quantity : side_.facts.quantities) {
            Figure& figure = add(FigureKind::quantity, quantity);
            figure.value = quantity.value;
            figure.unit = quantity.unit;
            figure.bounds = quantity.bounds;
            if (!quantity.si_factor || !quantity.value) continue;
            if (auto si = quantity.value->times(*quantity.si_factor)) {
                figure.value = si;
                figure.unit = quantity.si_unit;
                figure.measured = true;
            }
        }
        for (const DateMention& date : side_.facts.dates) {
            if (date.value.empty() || date.value.back() == 'F') continue;  // "recently" is no figure
            Figure& figure = add(FigureKind::date, date);
            figure.unit = date.value;
            side_.sentences[figure.sentence].dates.push_back(date.value);
        }
    }

    // Bare numbers whose unit the sentence tells beside another one: "105,000 passengers in 2016 and 56,000
    // in 2022", "12, 9 and 14 clinics".
    void add_elided() {
        Covered taken;
        for (const Figure& figure : side_.figures)
            taken.add(figure.span);
        taken.settle();
        std::vector<Figure> found;
        for (std::uint32_t s = 0; s < parts_.ranges.size(); ++s) {
            const auto figures = side_.figures_in(s);
            for (std::uint32_t t = parts_.ranges[s].first + 1; t + 1 < parts_.ranges[s].last; ++t) {
                if (parts_.analysis.tokens[t].shape != Shape::digits) continue;
                const auto scale = scale_at(t + 1);
                const std::uint32_t last = scale ? t + 1 : t;  // "10 million"
                if (last + 1 >= parts_.ranges[s].last) continue;
                const auto& tokens = parts_.analysis.tokens;
                const Span span = parts_.span_of(tokens[t].begin, tokens[last].end);
                if (taken.has(span)) continue;
                const Figure* like = counted_beside(figures, span, t, last);
                if (!like && scale) like = paid_before(figures, span, t);
                if (!like && figures_count_nothing(figures)) like = counted_before(s, t, last);
                const std::string unit(like ? std::string_view() : collective_before(t));
                const auto number = like || !unit.empty() ? number_at(t, scale.has_value()) : std::nullopt;
                const auto value = number && scale ? number->times(*scale) : number;
                if (!value) continue;
                // One of measure is told in a unit that is to be read as that of the row.
                const auto told = like && like->measured ? value->times(factor_of(*like)) : value;
                if (!told) continue;
                Figure& figure = like ? found.emplace_back(*like) : found.emplace_back();
                if (!like) figure.kind = FigureKind::quantity, figure.unit = unit;
                figure.sentence = s;
                figure.span = span;
                figure.text = std::string(
                    parts_.analysis.text.substr(tokens[t].begin, tokens[last].end - tokens[t].begin));
                figure.value = told;
                figure.bounds = {};
                figure.of.clear();
            }
        }
        std::move(found.begin(), found.end(), std::back_inserter(side_.figures));
    }

    // The quantity before the number, if a word like "and" links it; the one behind it in a row that it ends.
    const Figure* counted_beside(std::span<const Figure> figures, const Span& span, std::uint32_t first,
                                 std::uint32_t last) const {
        const Figure *before = nullptr, *behind = nullptr;
        for (const Figure& figure : figures) {
            if (figure.kind != FigureKind::quantity) continue;
            if (figure.span.end <= span.start) before = &figure;
            if (figure.span.start >= span.end && !behind) behind = &figure;
        }
        const std::string_view left = parts_.text(first - 1), right = parts_.text(last + 1);
        const bool in_row = (right == "," || is_in(right, joining_) || is_in(right, of_)) && behind;
        if (in_row && behind->span.start - span.end <= longest_row) return behind;
        const bool linked = is_in(left, elided_after_), placed = is_in(right, elided_before_);
        if (before && ((linked && placed && !before->measured) ||
                       ((is_end(right) || placed) && is_told_like(*before, first))))
            return before;
        return nullptr;
    }

    // Money before the number, where a word like "from" links them: "it fell to 19 million euros from 25
    // million".
    const Figure* paid_before(std::span<const Figure> figures, const Span& span, std::uint32_t first) const {
        if (!is_in(parts_.text(first - 1), former_)) return nullptr;
        const Figure* before = nullptr;
        for (const Figure& figure : figures)
            if (figure.kind == FigureKind::money && figure.span.end <= span.start) before = &figure;
        return before;
    }

    static bool is_end(std::string_view token) { return token == "." || token == "," || token == ";"; }

    // Behind the word that the figure stands behind, too: "it served 18 ships, the other served 40"; or a
    // number too large to be anything else, behind a word that may tell of it: "it had 1,900 requests and met
    // 1,400".
    bool is_told_like(const Figure& before, std::uint32_t number) const {
        const std::string_view left = parts_.text(number - 1);
        if (parts_.analysis.tokens[number - 1].shape != Shape::lower || is_in(left, function_)) return false;
        if (parts_.text(number).find(',') != std::string_view::npos && !before.measured) return true;
        const Sentence& sentence = side_.sentences[before.sentence];
        const std::string ahead = text_at(sentence, {sentence.span.start, before.span.start});
        return ahead.ends_with(std::string(left) + " ");
    }

    // What the text's own number was multiplied with.
    Decimal factor_of(const Figure& figure) const {
        for (const QuantityMention& quantity : side_.facts.quantities)
            if (quantity.span == figure.span && quantity.si_factor) return *quantity.si_factor;
        return Decimal(1);
    }

    static bool figures_count_nothing(std::span<const Figure> figures) {
        return std::none_of(figures.begin(), figures.end(),
                            [](const Figure& figure) { return figure.kind == FigureKind::quantity; });
    }

    // What the sentence before counted: "It had 80,000 visitors a year. In 2023 it had 31,000."
    const Figure* counted_before(std::uint32_t s, std::uint32_t first, std::uint32_t last) const {
        if (s == 0 || side_.sentences[s - 1].paragraph != side_.sentences[s].paragraph) return nullptr;
        const std::string_view right = parts_.text(last + 1);
        const bool ends = is_end(right) || is_in(right, elided_before_);
        if (!ends || !is_in(parts_.text(first - 1), has_)) return nullptr;
        const Figure* found = nullptr;
        for (const Figure& figure : std::as_const(side_).figures_in(s - 1))
            if (figure.kind == FigureKind::quantity && !figure.measured) found = &figure;
        return found;
    }

    // What the words before a number tell that it counts: "a workforce of 2,900", "employs about 40".
    std::string_view collective_before(std::uint32_t number) const {
        std::uint32_t last = number;
        if (last > 0 && is_in(parts_.text(last - 1), about_)) --last;
        if (last < 1) return {};
        const std::uint64_t word = patterns::folded_hash(parts_.text(last - 1));
        const std::string_view alone = parts_.pack.value(collective_, word);
        if (!alone.empty() || last < 2) return alone;
        return parts_.pack.value(collective_,
                                 patterns::chain(patterns::folded_hash(parts_.text(last - 2)), word));
    }

    bool is_in(std::string_view word, std::uint32_t list) const {
        return parts_.pack.in_list(parts_.pack.classify(word, Shape::lower).set, list);
    }

    std::optional<Decimal> scale_at(std::uint32_t t) const {
        const std::string_view value = parts_.pack.value(scale_, patterns::folded_hash(parts_.text(t)));
        return value.empty() ? std::nullopt : Decimal::parse(std::string(value));
    }

    // Of a token of digits; none of one that may be a year.
    std::optional<Decimal> number_at(std::uint32_t t, bool scaled) const {
        std::string digits(parts_.text(t));
        const bool grouped = std::erase(digits, ',') > 0;
        constexpr std::size_t year = 4;
        return !grouped && !scaled && digits.size() == year ? std::nullopt : Decimal::parse(digits);
    }

    // A deal claims its status; the figures in its evidence that it took are its own.
    void add_deals() {
        sort_figures(side_);
        std::vector<Figure> claims;
        for (std::size_t i = 0; i < side_.facts.deals.size(); ++i) {
            const Deal& deal = side_.facts.deals[i];
            for (Figure& figure : figures_from(deal.evidence.start)) {
                if (figure.span.start >= deal.evidence.end) break;
                if (within(figure.span, deal.evidence) && figure.deal < 0 && is_of(deal, figure))
                    figure.deal = static_cast<int>(i);
            }
            Figure& claim = claims.emplace_back();
            claim.kind = FigureKind::deal;
            claim.span = deal.evidence;
            claim.text = deal.quote;
            claim.sentence = parts_.sentence_at(deal.evidence);
            claim.unit = deal.status;
            claim.deal = static_cast<int>(i);
        }
        std::move(claims.begin(), claims.end(), std::back_inserter(side_.figures));
        sort_figures(side_);
    }

    static bool is_of(const Deal& deal, const Figure& figure) {
        if (figure.kind == FigureKind::money) return deal.amount && figure.value == deal.amount;
        return figure.kind == FigureKind::date && !deal.date.empty() && figure.unit == deal.date;
    }

    // Those that start there or later.
    std::span<Figure> figures_from(std::uint32_t start) {
        const auto first =
            std::lower_bound(side_.figures.begin(), side_.figures.end(), start,
                             [](const Figure& f, std::uint32_t at) { return f.span.start < at; });
        return {first, side_.figures.end()};
    }

    SideParts& parts_;
    Side& side_;
    std::uint32_t joining_, elided_after_, elided_before_, scale_, collective_, about_, has_, function_, of_,
        former_;
};

}  // namespace

std::uint32_t SideParts::sentence_at(const Span& span) const {
    const auto& all = side.sentences;
    auto found = std::upper_bound(all.begin(), all.end(), span.start,
                                  [](std::uint32_t at, const Sentence& s) { return at < s.span.start; });
    return static_cast<std::uint32_t>(found == all.begin() ? 0 : found - all.begin() - 1);
}

void Covered::settle() {
    std::sort(spans_.begin(), spans_.end());
    std::size_t kept = 0;
    for (const Span& span : spans_) {
        if (kept > 0 && span.start <= spans_[kept - 1].end)
            spans_[kept - 1].end = std::max(spans_[kept - 1].end, span.end);
        else
            spans_[kept++] = span;
    }
    spans_.resize(kept);
}

bool Covered::has(const Span& span) const {
    const auto after = std::upper_bound(spans_.begin(), spans_.end(), span.start,
                                        [](std::uint32_t at, const Span& other) { return at < other.start; });
    return after != spans_.begin() && within(span, *(after - 1));
}

void read_sentences(SideParts& parts) {
    const Analysis& analysis = parts.analysis;
    std::uint32_t paragraph = 0;
    for (const TokenRange& range : analysis.sentences) {
        if (range.last <= range.first) continue;
        while (paragraph + 1 < analysis.paragraphs.size() &&
               range.first >= analysis.paragraphs[paragraph].tokens.last)
            ++paragraph;
        const std::uint32_t begin = analysis.tokens[range.first].begin,
                            end = analysis.tokens[range.last - 1].end;
        Sentence sentence;
        sentence.span = parts.span_of(begin, end);
        sentence.paragraph = paragraph;
        sentence.text = parts.side.document.text.substr(begin, end - begin);
        parts.side.sentences.push_back(std::move(sentence));
        parts.ranges.push_back(range);
    }
}

void read_figures(SideParts& parts) {
    FigureReader(parts).read();
}

const char* to_string(FigureKind kind) {
    static constexpr const char* names[] = {"money", "percent", "quantity", "date", "deal"};
    return names[static_cast<std::size_t>(kind)];
}

std::string key_of(const std::string& name, const std::string& iso) {
    return iso.empty() ? fold_name(name) : "iso:" + iso;
}

std::uint64_t bits_of(const std::vector<std::string>& words) {
    std::uint64_t bits = 0;
    for (const std::string& word : words)
        bits |= std::uint64_t{1} << (std::hash<std::string>{}(word) % 64);
    return bits;
}

std::string text_at(const Sentence& sentence, const Span& span) {
    CodePointCursor cursor(sentence.text);
    cursor.advance_to(span.start - sentence.span.start);
    return std::string(cursor.advance_to(span.end - sentence.span.start));
}

std::span<const Figure> Side::figures_in(std::uint32_t sentence) const {
    const auto before = [](const Figure& figure, std::uint32_t s) { return figure.sentence < s; };
    const auto first = std::lower_bound(figures.begin(), figures.end(), sentence, before);
    return {first, std::lower_bound(first, figures.end(), sentence + 1, before)};
}

std::span<Figure> Side::figures_in(std::uint32_t sentence) {
    const auto found = std::as_const(*this).figures_in(sentence);
    return {figures.begin() + (found.data() - figures.data()), found.size()};
}

const std::vector<std::string>& Side::keys_near(std::uint32_t sentence) const {
    for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s < 3;)
        if (!sentences[s].keys.empty()) return sentences[s].keys;
    return sentences[sentence].keys;
}

const Deal* Side::deal(const Figure& figure) const {
    return figure.deal < 0 ? nullptr : &facts.deals[static_cast<std::size_t>(figure.deal)];
}

SideReader::SideReader(const patterns::Pack& pack) : pack_(pack) {}

Side SideReader::read(Document document, Facts facts, const Known& known) {
    Side side;
    side.document = std::move(document);
    side.facts = std::move(facts);
    analyser_.analyse(side.document.text, side.document.lang, analysis_);
    SideParts parts{side, analysis_, pack_, CodePointIndex(side.document.text), {}};
    read_sentences(parts);
    if (side.sentences.empty()) return side;
    read_figures(parts);
    read_names(parts, known);
    bind_figures(side);
    read_words(parts);
    guess_deals(parts);
    sort_figures(side);
    return side;
}

}  // namespace dossier::check
