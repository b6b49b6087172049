#include <dossier/check/likeness.h>
#include <dossier/report/alike.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr double paragraph_word = 0.5;  // one of another sentence of the paragraph
constexpr double carried_word = 0.75;   // one of the sentence before, of which "it" tells more

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    std::vector<std::string> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both.size();
}

double nearness(const Word& word, const Figure& figure) {
    const std::uint32_t distance = word.span.end <= figure.span.start   ? figure.span.start - word.span.end
                                   : word.span.start >= figure.span.end ? word.span.start - figure.span.end
                                                                        : 0;
    return distance <= 30 ? 1 : distance <= 80 ? 0.75 : 0.5;
}

using Weighed = std::vector<std::pair<std::string_view, double>>;

// Each stem of a sentence once, where it is nearest; sorted.
Weighed weighed(const Side& side, const Figure& figure) {
    const Sentence& sentence = side.sentences[figure.sentence];
    Weighed out;
    for (const Figure& other : side.figures_in(figure.sentence))
        if (&other != &figure && !other.unit_stem.empty() && !is_time(other.unit))
            out.emplace_back(other.unit_stem, nearness({other.span, {}}, figure));
    for (const Word& word : sentence.words)
        out.emplace_back(word.stem, nearness(word, figure));
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : a.second > b.second;
    });
    out.erase(
        std::unique(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.first == b.first; }),
        out.end());
    return out;
}

// What both count is a word of both if it is one of either.
void share_unit(std::string_view unit, Weighed& a, Weighed& b) {
    const auto place = [&](Weighed& in) {
        return std::lower_bound(in.begin(), in.end(), unit,
                                [](const auto& one, std::string_view stem) { return one.first < stem; });
    };
    const auto has = [&](const Weighed& in, Weighed::iterator at) {
        return at != in.end() && at->first == unit;
    };
    const auto x = place(a), y = place(b);
    if (has(a, x) == has(b, y)) return;
    if (has(a, x))
        b.emplace(y, unit, 1);
    else
        a.emplace(x, unit, 1);
}

// Words of one side that the sentence before the other one's tells of what it calls "it".
void count_carried(const Weighed& words, const Sentence& other, Common& out) {
    for (const auto& [stem, weight] : words) {
        const auto has = [&, word = stem](const std::vector<std::string>& stems) {
            return std::binary_search(stems.begin(), stems.end(), word, std::less<>());
        };
        if (!has(other.carried) || has(other.stems)) continue;
        ++out.stems;
        out.words += carried_word * weight;
    }
}

// How much it says that a source's sentence has a word: the less, the more of its sentences do.
double rarity(const Side& source, std::string_view stem) {
    constexpr std::uint32_t rare = 2, common = 5;
    constexpr double unknown = 0.9, middling = 0.75, frequent = 0.5;
    const auto found = source.sentences_with.find(stem);
    if (found == source.sentences_with.end()) return unknown;
    return found->second <= rare ? 1 : found->second <= common ? middling : frequent;
}

// What the source tells of the claim: in the sentence, or in the one before of which "it" tells more.
double covered(const Weighed& claim, const Weighed& evidence, const Side& source, const Figure& figure,
               const Common& common) {
    constexpr double name = 1.2;
    const Sentence& sentence = source.sentences[figure.sentence];
    const std::vector<std::string>&carried = sentence.carried,
          &around = source.paragraphs[sentence.paragraph];
    double all = name * common.told, told = name * common.names;
    for (const auto& [stem, weight] : claim) {
        const double worth = weight * rarity(source, stem);
        const auto at =
            std::lower_bound(evidence.begin(), evidence.end(), stem,
                             [](const auto& one, std::string_view sought) { return one.first < sought; });
        all += worth;
        if (at != evidence.end() && at->first == stem)
            told += worth * std::min(1.0, at->second / weight);
        else if (std::binary_search(carried.begin(), carried.end(), stem, std::less<>()))
            told += carried_word * worth;
        else if (std::binary_search(around.begin(), around.end(), stem, std::less<>()))
            told += paragraph_word * worth;
    }
    return all > 0 ? std::min(1.0, told / all) : 0;
}

