#include <dossier/check/likeness.h>
#include <dossier/check/self_sums.h>

#include <algorithm>
#include <cmath>
#include <optional>

namespace dossier::check {
namespace {

constexpr std::size_t nearby = 3;         // words between a figure and the word that calls it a total
constexpr std::size_t nearby_behind = 5;  // the same, behind it
constexpr std::size_t longest_total = 8;  // words of a line that tells a total alone
constexpr std::size_t longest_part = 12;  // words of a line that tells one part
constexpr std::size_t opening = 2;        // words of a line, of which one calls it a total
constexpr std::size_t most_parts = 30;
constexpr double least_over = 0.02;  // of a total, that some of its parts must be over
constexpr double least_part = 0.4;   // the same, at the least
constexpr double most_over = 1.55;   // of a total, that its parts may add up to
constexpr std::size_t fewest_rounded = 3;
constexpr double hardly_off = 0.004;                   // of a total
constexpr double likely_room = 0.75;                   // of what all roundings together may come to
constexpr double least_opened = 0.5, most_opened = 2;  // of a total, that the lines behind it may add up to
constexpr double whole = 100;                          // percent

class SumFinder {
  public:
    SumFinder(const SelfSentence& sentence, std::vector<Slip>& slips)
        : sentence_(sentence), lists_(sentence.lists()), slips_(slips) {}

    void find() {
        for (const FigureKind kind : {FigureKind::money, FigureKind::quantity, FigureKind::percent}) {
            collect(kind);
            if (same_.size() < 3) continue;
            bool all = true;
            const Amount* total = total_among(all);
            if (!total && kind == FigureKind::percent) check_shares();
            if (!total || (kind == FigureKind::quantity && counts_others())) continue;
            Parts parts = same_;
            std::erase(parts, total);
            if (are_parts(parts, *total)) compare_sum(parts, *total, all, slips_);
        }
    }

  private:
    // A row, of which none is as much as the total, and all are not much more.
    bool are_parts(const Parts& parts, const Amount& total) const {
        // "Totalling 20, compared with 15 and 10", "a loss of 20 after costs of 15 and 10".
        if (total.span < parts.front()->span)
            for (const SentenceWord& word : sentence_.between(total.span, parts.front()->span))
                if (!sentence_.value(word, lists_.base).empty() || sentence_.is(word, lists_.former))
                    return false;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (value_beside(*parts[i], total) >= total.value) return false;
            if (i > 0 && !are_linked(sentence_, *parts[i - 1], *parts[i])) return false;
        }
        double room = 0;
        const double share = sum_of(parts, room, total.factor) / total.value;
        return share < most_over && share > least_part;
    }

    // Whether something else is counted beside, which may be one more part: see find_partitions().
    bool counts_others() const {
        const auto& amounts = sentence_.amounts();
        return std::any_of(amounts.begin(), amounts.end(), [&](const Amount& amount) {
            return amount.span.start > same_.front()->span.start && is_count(sentence_, amount) &&
                   std::find(same_.begin(), same_.end(), &amount) == same_.end();
        });
    }

    // Those like the first figure of the kind, and bare numbers that are told where they are of.
    void collect(FigureKind kind) {
        same_.clear();
        const auto& amounts = sentence_.amounts();
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const Amount& amount = amounts[i];
            if (amount.kind != kind || (kind == FigureKind::percent && !amount.figure)) continue;
            if (amount.figure && kind == FigureKind::quantity &&
                (is_time(amount.figure->counted) || sentence_.is_in(amount.figure->unit, lists_.time_unit) ||
                 is_time(amount.figure->unit)))
                continue;
            const Words right = sentence_.right_of(i);
            const bool placed =
                !right.empty() &&
                (sentence_.is(right.front(), lists_.place) || sentence_.is(right.front(), lists_.total)) &&
                right.front().span.start == amount.span.end + 1;
            if (!amount.figure && (same_.empty() || !placed)) continue;
            if (same_.empty() || alike(*same_.front(), amount)) same_.push_back(&amount);
        }
    }

    // The one beside a word of totals, or before a word of parts. `all`: whether the others are all of them.
    const Amount* total_among(bool& all) const {
        const Span& span = sentence_.sentence().span;
        for (std::size_t i = 0; i < same_.size(); ++i) {
            const Span before{span.start, i == 0 ? span.start : same_[i - 1]->span.end};
            const Span after{i + 1 < same_.size() ? same_[i + 1]->span.start : span.end, span.end};
            const Words left = sentence_.between(before, same_[i]->span),
                        right = sentence_.between(same_[i]->span, after);
            const bool last = i + 1 == same_.size(), first = i == 0;
            if ((first || last) &&
                (is_called_total(*same_[i], left) || (last && is_totalled(*same_[i], right)))) {
                all = !first ||
                      (!sentence_.any_in(right, lists_.some) && (!opens_parts(right) || same_.size() > 3));
                return same_[i];
            }
            if (!first) continue;
            if (sentence_.any_in(right, lists_.parts)) {
                all = !sentence_.any_in(right, lists_.some);
                return same_[i];
            }
            const bool of_which = opens_parts(right);
            if (of_which || is_before_colon(*same_[i], *same_[i + 1])) {
                all = same_.size() > 3 || !of_which;
                return same_[i];
            }
        }
        return nullptr;
    }

