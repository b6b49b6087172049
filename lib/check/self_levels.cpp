#include <dossier/check/likeness.h>
#include <dossier/check/self_levels.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t words_to_role = 4;     // between an amount and the word that says what it is
constexpr std::size_t longest_opening = 8;   // words before the level of a year earlier in its sentence
constexpr std::size_t words_to_pronoun = 4;  // from a sentence's begin
constexpr double finest = 2;                 // times as rough as the other level that one may be

// Of one kind and unit; "38 cents a litre" and "48 cents" may be.
bool are_levels(const Amount& a, const Amount& b) {
    if (alike(a, b)) return true;
    return a.kind == b.kind && a.figure && b.figure && a.figure->unit == b.figure->unit &&
           (a.figure->per.empty() || b.figure->per.empty());
}

}  // namespace

// By the nearest word before it: "to 120", "from last year's 100", "against 100".
Levels::Role Levels::role(std::size_t i) const {
    const Words left = sentence_.left_of(i);
    for (std::size_t n = 1; n <= std::min(words_to_role, left.size()); ++n) {
        const SentenceWord& word = left[left.size() - n];
        // "From a year earlier, 50 million".
        const std::string gap = text_at(sentence_.sentence(), {word.span.end, all_[i].span.start});
        if (gap.find(',') != std::string::npos) break;
        const bool compared =
            n < left.size() && sentence_.value(left[left.size() - n - 1], lists_.base) == "compared";
        if (compared) return Role::from;
        if (sentence_.value(word, lists_.base) == "from") return Role::from;
        // "An increase of 25 percent over the 40".
        if (n == left.size() && n <= 2 && i > 0 && is_percent(all_[i - 1]) && sentence_.is(word, lists_.over))
            return Role::from;
        const std::string_view opens = sentence_.value(word, lists_.span);
        if (opens == "from") return Role::from;
        if (opens == "to") return Role::to;
        if (sentence_.is(word, lists_.previous) || (n == 1 && sentence_.is(word, lists_.former)))
            return Role::from;
    }
    return is_told_earlier(sentence_.right_of(i)) ? Role::from : Role::none;
}

// "50 million a year earlier", but not "60 million, up 20 percent from a year earlier".
bool Levels::is_told_earlier(Words right) const {
    for (const SentenceWord& word : right.first(std::min(words_to_role, right.size()))) {
        if (sentence_.is(word, lists_.earlier)) return true;
        if (!sentence_.value(word, lists_.change).empty() || !sentence_.value(word, lists_.base).empty() ||
            !sentence_.value(word, lists_.span).empty())
            return false;
    }
    return false;
}

// "Sales rose 20 percent to 60 million. A year earlier they were 50 million."
std::optional<Pair> Levels::pair_with_next(std::size_t i) const {
    if (s_ + 1 >= text_.sentences.size()) return {};
    const Amount* to = only_level(sentence_);
    const SelfSentence& next = text_.sentences[s_ + 1];
    const Amount* from = only_level(next);
    if (!to || !from || !alike(*to, *from) || (!to->figure && !from->figure)) return {};
    const std::size_t at = static_cast<std::size_t>(to - all_.data());
    if (at < i || role(at) != Role::to) return {};
    const Words opening = next.before(from->span);
    const bool before = next.any_in(opening, lists_.earlier) && next.any_in(opening, lists_.pronoun);
    const bool other = std::any_of(opening.begin(), opening.end(), [&](const SentenceWord& word) {
        return !next.value(word, lists_.change).empty();
    });
    return before && !other && opening.size() <= longest_opening ? std::optional(Pair{from, to})
                                                                 : std::nullopt;
}

// "It had 50,000 visitors in 2023. In 2024 it had 60,000 visitors, a rise of 20 percent."
std::optional<Pair> Levels::pair_with_last() const {
    if (s_ == 0 || count(sentence_, true) != 1) return {};
    const SelfSentence& last = text_.sentences[s_ - 1];
    const Amount *from = only_level(last), *to = only_level(sentence_);
    if (!from || !to || !from->figure || !to->figure || !alike(*from, *to) || count(last, true) != 0)
        return {};
    if (last.dates().size() != 1 || sentence_.dates().size() != 1) return {};
    const std::string &before = last.dates().front()->unit, &now = sentence_.dates().front()->unit;
    const Words words = sentence_.words();
    const bool same = sentence_.any_in(words.first(std::min(words_to_pronoun, words.size())), lists_.pronoun);
    if (!same || before.size() != now.size() || before[0] < '0' || before[0] > '9' || before >= now)
        return {};
    return Pair{from, to};
}

