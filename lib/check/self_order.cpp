#include <dossier/check/self_parts.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_verb = 3;    // between a date and what happened then
constexpr std::size_t words_between = 8;    // between two dates of one life
constexpr std::size_t month = 7, day = 10;  // bytes of "XXXX-03", "XXXX-03-14"
constexpr std::size_t shortest_year = 4;    // bytes

// "2019-04" comes after "2015-12"; false where it cannot be told.
bool is_after(const std::string& a, const std::string& b) {
    const std::size_t common = std::min(a.size(), b.size());
    // "14 March" and "2 March" of an unknown year, which are of one if they are of one month.
    if (a.starts_with('X') && common == day && a.compare(0, month, b, 0, month) == 0) return a > b;
    if (common < shortest_year || a[0] > '2' || b[0] > '2' || a[0] < '0' || b[0] < '0') return false;
    return a.compare(0, common, b, 0, common) > 0;
}

class OrderFinder {
  public:
    OrderFinder(const SelfSentence& sentence, std::vector<Slip>& slips)
        : sentence_(sentence), lists_(sentence.lists()), slips_(slips) {}

    void find() {
        const auto& dates = sentence_.dates();
        for (const Figure* date : dates)
            check_range(*date);
        for (std::size_t i = 0; i + 1 < dates.size(); ++i)
            if (is_span(*dates[i], *dates[i + 1]) || is_life(*dates[i], *dates[i + 1]))
                check(*dates[i], *dates[i + 1]);
    }

  private:
    void check(const Figure& a, const Figure& b) {
        if (is_after(a.unit, b.unit))
            slips_.push_back(slip_of("order", {a.span, b.span}, a.text + " comes after " + b.text));
    }

    // One date of two: "2019/2015".
    void check_range(const Figure& date) {
        const std::size_t slash = date.unit.find('/');
        if (slash == std::string::npos || !is_after(date.unit.substr(0, slash), date.unit.substr(slash + 1)))
            return;
        slips_.push_back(slip_of("order", {date.span}, date.text + " ends before it begins"));
    }

    // "From 2019 to 2015", "between 2019 and 2015".
    bool is_span(const Figure& a, const Figure& b) const {
        const Words link = sentence_.between(a.span, b.span);
        if (link.size() != 1) return false;
        const std::string_view opens = opening(a), goes_on = sentence_.value(link.front(), lists_.span);
        return (opens == "from" && (goes_on == "to" || goes_on == "until")) ||
               (opens == "between" && goes_on == "and");
    }

    std::string_view opening(const Figure& date) const {
        Words left = sentence_.before(date.span);
        if (!left.empty() && sentence_.is(left.back(), lists_.about)) left = left.first(left.size() - 1);
        return left.empty() ? std::string_view() : sentence_.value(left.back(), lists_.span);
    }

    // "Begun in 2020 and completed in 2019", "born in 1962, the painter died in 1955".
    bool is_life(const Figure& a, const Figure& b) const {
        const Words left = sentence_.before(a.span), link = sentence_.between(a.span, b.span);
        if (link.empty() || link.size() > words_between) return false;
        return sentence_.any_in(left.last(std::min(words_to_verb, left.size())), lists_.opening) &&
               sentence_.any_in(link.last(std::min(words_to_verb, link.size())), lists_.ending) &&
               !sentence_.any_in(link, lists_.aside) && !sentence_.any_in(left, lists_.aside);
    }

    const SelfSentence& sentence_;
    const SelfLists& lists_;
    std::vector<Slip>& slips_;
};

}  // namespace

void find_disorder(const SelfSentence& sentence, std::vector<Slip>& slips) {
    OrderFinder(sentence, slips).find();
}

}  // namespace dossier::check
