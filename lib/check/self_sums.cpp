#include <dossier/check/self_parts.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t nearby = 3;         // words between a figure and the word that calls it a total
constexpr std::size_t longest_total = 8;  // words of a line that tells a total alone
constexpr std::size_t longest_part = 12;  // words of a line that tells one part
constexpr std::size_t opening = 2;        // words of a line, of which one calls it a total
constexpr std::size_t most_parts = 30;
constexpr double whole = 100;  // percent

using Parts = std::vector<const Amount*>;

double sum_of(const Parts& parts, double& room) {
    double sum = 0;
    for (const Amount* part : parts) {
        sum += part->value;
        room += part->slack;
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

// Adds a slip if the parts do not add up. Unless they are `all`, they may come to less.
void compare(const Parts& parts, const Amount& total, bool all, std::vector<Slip>& slips) {
    double room = total.slack;
    const double sum = sum_of(parts, room);
    const double off = sum - total.value;
    room += 1e-9 * std::abs(sum);
    if (all ? std::abs(off) <= room : off <= room) return;
    std::vector<Span> spans = spans_of(parts);
    spans.push_back(total.span);
    slips.push_back(
        slip_of("sum", std::move(spans), told(parts) + " add up to " + shown(sum) + ", not " + total.text));
}

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
            if (!total) continue;
            Parts parts = same_;
            std::erase(parts, total);
            compare(parts, *total, all, slips_);
        }
    }

  private:
    // Those like the first figure of the kind, and bare numbers that are told where they are of.
    void collect(FigureKind kind) {
        same_.clear();
        const auto& amounts = sentence_.amounts();
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const Amount& amount = amounts[i];
            if (amount.kind != kind || (kind == FigureKind::percent && !amount.figure)) continue;
            const Words right = sentence_.right_of(i);
            const bool placed = !right.empty() && sentence_.is(right.front(), lists_.place) &&
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
                (sentence_.any_in(left.last(std::min(nearby, left.size())), lists_.total) ||
                 (last && is_totalled(right.first(std::min(nearby, right.size()))))))
                return same_[i];
            if (!first) continue;
            if (sentence_.any_in(right, lists_.parts)) return same_[i];
            const bool of_which = opens_parts(right);
            if (of_which || is_before_colon(*same_[i], *same_[i + 1])) {
                all = same_.size() > 3 || !of_which;
                return same_[i];
            }
        }
        return nullptr;
    }

    // "In total", "in all".
    bool is_totalled(Words words) const {
        return sentence_.any_in(words, lists_.total) || sentence_.any_in(words, lists_.total_after);
    }

    bool is_before_colon(const Amount& total, const Amount& part) const {
        const std::string link = text_at(sentence_.sentence(), {total.span.end, part.span.start});
        return link.find(':') != std::string::npos;
    }

    // "Of which".
    bool opens_parts(Words words) const {
        for (std::size_t i = 1; i < words.size() && i < nearby; ++i)
            if (words[i].folded == "which" && sentence_.is(words[i - 1], lists_.of)) return true;
        return false;
    }

    // "Shares of 40, 35 and 30 percent".
    void check_shares() {
        if (!sentence_.any_in(sentence_.before(same_.front()->span), lists_.shares)) return;
        double room = 0;
        const double sum = sum_of(same_, room);
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
};

Line read_line(SelfSentence& sentence, std::uint32_t s) {
    sentence.read(s);
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
    return line;
}

class LineSums {
  public:
    explicit LineSums(std::vector<Slip>& slips) : slips_(slips) {}

    void add(Line line) {
        const bool one = line.amounts.size() == 1;
        const bool goes_on = one && !run_.empty() && alike(run_.front(), line.amounts.front());
        if (line.total && one) check(line.amounts.front(), goes_on && line.words <= longest_total);
        if (!goes_on || line.total) run_.clear();
        const bool part = one && !line.total && line.words <= longest_part;
        if (!part) run_.clear();
        if (part && run_.size() < most_parts) run_.push_back(line.amounts.front());
        before_ = std::move(line);
    }

  private:
    void check(const Amount& total, bool of_run) {
        if (of_run && run_.size() > 1) {
            // What stands right before the list may be of something else.
            for (std::size_t first = 0; first + 1 < run_.size(); ++first)
                if (adds_up(parts_of(run_, first), total)) return;
            compare(parts_of(run_, 0), total, true, slips_);
        } else if (before_.plain && !before_.total && before_.amounts.size() > 1 &&
                   std::all_of(before_.amounts.begin(), before_.amounts.end(),
                               [&](const Amount& part) { return alike(part, total); })) {
            compare(parts_of(before_.amounts, 0), total, true, slips_);
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
    Line before_;
};

}  // namespace

void find_sums(const SelfSentence& sentence, std::vector<Slip>& slips) {
    SumFinder(sentence, slips).find();
}

void find_sums_of_lines(const Side& side, SelfSentence& sentence, std::vector<Slip>& slips) {
    LineSums sums(slips);
    for (std::uint32_t s = 0; s < side.sentences.size(); ++s)
        sums.add(read_line(sentence, s));
}

}  // namespace dossier::check
