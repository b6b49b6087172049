#include <dossier/check/self_part_row.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_rest = 3;  // between "the remaining" and its number
constexpr std::size_t look_on = 2;        // sentences to further parts
constexpr double most_few = 60;           // of a total whose parts may each do something else

}  // namespace

bool PartRow::is_completed(const Parts& parts) const {
    const Words left = sentence_.between((*(parts.end() - 2))->span, parts.back()->span);
    return sentence_.any_in(left.last(std::min(words_to_rest, left.size())), lists_.rest);
}

bool PartRow::is_selection(const Parts& parts) const {
    const std::size_t shift = is_completed(parts) ? 1 : 0;
    const Words before = sentence_.before((*(parts.end() - 1 - static_cast<std::ptrdiff_t>(shift)))->span);
    return sentence_.any_in(before, lists_.some) ||
           sentence_.any_in(sentence_.after(parts.back()->span), lists_.some) ||
           (shift == 0 && sentence_.any_in(sentence_.words(), lists_.rest));
}

bool PartRow::is_contributed(const Parts& parts) const {
    const Words left = sentence_.between({0, sentence_.sentence().span.start}, parts[1]->span);
    const bool of_this =
        left.size() > 1 && sentence_.is(left[0], lists_.of) && sentence_.is(left[1], lists_.these);
    return of_this || sentence_.any_in(left, lists_.contributed);
}

bool PartRow::goes_on(const Parts& parts, const Amount& total) const {
    double room = total.slack;
    const double missing = total.value - sum_of(parts, room, total.factor);
    for (std::size_t s = s_ + 1; s < std::min(s_ + 1 + look_on, text_.sentences.size()); ++s) {
        const SelfSentence& next = text_.sentences[s];
        if (tells_more(next)) return true;
        double sum = 0;
        for (const Amount& amount : next.amounts()) {
            if (amount.kind != total.kind) continue;
            sum += amount.value;
            if (std::abs(amount.value - missing) <= room || std::abs(sum - missing) <= room) return true;
        }
    }
    return false;
}

bool PartRow::tells_more(const SelfSentence& next) const {
    const Words words = next.words();
    for (std::size_t i = 0; i < words.size(); ++i)
        if (next.is(words[i], lists_.rest) && (i == 0 || !sentence_.says(words[i - 1], "no"))) return true;
    return false;
}

bool PartRow::are_few(const Parts& parts, const Amount& total) const {
    return total.value <= most_few && std::all_of(parts.begin(), parts.end(), [&](const Amount* part) {
               const Words left = sentence_.before(part->span), right = sentence_.after(part->span);
               const bool of_them = right.size() > 1 && sentence_.is(right[0], lists_.of);
               const bool opens = left.empty() || sentence_.is(left.back(), lists_.joining) ||
                                  part->span.start > left.back().span.end + 1;
               return opens && !part->figure && !of_them;
           });
}

bool PartRow::is_parallel(const Parts& parts) const {
    std::vector<std::string_view> behind;
    for (const Amount* part : parts) {
        const Words right = sentence_.after(part->span);
        const bool noun = part->figure || right.empty() || sentence_.is(right.front(), lists_.joining) ||
                          right.front().span.start != part->span.end + 1;
        behind.push_back(noun ? std::string_view() : std::string_view(right.front().folded));
    }
    const auto is_same = [&](std::size_t a, std::size_t b) {
        return behind[a].empty() || behind[b].empty() || behind[a] == behind[b];
    };
    bool first = true, others = true;
    for (std::size_t i = 1; i < behind.size(); ++i) {
        first = first && is_same(0, i);
        others = others && is_same(1, i);
    }
    // "Six are primary schools, five secondary": the verb is told once.
    const bool elided = sentence_.is_in(std::string(behind[0]), lists_.copula) &&
                        std::none_of(behind.begin() + 1, behind.end(), [&](std::string_view word) {
                            return sentence_.is_in(std::string(word), lists_.copula);
                        });
    return first || others || elided;
}

}  // namespace dossier::check
