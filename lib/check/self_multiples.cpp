#include <dossier/check/self_levels.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_pair = 5;  // between "doubled" and what did
constexpr double multiple_room = 0.12;    // of its value that "doubled" may be off
constexpr double about_room = 0.25;       // the same, "nearly doubled"
constexpr double bound_room = 0.03;       // the same, "more than doubled"

// Changes told without a percentage: "doubled", "rose by 6 million", "twice as much".
class MultipleFinder : Levels {
  public:
    MultipleFinder(const SelfText& text, std::size_t s, std::vector<Slip>& slips)
        : Levels(text, s), slips_(slips) {}

    void find() {
        check_multiple();
        check_difference();
        check_times();
    }

  private:
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

    // "340 million, more than twice as much as the 210 million of 2023".
    void check_times() {
        const Words words = sentence_.words();
        for (std::size_t i = 0; i + 2 < words.size(); ++i) {
            const std::string_view text = sentence_.value(words[i], lists_.times);
            const auto multiple = Decimal::parse(std::string(text));
            const bool as = sentence_.says(words[i + 1], "as") &&
                            (sentence_.says(words[i + 2], "as") ||
                             (i + 3 < words.size() && sentence_.says(words[i + 3], "as")));
            if (!multiple || !as) continue;
            const Amount *to = nullptr, *from = nullptr;
            for (const Amount& amount : all_) {
                if (!is_level_amount(amount)) continue;
                if (amount.span.end <= words[i].span.start) to = &amount;
                if (amount.span.start >= words[i].span.end && !from) from = &amount;
            }
            if (!to || !from || !alike(*to, *from) || from->value <= 0 || !to->figure) continue;
            const double times = value_beside(*to, *from) / value_beside(*from, *to);
            const double due = multiple->to_double();
            if (is_about(words, i, due, times)) continue;
            slips_.push_back(slip_of("change", {words[i].span, from->span, to->span},
                                     to->text + " is " + shown(std::round(times * 100) / 100) + " times " +
                                         from->text + ", not " + std::string(text)));
        }
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
            if (role == Role::none && !left.empty() && sentence_.says(left.back(), "by")) by = &all_[i];
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
    std::vector<Slip>& slips_;
};

}  // namespace

void find_multiples(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    MultipleFinder(text, s, slips).find();
}

}  // namespace dossier::check
