#include <dossier/check/self_sums.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr double whole = 100;        // percent
constexpr double most_likely = 125;  // percent: what answers that overlap come to is mostly more
constexpr double most_listed = 300;
constexpr double least_completed = 80;
constexpr std::size_t words_to_verb = 2;
constexpr std::size_t longest_owner = 4;  // words
constexpr std::size_t fewest = 3;         // percentages, where no word says that they are of one whole
constexpr std::size_t words_to_rest = 3;
constexpr std::size_t words_to_change = 3;  // between a percentage and a word of changes that it is of

// Percentages of one whole that come to more than all of it, or with "the remaining 20 percent" to less.
class WholeFinder : SlipFinder {
  public:
    using SlipFinder::SlipFinder;

    void find() {
        if (!collect() || overlap()) return;
        const bool completed = is_completed();
        const bool owned = is_owned();
        const bool surely = owned || completed || is_told_as_shares();
        if (!surely && (same_.size() < fewest || !((is_of_one_whole() && is_parallel()) || is_elided())))
            return;
        double room = 1e-9;
        const double sum = sum_of(same_, room);
        if (sum > (surely ? most_listed : most_likely) || is_whole_before_end()) return;
        if (completed && sum < least_completed) return;
        if (sum <= whole + room && (!completed || sum >= whole - room)) return;
        slips_.push_back(
            slip_of("sum", spans_of(same_), told(same_) + " add up to " + shown(sum) + " percent"));
    }

  private:
    // The percentages of the sentence, and bare numbers that go on with one; false if they are no row.
    bool collect() {
        for (const Amount& amount : sentence_.amounts()) {
            if (amount.kind != FigureKind::percent) continue;
            if (!is_percent(amount) || !amount.figure || !amount.exact || amount.value <= 0 ||
                amount.value >= whole)
                return false;
            if (!same_.empty() && !are_linked(sentence_, *same_.back(), amount)) return false;
            same_.push_back(&amount);
        }
        if (same_.size() < 2) return false;
        for (const Figure* date : sentence_.dates())
            if (date->span.start > same_.front()->span.start) return false;
        return std::none_of(same_.begin(), same_.end(), [&](const Amount* one) {
            const Words before = sentence_.before(one->span);
            const Words near = before.last(std::min(words_to_change, before.size()));
            return std::any_of(near.begin(), near.end(), [&](const SentenceWord& word) {
                return !sentence_.value(word, lists_.change).empty() ||
                       !sentence_.value(word, lists_.base).empty();
            });
        });
    }

    // The first ones may be all of it, and the others of something else.
    bool is_whole_before_end() const {
        double sum = 0;
        for (const Amount* one : same_) {
            sum += one->value;
            if (one != same_.front() && one != same_.back() && std::abs(sum - whole) < 1e-9) return true;
        }
        return false;
    }

    // "Several answers were possible", in this sentence or in the one behind or before.
    bool overlap() const {
        for (std::size_t s = s_ == 0 ? 0 : s_ - 1; s < std::min(s_ + 2, text_.sentences.size()); ++s)
            if (text_.sentences[s].any_in(text_.sentences[s].words(), lists_.several)) return true;
        return sentence_.any_in(sentence_.words(), lists_.some) ||
               sentence_.any_in(sentence_.words(), lists_.total);
    }

    bool is_completed() const {
        const Words left = sentence_.between((*(same_.end() - 2))->span, same_.back()->span);
        return sentence_.any_in(left.last(std::min(words_to_rest, left.size())), lists_.rest);
    }

