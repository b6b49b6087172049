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

void sort_figures(Side& side) {
    std::stable_sort(side.figures.begin(), side.figures.end(),
                     [](const Figure& a, const Figure& b) { return a.span < b.span; });
}

class FigureReader {
  public:
    explicit FigureReader(SideParts& parts) : parts_(parts), side_(parts.side) {}

    void read() {
        add_figures();
        sort_figures(side_);
        add_elided_figures(parts_);
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
    bind_figures(parts);
    read_words(parts);
    guess_deals(parts);
    sort_figures(side);
    return side;
}

}  // namespace dossier::check
