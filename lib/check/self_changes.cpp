#include <dossier/check/likeness.h>
#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_role = 4;       // between an amount and the word that says what it is
constexpr std::size_t words_to_direction = 4;  // between a percentage and the word that says which way
constexpr std::size_t words_after = 2;         // the same, behind it
constexpr std::size_t words_to_basis = 6;    // between a percentage and the word that it is not of the levels
constexpr std::size_t words_to_pair = 5;     // between "doubled" and what did
constexpr std::size_t longest_opening = 8;   // words before the level of a year earlier in its sentence
constexpr double finest = 2;                 // times as rough as the other level that one may be
constexpr std::size_t words_to_pronoun = 4;  // from a sentence's begin
constexpr double multiple_room = 0.12;       // of its value that "doubled" may be off
constexpr double about_room = 0.25;          // the same, "nearly doubled"
constexpr double bound_room = 0.03;          // the same, "more than doubled"

struct Pair {
    const Amount *from, *to;
};

class ChangeFinder {
  public:
    ChangeFinder(const SelfText& text, std::size_t s, std::vector<Slip>& slips)
        : text_(text),
          s_(s),
          sentence_(text.sentences[s]),
          lists_(sentence_.lists()),
          all_(sentence_.amounts()),
          slips_(slips) {}

    void find() {
        std::size_t free = 0;  // the first amount that no percentage has taken
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!is_change(i)) continue;
            std::size_t next = i + 1;
            while (next < all_.size() && all_[next].kind != FigureKind::percent)
                ++next;
            const Role behind =
                next > i + 1 && sentence_.right_of(i).size() <= words_after ? role(i + 1) : Role::none;
            std::optional<Pair> pair;
            if (behind == Role::from) {  // "8 million, up 20 percent from 7 million"
                pair = pair_with_base(free, i + 1, next);
            } else if (behind == Role::to) {  // "pushing exports up 20 percent to 8 million"
                pair = pair_among(i + 1, next);
            } else {
                pair = pair_among(free, i);
                if (pair) free = i + 1;
                if (!pair && (pair = pair_among(i + 1, next))) free = next;
            }
            if (behind != Role::none && pair) free = next;
            if (!pair && (pair = pair_among(free, next))) free = next;
            if (!pair) pair = pair_with_next(i);
            if (!pair) pair = pair_beside();
            if (!pair) pair = pair_with_last();
            if (pair && !is_of_other_difference(i, *pair)) compare(all_[i], *pair, direction(i));
        }
        check_multiple();
        check_difference();
    }

  private:
    bool is_change(std::size_t i) const {
        const Amount& amount = all_[i];
        return is_percent(amount) && !is_level(i) && direction(i) != 0;
    }

    // "Fell to 6.2 percent from 6.4", "up 12 percent on a comparable basis to".
    bool is_level(std::size_t i) const {
        const Words left = sentence_.left_of(i), right = sentence_.right_of(i);
        if (sentence_.any_in(right.first(std::min(words_to_basis, right.size())), lists_.adjusted))
            return true;
        return !left.empty() && (!sentence_.value(left.back(), lists_.span).empty() ||
                                 sentence_.value(left.back(), lists_.base) == "from");
    }

    // "9.7 million, or 14 percent, higher than": of the difference told, which must be that of the two.
    bool is_of_other_difference(std::size_t i, const Pair& pair) const {
        const Words left = sentence_.left_of(i);
        if (i == 0 || left.empty() || left.back().folded != "or") return false;
        const Amount& by = all_[i - 1];
        return &by == pair.from || &by == pair.to ||
               std::abs(std::abs(pair.to->value - pair.from->value) - by.value) >
                   by.slack + pair.to->slack + pair.from->slack;
    }

    // 1 for a rise, -1 for a fall, as a word beside the percentage has it; 0 without any.
    int direction(std::size_t i) const {
        const Words right = sentence_.right_of(i).first(std::min(words_after, sentence_.right_of(i).size()));
        for (std::size_t n = 0; n < right.size(); ++n) {
            // "Two percent fewer shares" is of the shares.
            const Words behind = sentence_.between(right[n].span, {right[n].span.end + 2, 0});
            const bool of_noun = !behind.empty() && !sentence_.is(behind.front(), lists_.function);
            if (const int way = way_of(sentence_.value(right[n], lists_.change_after)); way != 0 && !of_noun)
                return way;
        }
        const Words left = sentence_.left_of(i);
        for (std::size_t n = 1; n <= std::min(words_to_direction, left.size()); ++n)
            if (const int way = way_of(sentence_.value(left[left.size() - n], lists_.change)); way != 0)
                return way;
        for (const SentenceWord& word : right)
            if (const int way = way_of(sentence_.value(word, lists_.change));
                way != 0 && word.span.start == all_[i].span.end + 1)
                return way;
        return 0;
    }

    static int way_of(std::string_view way) { return way == "up" ? 1 : way == "down" ? -1 : 0; }

    enum class Role { none, from, to };

    // By the nearest word before it: "to 120", "from last year's 100", "against 100".
    Role role(std::size_t i) const {
        const Words left = sentence_.left_of(i);
        for (std::size_t n = 1; n <= std::min(words_to_role, left.size()); ++n) {
            const SentenceWord& word = left[left.size() - n];
            const bool compared =
                n < left.size() && sentence_.value(left[left.size() - n - 1], lists_.base) == "compared";
            if (compared) return Role::from;
            if (sentence_.value(word, lists_.base) == "from") return Role::from;
            // "An increase of 25 percent over the 40".
            if (n == left.size() && n <= 2 && i > 0 && is_percent(all_[i - 1]) &&
                sentence_.is(word, lists_.over))
                return Role::from;
            const std::string_view opens = sentence_.value(word, lists_.span);
            if (opens == "from") return Role::from;
            if (opens == "to") return Role::to;
            if (sentence_.is(word, lists_.previous) || (n == 1 && sentence_.is(word, lists_.former)))
                return Role::from;
        }
        return is_told_earlier(sentence_.right_of(i)) ? Role::from : Role::none;
    }

    // "50 million a year earlier", but not "60 million, up 20 percent from a year earlier".
    bool is_told_earlier(Words right) const {
        for (const SentenceWord& word : right.first(std::min(words_to_role, right.size()))) {
            if (sentence_.is(word, lists_.earlier)) return true;
            if (!sentence_.value(word, lists_.change).empty() ||
                !sentence_.value(word, lists_.base).empty() || !sentence_.value(word, lists_.span).empty())
                return false;
        }
        return false;
    }

    // "Sales rose 20 percent to 60 million. A year earlier they were 50 million."
    std::optional<Pair> pair_with_next(std::size_t i) const {
        if (s_ + 1 >= text_.sentences.size()) return {};
        const Amount* to = only_level(sentence_);
        const SelfSentence& next = text_.sentences[s_ + 1];
        const Amount* from = only_level(next);
        if (!to || !from || !alike(*to, *from) || (!to->figure && !from->figure)) return {};
        const std::size_t at = static_cast<std::size_t>(to - all_.data());
        if (at < i || role(at) != Role::to) return {};
        const Words opening = next.before(from->span);
        const bool before = next.any_in(opening, lists_.earlier) && next.any_in(opening, lists_.pronoun);
        const bool other = std::any_of(opening.begin(), opening.end(), [&](const SentenceWord& word) {
            return !next.value(word, lists_.change).empty();
        });
        return before && !other && opening.size() <= longest_opening ? std::optional(Pair{from, to})
                                                                     : std::nullopt;
    }

    // "It had 50,000 visitors in 2023. In 2024 it had 60,000 visitors, a rise of 20 percent."
    std::optional<Pair> pair_with_last() const {
        if (s_ == 0 || count(sentence_, true) != 1) return {};
        const SelfSentence& last = text_.sentences[s_ - 1];
        const Amount *from = only_level(last), *to = only_level(sentence_);
        if (!from || !to || !from->figure || !to->figure || !alike(*from, *to) || count(last, true) != 0)
            return {};
        if (last.dates().size() != 1 || sentence_.dates().size() != 1) return {};
        const std::string &before = last.dates().front()->unit, &now = sentence_.dates().front()->unit;
        const Words words = sentence_.words();
        const bool same =
            sentence_.any_in(words.first(std::min(words_to_pronoun, words.size())), lists_.pronoun);
        if (!same || before.size() != now.size() || before[0] < '0' || before[0] > '9' || before >= now)
            return {};
        return Pair{from, to};
    }

    // "Sales rose 20 percent. They reached 60 million, against 50 million"; "sales rose to 60 million from 50
    // million. That is a rise of 20 percent."
    std::optional<Pair> pair_beside() const {
        if (count(sentence_, true) != 1 || count(sentence_, false) != 0) return {};
        const auto opens_with_pronoun = [](const SelfSentence& sentence) {
            return !sentence.words().empty() &&
                   sentence.is(sentence.words().front(), sentence.lists().pronoun);
        };
        const bool back = s_ > 0 && opens_with_pronoun(sentence_);
        const bool on = s_ + 1 < text_.sentences.size() && opens_with_pronoun(text_.sentences[s_ + 1]);
        for (const std::size_t s : {back ? s_ - 1 : s_, on ? s_ + 1 : s_}) {
            const SelfSentence& beside = text_.sentences[s];
            if (s == s_ || count(beside, true) != 0 || count(beside, false) != 2) continue;
            if (const auto pair = ChangeFinder(text_, s, slips_).pair_among(0, beside.amounts().size()))
                return pair;
        }
        return {};
    }

    // Its percentages, or its other amounts that are no times.
    static std::size_t count(const SelfSentence& sentence, bool percent) {
        return static_cast<std::size_t>(
            std::count_if(sentence.amounts().begin(), sentence.amounts().end(), [&](const Amount& amount) {
                const bool time =
                    amount.figure && sentence.is_in(amount.figure->unit, sentence.lists().time_unit);
                return percent ? amount.kind == FigureKind::percent
                               : amount.kind != FigureKind::percent && !time;
            }));
    }

    // The one amount of a sentence that is no percentage.
    static const Amount* only_level(const SelfSentence& sentence) {
        const Amount* found = nullptr;
        for (const Amount& amount : sentence.amounts()) {
            if (amount.kind == FigureKind::percent) continue;
            if (found) return nullptr;
            found = &amount;
        }
        return found;
    }

    // The two of one unit there, `bare` numbers too, if one of them tells where the change began.
    std::optional<Pair> pair_among(std::size_t first, std::size_t last, bool bare = false) const {
        const Amount* base = nullptr;
        for (std::size_t i = first; i < last && !base; ++i)
            if (is_level_amount(all_[i]) && role(i) == Role::from) base = &all_[i];
        if (!base) return {};
        const Amount *other = nullptr, *to = nullptr;
        for (std::size_t i = first; i < last; ++i) {
            if (&all_[i] == base || !is_level_amount(all_[i]) || !alike(all_[i], *base)) continue;
            // What stands behind the base is of something else, but for "from 50 to 60".
            if (&all_[i] > base && role(i) == Role::none) continue;
            if (role(i) == Role::from || (role(i) == Role::to && to)) return {};
            if (role(i) == Role::to) to = &all_[i];
            if (other && !to) return {};
            other = to ? to : &all_[i];
        }
        if (!other || (!base->figure && !other->figure && !bare && !is_to(*other))) return {};
        return Pair{base, other};
    }

    // With what it changed to behind the base, or the nearest amount before the percentage.
    std::optional<Pair> pair_with_base(std::size_t first, std::size_t base, std::size_t last) const {
        for (std::size_t i = base + 1; i < last; ++i)
            if (is_level_amount(all_[i]) && alike(all_[i], all_[base]) && role(i) == Role::to)
                return Pair{&all_[base], &all_[i]};
        for (std::size_t i = base - 1; i-- > first;)
            if (is_level_amount(all_[i]) && alike(all_[i], all_[base])) {
                if (role(i) == Role::from || (!all_[i].figure && !all_[base].figure && role(i) != Role::to))
                    return {};
                return Pair{&all_[base], &all_[i]};
            }
        return {};
    }

    bool is_level_amount(const Amount& amount) const {
        if (amount.kind == FigureKind::percent) return false;
        return !amount.figure || amount.kind != FigureKind::quantity ||
               (!is_time(amount.figure->counted) && !sentence_.is_in(amount.figure->unit, lists_.time_unit));
    }

    bool is_to(const Amount& amount) const {
        return role(static_cast<std::size_t>(&amount - all_.data())) == Role::to;
    }

    void compare(const Amount& percent, const Pair& pair, int way) {
        const auto& [from, to] = pair;
        const double before = value_beside(*from, *to), after = value_beside(*to, *from);
        if (before == 0) return;
        const double change = 100 * (after - before) / before;
        const double room =
            percent.slack +
            100 * (slack_beside(*to, *from) + slack_beside(*from, *to) * std::abs(after / before)) /
                std::abs(before);
        // A rate may rise by what its number falls.
        const bool bare = !from->figure && !to->figure;
        const double told_change = bare ? std::abs(change) : change * way;
        if (std::abs(told_change - percent.value) <= room + 1e-9) return;
        slips_.push_back(slip_of("change", {percent.span, from->span, to->span},
                                 told(pair) + (change < 0 ? " is a fall" : " is a rise") + " of " +
                                     shown(std::abs(std::round(change * 10) / 10)) + " percent, not " +
                                     percent.text));
    }

    // "4 million" beside "3.6 million" is "4.0".
    static double slack_beside(const Amount& amount, const Amount& other) {
        const double own = amount.figure ? amount.slack : amount.slack * other.factor;
        const double others = other.figure ? other.slack : other.slack * amount.factor;
        return amount.exact && other.exact && others > 0 && amount.text.find('.') == std::string::npos
                   ? std::min(own, finest * others)
                   : own;
    }

    static std::string told(const Pair& pair) { return "from " + pair.from->text + " to " + pair.to->text; }

    // "Doubled to 50 million from 25 million", of a sentence with no other amounts like them.
    void check_multiple() {
        const auto pair = pair_among(0, all_.size(), true);
        if (!pair || pair->from->value == 0) return;
        const Words words = sentence_.words();
        const double times = value_beside(*pair->to, *pair->from) / value_beside(*pair->from, *pair->to);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string_view text = sentence_.value(words[i], lists_.multiple);
            const auto multiple = text.empty() ? std::nullopt : Decimal::parse(std::string(text));
            if (!multiple || !is_said_of(words[i], *pair)) continue;
            const double due = multiple->to_double();
            if (is_about(words, i, due, times)) return;
            slips_.push_back(slip_of("change", {words[i].span, pair->from->span, pair->to->span},
                                     told(*pair) + " is " + shown(std::round(times * 100) / 100) +
                                         " times as much, not " + std::string(text)));
            return;
        }
    }

    // "More than doubled" and "nearly doubled" are bounds; more than halved is less than a half.
    bool is_about(Words words, std::size_t i, double due, double times) const {
        if (i > 0 && sentence_.is(words[i - 1], lists_.bound))
            return due > 1 ? times >= due * (1 - bound_room) : times <= due * (1 + bound_room);
        const double room = i > 0 && sentence_.is(words[i - 1], lists_.about) ? about_room : multiple_room;
        return std::abs(times - due) <= room * due;
    }

    // "Rose by 6 million to 34 million from 28 million".
    void check_difference() {
        const auto pair = pair_but_one();
        if (!pair) return;
        const auto& [by, levels] = *pair;
        const double due = std::abs(levels.to->value - levels.from->value);
        const double room = by->slack + levels.to->slack + levels.from->slack;
        if (std::abs(due - by->value) <= room + 1e-9 * due) return;
        slips_.push_back(slip_of("change", {by->span, levels.from->span, levels.to->span},
                                 told(levels) + " is a difference of " + shown(due) + ", not " + by->text));
    }

    struct Difference {
        const Amount* by;
        Pair levels;
    };

    // Where the sentence has three amounts of one unit, and the words before tell the role of each.
    std::optional<Difference> pair_but_one() const {
        const Amount *by = nullptr, *from = nullptr, *to = nullptr;
        std::size_t levels = 0;
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (all_[i].kind == FigureKind::percent) continue;
            ++levels;
            const Words left = sentence_.left_of(i);
            const Role role = left.empty() ? Role::none : this->role(i);
            const bool literally = !left.empty() && sentence_.value(left.back(), lists_.span) == "from";
            if (role == Role::from && literally) from = &all_[i];
            if (role == Role::to) to = &all_[i];
            if (role == Role::none && !left.empty() && left.back().folded == "by") by = &all_[i];
        }
        if (levels != 3 || !by || !from || !to || !from->figure || !by->figure || !to->figure) return {};
        if (!alike(*by, *from) || !alike(*by, *to) || from > to + 1 || to > from + 1) return {};
        return Difference{by, {from, to}};
    }

    // Whether nothing else that changed stands between the word and the amounts.
    bool is_said_of(const SentenceWord& word, const Pair& pair) const {
        const Words between = sentence_.between(word.span, std::min(pair.from->span, pair.to->span));
        return word.span.end < std::min(pair.from->span, pair.to->span).start &&
               between.size() <= words_to_pair &&
               std::none_of(between.begin(), between.end(), [&](const SentenceWord& one) {
                   return !sentence_.value(one, lists_.change).empty();
               });
    }

    const SelfText& text_;
    std::size_t s_;
    const SelfSentence& sentence_;
    const SelfLists& lists_;
    const std::vector<Amount>& all_;
    std::vector<Slip>& slips_;
};

}  // namespace

void find_changes(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    ChangeFinder(text, s, slips).find();
}

}  // namespace dossier::check
