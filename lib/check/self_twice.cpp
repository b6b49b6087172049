#include <dossier/check/compare.h>
#include <dossier/check/likeness.h>
#include <dossier/check/self_clause.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::uint32_t reach = 40;        // sentences between two figures that may be one thing told twice
constexpr double most_alike = 0.6;         // of the words of the shorter clause
constexpr double most_off = 2.2;           // times that one of two values of one thing may be the other
constexpr std::uint32_t longest_lead = 2;  // sentences behind a headline
constexpr std::size_t day = 10;            // bytes of "2025-03-14"
constexpr std::size_t words_to_event = 9;  // between "the annual meeting" and its day

// "12 patrol boats" and "12 boats" are of one unit.
bool one_unit(const Figure& a, const Figure& b) {
    if (a.kind != b.kind || a.counted != b.counted || a.per != b.per || !a.value || !b.value) return false;
    const auto& longer = a.unit.size() >= b.unit.size() ? a.unit : b.unit;
    const auto& shorter = a.unit.size() >= b.unit.size() ? b.unit : a.unit;
    return a.kind != FigureKind::quantity || longer == shorter || longer.ends_with(" " + shorter);
}

// "13" and "31".
bool are_transposed(std::string a, std::string b) {
    const auto keep_digits = [](std::string& text) {
        std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
        std::sort(text.begin(), text.end());
    };
    keep_digits(a);
    keep_digits(b);
    return a.size() > 1 && a == b;
}

// What is far off is of something else, but for a power of ten and digits in another order.
bool is_near(const Figure& a, const Figure& b) {
    const double x = a.value->to_double(), y = b.value->to_double();
    if (x <= 0 || y <= 0) return false;
    const double times = std::max(x / y, y / x), tens = std::log10(times);
    return times < most_off || are_transposed(a.text, b.text) || std::abs(tens - std::round(tens)) < 1e-6;
}

bool is_bound(const Figure& figure) {
    return figure.bounds.low.has_value() || figure.bounds.high.has_value();
}

bool is_within(const std::set<std::string>& a, const std::set<std::string>& b) {
    return std::includes(b.begin(), b.end(), a.begin(), a.end());
}

class TwiceFinder {
  public:
    TwiceFinder(const SelfText& text, std::vector<Slip>& slips)
        : text_(text), side_(text.side), slips_(slips) {}

    void find() {
        const auto& figures = side_.figures;
        const ClauseReader reader(text_);
        clauses_.resize(figures.size());
        for (std::size_t i = 0; i < figures.size(); ++i)
            if (figures[i].kind != FigureKind::deal) clauses_[i] = reader.read(figures[i]);
        for (std::size_t i = 0; i < figures.size(); ++i)
            for (std::size_t j = i + 1;
                 j < figures.size() && figures[j].sentence < figures[i].sentence + reach; ++j)
                if (is_comparable(i, j) && is_same_thing(i, j))
                    slips_.push_back(slip_of(
                        "twice", {figures[i].span, figures[j].span},
                        "first " + figures[i].text + ", then " + figures[j].text + " of the same thing"));
    }

  private:
    bool is_same_thing(std::size_t i, std::size_t j) const {
        if (side_.figures[i].kind == FigureKind::date) return is_one_statement(i, j) || is_one_event(i, j);
        const Clause &a = clauses_[i], &b = clauses_[j];
        // "The 63 trams" and "the 36 trams" are two lots.
        if (a.definite && b.definite && side_.figures[i].kind == FigureKind::quantity) return false;
        // "Rose 5 percent" is told of many a thing, "rose to 65 percent" of one.
        const bool percent = side_.figures[i].kind == FigureKind::percent;
        if (percent && (a.changed || b.changed) && a.role != "to") return false;
        if (percent && (a.before != b.before || a.by != b.by ||
                        (a.subject && b.subject && !is_one_name(*a.subject, *b.subject)) ||
                        !(is_within(a.behind, b.behind) || is_within(b.behind, a.behind))))
            return false;
        if (is_the_deal(i, j) || is_the_thing(i, j) || is_miswritten(i, j)) return true;
        // "Totalling 20,000", of the one who is told before.
        if (a.inherited && b.inherited && a.subject && b.subject && !is_one_name(*a.subject, *b.subject))
            return false;
        // "Revenue was", "expenditure was".
        if (!a.act.empty() && !b.act.empty() && !a.stems.contains(b.act) && !b.stems.contains(a.act))
            return false;
        return is_told_alike(i, j) || is_one_statement(i, j) || is_one_act(i, j);
    }

