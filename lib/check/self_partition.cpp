#include <dossier/check/likeness.h>
#include <dossier/check/self_part_row.h>

#include <algorithm>
#include <string_view>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_opener = 8;      // between a total and the colon that opens its parts
constexpr std::size_t words_to_apposition = 3;  // between a total and the first of its parts right behind
constexpr double least_bare = 10;               // of a number behind a name that is surely a number
constexpr std::size_t words_to_rest = 3;        // between "the remaining" and its number
constexpr std::size_t fewest_parts = 3;         // that may be taken for all where nothing says so
constexpr std::size_t look_back = 2;            // sentences to the total

// How surely the parts are all of the total, and so how far from it their sum may be to be a slip rather than
// something else.
struct Range {
    double low, high;
};
constexpr Range listed{0.4, 2.5}, told_as_all{0.7, 1.4}, likely{0.8, 1.25};

// Totals and their parts where the words for both differ, or stand in two sentences: "412 people: 187
// sailors, 126 porters and 79 clerks"; "19 died. Nine were from Aru, six from Beni and two from Mahagi."
class PartitionFinder : PartRow {
  public:
    using PartRow::PartRow;

    void find() {
        const auto& amounts = sentence_.amounts();
        for (std::size_t t = 0; t + 2 < amounts.size(); ++t)
            if (check_opened(t)) return;
        if (check_totalled()) return;
        for (std::size_t t = 0; t + 2 < amounts.size(); ++t)
            if (check_of(t)) return;
        check_before();
    }

  private:
    bool is_like(const Amount& part, const Amount& total, const SelfSentence& of_total) const {
        if (part.kind == FigureKind::percent || part.kind != total.kind) return false;
        if (part.figure && (is_time(part.figure->unit) || is_time(part.figure->counted))) return false;
        if (is_count(of_total, total)) return is_count(sentence_, part);
        // "210 hectares, of which 120 are woods".
        if (!part.figure) return &of_total == &sentence_ && total.figure && total.figure->measured;
        return total.figure && alike(part, total);
    }

    // Those like the total from amount `first` on that begin before `end`; none if they are no row.
    Parts row(std::size_t first, std::uint32_t end, const Amount& total, const SelfSentence& of_total) const {
        Parts parts;
        const auto& amounts = sentence_.amounts();
        for (std::size_t i = first; i < amounts.size() && amounts[i].span.start < end; ++i) {
            if (!is_like(amounts[i], total, of_total)) {
                // Of a measure or a price, what may be told without its unit.
                if (!amounts[i].figure && amounts[i].kind == FigureKind::quantity && !parts.empty())
                    return {};
                continue;
            }
            if (value_beside(amounts[i], total) >= total.value || !amounts[i].exact || amounts[i].value <= 0)
                return {};
            if (!amounts[i].figure && !goes_before_word(amounts[i])) return {};
            if (!parts.empty() && !are_linked(sentence_, *parts.back(), amounts[i])) return {};
            parts.push_back(&amounts[i]);
        }
        return parts.size() < 2 ? Parts() : parts;
    }

    // "Nine in Aru", but not the "3" of "Warcraft 3,".
    bool goes_before_word(const Amount& amount) const {
        const Words right = sentence_.after(amount.span), left = sentence_.before(amount.span);
        if (!right.empty() && right.front().span.start == amount.span.end + 1) return !right.front().number;
        const bool spelled = amount.text.find_first_of("0123456789") == std::string::npos;
        if (amount.value >= least_bare || spelled) return true;
        const std::string word =
            left.empty() ? std::string() : text_at(sentence_.sentence(), left.back().span);
        return !word.empty() && word.front() >= 'a' && word.front() <= 'z';
    }

    bool compare(const Parts& parts, const Amount& total, Range range) {
        double room = 0;
        const double share = sum_of(parts, room, total.factor) / total.value;
        if (share < range.low || share > range.high) return false;
        compare_sum(parts, total, true, slips_);
        return true;
    }