    // "A total of 30"; of percentages only that and "together 30", as a rise of the total is told alike.
    bool is_called_total(const Amount& amount, Words left) const {
        const Words near = left.last(std::min(nearby, left.size()));
        if (!sentence_.any_in(near, lists_.total) || sentence_.any_in(near, lists_.some)) return false;
        for (std::size_t i = 0; i + 1 < near.size(); ++i)
            if (sentence_.is(near[i], lists_.total) && sentence_.says(near[i + 1], "with")) return false;
        if (amount.kind != FigureKind::percent) return true;
        return sentence_.is(left.back(), lists_.total) ||
               (left.size() > 1 && sentence_.is(left.back(), lists_.of) &&
                sentence_.is(left[left.size() - 2], lists_.total));
    }

    // "30 in total", "30 in all", but not "30 for a total of $2 million".
    bool is_totalled(const Amount& amount, Words right) const {
        const Words words = right.first(std::min(nearby_behind, right.size()));
        const bool all = amount.kind != FigureKind::percent && is_in_all(words);
        if (!all && !sentence_.any_in(words, lists_.total)) return false;
        const auto& amounts = sentence_.amounts();
        return std::none_of(amounts.begin(), amounts.end(), [&](const Amount& other) {
            return other.span.start >= words.back().span.end &&
                   sentence_.between(words.back().span, other.span).size() < nearby;
        });
    }

    bool is_in_all(Words words) const {
        for (std::size_t i = 1; i < std::min(nearby, words.size()); ++i)
            if (sentence_.is(words[i], lists_.total_after) && sentence_.says(words[i - 1], "in")) return true;
        return false;
    }

    bool is_before_colon(const Amount& total, const Amount& part) const {
        const std::string link = text_at(sentence_.sentence(), {total.span.end, part.span.start});
        return link.find(':') != std::string::npos;
    }

    // "Of which".
    bool opens_parts(Words words) const {
        for (std::size_t i = 1; i < words.size() && i < nearby; ++i)
            if (sentence_.says(words[i], "which") && sentence_.is(words[i - 1], lists_.of)) return true;
        return false;
    }

    // "Shares of 40, 35 and 30 percent".
    void check_shares() {
        if (!sentence_.any_in(sentence_.before(same_.front()->span), lists_.shares)) return;
        double room = 0;
        const double sum = sum_of(same_, room);
        const auto of = std::count_if(same_.begin(), same_.end(), [&](const Amount* one) {
            const Words right = sentence_.after(one->span);
            return !right.empty() && sentence_.is(right.front(), lists_.of);
        });
        if (of > 1) return;  // of two wholes
        double first = 0;
        for (const Amount* one : same_)
            if ((first += one->value) == whole && one != same_.back()) return;  // two breakdowns
        if (sum > whole + room)
            slips_.push_back(
                slip_of("sum", spans_of(same_), told(same_) + " add up to " + shown(sum) + " percent"));
    }

    const SelfSentence& sentence_;
    const SelfLists& lists_;
    std::vector<Slip>& slips_;
    Parts same_;
};

// A line of a list, or a sentence.
struct Line {
    std::vector<Amount> amounts;  // figures but percentages
    std::size_t words = 0;
    bool total = false;  // it opens with a word of totals
    bool plain = true;   // it tells of no change
    bool opens = false;  // it ends in a colon, and its amount is what the lines behind add up to
};

Line read_line(const SelfSentence& sentence) {
    Line line;
    const SelfLists& lists = sentence.lists();
    const Words words = sentence.words();
    line.words = words.size();
    for (const Amount& amount : sentence.amounts())
        if (amount.figure && amount.kind != FigureKind::percent) line.amounts.push_back(amount);
    line.total = sentence.any_in(words.first(std::min(opening, words.size())), lists.total);
    for (const SentenceWord& word : words)
        for (const std::uint32_t map : {lists.change, lists.base, lists.span, lists.multiple})
            line.plain =
                line.plain && (sentence.value(word, map).empty() || sentence.is(word, lists.joining));
    const std::string& text = sentence.sentence().text;
    const std::size_t last = text.find_last_not_of(" \n");
    line.opens = last != std::string::npos && text[last] == ':' && !sentence.any_in(words, lists.some) &&
                 !sentence.any_in(words, lists.parts);
    return line;
}

class LineSums {
  public:
    explicit LineSums(std::vector<Slip>& slips) : slips_(slips) {}

    void add(Line line) {
        const bool one = line.amounts.size() == 1;
        const bool goes_on = one && !run_.empty() && is_like(run_.front(), line.amounts.front());
        if (line.total && line.plain && one)
            check(line.amounts.front(), goes_on && line.words <= longest_total);
        if (!goes_on || line.total) end_run();
        const bool part = one && !line.total && !line.opens && line.words <= longest_part;
        if (!part) end_run();
        if (line.total || line.words > longest_part) opener_.reset();
        if (line.opens && one) opener_ = line.amounts.front();
        if (part && run_.size() < most_parts) run_.push_back(line.amounts.front());
        before_ = std::move(line);
    }