    bool is_comparable(std::size_t i, std::size_t j) const {
        const Figure &a = side_.figures[i], &b = side_.figures[j];
        if (a.sentence == b.sentence || a.kind == FigureKind::deal || a.kind != b.kind ||
            a.hedged != b.hedged)
            return false;
        const Clause &first = clauses_[i], &second = clauses_[j];
        if (!first.alone || !second.alone || a.former || b.former || first.other || second.other)
            return false;
        if (second.indefinite || first.total != second.total) return false;
        // "A 3 million euro loan", where one of 2 million was told of before, but for the headline.
        if (second.article && a.sentence > 0) return false;
        // "They hold" is of those told of right before.
        if (second.pronoun && second.far && b.sentence > a.sentence + longest_lead) return false;
        if (a.settled || b.settled || is_bound(a) || is_bound(b) || turns_to_another(a, b)) return false;
        if ((first.sells && second.buys && !second.sells) || (second.sells && first.buys && !first.sells))
            return false;
        if (a.kind == FigureKind::date)
            return std::min(a.unit.size(), day) == std::min(b.unit.size(), day) &&
                   a.unit.compare(0, day, b.unit, 0, day) != 0;
        const bool time = a.kind == FigureKind::quantity &&
                          (is_time(a.counted) || text_.sentences.front().is_in(a.unit, lists().time_unit));
        return !time && one_unit(a, b) && !same_value(a, b) && is_near(a, b) &&
               (is_headline_of(a, b) || are_of_one_time(first.times, second.times));
    }

    // "The second tranche", in a sentence between them.
    bool turns_to_another(const Figure& a, const Figure& b) const {
        constexpr std::size_t opening = 3;  // words
        for (std::uint32_t s = a.sentence + 1; s < b.sentence; ++s) {
            const SelfSentence& between = text_.sentences[s];
            const Words words = between.words();
            for (const SentenceWord& word : words.first(std::min(opening, words.size())))
                if (between.is(word, lists().turn)) return true;
        }
        return false;
    }

    // A headline tells no times; what the first sentences behind tell is of it.
    bool is_headline_of(const Figure& a, const Figure& b) const {
        const std::string& text = side_.sentences[a.sentence].text;
        const std::size_t last = text.find_last_not_of(" \n");
        const bool ended =
            last != std::string::npos && std::string_view(".!?:").find(text[last]) != std::string_view::npos;
        return a.sentence == 0 && !ended && b.sentence <= longest_lead &&
               side_.sentences[a.sentence].dates.empty();
    }

    // A day may be told once.
    static bool are_of_one_time(const std::set<std::string>& a, const std::set<std::string>& b) {
        if (a == b) return true;
        if (!a.empty() && !b.empty()) return false;
        const auto& told = a.empty() ? b : a;
        return std::all_of(told.begin(), told.end(),
                           [](const std::string& time) { return time.size() >= day; });
    }

    // By nearly all the words of their sentences.
    bool is_told_alike(std::size_t i, std::size_t j) const {
        const Figure &a = side_.figures[i], &b = side_.figures[j];
        if (a.unit != b.unit || side_.sentences[a.sentence].dates != side_.sentences[b.sentence].dates)
            return false;
        const Name *one = clauses_[i].subject, *other = clauses_[j].subject;
        if (one && other && !is_one_name(*one, *other)) return false;
        const auto &mine = clauses_[i].before, &others = clauses_[j].before;
        if (!is_within(mine, others) && !is_within(others, mine)) return false;
        const Likeness both = likeness(side_, a.sentence, side_, b.sentence);
        const bool alike_enough =
            (both.stems >= 4 && both.share >= 0.55) || (both.stems >= 3 && both.share >= 0.75);
        return both.same_thing() && alike_enough &&
               side_.sentences[a.sentence].keys == side_.sentences[b.sentence].keys;
    }

