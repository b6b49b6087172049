#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_each = 3;   // between an amount and "each"
constexpr std::size_t words_to_total = 5;  // between an amount and the word that it is the price of all
constexpr double most_off = 12;  // times that a slip may be off: what is further off is of something else

// "12 boats at 3 million euros each, 36 million euros in all": a price of one, how many, and what all cost.
class ProductFinder : SlipFinder {
  public:
    using SlipFinder::SlipFinder;

    void find() {
        const Price price = price_in(sentence_);
        if (price.amount) {
            if (!check(price, sentence_) && s_ > 0 && price.clear && price.each)
                check(price, text_.sentences[s_ - 1]);
            return;
        }
        const Price before = s_ == 0 ? Price() : price_in(text_.sentences[s_ - 1]);
        if (before.amount && before.clear) check(before, sentence_);
    }

  private:
    struct Price {
        const Amount* amount = nullptr;
        std::string of;      // what is counted, as Figure::counted; empty if not told
        bool each = false;   // "each", not "a tonne"
        bool clear = false;  // nothing else of its sentence counts or costs
    };

    Price price_in(const SelfSentence& sentence) const {
        Price found;
        const auto& amounts = sentence.amounts();
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const Amount& amount = amounts[i];
            if (amount.kind != FigureKind::money) continue;
            const Words right = sentence.right_of(i);
            const bool each =
                sentence.any_in(right.first(std::min(words_to_each, right.size())), lists_.each) ||
                opens_with_each(sentence, i);
            if (!each && amount.figure->per.empty()) continue;
            if (found.amount) return {};  // of two prices
            const std::string& of = amount.figure->per;
            found = {&amount, !of.empty() && sentence.is_in(of, lists_.each) ? std::string() : of, each,
                     is_clear(sentence)};
        }
        return found;
    }

    static bool is_first_price(const SelfSentence& sentence, std::size_t i) {
        return std::none_of(sentence.amounts().begin(),
                            sentence.amounts().begin() + static_cast<std::ptrdiff_t>(i),
                            [](const Amount& amount) { return amount.kind == FigureKind::money; });
    }

    // It has no other price.
    static bool is_clear(const SelfSentence& sentence) {
        return std::count_if(sentence.amounts().begin(), sentence.amounts().end(),
                             [](const Amount& amount) { return amount.kind == FigureKind::money; }) == 1;
    }

    // "Each costs 3 million euros", "each boat costs 3 million euros".
    bool opens_with_each(const SelfSentence& sentence, std::size_t i) const {
        const Words left = sentence.left_of(i);
        const Words words = sentence.words();
        if (!words.empty() && sentence.is(words.front(), lists_.one_by_one) && is_first_price(sentence, i))
            return true;
        const bool of_another = i > 0 && sentence.amounts()[i - 1].kind == FigureKind::money;
        return !of_another && !left.empty() && sentence.is(left.front(), lists_.one_by_one);
    }

    // Whether the sentence tells what all cost.
    bool check(const Price& price, const SelfSentence& totals) {
        const Amount* total = nullptr;
        for (std::size_t i = 0; i < totals.amounts().size(); ++i) {
            const Amount& amount = totals.amounts()[i];
            if (&amount == price.amount || amount.kind != FigureKind::money || !amount.figure->per.empty())
                continue;
            if (amount.figure->unit != price.amount->figure->unit || !is_total(totals, i)) continue;
            if (total) return false;
            total = &amount;
        }
        if (!total || !total->exact || !price.amount->exact || price.amount->value <= 0) return false;
        if (totals.any_in(totals.words(), lists_.extra) || sentence_.any_in(sentence_.words(), lists_.extra))
            return false;
        const Amount* count = count_of(price, totals);
        // "The total cost of" in a sentence of its own.
        const Words left = totals.before(total->span);
        if (!count && &totals == &sentence_ && !is_priced_in(totals, price) && !is_total_price(left) &&
            !sentence_.sentence().goes_on)
            return false;
        if (!count && s_ > 0) count = count_of(price, text_.sentences[s_ - 1]);
        if (count) compare(*price.amount, *count, *total);
        return true;
    }

    // "The total cost is", but not "a total of", which may be of anything.
    bool is_total_price(Words left) const {
        const Words near = left.last(std::min(words_to_total, left.size()));
        for (std::size_t i = 0; i + 1 < near.size(); ++i)
            if (sentence_.is(near[i], lists_.total) && !sentence_.is(near[i + 1], lists_.of)) return true;
        return false;
    }

    static bool is_priced_in(const SelfSentence& sentence, const Price& price) {
        return std::any_of(sentence.amounts().begin(), sentence.amounts().end(),
                           [&](const Amount& amount) { return &amount == price.amount; });
    }

    bool is_total(const SelfSentence& sentence, std::size_t i) const {
        const Words left = sentence.left_of(i), right = sentence.right_of(i);
        const Words near = right.first(std::min(words_to_each, right.size()));
        return sentence.any_in(left.last(std::min(words_to_total, left.size())), lists_.worth) ||
               sentence.any_in(near, lists_.total) || sentence.any_in(near, lists_.total_after);
    }

    // The one number of things there; of those that the price is of, if it tells that.
    const Amount* count_of(const Price& price, const SelfSentence& sentence) const {
        const Amount* found = nullptr;
        for (const Amount& amount : sentence.amounts()) {
            if (amount.kind != FigureKind::quantity || !amount.figure || amount.value <= 1) continue;
            const Figure& figure = *amount.figure;
            // A measure is in the unit of the system, the price is of the one told.
            const bool told = figure.measured && amount.text.find(price.of) != std::string::npos;
            if (!price.of.empty() && figure.unit != price.of && figure.counted != price.of && !told) continue;
            if (price.of.empty() && !is_count(sentence, amount)) continue;
            if (found) return nullptr;
            found = &amount;
        }
        return found && found->exact ? found : nullptr;
    }

    void compare(const Amount& price, const Amount& count, const Amount& total) {
        const double number = count.value / count.factor, slack = count.slack / count.factor;
        const double due = price.value * number;
        const double room = price.slack * number + slack * price.value + total.slack;
        const double off = std::abs(due - total.value);
        if (off <= room + 1e-9 * due || total.value < price.value || due > most_off * total.value ||
            total.value > most_off * due)
            return;
        slips_.push_back(
            slip_of("product", {price.span, count.span, total.span},
                    count.text + " times " + price.text + " is " + shown(due) + ", not " + total.text));
    }
};

}  // namespace

void find_products(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    ProductFinder(text, s, slips).find();
}

}  // namespace dossier::check