    // "Ruda owns 60 percent and Zabor 40 percent", of one thing.
    bool is_owned() const {
        if (!sentence_.any_in(sentence_.before(same_.front()->span), lists_.own)) return false;
        std::size_t things = 0;
        for (std::size_t i = 0; i < same_.size(); ++i) {
            const Words right = sentence_.after(same_[i]->span);
            things += !right.empty() && sentence_.is(right.front(), lists_.of);
            if (i == 0) continue;
            Words link = sentence_.between(same_[i - 1]->span, same_[i]->span);
            if (!link.empty() && sentence_.is(link.front(), lists_.of)) {
                // "Of the venture, Aldo", "of the venture and Aldo".
                const std::string gap =
                    text_at(sentence_.sentence(), {same_[i - 1]->span.end, same_[i]->span.start});
                const std::size_t comma = gap.find(',');
                const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
                const std::uint32_t from =
                    comma == std::string::npos
                        ? 0
                        : same_[i - 1]->span.end +
                              static_cast<std::uint32_t>(std::count_if(
                                  gap.begin(), gap.begin() + static_cast<std::ptrdiff_t>(comma), begins));
                while (!link.empty() && (from > 0 ? link.front().span.start < from
                                                  : !sentence_.is(link.front(), lists_.joining)))
                    link = link.subspan(1);
                if (link.empty()) return false;
            }
            if (!link.empty() && sentence_.is(link.front(), lists_.joining)) link = link.subspan(1);
            // "60 percent and 40 percent of"; of two, what is between is no more than a name.
            if (sentence_.any_in(link, lists_.pronoun)) return false;
            if (link.empty() || (same_.size() == 2 && link.size() > longest_owner)) return false;
        }
        return things <= 1;
    }

    // "Of the vote", "shares of", "accounted for".
    bool is_told_as_shares() const {
        // "30 percent of Ruda, 20 percent of Zabor" are of two.
        const auto of = std::count_if(same_.begin(), same_.end(), [&](const Amount* one) {
            const Words right = sentence_.after(one->span);
            return !right.empty() && sentence_.is(right.front(), lists_.of);
        });
        return of < 2 && same_.size() >= fewest &&
               (sentence_.any_in(sentence_.words(), lists_.votes) ||
                sentence_.any_in(sentence_.before(same_.front()->span), lists_.shares));
    }

    // "Of the 84,000 households", "of those asked" at the beginning.
    bool is_of_one_whole() const {
        const Words words = sentence_.words();
        // "Where exports go: 48 percent to Asia", but not "out of work: 4 percent in Asia".
        const std::string link =
            text_at(sentence_.sentence(), {sentence_.sentence().span.start, same_.front()->span.start});
        if (link.find(':') != std::string::npos) {
            const Words right = sentence_.after(same_[1]->span);
            return !right.empty() && !sentence_.is(right.front(), lists_.place);
        }
        return words.size() > 2 && sentence_.is(words[0], lists_.of) &&
               (sentence_.is(words[1], lists_.of_the) || sentence_.is(words[1], lists_.these));
    }

    // "46 percent of the waste is burnt, 31 percent recycled": the verb is told once.
    bool is_elided() const {
        const Words first = sentence_.between(same_[0]->span, same_[1]->span);
        if (first.size() < 2 || !sentence_.is(first[0], lists_.of) || !sentence_.is(first[1], lists_.of_the))
            return false;
        const Words second = sentence_.after(same_[1]->span);
        const bool preposition = !second.empty() && sentence_.is(second.front(), lists_.function);
        if (!sentence_.any_in(first, lists_.copula)) return preposition && is_parallel();
        return std::none_of(same_.begin() + 1, same_.end(), [&](const Amount* one) {
            const Words right = sentence_.after(one->span);
            return right.empty() ||
                   sentence_.any_in(right.first(std::min(words_to_verb, right.size())), lists_.copula);
        });
    }

    // "46 percent with gas, 31 percent with wood": one word behind all but perhaps the first.
    bool is_parallel() const {
        const auto behind = [&](std::size_t i) {
            const Words right = sentence_.after(same_[i]->span);
            return right.empty() ? std::string() : right.front().folded;
        };
        const std::string word = behind(1);
        for (std::size_t i = 2; i < same_.size(); ++i)
            if (behind(i) != word) return false;
        return !word.empty();
    }
    Parts same_;
};

}  // namespace

void find_wholes(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    WholeFinder(text, s, slips).find();
}

}  // namespace dossier::check