    // By the words of their clauses: "which has 3,400 employees" and "has 4,300 employees" of one name.
    bool is_one_statement(std::size_t i, std::size_t j) const {
        const Clause &a = clauses_[i], &b = clauses_[j];
        if (a.changed || b.changed || a.role != b.role) return false;
        const bool named = !a.names.empty() && !b.names.empty();
        if (named ? !have_same_names(a, b) : a.names.size() != b.names.size()) return false;
        std::size_t shared = 0;
        bool once = false;
        for (const std::string& stem : a.stems) {
            const bool both = b.stems.contains(stem);
            shared += both;
            once = once || (both && text_.sentences.front().is_in(stem, lists().once));
        }
        const std::size_t less = std::min(a.stems.size(), b.stems.size());
        const double share = less == 0 ? 1 : static_cast<double>(shared) / static_cast<double>(less);
        if (side_.figures[i].kind == FigureKind::date) return once && named && !a.far && !b.far;
        if (!named || a.far || b.far) return shared >= 2 && share >= 1;
        if (less == 0)
            return (a.stems == b.stems || (a.act.empty() && b.act.empty())) && a.has && b.has &&
                   side_.figures[i].kind == FigureKind::quantity;
        return share >= most_alike && (shared >= 2 || side_.figures[i].kind != FigureKind::percent);
    }

    static bool have_same_names(const Clause& a, const Clause& b) {
        return a.inherited || b.inherited ? are_one(a, b) : a.names.size() == b.names.size() && are_one(a, b);
    }

    // By what is done: "to cut 350 jobs" and "had to cut 530 jobs", of one name, if nothing else that is told
    // of them differs.
    bool is_one_act(std::size_t i, std::size_t j) const {
        const Clause &a = clauses_[i], &b = clauses_[j];
        if (a.role != b.role || a.act.empty() || a.act != b.act || a.by != b.by) return false;
        const bool goes_on = b.pronoun && b.before.empty() &&
                             side_.figures[j].sentence - side_.figures[i].sentence <= longest_lead;
        if ((a.before != b.before && !goes_on) ||
            !(is_within(a.behind, b.behind) || is_within(b.behind, a.behind)))
            return false;
        return are_one(a, b);
    }

    // "The 3 million euro deal", where only one deal was told before.
    bool is_the_deal(std::size_t i, std::size_t j) const {
        const Clause &a = clauses_[i], &b = clauses_[j];
        if (side_.figures[i].kind != FigureKind::money || !b.definite || b.act.empty()) return false;
        if (!is_deal(b.act) || !is_deal(a.act) || (b.act != a.act && !is_any_deal(b.act))) return false;
        if (!b.names.empty() && !b.inherited && !are_one(a, b)) return false;
        for (std::size_t k = 0; k < j; ++k)
            if (k != i && side_.figures[k].kind == FigureKind::money && is_deal(clauses_[k].act) &&
                !same_value(side_.figures[k], side_.figures[i]))
                return false;
        return true;
    }

