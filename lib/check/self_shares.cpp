#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t longest_whole = 6;     // words between a share and what it is of
constexpr std::size_t words_to_share = 2;    // between a percentage and the word that it is a share
constexpr std::size_t words_to_bracket = 3;  // between a number and the percentage in brackets behind it
constexpr std::size_t longest_opening = 3;   // words, "of all the"
constexpr std::size_t look_back = 3;         // sentences to the whole

// Three amounts in a row, of which one is a percentage, one a whole and one a part of it; the whole may stand
// in a sentence before.
class ShareFinder : SlipFinder {
  public:
    using SlipFinder::SlipFinder;

    void find() {
        const auto& all = sentence_.amounts();
        bool any = false;
        for (std::size_t i = 0; i + 2 < all.size(); ++i)
            if (check(all[i], all[i + 1], all[i + 2], i)) i += 2, any = true;
        if (!any && s_ > 0 && !check_that()) check_earlier();
    }

  private:
    bool check(const Amount& a, const Amount& b, const Amount& c, std::size_t i) {
        const Words first = sentence_.between(a.span, b.span), second = sentence_.between(b.span, c.span);
        if (is_percent(c)) {
            // "Or 10 percent of the price".
            const Words right = sentence_.after(c.span);
            if (!right.empty() && sentence_.is(right.front(), lists_.of)) return false;
            if (!alike(a, b)) return false;
            // "30 of the 120 households went, a share of 25 percent".
            const bool named = is_share(second) || is_in_brackets(c, b) || is_equated_at_end(second);
            if (!named && !sentence_.all_in(second, lists_.or_)) return false;
            // "30 of the 120 households, or 25 percent".
            if (opens_whole(first) || (named && (is_of_whole(first) || is_on_whole(first))))
                return compare(a, b, c);
            // "80 schools; 20 of them (25 percent)".
            if (named && second.size() > 1 && sentence_.is(second[0], lists_.of) &&
                sentence_.is(second[1], lists_.these))
                return first.size() <= longest_whole && compare(b, a, c);
            // "Of the 80 schools, 20, or 25 percent".
            const Words left = sentence_.left_of(i);
            const bool of = !left.empty() && left.size() <= longest_opening &&
                            sentence_.is(left.back(), lists_.of_the) &&
                            sentence_.any_in(left.last(std::min<std::size_t>(2, left.size())), lists_.of);
            return of && (named || is_equated(second)) && first.size() <= longest_whole && compare(b, a, c);
        }
        if (is_percent(a)) {
            if (!alike(b, c)) return false;
            // "Turnout was 25 percent: 30 of the 120 voters", "25 percent, or 30 of the 120".
            const bool equal = is_equated(first) || (first.size() < 2 && is_share(sentence_.left_of(i)));
            if (equal && (opens_whole(second) || is_of_whole(second))) return compare(b, c, a);
            // "60 percent of the 200 seats, or 120 seats".
            return is_of_whole(first) && (is_equated(second) || is_equated_at_end(second)) &&
                   compare(c, b, a);
        }
        // "30 million, or 25 percent of its sales of 120 million".
        return is_percent(b) && alike(a, c) && (is_equated(first) || is_in_brackets(b, a)) &&
               is_of_whole(second) && compare(a, c, b);
    }

    // "Of 2,400 doctors 1,320 said no. That is 55 percent." Whether there was something to compare.
    bool check_that() {
        const Words words = sentence_.words();
        const auto& all = sentence_.amounts();
        if (words.size() < 2 || all.empty() || !sentence_.is(words[0], lists_.pronoun) ||
            !sentence_.is(words[1], lists_.copula))
            return false;
        const Amount& percent = all.front();
        if (!is_percent(percent) || !percent.figure || !percent.exact ||
            sentence_.left_of(0).size() > longest_opening || tells_of_more(sentence_.after(percent.span)))
            return false;
        std::vector<const Amount*> told;
        for (const Amount& amount : text_.sentences[s_ - 1].amounts())
            if (amount.kind != FigureKind::percent) told.push_back(&amount);
        if (told.size() != 2 || !alike(*told[0], *told[1]) || !told[0]->exact || !told[1]->exact)
            return false;
        if (!is_count(text_.sentences[s_ - 1], *told[0])) return false;
        const auto [part, whole] = std::minmax(
            told[0], told[1], [](const Amount* a, const Amount* b) { return a->value < b->value; });
        return compare(*part, *whole, percent);
    }

    // "20 percent more", "20 percent of its workforce", but not "of all who answered".
    bool tells_of_more(Words right) const {
        if (right.empty()) return false;
        if (!sentence_.value(right.front(), lists_.change_after).empty() ||
            !sentence_.value(right.front(), lists_.change).empty())
            return true;
        if (!sentence_.is(right.front(), lists_.of)) return false;
        return right.size() < 2 ||
               !(sentence_.is(right[1], lists_.these) || sentence_.is(right[1], lists_.total_after));
    }