void count_words(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence,
                 Common& out) {
    auto a = weighed(draft, claim), b = weighed(source, evidence);
    // "Employs 260 people" and "has 260 employees".
    if (claim.kind == FigureKind::quantity && claim.counted == evidence.counted)
        share_unit(claim.unit_stem, a, b);
    out.stems = out.counts;
    out.words = out.counts;
    double all_a = out.counts, all_b = out.counts;
    for (const auto& [stem, weight] : a)
        all_a += weight;
    for (const auto& [stem, weight] : b)
        all_b += weight;
    for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
        if (x->first == y->first) {
            ++out.stems;
            out.words += std::min(x->second, y->second);
            ++x, ++y;
        } else if (x->first < y->first) {
            ++x;
        } else {
            ++y;
        }
    }
    count_carried(a, source.sentences[evidence.sentence], out);
    count_carried(b, draft.sentences[claim.sentence], out);
    out.covered = covered(a, b, source, evidence, out);
    const double less = std::min(all_a, all_b);
    out.share = less > 0 ? std::min(1.0, out.words / less) : 0;
}

void count_figures(const Side& draft, const Figure& claim, const Side& source, const Figure& evidence,
                   Common& out) {
    for (const Figure& one : draft.figures_in(claim.sentence)) {
        if (&one == &claim || !one.value) continue;
        const auto others = source.figures_in(evidence.sentence);
        out.counts += std::any_of(others.begin(), others.end(), [&](const Figure& other) {
            return &other != &evidence && other.kind == one.kind && other.counted == one.counted &&
                   other.value && rounds_to(*one.value, *other.value);
        });
    }
}

}  // namespace

bool other_period(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b) {
    const auto &left = a.sentences[sentence_a].dates, &right = b.sentences[sentence_b].dates;
    if (left.empty() || right.empty()) return false;
    for (const std::string& one : left)
        for (const std::string& other : right)
            if (same_day(one, other)) return false;
    return true;
}

bool is_time(const std::string& unit) {
    static constexpr std::string_view units[] = {"year", "month",  "week",   "day",
                                                 "hour", "minute", "second", "s"};
    return std::find(std::begin(units), std::end(units), unit) != std::end(units);
}

Common in_common(const Common& names, const Side& draft, const Figure& claim, const Side& source,
                 const Figure& evidence) {
    Common out = names;
    count_figures(draft, claim, source, evidence, out);
    count_words(draft, claim, source, evidence, out);
    const auto &told = draft.sentences[claim.sentence].dates,
               &known = source.sentences[evidence.sentence].dates;
    out.one_day =
        !told.empty() && !known.empty() && !other_period(draft, claim.sentence, source, evidence.sentence);
    return out;
}

Likeness likeness(const Side& a, std::uint32_t sentence_a, const Side& b, std::uint32_t sentence_b) {
    const auto& left = a.sentences[sentence_a].stems;
    const auto& right = b.sentences[sentence_b].stems;
    Likeness out;
    out.keys = static_cast<int>(shared(a.keys_near(sentence_a), b.keys_near(sentence_b)));
    out.stems = static_cast<int>(shared(left, right));
    for (const Figure& one : a.figures_in(sentence_a)) {
        if (one.kind != FigureKind::quantity || !one.value || is_time(one.unit)) continue;
        const auto others = b.figures_in(sentence_b);
        out.counts += std::any_of(others.begin(), others.end(), [&](const Figure& other) {
            return other.kind == one.kind && other.unit == one.unit && other.value == one.value;
        });
    }
    const std::size_t shorter = std::min(left.size(), right.size());
    out.share = shorter == 0 ? 0 : static_cast<double>(out.stems) / static_cast<double>(shorter);
    return out;
}

}  // namespace dossier::check
