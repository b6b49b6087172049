#include <dossier/check/side_parts.h>

#include <iterator>
#include <utility>

namespace dossier::check {
namespace {

constexpr std::uint32_t longest_row = 16;  // code points from a number of a row to its last member

constexpr std::size_t shortest_verb = 3;

class ElidedFigures {
  public:
    explicit ElidedFigures(SideParts& parts)
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
          former_(parts.pack.list("check-former")),
          more_(parts.pack.list("check-more")),
          than_(parts.pack.list("check-than")),
          respectively_(parts.pack.list("check-respectively")),
          them_(parts.pack.list("check-them")),
          number_(parts.pack.list("check-number")),
          number_is_(parts.pack.list("check-number-is")),
          plural_(parts.pack.list("check-plural")),
          change_(parts.pack.list("check-change")),
          no_count_(parts.pack.list("check-no-count")),
          copula_(parts.pack.list("check-copula")) {}

    void add() {
        Covered taken;
        for (const Figure& figure : side_.figures)
            taken.add(figure.span);
        taken.settle();
        std::vector<Figure> found;
        for (std::uint32_t s = 0; s < parts_.ranges.size(); ++s) {
            const auto figures = side_.figures_in(s);
            for (std::uint32_t t = parts_.ranges[s].first; t + 1 < parts_.ranges[s].last; ++t) {
                if (parts_.analysis.tokens[t].shape != Shape::digits) continue;
                const auto scale = scale_at(t + 1);
                const std::uint32_t last = scale ? t + 1 : t;  // "10 million"
                if (last + 1 >= parts_.ranges[s].last) continue;
                const auto& tokens = parts_.analysis.tokens;
                const Span span = parts_.span_of(tokens[t].begin, tokens[last].end);
                if (taken.has(span)) continue;
                const Figure* like = counted_beside(figures, span, t, last);
                const bool opens = t == parts_.ranges[s].first;
                if (!like && scale && !opens) like = paid_before(s, span, t, last);
                if (!like && !opens && figures_count_nothing(figures)) like = counted_before(s, t, last);
                std::string unit(like || opens ? std::string_view() : collective_before(t));
                if (!like && !opens && unit.empty() && !scale) unit = number_of_before(s, t, last);
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

  private:
    // The quantity before the number, if a word like "and" links it; the one behind it in a row that it ends.
    const Figure* counted_beside(std::span<const Figure> figures, const Span& span, std::uint32_t first,
                                 std::uint32_t last) const {
        const Figure *before = nullptr, *behind = nullptr;
        for (const Figure& figure : figures) {
            if (figure.kind != FigureKind::quantity) continue;
            if (figure.span.end <= span.start) before = &figure;
            if (figure.span.start >= span.end && !behind) behind = &figure;
        }
        const bool opens = first == parts_.ranges[parts_.sentence_at(span)].first;
        const std::string_view left = opens ? std::string_view() : parts_.text(first - 1),
                               right = parts_.text(last + 1);
        const bool in_row = (right == "," || is_in(right, joining_) || is_in(right, of_)) && behind;
        if (in_row && behind->span.start - span.end <= longest_row) return behind;
        const bool linked = is_in(left, elided_after_), placed = is_in(right, elided_before_);
        if (before && has_word(before->sentence, respectively_)) return most_before(figures, span);
        // "149 of them".
        const bool of_them = is_in(right, of_) && last + 2 < parts_.analysis.tokens.size() &&
                             is_in(parts_.text(last + 2), them_);
        if (of_them) return before ? (before->measured ? nullptr : before) : last_count_before(span);
        // "It will need 900 pilots; it has 480.", "3,900 people and 700 more".
        const bool more = is_in(right, more_) && last + 2 < parts_.analysis.tokens.size() &&
                          !is_in(parts_.text(last + 2), than_);
        const bool owned = (is_in(left, has_) && is_end(right)) || more;
        if (before && (((linked && placed) || owned) && !before->measured)) return before;
        // "Of the 600 jobs that it promised, 38 exist."
        const bool of_whole = before && is_in(parts_.text(parts_.ranges[before->sentence].first), of_);
        if (of_whole && !before->measured && (left == "," || is_in(right, copula_))) return before;
        return before && (is_end(right) || placed) && is_told_like(*before, first) ? before : nullptr;
    }

    // Money before the number, in its sentence or the one before, with nothing counted between them: "it fell
    // to 19 million euros from 25 million", "Norda paid 9 million euros. Vesta had offered 8 million."
    const Figure* paid_before(std::uint32_t s, const Span& span, std::uint32_t first,
                              std::uint32_t last) const {
        const std::string_view left = parts_.text(first - 1), right = parts_.text(last + 1);
        const Figure *here = nullptr, *behind = nullptr;
        for (const Figure& figure : std::as_const(side_).figures_in(s))
            if (figure.span.end <= span.start && is_value(figure)) here = &figure;
        const bool goes_on = s > 0 && side_.sentences[s - 1].paragraph == side_.sentences[s].paragraph;
        if (!here && goes_on)
            for (const Figure& figure : std::as_const(side_).figures_in(s - 1))
                if (is_value(figure)) behind = &figure;
        const Figure* before = here ? here : behind;
        if (!before || before->kind != FigureKind::money) return nullptr;
        const bool ends = is_end(right) || is_in(right, elided_before_);
        if (!ends) return nullptr;
        return parts_.analysis.tokens[first - 1].shape == Shape::lower || is_in(left, former_) ||
                       is_in(left, elided_after_)
                   ? before
                   : nullptr;
    }

    static bool is_value(const Figure& figure) {
        return figure.kind == FigureKind::money || figure.kind == FigureKind::quantity;
    }

    // In the paragraph.
    const Figure* last_count_before(const Span& span) const {
        const std::uint32_t paragraph = side_.sentences[parts_.sentence_at(span)].paragraph;
        const Figure* found = nullptr;
        for (const Figure& figure : side_.figures)
            if (figure.span.end <= span.start && figure.kind == FigureKind::quantity && !figure.measured &&
                side_.sentences[figure.sentence].paragraph == paragraph)
                found = &figure;
        return found;
    }

    // The largest number of things before a row of the parts of it.
    static const Figure* most_before(std::span<const Figure> figures, const Span& span) {
        const Figure* most = nullptr;
        for (const Figure& figure : figures)
            if (figure.kind == FigureKind::quantity && !figure.measured && figure.span.end <= span.start &&
                figure.value && (!most || *figure.value > *most->value))
                most = &figure;
        return most;
    }

    bool has_word(std::uint32_t s, std::uint32_t list) const {
        const TokenRange& range = parts_.ranges[s];
        for (std::uint32_t t = range.first; t < range.last; ++t)
            if (is_in(parts_.text(t), list)) return true;
        return false;
    }

    static bool is_end(std::string_view token) { return token == "." || token == "," || token == ";"; }

    // Behind the word that the figure stands behind, too: "it served 18 ships, the other served 40"; or a
    // number too large to be anything else, behind a word that may tell of it: "it had 1,900 requests and met
    // 1,400".
    bool is_told_like(const Figure& before, std::uint32_t number) const {
        const std::string_view left = parts_.text(number - 1);
        if (parts_.analysis.tokens[number - 1].shape != Shape::lower || is_in(left, function_)) return false;
        if (is_count_behind_verb(number) && !before.measured) return true;
        const Sentence& sentence = side_.sentences[before.sentence];
        std::string ahead = text_at(sentence, {sentence.span.start, before.span.start});
        ahead.resize(ahead.find_last_not_of(' ') + 1);
        const std::string theirs = ahead.substr(ahead.rfind(' ') + 1);
        // "Create" and "created".
        return theirs.size() >= shortest_verb && (left.starts_with(theirs) || theirs.starts_with(left));
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
        if (!ends || !(is_in(parts_.text(first - 1), has_) || is_count_behind_verb(first))) return nullptr;
        const Figure* found = nullptr;
        for (const Figure& figure : std::as_const(side_).figures_in(s - 1))
            if (figure.kind == FigureKind::quantity && !figure.measured) found = &figure;
        return found;
    }

    // "The port handled 41,000": too large to be anything else, behind a word that may tell of it.
    bool is_count_behind_verb(std::uint32_t number) const {
        return number > 0 && parts_.analysis.tokens[number - 1].shape == Shape::lower &&
               !is_in(parts_.text(number - 1), function_) &&
               parts_.text(number).find(',') != std::string_view::npos;
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

    // "Soldier" of "the number of soldiers was 5,870" and "the number of soldiers fell to 5,870 from 6,310".
    std::string number_of_before(std::uint32_t s, std::uint32_t number, std::uint32_t last) const {
        const std::string_view left = parts_.text(number - 1), right = parts_.text(last + 1);
        if (!is_in(left, number_is_) || !(is_end(right) || is_in(right, elided_before_))) return {};
        for (std::uint32_t t = parts_.ranges[s].first; t + 2 < number; ++t)
            if (is_in(parts_.text(t), number_) && is_in(parts_.text(t + 1), of_))
                return one_of(parts_.text(last_of_noun(t + 2, number)));
        return number_changed_before(s, number);
    }

    // The last word of "ferry passengers", before what they did.
    std::uint32_t last_of_noun(std::uint32_t first, std::uint32_t end) const {
        constexpr std::uint32_t longest = 3;  // words
        std::uint32_t last = first;
        while (last + 1 < std::min(end, first + longest) &&
               parts_.analysis.tokens[last + 1].shape == Shape::lower &&
               !is_in(parts_.text(last + 1), function_) && !is_in(parts_.text(last + 1), number_is_) &&
               parts_.pack.value(change_, patterns::folded_hash(parts_.text(last + 1))).empty())
            ++last;
        return last;
    }

    // "Case" of "cholera cases fell to 87".
    std::string number_changed_before(std::uint32_t s, std::uint32_t number) const {
        if (number < parts_.ranges[s].first + 3) return {};
        const std::string_view verb = parts_.word(number - 2), noun = parts_.text(number - 3);
        if (parts_.pack.value(change_, patterns::folded_hash(verb)).empty()) return {};
        const std::string unit = one_of(noun);
        const bool lower = parts_.analysis.tokens[number - 3].shape == Shape::lower;
        return lower && unit.size() < noun.size() && !is_in(noun, no_count_) ? unit : std::string();
    }

    // Without the ending of more than one.
    std::string one_of(std::string_view noun) const {
        std::string unit = patterns::fold(noun);
        if (unit.size() > shortest_verb && is_in(std::string_view(unit).substr(unit.size() - 1), plural_))
            unit.pop_back();
        return unit;
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

    SideParts& parts_;
    Side& side_;
    std::uint32_t joining_, elided_after_, elided_before_, scale_, collective_, about_, has_, function_, of_,
        former_, more_, than_, respectively_, them_, number_, number_is_, plural_, change_, no_count_,
        copula_;
};

}  // namespace

void add_elided_figures(SideParts& parts) {
    ElidedFigures(parts).add();
}

}  // namespace dossier::check