    // "1,250 answered. Of these, 375, or 30 percent, are new. 500, or 40 percent, are old."
    void check_earlier() {
        const auto& all = sentence_.amounts();
        for (std::size_t i = 0; i + 1 < all.size(); ++i) {
            const bool percent_first = is_percent(all[i]);
            const Amount &part = all[percent_first ? i + 1 : i], &percent = all[percent_first ? i : i + 1];
            if (!is_percent(percent) || !percent.figure || part.kind == FigureKind::percent) continue;
            Words link = sentence_.between(all[i].span, all[i + 1].span);
            bool of_them = opens_with_these(i);
            if (link.size() >= 2 && sentence_.is(link[0], lists_.of) && sentence_.is(link[1], lists_.these)) {
                link = link.subspan(2);
                of_them = true;
            }
            const bool equal = (!link.empty() && sentence_.says(link.front(), "or") && is_equated(link)) ||
                               is_in_brackets(all[i + 1], all[i]);
            const Words right = sentence_.after(percent.span);
            const bool of_own = !of_them && !right.empty() && sentence_.is(right.front(), lists_.of);
            if (equal && !of_own && (of_them || is_counted_before(part)) && part.exact && percent.exact)
                compare_with_earlier(part, percent);
        }
    }

    // "5,200 parcels were opened. In 416 parcels, or 8 percent", where nobody else is spoken of.
    bool is_counted_before(const Amount& part) const {
        if (!part.figure || part.kind != FigureKind::quantity || !sentence_.sentence().names.empty() ||
            !sentence_.dates().empty())
            return false;
        const auto& amounts = text_.sentences[s_ - 1].amounts();
        return std::any_of(amounts.begin(), amounts.end(), [&](const Amount& amount) {
            return amount.figure && amount.figure->unit == part.figure->unit && amount.value > part.value;
        });
    }

    // "Of these, 375": at the beginning of the sentence, or of the one before, which "another 500" goes on
    // from.
    bool opens_with_these(std::size_t i) const {
        const auto opens = [](const SelfSentence& sentence) {
            const Words words = sentence.words();
            return words.size() > 1 && sentence.is(words[0], sentence.lists().of) &&
                   sentence.is(words[1], sentence.lists().these);
        };
        if (opens(sentence_)) return true;
        const Words words = sentence_.words();
        return i == 0 && sentence_.is(words[0], lists_.again) && opens(text_.sentences[s_ - 1]);
    }

    // Unless the share is right of one of the figures before, which may each be the whole.
    void compare_with_earlier(const Amount& part, const Amount& percent) {
        const Amount* whole = nullptr;
        for (std::size_t back = 1; back <= std::min(look_back, s_); ++back) {
            const SelfSentence& before = text_.sentences[s_ - back];
            double sum = 0;
            for (const Amount& amount : before.amounts()) {
                if (amount.value <= part.value || !is_like(part, amount, before)) continue;
                if (!amount.exact || off(part, amount, percent) <= 0) return;
                sum += amount.value;
                if (!whole) whole = &amount;
            }
            Amount both = whole ? *whole : part;
            both.value = sum;
            if (sum > 0 && off(part, both, percent) <= 0) return;
        }
        if (whole) compare(part, *whole, percent);
    }

    bool is_like(const Amount& part, const Amount& other, const SelfSentence& of_other) const {
        return is_count(sentence_, part) ? is_count(of_other, other) && other.figure
                                         : other.figure && alike(part, other);
    }

    // "A turnout of", "its share was", "or a proportion of".
    bool is_share(Words words) const {
        const Words near = words.last(std::min(words_to_share, words.size()));
        if (!sentence_.any_in(near, lists_.share_noun) || sentence_.value(near.back(), lists_.span) == "to")
            return false;
        return std::all_of(words.begin(), words.end(), [&](const SentenceWord& word) {
            return sentence_.value(word, lists_.change).empty() &&
                   sentence_.value(word, lists_.base) != "from";
        });
    }

    // "30 of the 120 voted in favour, or 25 percent".
    bool is_equated_at_end(Words words) const {
        return words.size() <= longest_whole && !words.empty() && sentence_.says(words.back(), "or");
    }

    // "(25 percent)", right behind the other amount or its noun.
    bool is_in_brackets(const Amount& percent, const Amount& before) const {
        const std::string link = text_at(sentence_.sentence(), {before.span.end, percent.span.start});
        return before.figure && link.ends_with('(') &&
               sentence_.between(before.span, percent.span).size() <= words_to_bracket;
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

    bool is_equated(Words words) const {
        // "14,000 to 15,000" is a range.
        const bool range = words.size() == 1 && sentence_.value(words.front(), lists_.span) == "to";
        return !words.empty() && !range && sentence_.all_in(words, lists_.or_);
    }

    // "Earned 12 million on sales of".
    bool is_on_whole(Words words) const {
        return words.size() > 1 && words.size() <= longest_whole &&
               sentence_.is(words.front(), lists_.over) && sentence_.is(words.back(), lists_.of);
    }

    // How far the share is from the percentage, beyond what rounding explains.
    static double off(const Amount& part, const Amount& whole, const Amount& percent) {
        const double share = 100 * value_beside(part, whole) / value_beside(whole, part);
        const double room =
            percent.slack + 100 * (part.slack + part.value / whole.value * whole.slack) / whole.value;
        return std::abs(share - percent.value) - room - 1e-9;
    }

    // Whether they were compared.
    bool compare(const Amount& part, const Amount& whole, const Amount& percent) {
        if (whole.value == 0 || percent.value < 0 || whole.kind == FigureKind::percent) return false;
        const double share = 100 * value_beside(part, whole) / value_beside(whole, part);
        if (off(part, whole, percent) > 0)
            slips_.push_back(slip_of("share", {part.span, whole.span, percent.span},
                                     part.text + " of " + whole.text + " is " +
                                         shown(std::round(share * 10) / 10) + " percent, not " +
                                         percent.text));
        return true;
    }
};

}  // namespace

void find_shares(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    ShareFinder(text, s, slips).find();
}

}  // namespace dossier::check
