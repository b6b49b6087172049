#include <dossier/check/side.h>
#include <dossier/patterns/fold.h>
#include <dossier/store/content_key.h>
#include <dossier/text/offsets.h>

#include <algorithm>
#include <iterator>

namespace dossier::check {
namespace {

constexpr std::size_t stem_length = 6, shortest_stem = 3;  // bytes
constexpr std::uint32_t hedge_distance = 80;  // characters between a word of doubt and what it is said of
constexpr std::uint32_t longest_name = 6;     // tokens
constexpr std::size_t share_candidates = 3;   // figures among which the one right before a word is
constexpr std::uint32_t head_distance = 10;   // characters between a word and a figure that it is the head of

void sort_unique(std::vector<std::string>& values) {
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

bool within(const Span& inner, const Span& outer) {
    return inner.start >= outer.start && inner.end <= outer.end;
}

// Puts a side together from a text's facts and its tokens.
class Builder {
  public:
    Builder(Side& side, const Analysis& analysis, const patterns::Pack& pack, const SideReader::Known& known)
        : side_(side),
          known_(known),
          analysis_(analysis),
          pack_(pack),
          function_(pack.list("function-word")),
          hedge_(pack.list("check-hedge")),
          of_(pack.list("check-of")),
          index_(side.document.text) {}

    void build() {
        for (const TokenRange& range : analysis_.sentences)
            if (range.last > range.first) add_sentence(range);
        if (side_.sentences.empty()) return;
        add_entities();
        add_known_names();
        add_figures();
        add_deals();
        bind();
        add_stems();
    }

  private:
    Span span_of(std::uint32_t begin, std::uint32_t end) const {
        return {index_.at(side_.document.text, begin), index_.at(side_.document.text, end)};
    }

    void add_sentence(const TokenRange& range) {
        const std::uint32_t begin = analysis_.tokens[range.first].begin,
                            end = analysis_.tokens[range.last - 1].end;
        Sentence sentence;
        sentence.span = span_of(begin, end);
        sentence.text = side_.document.text.substr(begin, end - begin);
        side_.sentences.push_back(std::move(sentence));
        ranges_.push_back(range);
    }

    std::uint32_t sentence_at(const Span& span) const {
        const auto& all = side_.sentences;
        auto found = std::upper_bound(all.begin(), all.end(), span.start,
                                      [](std::uint32_t at, const Sentence& s) { return at < s.span.start; });
        return static_cast<std::uint32_t>(found == all.begin() ? 0 : found - all.begin() - 1);
    }

    void add_entities() {
        for (const EntityMention& mention : side_.facts.entities) {
            const std::string key =
                key_of(mention.canonical.empty() ? mention.text : mention.canonical, mention.iso);
            side_.sentences[sentence_at(mention.span)].keys.push_back(key);
            names_.push_back({mention.span, key});
        }
        for (Sentence& sentence : side_.sentences)
            sort_unique(sentence.keys);
        sort_names();
    }

    void sort_names() {
        std::stable_sort(names_.begin(), names_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
    }

    // Runs of capitalised words, the longest that is known first.
    void add_known_names() {
        if (!known_) return;
        const auto& tokens = analysis_.tokens;
        const auto begins = [&](std::uint32_t t) {
            return tokens[t].shape == Shape::capital || tokens[t].shape == Shape::upper ||
                   tokens[t].shape == Shape::mixed;
        };
        for (std::size_t s = 0; s < ranges_.size(); ++s) {
            for (std::uint32_t t = ranges_[s].first; t < ranges_[s].last; ++t) {
                if (!begins(t)) continue;
                for (std::uint32_t end = std::min(ranges_[s].last, t + longest_name); end > t; --end) {
                    if (!begins(end - 1) || !add_known_name(s, t, end)) continue;
                    t = end - 1;
                    break;
                }
            }
            sort_unique(side_.sentences[s].keys);
        }
        // What the draft alone reads as a name of its own is the known one.
        std::erase_if(names_, [&](const auto& name) {
            const auto at = std::lower_bound(known_names_.begin(), known_names_.end(), name.first,
                                             [](const auto& a, const Span& span) { return a.first < span; });
            return at != known_names_.end() && at->first == name.first;
        });
        names_.insert(names_.end(), known_names_.begin(), known_names_.end());
        sort_names();
    }

    bool add_known_name(std::size_t s, std::uint32_t first, std::uint32_t last) {
        const std::uint32_t begin = analysis_.tokens[first].begin;
        std::string_view text = analysis_.text.substr(begin, analysis_.tokens[last - 1].end - begin);
        text.remove_suffix(patterns::possessive_length(text));
        const auto keys = known_(fold_name(text));
        const Span span = span_of(begin, static_cast<std::uint32_t>(begin + text.size()));
        for (const std::string& key : keys) {
            side_.sentences[s].keys.push_back(key);
            known_names_.push_back({span, key});
        }
        return !keys.empty();
    }

    // Mention is that of a figure, with what it is of.
    template <typename Mention>
    Figure& add(FigureKind kind, const Mention& mention) {
        Figure& figure = side_.figures.emplace_back();
        figure.kind = kind;
        figure.span = mention.span;
        figure.text = mention.text;
        figure.sentence = sentence_at(mention.span);
        if (!mention.of.empty()) tell(figure, mention.of);
        return figure;
    }

    void tell(Figure& figure, const std::string& of) {
        for (const EntityMention& entity : side_.facts.entities) {
            if (entity.canonical != of && entity.text != of) continue;
            figure.told = true;
            figure.bound_to = key_of(entity.canonical.empty() ? entity.text : entity.canonical, entity.iso);
            return;
        }
        figure.thing = patterns::fold(of.substr(of.rfind(' ') + 1)).substr(0, stem_length);
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
        sort_figures();
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
            claim.sentence = sentence_at(deal.evidence);
            claim.unit = deal.status;
            claim.deal = static_cast<int>(i);
        }
        std::move(claims.begin(), claims.end(), std::back_inserter(side_.figures));
        sort_figures();
    }

    static bool is_of(const Deal& deal, const Figure& figure) {
        if (figure.kind == FigureKind::money) return deal.amount && figure.value == deal.amount;
        return figure.kind == FigureKind::date && !deal.date.empty() && figure.unit == deal.date;
    }

    void sort_figures() {
        std::stable_sort(side_.figures.begin(), side_.figures.end(),
                         [](const Figure& a, const Figure& b) { return a.span < b.span; });
    }

    // Those that start there or later.
    std::span<Figure> figures_from(std::uint32_t start) {
        const auto first =
            std::lower_bound(side_.figures.begin(), side_.figures.end(), start,
                             [](const Figure& f, std::uint32_t at) { return f.span.start < at; });
        return {first, side_.figures.end()};
    }

    // The nearest name of the sentence: the last one that starts before the figure or the first one after.
    void bind() {
        for (Figure& figure : side_.figures) {
            if (figure.told) continue;
            const auto after =
                std::lower_bound(names_.begin(), names_.end(), figure.span.start,
                                 [](const auto& n, std::uint32_t at) { return n.first.start < at; });
            std::uint32_t nearest = ~0u;
            const auto offer = [&](const auto& name) {
                if (sentence_at(name.first) != figure.sentence) return;
                const Span& span = name.first;
                const std::uint32_t distance = span.end <= figure.span.start   ? figure.span.start - span.end
                                               : span.start >= figure.span.end ? span.start - figure.span.end
                                                                               : 0;
                if (distance >= nearest) return;
                nearest = distance;
                figure.bound_to = name.second;
            };
            if (after != names_.begin()) offer(*(after - 1));
            if (after != names_.end()) offer(*after);
        }
    }

    // "70 percent of the equipment of Norda" is of the next name, however near another stands before it.
    void bind_share(std::uint32_t sentence, const Span& of) {
        const auto name =
            std::lower_bound(names_.begin(), names_.end(), of.end,
                             [](const auto& n, std::uint32_t at) { return n.first.start < at; });
        if (name == names_.end() || sentence_at(name->first) != sentence) return;
        const std::span<Figure> after = figures_from(of.start);
        if (!after.empty() && after.front().span.start < name->first.start) return;
        const auto before = std::span(side_.figures).first(side_.figures.size() - after.size());
        for (Figure& figure : before.last(std::min(share_candidates, before.size())))
            if (figure.kind == FigureKind::percent && !figure.told && figure.span.end + 1 == of.start)
                figure.bound_to = name->second;
    }

    // Where names and figures stand, joined where they touch.
    void note_taken() {
        for (const auto& name : names_)
            taken_.push_back(name.first);
        for (const Figure& figure : side_.figures)
            if (figure.kind != FigureKind::deal) taken_.push_back(figure.span);
        std::sort(taken_.begin(), taken_.end());
        std::size_t kept = 0;
        for (const Span& span : taken_) {
            if (kept > 0 && span.start <= taken_[kept - 1].end)
                taken_[kept - 1].end = std::max(taken_[kept - 1].end, span.end);
            else
                taken_[kept++] = span;
        }
        taken_.resize(kept);
    }

    bool taken(const Span& span) const {
        const auto after =
            std::upper_bound(taken_.begin(), taken_.end(), span.start,
                             [](std::uint32_t at, const Span& other) { return at < other.start; });
        return after != taken_.begin() && within(span, *(after - 1));
    }

    void hedge(std::uint32_t sentence, std::uint32_t at) {
        for (Figure& figure : figures_from(at)) {
            if (figure.sentence != sentence || figure.span.start - at > hedge_distance) break;
            figure.hedged = true;
        }
    }

    void add_stems() {
        note_taken();
        for (std::uint32_t s = 0; s < ranges_.size(); ++s) {
            Sentence& sentence = side_.sentences[s];
            std::vector<std::uint32_t> ends;  // of each stem
            for (std::uint32_t t = ranges_[s].first; t < ranges_[s].last; ++t) {
                const Token& token = analysis_.tokens[t];
                const std::string_view text = analysis_.text.substr(token.begin, token.length());
                const Span span = span_of(token.begin, token.end);
                const auto classes = pack_.classify(text, token.shape);
                if (pack_.in_list(classes.set, hedge_)) hedge(s, span.end);
                if (pack_.in_list(classes.set, of_)) bind_share(s, span);
                if (token.shape == Shape::digits || token.shape == Shape::punct ||
                    token.shape == Shape::symbol)
                    continue;
                if (text.size() < shortest_stem || pack_.in_list(classes.set, function_)) continue;
                if (taken(span)) continue;
                sentence.stems.push_back(patterns::fold(text).substr(0, stem_length));
                ends.push_back(span.end);
            }
            add_heads(s, ends);
            sort_unique(sentence.stems);
        }
    }

    void add_heads(std::uint32_t s, const std::vector<std::uint32_t>& ends) {
        for (Figure& figure : figures_from(side_.sentences[s].span.start)) {
            if (figure.sentence != s) break;
            const auto after = std::upper_bound(ends.begin(), ends.end(), figure.span.start);
            if (after == ends.begin() || figure.span.start - *(after - 1) > head_distance) continue;
            figure.head = side_.sentences[s].stems[static_cast<std::size_t>(after - 1 - ends.begin())];
        }
    }

    Side& side_;
    const SideReader::Known& known_;
    const Analysis& analysis_;
    const patterns::Pack& pack_;
    std::uint32_t function_, hedge_, of_;
    CodePointIndex index_;
    std::vector<TokenRange> ranges_;
    std::vector<std::pair<Span, std::string>> names_, known_names_;  // in the order of the text
    std::vector<Span> taken_;
};

}  // namespace

const char* to_string(FigureKind kind) {
    static constexpr const char* names[] = {"money", "percent", "quantity", "date", "deal"};
    return names[static_cast<std::size_t>(kind)];
}

std::string key_of(const std::string& name, const std::string& iso) {
    return iso.empty() ? fold_name(name) : "iso:" + iso;
}

std::span<const Figure> Side::figures_in(std::uint32_t sentence) const {
    const auto before = [](const Figure& figure, std::uint32_t s) { return figure.sentence < s; };
    const auto first = std::lower_bound(figures.begin(), figures.end(), sentence, before);
    return {first, std::lower_bound(first, figures.end(), sentence + 1, before)};
}

const std::vector<std::string>& Side::keys_near(std::uint32_t sentence) const {
    for (std::uint32_t s = sentence + 1; s-- > 0 && sentence - s < 3;)
        if (!sentences[s].keys.empty()) return sentences[s].keys;
    return sentences[sentence].keys;
}

SideReader::SideReader(const patterns::Pack& pack) : pack_(pack) {}

Side SideReader::read(Document document, Facts facts, const Known& known) {
    Side side;
    side.document = std::move(document);
    side.facts = std::move(facts);
    analyser_.analyse(side.document.text, side.document.lang, analysis_);
    Builder(side, analysis_, pack_, known).build();
    return side;
}

}  // namespace dossier::check
