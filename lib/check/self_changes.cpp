#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_role = 4;       // between an amount and the word that says what it is
constexpr std::size_t words_to_direction = 4;  // between a percentage and the word that says which way
constexpr std::size_t words_after = 2;         // the same, behind it
constexpr std::size_t words_to_pair = 5;       // between "doubled" and what did
constexpr double multiple_room = 0.12;         // of its value that "doubled" may be off

struct Pair {
    const Amount *from, *to;
};

class ChangeFinder {
  public:
    ChangeFinder(const SelfSentence& sentence, std::vector<Slip>& slips)
        : sentence_(sentence), lists_(sentence.lists()), all_(sentence.amounts()), slips_(slips) {}

    void find() {
        std::size_t free = 0;  // the first amount that no percentage has taken
        for (std::size_t i = 0; i < all_.size(); ++i) {
            if (!is_change(i)) continue;
            std::size_t next = i + 1;
            while (next < all_.size() && all_[next].kind != FigureKind::percent)
                ++next;
            auto pair = pair_among(free, i);
            if (!pair) {
                pair = pair_among(i + 1, next);
                if (!pair) pair = pair_among(free, next);
                if (pair) free = next;
            } else {
                free = i + 1;
            }
            if (pair) compare(all_[i], *pair, direction(i));
        }
        check_multiple();
    }

  private:
    bool is_change(std::size_t i) const {
        const Amount& amount = all_[i];
        return amount.kind == FigureKind::percent && (!amount.figure || amount.figure->unit == "percent") &&
               direction(i) != 0;
    }

    // 1 for a rise, -1 for a fall, as a word beside the percentage has it; 0 without any.
    int direction(std::size_t i) const {
        const Words right = sentence_.right_of(i).first(std::min(words_after, sentence_.right_of(i).size()));
        for (const SentenceWord& word : right)
            if (const int way = way_of(sentence_.value(word, lists_.change_after)); way != 0) return way;
        const Words left = sentence_.left_of(i);
        for (std::size_t n = 1; n <= std::min(words_to_direction, left.size()); ++n)
            if (const int way = way_of(sentence_.value(left[left.size() - n], lists_.change)); way != 0)
                return way;
        for (const SentenceWord& word : right)
            if (const int way = way_of(sentence_.value(word, lists_.change)); way != 0) return way;
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
            const std::string_view opens = sentence_.value(word, lists_.span);
            if (opens == "from") return Role::from;
            if (opens == "to") return Role::to;
        }
        return Role::none;
    }

    // The two of one unit there, if one of them tells where the change began.
    std::optional<Pair> pair_among(std::size_t first, std::size_t last) const {
        const Amount* base = nullptr;
        for (std::size_t i = first; i < last && !base; ++i)
            if (all_[i].kind != FigureKind::percent && role(i) == Role::from) base = &all_[i];
        if (!base) return {};
        const Amount* other = nullptr;
        for (std::size_t i = first; i < last; ++i) {
            if (&all_[i] == base || all_[i].kind == FigureKind::percent || !alike(all_[i], *base)) continue;
            if (other || role(i) == Role::from) return {};
            other = &all_[i];
        }
        if (!other || (!base->figure && !other->figure)) return {};
        return Pair{base, other};
    }

    void compare(const Amount& percent, const Pair& pair, int way) {
        const auto& [from, to] = pair;
        if (from->value == 0) return;
        const double change = 100 * (to->value - from->value) / from->value;
        const double room =
            percent.slack +
            100 * (to->slack + from->slack * std::abs(to->value / from->value)) / std::abs(from->value);
        if (std::abs(change * way - percent.value) <= room + 1e-9) return;
        slips_.push_back(slip_of("change", {percent.span, from->span, to->span},
                                 told(pair) + (change < 0 ? " is a fall" : " is a rise") + " of " +
                                     shown(std::abs(std::round(change * 10) / 10)) + " percent, not " +
                                     percent.text));
    }

    static std::string told(const Pair& pair) { return "from " + pair.from->text + " to " + pair.to->text; }

    // "Doubled to 50 million from 25 million", of a sentence with no other amounts like them.
    void check_multiple() {
        const auto pair = pair_among(0, all_.size());
        if (!pair || pair->from->value == 0) return;
        const Words words = sentence_.words();
        const double times = pair->to->value / pair->from->value;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string_view text = sentence_.value(words[i], lists_.multiple);
            const auto multiple = text.empty() ? std::nullopt : Decimal::parse(std::string(text));
            const bool bound = i > 0 && (sentence_.is(words[i - 1], lists_.about) ||
                                         sentence_.is(words[i - 1], lists_.bound));
            if (!multiple || bound || !is_said_of(words[i], *pair)) continue;
            const double due = multiple->to_double();
            if (std::abs(times - due) <= multiple_room * due) return;
            slips_.push_back(slip_of("change", {words[i].span, pair->from->span, pair->to->span},
                                     told(*pair) + " is " + shown(std::round(times * 100) / 100) +
                                         " times as much, not " + std::string(text)));
            return;
        }
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

    const SelfSentence& sentence_;
    const SelfLists& lists_;
    const std::vector<Amount>& all_;
    std::vector<Slip>& slips_;
};

}  // namespace

void find_changes(const SelfSentence& sentence, std::vector<Slip>& slips) {
    ChangeFinder(sentence, slips).find();
}

}  // namespace dossier::check