    // "The $231 million from the sale", where it was sold for $213 million.
    bool is_miswritten(std::size_t i, std::size_t j) const {
        constexpr std::size_t telling = 3;  // digits
        const Figure &one = side_.figures[i], &other = side_.figures[j];
        const Clause &a = clauses_[i], &b = clauses_[j];
        const auto count =
            std::count_if(other.text.begin(), other.text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (one.kind == FigureKind::percent || count < std::ptrdiff_t{telling} || !b.definite) return false;
        if (!are_transposed(one.text, other.text) ||
            (!a.names.empty() && !b.names.empty() && !share_name(a, b)))
            return false;
        return std::any_of(a.stems.begin(), a.stems.end(),
                           [&](const std::string& stem) { return b.stems.contains(stem); });
    }

    // "The 31 km rail tunnel", where one length of a rail tunnel was told before.
    bool is_the_thing(std::size_t i, std::size_t j) const {
        const Clause &a = clauses_[i], &b = clauses_[j];
        // "The 63 trams", where 36 were told of before.
        const bool counted =
            side_.figures[j].kind == FigureKind::quantity && !side_.figures[j].measured && !a.definite;
        if (!b.definite || a.changed || (b.thing.empty() && !counted) ||
            (!counted && !is_within(b.thing, a.stems)))
            return false;
        if (!b.far && !b.names.empty() && !share_name(a, b)) return false;
        for (std::size_t k = 0; k < j; ++k)
            if (k != i && one_unit(side_.figures[k], side_.figures[j]) &&
                (counted || is_within(b.thing, clauses_[k].stems)) &&
                !same_value(side_.figures[k], side_.figures[i]))
                return false;
        return true;
    }

    bool is_deal(const std::string& stem) const { return text_.sentences.front().is_in(stem, lists().deal); }
    bool is_any_deal(const std::string& stem) const {
        return text_.sentences.front().is_in(stem, lists().any_deal);
    }

    // Two days of "the annual meeting", or on which one thing begins.
    bool is_one_event(std::size_t i, std::size_t j) const {
        const Figure &a = side_.figures[i], &b = side_.figures[j];
        if (a.unit.size() < day || a.unit.compare(0, 4, b.unit, 0, 4) != 0) return false;
        const auto event = event_before(a);
        if (event.empty() || event != event_before(b)) return false;
        if (!is_one_day(event)) return true;
        // There may be deadlines of several things.
        for (std::size_t k = 0; k < side_.figures.size(); ++k)
            if (k != i && k != j && side_.figures[k].kind == FigureKind::date &&
                event_before(side_.figures[k]) == event && side_.figures[k].unit != a.unit &&
                side_.figures[k].unit != b.unit)
                return false;
        const auto one = words_between(a), other = words_between(b);
        return is_within(one, other) || is_within(other, one);
    }

    // "The deadline for abstracts is", of abstracts.
    std::set<std::string> words_between(const Figure& date) const {
        std::set<std::string> stems;
        const std::string event = event_before(date).front();
        for (const Word& word : side_.sentences[date.sentence].words) {
            if (word.span.end > date.span.start) break;
            if (word.stem == event)
                stems.clear();
            else
                stems.insert(word.stem);
        }
        return stems;
    }

    bool is_one_day(const std::vector<std::string>& event) const { return event.size() == 1; }

    // The last two content words in a row before a date, or the last one if it is a word for a day
    // ("deadline"), that "the" opens.
    std::vector<std::string> event_before(const Figure& date) const {
        const SelfSentence& sentence = text_.sentences[date.sentence];
        std::vector<Word> words = sentence.sentence().words;
        std::erase_if(words, [&](const Word& word) { return sentence.is_in(word.stem, lists().copula); });
        for (std::size_t i = words.size(); i-- > 0;) {
            const Word& last = words[i];
            if (last.span.end > date.span.start) continue;
            if (sentence.between(last.span, date.span).size() > words_to_event) return {};
            std::size_t first = i;
            while (first > 0 && words[first].span.start == words[first - 1].span.end + 1)
                --first;
            const Words left = sentence.before(words[first].span);
            const bool known = !left.empty() && (sentence.is(left.back(), lists().definite) ||
                                                 sentence.is(left.back(), lists().pronoun) ||
                                                 sentence.is(left.back(), lists().we));
            if (!known) continue;
            if (i > first) return {words[i - 1].stem, last.stem};
            if (sentence.is(sentence.between({0, last.span.start}, date.span).front(), lists().day))
                return {last.stem};
        }
        return {};
    }

    const SelfLists& lists() const { return text_.sentences.front().lists(); }

    const SelfText& text_;
    const Side& side_;
    std::vector<Slip>& slips_;
    std::vector<Clause> clauses_;
};

}  // namespace

void find_twice(const SelfText& text, std::vector<Slip>& slips) {
    if (!text.sentences.empty()) TwiceFinder(text, slips).find();
}

}  // namespace dossier::check