    // The lines behind one that ends in a colon.
    void end_run() {
        if (opener_ && run_.size() > 1 && is_like(run_.front(), *opener_)) {
            double room = 0;
            const double share = sum_of(parts_of(run_, 0), room) / opener_->value;
            if (share > least_opened && share < most_opened)
                compare_sum(parts_of(run_, 0), *opener_, true, slips_);
            opener_.reset();
        }
        run_.clear();
    }

  private:
    static bool is_like(const Amount& a, const Amount& b) {
        const auto counts = [](const Amount& amount) {
            return amount.kind == FigureKind::quantity && !amount.figure->measured;
        };
        return alike(a, b) || (counts(a) && counts(b));
    }

    void check(const Amount& total, bool of_run) {
        if (of_run && run_.size() > 1) {
            // What stands right before the list may be of something else.
            for (std::size_t first = 0; first + 1 < run_.size(); ++first)
                if (adds_up(parts_of(run_, first), total)) return;
            compare_sum(parts_of(run_, 0), total, true, slips_);
        } else if (before_.plain && !before_.total && before_.amounts.size() > 1 &&
                   std::all_of(before_.amounts.begin(), before_.amounts.end(), [&](const Amount& part) {
                       return alike(part, total) && part.value < total.value;
                   })) {
            double room = 0;
            const double share = sum_of(parts_of(before_.amounts, 0), room) / total.value;
            if (share > least_opened && share < most_opened)
                compare_sum(parts_of(before_.amounts, 0), total, true, slips_);
        }
    }

    static Parts parts_of(const std::vector<Amount>& amounts, std::size_t first) {
        Parts parts;
        for (std::size_t i = first; i < amounts.size(); ++i)
            parts.push_back(&amounts[i]);
        return parts;
    }

    static bool adds_up(const Parts& parts, const Amount& total) {
        double room = total.slack;
        const double sum = sum_of(parts, room);
        return std::abs(sum - total.value) <= room + 1e-9 * std::abs(sum);
    }

    std::vector<Slip>& slips_;
    std::vector<Amount> run_;  // of one kind, a line each
    std::optional<Amount> opener_;
    Line before_;
};

}  // namespace

double sum_of(const Parts& parts, double& room, double factor) {
    double sum = 0;
    for (const Amount* part : parts) {
        const double times = part->figure ? 1 : factor;
        sum += times * part->value;
        room += times * part->slack;
    }
    return sum;
}

std::string told(const Parts& parts) {
    std::string out;
    for (const Amount* part : parts)
        out += (out.empty() ? "" : " and ") + part->text;
    return out;
}

std::vector<Span> spans_of(const Parts& parts) {
    std::vector<Span> spans;
    for (const Amount* part : parts)
        spans.push_back(part->span);
    return spans;
}

void compare_sum(const Parts& parts, const Amount& total, bool all, std::vector<Slip>& slips) {
    // A total may be cut off rather than rounded.
    double room = 2 * total.slack;
    const double sum = sum_of(parts, room, total.factor);
    const double off = sum - total.value;
    if (total.value <= 0) return;
    // Of many roundings not all go one way.
    if (parts.size() >= fewest_rounded) room *= likely_room;
    room += 1e-9 * std::abs(sum);
    // Of sums of money in whole millions.
    if (parts.size() >= fewest_rounded && total.kind == FigureKind::money && total.value >= 1e6 &&
        std::abs(off) <= hardly_off * total.value)
        return;
    if (all ? std::abs(off) <= room : off <= room + least_over * total.value) return;
    std::vector<Span> spans = spans_of(parts);
    spans.push_back(total.span);
    slips.push_back(slip_of("sum", std::move(spans),
                            told(parts) + " add up to " + shown(sum / total.factor) + ", not " + total.text));
}

bool are_linked(const SelfSentence& sentence, const Amount& a, const Amount& b) {
    const SelfLists& lists = sentence.lists();
    const std::string text = text_at(sentence.sentence(), {a.span.end, b.span.start});
    const Words words = sentence.between(a.span, b.span);
    const bool linked =
        text.find_first_of(",;") != std::string::npos || sentence.any_in(words, lists.joining);
    return linked && std::none_of(words.begin(), words.end(), [&](const SentenceWord& word) {
               return !sentence.value(word, lists.change).empty() ||
                      sentence.value(word, lists.base) == "from" ||
                      sentence.value(word, lists.base) == "compared" || sentence.is(word, lists.parts) ||
                      sentence.is(word, lists.total);
           });
}

void find_sums(const SelfSentence& sentence, std::vector<Slip>& slips) {
    SumFinder(sentence, slips).find();
}

void find_sums_of_lines(const SelfText& text, std::vector<Slip>& slips) {
    LineSums sums(slips);
    for (const SelfSentence& sentence : text.sentences)
        sums.add(read_line(sentence));
    sums.end_run();
}

}  // namespace dossier::check
