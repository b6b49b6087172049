#include <dossier/check/side.h>
#include <dossier/patterns/fold.h>
#include <dossier/store/content_key.h>
#include <dossier/text/offsets.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t stem_length = 6, shortest_stem = 3;  // bytes
constexpr std::uint32_t hedge_distance = 80;  // characters between a word of doubt and what it is said of
constexpr std::uint32_t longest_name = 6;     // tokens
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
        std::stable_sort(side_.figures.begin(), side_.figures.end(),
                         [](const Figure& a, const Figure& b) { return a.span < b.span; });
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
    }

    bool add_known_name(std::size_t s, std::uint32_t first, std::uint32_t last) {
        const std::uint32_t begin = analysis_.tokens[first].begin;
        std::string_view text = analysis_.text.substr(begin, analysis_.tokens[last - 1].end - begin);
        text.remove_suffix(patterns::possessive_length(text));
        const auto keys = known_(fold_name(text));
        // What the draft alone reads as a name of its own is the known one.
        const Span span = span_of(begin, static_cast<std::uint32_t>(begin + text.size()));
        if (!keys.empty()) std::erase_if(names_, [&](const auto& name) { return name.first == span; });
        for (const std::string& key : keys) {
            side_.sentences[s].keys.push_back(key);
            names_.push_back({span_of(begin, static_cast<std::uint32_t>(begin + text.size())), key});
        }
        return !keys.empty();
    }

    Figure& add(FigureKind kind, const Mention& mention) {
        Figure& figure = side_.figures.emplace_back();
        figure.kind = kind;
        figure.span = mention.span;
        figure.text = mention.text;
        figure.sentence = sentence_at(mention.span);
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
        for (std::size_t i = 0; i < side_.facts.deals.size(); ++i) {
            const Deal& deal = side_.facts.deals[i];
            for (Figure& figure : side_.figures)
                if (within(figure.span, deal.evidence) && figure.deal < 0 &&
                    ((figure.kind == FigureKind::money && deal.amount && figure.value == deal.amount) ||
                     (figure.kind == FigureKind::date && !deal.date.empty() && figure.unit == deal.date)))
                    figure.deal = static_cast<int>(i);
            Mention mention;
            mention.span = deal.evidence;
            mention.text = deal.quote;
            Figure& figure = add(FigureKind::deal, mention);
            figure.unit = deal.status;
            figure.deal = static_cast<int>(i);
        }
    }

    void bind() {
        for (Figure& figure : side_.figures) {
            std::uint32_t nearest = ~0u;
            for (const auto& [span, key] : names_) {
                if (sentence_at(span) != figure.sentence) continue;
                const std::uint32_t distance = span.end <= figure.span.start   ? figure.span.start - span.end
                                               : span.start >= figure.span.end ? span.start - figure.span.end
                                                                               : 0;
                if (distance >= nearest) continue;
                nearest = distance;
                figure.bound_to = key;
            }
        }
    }

    bool taken(const Span& span) const {
        const auto covers = [&](const Span& other) {
            return span.start >= other.start && span.end <= other.end;
        };
        return std::any_of(names_.begin(), names_.end(),
                           [&](const auto& name) { return covers(name.first); }) ||
               std::any_of(side_.figures.begin(), side_.figures.end(),
                           [&](const Figure& f) { return f.kind != FigureKind::deal && covers(f.span); });
    }

    void hedge(std::size_t s, std::uint32_t at) {
        for (Figure& figure : side_.figures)
            if (figure.sentence == s && figure.span.start >= at && figure.span.start - at <= hedge_distance)
                figure.hedged = true;
    }

    void add_stems() {
        for (std::size_t s = 0; s < ranges_.size(); ++s) {
            Sentence& sentence = side_.sentences[s];
            std::vector<std::pair<std::uint32_t, std::string>> places;  // where each stem ends
            for (std::uint32_t t = ranges_[s].first; t < ranges_[s].last; ++t) {
                const Token& token = analysis_.tokens[t];
                const std::string_view text = analysis_.text.substr(token.begin, token.length());
                const auto classes = pack_.classify(text, token.shape);
                if (pack_.in_list(classes.set, hedge_)) hedge(s, span_of(token.begin, token.end).end);
                if (token.shape == Shape::digits || token.shape == Shape::punct ||
                    token.shape == Shape::symbol)
                    continue;
                if (text.size() < shortest_stem || pack_.in_list(classes.set, function_)) continue;
                if (taken(span_of(token.begin, token.end))) continue;
                sentence.stems.push_back(patterns::fold(text).substr(0, stem_length));
                places.emplace_back(span_of(token.begin, token.end).end, sentence.stems.back());
            }
            for (Figure& figure : side_.figures)
                if (figure.sentence == s)
                    for (const auto& [end, stem] : places)
                        if (end <= figure.span.start && figure.span.start - end <= head_distance)
                            figure.head = stem;
            sort_unique(sentence.stems);
        }
    }

    Side& side_;
    const SideReader::Known& known_;
    const Analysis& analysis_;
    const patterns::Pack& pack_;
    std::uint32_t function_, hedge_;
    CodePointIndex index_;
    std::vector<TokenRange> ranges_;
    std::vector<std::pair<Span, std::string>> names_;
};

}  // namespace

const char* to_string(FigureKind kind) {
    static constexpr const char* names[] = {"money", "percent", "quantity", "date", "deal"};
    return names[static_cast<std::size_t>(kind)];
}

std::string key_of(const std::string& name, const std::string& iso) {
    return iso.empty() ? fold_name(name) : "iso:" + iso;
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