    // "412 people: 187 sailors and 126 porters", "(187 sailors and 126 porters)".
    bool check_opened(std::size_t t) {
        const auto& amounts = sentence_.amounts();
        const Amount& total = amounts[t];
        if (total.kind == FigureKind::percent || is_in_brackets(total)) return false;
        const Span gap{total.span.end, amounts[t + 1].span.start};
        const std::string between = text_at(sentence_.sentence(), gap);
        const std::size_t opener = between.find_first_of(":(");
        const std::size_t dash = std::min(between.find(" - "), between.find(" \u2013 "));
        const std::size_t at = std::min({opener, dash, between.find(" \u2014 ")});
        const Words link = sentence_.between({0, gap.start}, {gap.end, 0});
        const bool consists = sentence_.any_in(link, lists_.consists);
        if ((at == std::string::npos && !consists) || link.size() > words_to_opener) return false;
        std::uint32_t end = sentence_.sentence().span.end;
        const bool colon = at == std::string::npos || between[at] == ':';
        if (!colon) end = closing(between[at] == '(' ? ")" : between.substr(at, dash == at ? 3 : 1), gap.end);
        const Parts parts = row(t + 1, end, total, sentence_);
        if (parts.empty() || parts.front() != &amounts[t + 1] || is_selection(parts)) return false;
        if (!colon && parts.size() < fewest_parts) return false;
        return compare(parts, total, listed);
    }

    // "Norda (30,000 tonnes)", which is one of a list.
    bool is_in_brackets(const Amount& amount) const {
        const Span& whole = sentence_.sentence().span;
        return text_at(sentence_.sentence(), {whole.start, amount.span.start}).ends_with('(');
    }

    // Where the parts end that a bracket or dash opened.
    std::uint32_t closing(const std::string& mark, std::uint32_t from) const {
        const Span& whole = sentence_.sentence().span;
        const std::string rest = text_at(sentence_.sentence(), {from, whole.end});
        const std::size_t at = rest.find(mark);
        if (at == std::string::npos) return whole.end;
        const auto is_start = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
        return from + static_cast<std::uint32_t>(std::count_if(
                          rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(at), is_start));
    }

    // "187 sailors, 126 porters and 79 clerks, 412 people in all".
    bool check_totalled() {
        const auto& amounts = sentence_.amounts();
        if (amounts.size() < 3) return false;
        const Amount& total = amounts.back();
        const Words left = sentence_.left_of(amounts.size() - 1), right = sentence_.after(total.span);
        const Words near = right.first(std::min(words_to_rest, right.size()));
        if (!sentence_.any_in(left.last(std::min(words_to_rest, left.size())), lists_.total) &&
            !sentence_.any_in(near, lists_.total) && !sentence_.any_in(near, lists_.total_after))
            return false;
        const Parts parts = row(0, total.span.start, total, sentence_);
        return !parts.empty() && !is_selection(parts) && compare(parts, total, told_as_all);
    }