// "Sales rose 20 percent. They reached 60 million, against 50 million"; "sales rose to 60 million from 50
// million. That is a rise of 20 percent."
std::optional<Pair> Levels::pair_beside() const {
    if (count(sentence_, true) != 1 || count(sentence_, false) != 0) return {};
    const auto opens_with_pronoun = [&](const SelfSentence& sentence) {
        const Words words = sentence.words();
        if (words.empty()) return false;
        // "The increase of 20 percent".
        const bool change = words.size() > 1 && sentence.is(words[0], sentence.lists().definite) &&
                            !sentence.value(words[1], sentence.lists().change).empty();
        return sentence.is(words.front(), sentence.lists().pronoun) ||
               (change && &sentence == &text_.sentences[s_]);
    };
    const bool back = s_ > 0 && opens_with_pronoun(sentence_);
    // "A 20 percent increase in prices" is of the prices.
    const Words words = sentence_.words();
    const bool noun = !words.empty() && sentence_.is(words.front(), lists_.indefinite);
    const bool on = !noun && s_ + 1 < text_.sentences.size() && opens_with_pronoun(text_.sentences[s_ + 1]);
    for (const std::size_t s : {back ? s_ - 1 : s_, on ? s_ + 1 : s_}) {
        const SelfSentence& beside = text_.sentences[s];
        if (s == s_ || count(beside, true) != 0 || count(beside, false) != 2) continue;
        const auto pair = Levels(text_, s).pair_among(0, beside.amounts().size());
        // What "it" counts may be something else than what rose.
        if (pair && (s < s_ || !is_count(beside, *pair->to))) return pair;
    }
    return {};
}

// Its percentages, or its other amounts that are no times.
std::size_t Levels::count(const SelfSentence& sentence, bool percent) {
    return static_cast<std::size_t>(
        std::count_if(sentence.amounts().begin(), sentence.amounts().end(), [&](const Amount& amount) {
            const bool time =
                amount.figure && sentence.is_in(amount.figure->unit, sentence.lists().time_unit);
            return percent ? amount.kind == FigureKind::percent : amount.kind != FigureKind::percent && !time;
        }));
}

// The one amount of a sentence that is no percentage.
const Amount* Levels::only_level(const SelfSentence& sentence) {
    const Amount* found = nullptr;
    for (const Amount& amount : sentence.amounts()) {
        if (amount.kind == FigureKind::percent) continue;
        if (found) return nullptr;
        found = &amount;
    }
    return found;
}

// The two of one unit there, `bare` numbers too, if one of them tells where the change began.
std::optional<Pair> Levels::pair_among(std::size_t first, std::size_t last, bool bare) const {
    const Amount* base = nullptr;
    for (std::size_t i = first; i < last && !base; ++i)
        if (is_level_amount(all_[i]) && role(i) == Role::from) base = &all_[i];
    if (!base) return {};
    const Amount *other = nullptr, *to = nullptr;
    for (std::size_t i = first; i < last; ++i) {
        if (&all_[i] == base || !is_level_amount(all_[i]) || !are_levels(all_[i], *base)) continue;
        // What stands behind the base is of something else, but for "from 50 to 60".
        if (&all_[i] > base && role(i) == Role::none) continue;
        if (role(i) == Role::from || (role(i) == Role::to && to)) return {};
        if (role(i) == Role::to) to = &all_[i];
        if (other && !to) return {};
        other = to ? to : &all_[i];
    }
    if (!other || (!base->figure && !other->figure && !bare && !is_to(*other))) return {};
    return Pair{base, other};
}

// With what it changed to behind the base, or the nearest amount before the percentage.
std::optional<Pair> Levels::pair_with_base(std::size_t first, std::size_t base, std::size_t last) const {
    for (std::size_t i = base + 1; i < last; ++i)
        if (is_level_amount(all_[i]) && are_levels(all_[i], all_[base]) && role(i) == Role::to)
            return Pair{&all_[base], &all_[i]};
    for (std::size_t i = base - 1; i-- > first;)
        if (is_level_amount(all_[i]) && are_levels(all_[i], all_[base])) {
            if (role(i) == Role::from || (!all_[i].figure && !all_[base].figure && role(i) != Role::to))
                return {};
            return Pair{&all_[base], &all_[i]};
        }
    return {};
}

bool Levels::is_level_amount(const Amount& amount) const {
    if (amount.kind == FigureKind::percent) return false;
    return !amount.figure || amount.kind != FigureKind::quantity ||
           (!is_time(amount.figure->counted) && !sentence_.is_in(amount.figure->unit, lists_.time_unit));
}

bool Levels::is_to(const Amount& amount) const {
    return role(static_cast<std::size_t>(&amount - all_.data())) == Role::to;
}

// "4 million" beside "3.6 million" is "4.0".
double Levels::slack_beside(const Amount& amount, const Amount& other) {
    const double own = amount.figure ? amount.slack : amount.slack * other.factor;
    const double others = other.figure ? other.slack : other.slack * amount.factor;
    return amount.exact && other.exact && others > 0 && amount.text.find('.') == std::string::npos
               ? std::min(own, std::max(finest * others, own / 4))
               : own;
}

}  // namespace dossier::check
