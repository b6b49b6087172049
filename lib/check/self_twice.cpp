#include <dossier/check/compare.h>
#include <dossier/check/likeness.h>
#include <dossier/check/self_parts.h>

#include <algorithm>
#include <set>

namespace dossier::check {
namespace {

constexpr std::uint32_t reach = 40;  // sentences between two figures that may be one thing told twice
constexpr double most_alike = 0.6;   // of the words of the shorter clause

bool one_unit(const Figure& a, const Figure& b) {
    return a.kind == b.kind && a.counted == b.counted && a.per == b.per && a.value && b.value;
}

// What is said of a figure: the words of its part of the sentence.
struct Clause {
    std::set<std::string> stems, names;
    bool other = false;  // it speaks of a second one, or of more
    bool has = false;    // somebody has it
    bool alone = false;  // the only figure of its kind and unit in the sentence
};

class TwiceFinder {
  public:
    TwiceFinder(const Side& side, SelfSentence& sentence, std::vector<Slip>& slips)
        : side_(side), sentence_(sentence), slips_(slips) {}

    void find() {
        const auto& figures = side_.figures;
        clauses_.resize(figures.size());
        for (std::size_t i = 0; i < figures.size(); ++i)
            if (figures[i].kind != FigureKind::deal) clauses_[i] = clause_of(figures[i]);
        for (std::size_t i = 0; i < figures.size(); ++i)
            for (std::size_t j = i + 1;
                 j < figures.size() && figures[j].sentence < figures[i].sentence + reach; ++j)
                if (clauses_[i].alone && clauses_[j].alone && is_comparable(figures[i], figures[j]) &&
                    (is_told_alike(figures[i], figures[j]) || is_one_statement(i, j)))
                    slips_.push_back(slip_of(
                        "twice", {figures[i].span, figures[j].span},
                        "first " + figures[i].text + ", then " + figures[j].text + " of the same thing"));
    }

  private:
    bool is_alone(const Figure& figure) const {
        const auto others = side_.figures_in(figure.sentence);
        return std::none_of(others.begin(), others.end(), [&](const Figure& other) {
            return &other != &figure && other.kind == figure.kind && other.unit == figure.unit;
        });
    }

    bool is_comparable(const Figure& a, const Figure& b) const {
        if (a.sentence == b.sentence || a.kind == FigureKind::deal || a.kind != b.kind) return false;
        if (a.kind == FigureKind::date ? a.unit.size() != b.unit.size() || a.unit == b.unit
                                       : !one_unit(a, b) || same_value(a, b))
            return false;
        if (a.hedged != b.hedged) return false;
        return a.kind == FigureKind::date ||
               side_.sentences[a.sentence].dates == side_.sentences[b.sentence].dates;
    }

    // By nearly all the words of their sentences.
    bool is_told_alike(const Figure& a, const Figure& b) const {
        if (a.kind == FigureKind::date || a.unit != b.unit) return false;
        const Likeness both = likeness(side_, a.sentence, side_, b.sentence);
        const bool alike_enough =
            (both.stems >= 4 && both.share >= 0.55) || (both.stems >= 3 && both.share >= 0.75);
        return both.same_thing() && alike_enough &&
               side_.sentences[a.sentence].keys == side_.sentences[b.sentence].keys;
    }

    // By the words of their clauses: "which has 3,400 employees" and "has 4,300 employees" of one name.
    bool is_one_statement(std::size_t i, std::size_t j) const {
        const Clause &a = clauses_[i], &b = clauses_[j];
        if (a.other || b.other || a.names != b.names) return false;
        std::size_t shared = 0;
        bool once = false;
        for (const std::string& stem : a.stems) {
            const bool both = b.stems.contains(stem);
            shared += both;
            once = once || (both && sentence_.is_in(stem, sentence_.lists().once));
        }
        const std::size_t less = std::min(a.stems.size(), b.stems.size());
        const double share = less == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(less);
        if (side_.figures[i].kind == FigureKind::date) return once && !a.names.empty();
        if (a.names.empty()) return shared >= 2 && share >= 1;
        if (less == 0)
            return a.stems == b.stems && a.has && b.has && side_.figures[i].kind == FigureKind::quantity;
        return share >= most_alike;
    }

    // As far as the next comma or word that begins a clause on either side; with the sentence's name if the
    // clause has none.
    Clause clause_of(const Figure& figure) {
        if (read_ != figure.sentence || !any_read_) sentence_.read(figure.sentence);
        read_ = figure.sentence;
        any_read_ = true;
        const Sentence& sentence = side_.sentences[figure.sentence];
        const Span part = sentence_.clause_around(figure.span);
        Clause clause;
        for (const Word& word : sentence.words)
            if (within(word.span, part) && !sentence_.is_in(word.stem, sentence_.lists().telling))
                clause.stems.insert(word.stem);
        for (const Name& name : sentence.names)
            if (within(name.span, part)) clause.names.insert(said(name));
        if (clause.names.empty() && !sentence.names.empty())
            clause.names.insert(said(sentence.names.front()));
        for (const SentenceWord& word : sentence_.words()) {
            if (!within(word.span, part)) continue;
            clause.other = clause.other || sentence_.is(word, sentence_.lists().again);
            clause.has = clause.has || sentence_.is(word, sentence_.lists().has);
        }
        clause.alone = is_alone(figure);
        return clause;
    }

    static bool within(const Span& inner, const Span& outer) {
        return inner.start >= outer.start && inner.end <= outer.end;
    }

    static std::string said(const Name& name) {
        std::string out = name.iso.empty() ? name.near_iso : name.iso;
        for (const std::string& word : name.words)
            out += " " + word;
        return out;
    }

    const Side& side_;
    SelfSentence& sentence_;
    std::vector<Slip>& slips_;
    std::vector<Clause> clauses_;
    std::uint32_t read_ = 0;
    bool any_read_ = false;
};

}  // namespace

void find_twice(const Side& side, SelfSentence& sentence, std::vector<Slip>& slips) {
    TwiceFinder(side, sentence, slips).find();
}

}  // namespace dossier::check