    // "Of the 19 dead, nine were from Aru, six from Beni and two from Mahagi"; "412 people, 187 of them
    // sailors".
    bool check_of(std::size_t t) {
        const Amount& total = sentence_.amounts()[t];
        const Words left = sentence_.left_of(t);
        // "25 of the 135", which is one part more.
        if (is_in_brackets(total)) return false;
        if (t > 0 && left.size() <= 2 && !left.empty() && sentence_.is(left.front(), lists_.of)) return false;
        const bool of = left.size() >= 2 && sentence_.is(left[left.size() - 2], lists_.of) &&
                        sentence_.is(left.back(), lists_.of_the);
        const Words behind = sentence_.right_of(t + 1), link = sentence_.right_of(t);
        const auto is_of_these = [&](Words words) {
            return words.size() >= 2 && sentence_.is(words[0], lists_.of) &&
                   sentence_.is(words[1], lists_.these);
        };
        const bool of_them = is_of_these(behind) || (link.size() == 2 && is_of_these(link));
        const Parts parts = row(t + 1, sentence_.sentence().span.end, total, sentence_);
        // "30 planes, 18 from Arrow and 12 from Nord".
        const bool listed_itself =
            std::any_of(sentence_.amounts().begin(),
                        sentence_.amounts().begin() + static_cast<std::ptrdiff_t>(t),
                        [&](const Amount& one) { return alike(one, total); }) ||
            (!behind.empty() && std::any_of(link.begin(), link.end(), [&](const SentenceWord& word) {
                return word.folded == behind.front().folded;
            }));
        const bool compared =
            listed_itself || std::any_of(link.begin(), link.end(), [&](const SentenceWord& word) {
                return !sentence_.value(word, lists_.base).empty() || sentence_.is(word, lists_.former) ||
                       !sentence_.value(word, lists_.change).empty() ||
                       !sentence_.value(word, lists_.span).empty();
            });
        const bool beside = !compared && !behind.empty() && !sentence_.is(behind.front(), lists_.joining) &&
                            link.size() <= words_to_apposition && total.figure && parts.size() > 1 &&
                            parts.front() == &sentence_.amounts()[t + 1] && !is_named(*parts[0]) &&
                            !is_named(*parts[1]);
        if ((!of && !of_them && !beside) || parts.empty() || is_selection(parts)) return false;
        if (is_completed(parts)) return compare(parts, total, listed);
        if (parts.size() < fewest_parts && (!beside || of_them)) return false;
        return is_parallel(parts) && !goes_on(parts, total) && compare(parts, total, likely);
    }

    // Whether it tells what it counts.
    bool is_named(const Amount& amount) const {
        constexpr std::size_t stem = 3;  // bytes of the unit, whose ending differs
        return amount.figure && amount.text.find(amount.figure->unit.substr(0, stem)) != std::string::npos;
    }

    // The total in a sentence before.
    void check_before() {
        for (std::size_t back = 1; back <= std::min(look_back, s_); ++back) {
            const SelfSentence& before = text_.sentences[s_ - back];
            for (const FigureKind kind : {FigureKind::money, FigureKind::quantity}) {
                bool surely = false;
                const Amount* total = total_of(before, kind, surely);
                if (!total && kind == FigureKind::quantity) total = total_beside_number(before);
                if (total && check_parts_of(*total, before, surely)) return;
            }
            if (!before.amounts().empty()) return;
        }
    }

