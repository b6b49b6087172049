#include <dossier/check/self_parts.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_verb = 3;  // between a date and what happened then
constexpr std::size_t words_between = 8;  // between two dates of one life
constexpr std::size_t most_between = 3;  // sentences from one that tells a beginning to one that tells an end
constexpr std::uint32_t longest_article = 4;  // code points from a sentence's begin to its subject: "The "
constexpr std::size_t month = 7, day = 10;    // bytes of "XXXX-03", "XXXX-03-14"
constexpr std::size_t shortest_year = 4;      // bytes
constexpr int most_months = 2;  // that an end may be before its beginning, where it may be of the next year

bool tells_year(const Figure& date) {
    std::size_t digits = 0;
    for (const char c : date.text) {
        digits = c >= '0' && c <= '9' ? digits + 1 : 0;
        if (digits == shortest_year) return true;
    }
    return false;
}

// "2 June" and "12 May", of which one does not tell the year: a little before it in the year, not over its
// end.
bool is_shortly_after(const Figure& a, const Figure& b) {
    const bool days = a.unit.size() >= day && b.unit.size() >= day;
    const auto digit = [](const Figure& date) {
        return date.text.find_first_of("0123456789") != std::string::npos;
    };
    if (!days || !digit(a) || !digit(b) || a.unit[month] != '-' || b.unit[month] != '-') return false;
    const auto month_of = [](const Figure& date) { return 10 * (date.unit[5] - '0') + date.unit[6] - '0'; };
    return month_of(a) - month_of(b) <= most_months && a.unit.substr(shortest_year, day - shortest_year) >
                                                           b.unit.substr(shortest_year, day - shortest_year);
}

// "2019-04" comes after "2015-12"; false where it cannot be told.
bool is_after(const std::string& a, const std::string& b) {
    const std::size_t common = std::min(a.size(), b.size());
    if (common < shortest_year || a[0] > '2' || b[0] > '2' || a[0] < '0' || b[0] < '0') return false;
    return a.compare(0, common, b, 0, common) > 0;
}

class OrderFinder : SlipFinder {
  public:
    using SlipFinder::SlipFinder;

    void find() {
        const auto& dates = sentence_.dates();
        for (const Figure* date : dates)
            check_range(*date);
        for (std::size_t i = 0; i + 1 < dates.size(); ++i) {
            if (is_span(*dates[i], *dates[i + 1]))
                check(*dates[i], *dates[i + 1], true);
            else if (is_life(*dates[i], *dates[i + 1]))
                check(*dates[i], *dates[i + 1]);
            if (is_after_event(*dates[i], *dates[i + 1])) check(*dates[i + 1], *dates[i]);
        }
        check_next();
    }

  private:
    void check(const Figure& a, const Figure& b, bool span = false) {
        const bool years = tells_year(a) && tells_year(b);
        if (years ? is_after(a.unit, b.unit)
                  : is_shortly_after(a, b) && !(span && a.unit.compare(0, month, b.unit, 0, month) != 0))
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
               !sentence_.any_in(link, lists_.aside) && !is_aside(left);
    }

    // But "the mandate, which began in" goes on with the mandate.
    bool is_aside(Words left) const {
        for (std::size_t i = 0; i < left.size(); ++i) {
            const bool goes_on = i + 1 < left.size() && sentence_.says(left[i], "which") &&
                                 sentence_.is(left[i + 1], lists_.opening);
            if (sentence_.is(left[i], lists_.aside) && !goes_on) return true;
        }
        return false;
    }

    // "Closed in 2015, after it was opened in 2019".
    bool is_after_event(const Figure& a, const Figure& b) const {
        const Words left = sentence_.before(a.span), link = sentence_.between(a.span, b.span);
        if (link.empty() || link.size() > words_between || !sentence_.says(link.front(), "after"))
            return false;
        return sentence_.any_in(left.last(std::min(words_to_verb, left.size())), lists_.ending) &&
               sentence_.any_in(link.last(std::min(words_to_verb, link.size())), lists_.opening) &&
               std::none_of(link.begin() + 1, link.end(),
                            [&](const SentenceWord& word) { return sentence_.is(word, lists_.aside); });
    }

    // "Work began in 2020. It was completed in 2019", of one thing in two sentences.
    void check_next() {
        const Figure* begun = told_in(sentence_, lists_.opening);
        if (!begun) return;
        for (std::size_t s = s_ + 1; s <= s_ + most_between && s < text_.sentences.size(); ++s) {
            const SelfSentence& next = text_.sentences[s];
            const Figure* ended = told_in(next, lists_.ending);
            if (!ended || !goes_on(next, s == s_ + 1)) continue;
            check(*begun, *ended);
            return;
        }
    }

    // The only date of a sentence, if it tells that something began or ended then.
    static const Figure* told_in(const SelfSentence& sentence, std::uint32_t list) {
        if (sentence.dates().size() != 1) return nullptr;
        const Figure* date = sentence.dates().front();
        const Words left = sentence.before(date->span);
        const bool told = sentence.any_in(left.last(std::min(words_to_verb, left.size())), list);
        return told && !sentence.any_in(left, sentence.lists().aside) ? date : nullptr;
    }

    // By "it" of the sentence right before, or by the words that both begin with.
    bool goes_on(const SelfSentence& next, bool right_behind) const {
        const Words words = next.words();
        if (words.empty()) return false;
        if (right_behind && next.is(words.front(), lists_.pronoun)) return true;
        const auto& mine = sentence_.sentence().words;
        const auto& theirs = next.sentence().words;
        if (mine.empty() || theirs.empty() ||
            theirs.front().span.start > words.front().span.start + longest_article)
            return false;
        return std::any_of(mine.begin(), mine.end(),
                           [&](const Word& word) {
                               return word.span.end < sentence_.dates().front()->span.start &&
                                      word.stem == theirs.front().stem;
                           }) &&
               sentence_.sentence().keys == next.sentence().keys;
    }
};

}  // namespace

void find_disorder(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    OrderFinder(text, s, slips).find();
}

}  // namespace dossier::check
