#include <dossier/check/self_levels.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_direction = 4;  // between a percentage and the word that says which way
constexpr double about = 0.2;                  // of its value, that a percentage told as "about" may be off
constexpr double large = 0.02;                 // of what a percentage is over 100, that it may be off
constexpr double most_times = 20;              // that one level may be the other
constexpr double finer =
    2.5;  // times as rough as they look that the levels of a percentage with decimals are
constexpr std::size_t words_after = 2;        // the same, behind it
constexpr std::size_t words_to_level = 3;     // between "from" and a percentage that is a level itself
constexpr double shortest_room = 0.1;         // percentage points that one with decimals may be off
constexpr double rounded = 0.6, cut_off = 1;  // the same, of one without, above the true value and below
constexpr std::size_t words_to_basis = 6;  // between a percentage and the word that it is not of the levels

class ChangeFinder : Levels {
  public:
    ChangeFinder(const SelfText& text, std::size_t s, std::vector<Slip>& slips)
        : Levels(text, s), slips_(slips) {}

    void find() {
        if (sentence_.any_in(sentence_.words(), lists_.restated)) return;
        std::size_t free = 0;  // the first amount that no percentage has taken
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!is_change(i)) {
                check_fall_by(i);
                continue;
            }
            std::size_t next = i + 1;
            while (next < all_.size() && all_[next].kind != FigureKind::percent)
                ++next;
            const Role behind =
                next > i + 1 && sentence_.right_of(i).size() <= words_after ? role(i + 1) : Role::none;
            const bool joined = i > 0 && (sentence_.any_in(sentence_.left_of(i), lists_.joining) ||
                                          sentence_.any_in(sentence_.left_of(i), lists_.clause) ||
                                          sentence_.any_in(sentence_.left_of(i), lists_.quoting));
            std::optional<Pair> pair;
            if (behind == Role::from) {  // "8 million, up 20 percent from 7 million"
                pair = pair_with_base(free, i + 1, next);
            } else if (behind == Role::to) {  // "pushing exports up 20 percent to 8 million"
                pair = pair_among(i + 1, next);
                if (pair && pair->to != &all_[i + 1]) pair.reset();
            } else {
                // "Rose to 8 million from 7 million and increased 20 percent": of something else.
                if (!joined) pair = pair_among(free, i);
                if (pair) free = i + 1;
                if (!pair && next > i + 1 && !breaks_off(i) && (pair = pair_among(i + 1, next))) free = next;
            }
            if (behind != Role::none && pair) free = next;
            if (!pair && behind != Role::to && !breaks_off(i) && !joined && (pair = pair_among(free, next)))
                free = next;
            if (!pair) pair = pair_with_next(i);
            if (!pair) pair = pair_beside();
            if (!pair) pair = pair_with_last();
            if (pair && (is_in_another_clause(*pair, all_[i]) || is_of_own_noun(i, *pair) ||
                         is_from_another_time(i, *pair)))
                continue;
            if (pair && !is_of_other_difference(i, *pair)) compare(all_[i], *pair, direction(i));
        }
    }

  private:
    bool is_change(std::size_t i) const {
        const Amount& amount = all_[i];
        return is_percent(amount) && !is_level(i) && direction(i) != 0;
    }

    // "Fell to 6.2 percent from 6.4", "up 12 percent on a comparable basis to".
    bool is_level(std::size_t i) const {
        const Words left = sentence_.left_of(i), right = sentence_.right_of(i);
        // "10 percent or less", "a 3 percent rise over the last quarter of 1985".
        if (!right.empty() && sentence_.says(right.front(), "or")) return true;
        for (std::size_t n = 0; n + 1 < std::min(words_to_basis, right.size()); ++n)
            if (!sentence_.value(right[n], lists_.change).empty() &&
                sentence_.is(right[n + 1], lists_.over) &&
                (i + 1 == all_.size() ||
                 sentence_.between(right[n].span, all_[i + 1].span).size() > words_to_level))
                return true;
        if (sentence_.any_in(right.first(std::min(words_to_basis, right.size())), lists_.adjusted))
            return true;
        // "From a revised 6.2 percent".
        for (std::size_t n = 1; n <= std::min(words_to_level, left.size()); ++n) {
            const SentenceWord& word = left[left.size() - n];
            if (!sentence_.value(word, lists_.change).empty()) return false;
            const std::string_view opens = sentence_.value(word, lists_.span);
            if (opens == "from" || opens == "to" || sentence_.value(word, lists_.base) == "from") return true;
        }
        return false;
    }

    // "20 percent more than in May, and imports".
    bool breaks_off(std::size_t i) const {
        if (i + 1 >= all_.size()) return false;
        const std::string link = text_at(sentence_.sentence(), {all_[i].span.end, all_[i + 1].span.start});
        return link.find(", and ") != std::string::npos || link.find(';') != std::string::npos ||
               link.find(" while ") != std::string::npos || link.find(" but ") != std::string::npos;
    }

    // "9.7 million, or 14 percent, higher than": of the difference told, which must be that of the two.
    bool is_of_other_difference(std::size_t i, const Pair& pair) const {
        const Words left = sentence_.left_of(i);
        if (i == 0 || left.empty() || !sentence_.says(left.back(), "or")) return false;
        const Amount& by = all_[i - 1];
        return &by == pair.from || &by == pair.to ||
               std::abs(std::abs(pair.to->value - pair.from->value) - by.value) >
                   by.slack + pair.to->slack + pair.from->slack;
    }

    // "A 1 percent rise in rates would cost 18 cents, against 20", which is no rise of the cents.
    bool is_of_own_noun(std::size_t i, const Pair& pair) const {
        const Words right = sentence_.right_of(i);
        if (right.size() < 2 || sentence_.value(right[0], lists_.change).empty()) return false;
        const bool noun = sentence_.is(right[1], lists_.place) || sentence_.is(right[1], lists_.of);
        return noun && is_told_behind(i, pair) && !is_to(*pair.to);
    }

    // "60 million, compared with 50 million for coffee, a drop of 42 percent from last year": the levels went
    // the other way, and the percentage has a base of its own.
    bool is_from_another_time(std::size_t i, const Pair& pair) const {
        const Words right = sentence_.right_of(i);
        if (right.empty() || is_told_behind(i, pair)) return false;
        const bool based = !sentence_.value(right.front(), lists_.base).empty() ||
                           sentence_.value(right.front(), lists_.span) == "from" ||
                           sentence_.is(right.front(), lists_.over);
        return based && (pair.to->value > pair.from->value) != (direction(i) > 0);
    }

    bool is_told_behind(std::size_t i, const Pair& pair) const {
        return all_[i].span < std::max(pair.from->span, pair.to->span);
    }

    // "Rose to 8 million from 7 million, while imports, at 3 million, were up 20 percent".
    bool is_in_another_clause(const Pair& pair, const Amount& percent) const {
        const Span& last = std::max(pair.from->span, pair.to->span);
        return last < percent.span && last.start >= sentence_.sentence().span.start &&
               sentence_.any_in(sentence_.between(last, percent.span), lists_.clause);
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
        // "Rose from 2 million to 3 million, or by 50 percent".
        if (left.size() > 1 && sentence_.says(left.back(), "by") &&
            sentence_.says(left[left.size() - 2], "or")) {
            const Words before = sentence_.before(all_.front().span);
            for (std::size_t n = 1; n <= std::min(words_to_direction, before.size()); ++n)
                if (const int way = way_of(sentence_.value(before[before.size() - n], lists_.change));
                    way != 0)
                    return way;
        }
        return 0;
    }

    static int way_of(std::string_view way) { return way == "up" ? 1 : way == "down" ? -1 : 0; }

    void compare(const Amount& percent, const Pair& pair, int way) {
        const auto& [from, to] = pair;
        if (is_bound(*from) || is_bound(*to) || is_bound(percent)) return;
        const double before = value_beside(*from, *to), after = value_beside(*to, *from);
        if (before == 0 || after / before > most_times || after / before < 1 / most_times) return;
        const bool decimals = percent.text.find('.') != std::string::npos;
        // A percentage with decimals is of more than the levels tell.
        const double times = decimals ? finer : 1;
        const double change = 100 * (after - before) / before;
        const double room = 100 * times *
                            (slack_beside(*to, *from) + slack_beside(*from, *to) * std::abs(after / before)) /
                            std::abs(before);
        // A rate may rise by what its number falls.
        const bool bare = !from->figure && !to->figure;
        const double told_change = bare ? std::abs(change) : change * way;
        const double off = told_change - percent.value;
        if (!percent.exact && std::abs(off) < about * percent.value) return;
        const double above = std::max(percent.slack, decimals ? shortest_room : cut_off) + room + 1e-9,
                     below = std::max(percent.slack, decimals ? shortest_room : rounded) + room + 1e-9;
        // "Up 300 percent" is a round number.
        if (!decimals && std::abs(off) < large * std::max(0.0, percent.value - 100)) return;
        if (off < above && off > -below) return;
        slips_.push_back(slip_of("change", {percent.span, from->span, to->span},
                                 told(pair) + (change < 0 ? " is a fall" : " is a rise") + " of " +
                                     shown(std::abs(std::round(change * 10) / 10)) + " percent, not " +
                                     percent.text));
    }

    // "More than 3.5 million".
    static bool is_bound(const Amount& amount) {
        return !amount.exact && amount.figure &&
               amount.figure->bounds.low.has_value() != amount.figure->bounds.high.has_value();
    }

    // "Fell 3 dollars, or 10 percent, to 27 dollars".
    void check_fall_by(std::size_t i) {
        const Words left = sentence_.left_of(i);
        if (!is_percent(all_[i]) || i == 0 || i + 1 >= all_.size() || left.empty() ||
            !sentence_.says(left.back(), "or"))
            return;
        const Amount &by = all_[i - 1], &to = all_[i + 1];
        const bool level = role(i + 1) == Role::to && sentence_.right_of(i).size() <= words_after;
        if (!level || !by.figure || !to.figure || !is_level_amount(by) || !alike(by, to) ||
            role(i - 1) != Role::none)
            return;
        const int way = way_before(i - 1);
        Amount from = to;
        from.value = to.value - way * by.value;
        from.slack = to.slack + by.slack;
        if (way == 0 || from.value <= 0) return;
        const double change = 100 * by.value / from.value;
        const double room =
            all_[i].slack + 100 * (by.slack + from.slack * by.value / from.value) / from.value;
        if (std::abs(change - all_[i].value) <= room + 1e-9) return;
        slips_.push_back(slip_of("change", {by.span, all_[i].span, to.span},
                                 by.text + " to " + to.text + " is " + shown(std::round(change * 10) / 10) +
                                     " percent, not " + all_[i].text));
    }

    int way_before(std::size_t i) const {
        const Words left = sentence_.left_of(i);
        for (std::size_t n = 1; n <= std::min(words_to_direction, left.size()); ++n)
            if (const int way = way_of(sentence_.value(left[left.size() - n], lists_.change)); way != 0)
                return way;
        return 0;
    }

    std::vector<Slip>& slips_;
};

}  // namespace

std::string told(const Pair& pair) {
    return "from " + pair.from->text + " to " + pair.to->text;
}

void find_changes(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    ChangeFinder(text, s, slips).find();
    find_multiples(text, s, slips);
}

}  // namespace dossier::check