    // The only figure of its kind, or the one that is called a total.
    const Amount* total_of(const SelfSentence& before, FigureKind kind, bool& surely) const {
        const Amount* found = nullptr;
        std::size_t count = 0;
        const auto& amounts = before.amounts();
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            if (amounts[i].kind != kind || !amounts[i].figure) continue;
            const bool time = before.is_in(amounts[i].figure->unit, lists_.time_unit) ||
                              is_time(amounts[i].figure->counted);
            if (kind == FigureKind::quantity && time) continue;
            const Words left = before.left_of(i);
            const bool total = before.any_in(left.last(std::min(words_to_rest, left.size())), lists_.total);
            ++count;
            if (!found || (total && !surely)) found = &amounts[i];
            surely = surely || total;
        }
        return count == 1 || surely ? found : nullptr;
    }

    // The other one of two, where this sentence has as many parts as one of them tells: "96 buses from three
    // suppliers".
    const Amount* total_beside_number(const SelfSentence& before) const {
        std::vector<const Amount*> counts;
        for (const Amount& amount : before.amounts())
            if (is_count(before, amount) && amount.figure) counts.push_back(&amount);
        if (counts.size() != 2) return nullptr;
        const auto parts = static_cast<double>(
            std::count_if(sentence_.amounts().begin(), sentence_.amounts().end(),
                          [&](const Amount& amount) { return is_count(sentence_, amount); }));
        if (parts < static_cast<double>(fewest_parts)) return nullptr;
        return counts[1]->value == parts ? counts[0] : counts[0]->value == parts ? counts[1] : nullptr;
    }

    bool check_parts_of(const Amount& total, const SelfSentence& before, bool surely) {
        const Parts parts = row(0, sentence_.sentence().span.end, total, before);
        if (parts.empty() || is_selection(parts)) return false;
        const Words told = sentence_.between({0, sentence_.sentence().span.start}, parts.back()->span);
        const bool completed = is_completed(parts);
        if (!completed && (is_of_others(parts, told) || !sentence_.dates().empty())) return false;
        if (is_count(before, total) && !is_of_total(parts, total)) return false;
        // A total of money, of what the parts speak of, too.
        if (surely && !is_count(before, total)) surely = shares_words(before) && !goes_on(parts, total);
        const bool told_number = is_number_told(parts, before);
        if (surely && !completed && !told_number && tells_other_number(parts.size(), before)) return false;
        if (completed || surely || told_number) return compare(parts, total, told_as_all);
        const bool shared =
            is_count(before, total) ? is_parallel(parts) || are_few(parts, total) : is_contributed(parts);
        return parts.size() >= fewest_parts && shared && !goes_on(parts, total) &&
               compare(parts, total, likely);
    }

    bool shares_words(const SelfSentence& before) const {
        const auto &mine = sentence_.sentence().stems, &others = before.sentence().stems;
        return std::any_of(mine.begin(), mine.end(), [&](const std::string& stem) {
            return std::binary_search(others.begin(), others.end(), stem);
        });
    }

    // "Another eight", "the year before".
    bool is_of_others(const Parts& parts, Words told) const {
        if (sentence_.any_in(told, lists_.earlier) || sentence_.any_in(told, lists_.previous)) return true;
        return std::any_of(parts.begin(), parts.end(), [&](const Amount* part) {
            const Words left = sentence_.before(part->span);
            return sentence_.any_in(left.last(std::min<std::size_t>(2, left.size())), lists_.again);
        });
    }

    // "Two plants for 86 million euros", of two parts.
    bool is_number_told(const Parts& all, const SelfSentence& before) const {
        const std::size_t parts = all.size();
        return std::any_of(before.amounts().begin(), before.amounts().end(), [&](const Amount& amount) {
            return is_count(before, amount) && amount.exact && amount.value == static_cast<double>(parts) &&
                   (parts >= fewest_parts || (amount.figure && tells(*amount.figure, all.back()->span)));
        });
    }

    // "Two mills were lent a total of 14 million", where three parts are told.
    bool tells_other_number(std::size_t parts, const SelfSentence& before) const {
        constexpr double few = 12;
        return std::any_of(before.amounts().begin(), before.amounts().end(), [&](const Amount& amount) {
            return is_count(before, amount) && amount.exact && amount.value >= 2 && amount.value <= few &&
                   amount.value != static_cast<double>(parts);
        });
    }

    // Whether the parts count what the total does: "19 deaths. Nine people died in Aru", "14 schools. Six are
    // new".
    bool is_of_total(const Parts& parts, const Amount& total) const {
        const Figure& of = *total.figure;
        const bool people = is_person(of);
        const Figure* first = parts.front()->figure;
        if (first && first->counted != of.counted && !(people && is_person(*first)) &&
            !tells(of, parts[1]->span))
            return false;
        return std::all_of(parts.begin() + 1, parts.end(), [&](const Amount* part) {
            return !part->figure || people || part->figure->counted == of.counted ||
                   (first && part->figure->counted == first->counted);
        });
    }

    bool is_person(const Figure& figure) const {
        const std::size_t space = figure.unit.rfind(' ');
        return sentence_.is_in(space == std::string::npos ? figure.unit : figure.unit.substr(space + 1),
                               lists_.person);
    }

    // Whether the sentence has the word for what is counted, before `end`.
    bool tells(const Figure& of, const Span& end) const {
        const auto& words = sentence_.sentence().words;
        return std::any_of(words.begin(), words.end(), [&](const Word& word) {
            return word.span.end <= end.start && (word.stem == of.counted || word.stem == of.unit_stem);
        });
    }
};

}  // namespace

void find_partitions(const SelfText& text, std::size_t s, std::vector<Slip>& slips) {
    PartitionFinder(text, s, slips).find();
}

}  // namespace dossier::check
