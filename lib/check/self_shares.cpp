#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t longest_whole = 6;  // words between a share and what it is of

// Three amounts in a row, of which one is a percentage, one a whole and one a part of it.
class ShareFinder {
  public:
    ShareFinder(const SelfSentence& sentence, std::vector<Slip>& slips)
        : sentence_(sentence), lists_(sentence.lists()), slips_(slips) {}

    void find() {
        const auto& all = sentence_.amounts();
        for (std::size_t i = 0; i + 2 < all.size(); ++i)
            if (check(all[i], all[i + 1], all[i + 2], i)) i += 2;
    }

  private:
    static bool is_percent(const Amount& amount) {
        return amount.kind == FigureKind::percent && (!amount.figure || amount.figure->unit == "percent");
    }

    bool check(const Amount& a, const Amount& b, const Amount& c, std::size_t i) {
        const Words first = sentence_.between(a.span, b.span), second = sentence_.between(b.span, c.span);
        if (is_percent(c)) {
            if (!alike(a, b) || !sentence_.all_in(second, lists_.or_)) return false;
            // "30 of the 120 households, or 25 percent".
            if (opens_whole(first)) return compare(a, b, c);
            // "Of the 80 schools, 20, or 25 percent".
            const Words left = sentence_.left_of(i);
            const bool of = !left.empty() && sentence_.is(left.back(), lists_.of_the) &&
                            sentence_.any_in(left.last(std::min<std::size_t>(2, left.size())), lists_.of);
            return of && is_equated(second) && first.size() <= longest_whole && compare(b, a, c);
        }
        // "60 percent of the 200 seats, or 120 seats".
        if (is_percent(a)) return alike(b, c) && is_of_whole(first) && is_equated(second) && compare(c, b, a);
        // "30 million, or 25 percent of its sales of 120 million".
        return is_percent(b) && alike(a, c) && is_equated(first) && is_of_whole(second) && compare(a, c, b);
    }

    bool opens_whole(Words words) const {
        return !words.empty() &&
               sentence_.any_in(words.first(std::min<std::size_t>(2, words.size())), lists_.of) &&
               sentence_.all_in(words, lists_.of_the);
    }

    // "Of the", "of its revenue of".
    bool is_of_whole(Words words) const {
        if (words.empty() || words.size() > longest_whole || !sentence_.is(words.front(), lists_.of) ||
            !sentence_.is(words.back(), lists_.of_the))
            return false;
        return std::none_of(words.begin(), words.end(), [&](const SentenceWord& word) {
            return !sentence_.value(word, lists_.change).empty() ||
                   !sentence_.value(word, lists_.base).empty() || !sentence_.value(word, lists_.span).empty();
        });
    }

    bool is_equated(Words words) const { return !words.empty() && sentence_.all_in(words, lists_.or_); }

    // Whether they were compared.
    bool compare(const Amount& part, const Amount& whole, const Amount& percent) {
        if (whole.value == 0 || percent.value < 0 || whole.kind == FigureKind::percent) return false;
        const double share = 100 * part.value / whole.value;
        const double room =
            percent.slack + 100 * (part.slack + part.value / whole.value * whole.slack) / whole.value;
        if (std::abs(share - percent.value) > room + 1e-9)
            slips_.push_back(slip_of("share", {part.span, whole.span, percent.span},
                                     part.text + " of " + whole.text + " is " +
                                         shown(std::round(share * 10) / 10) + " percent, not " +
                                         percent.text));
        return true;
    }

    const SelfSentence& sentence_;
    const SelfLists& lists_;
    std::vector<Slip>& slips_;
};

}  // namespace

void find_shares(const SelfSentence& sentence, std::vector<Slip>& slips) {
    ShareFinder(sentence, slips).find();
}

}  // namespace dossier::check
