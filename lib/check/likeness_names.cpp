#include <dossier/check/likeness.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr double near_name = 0.7;       // a name of one of the sentences beside
constexpr double meant_name = 0.9;      // one of the sentence before, of which "it" tells more
constexpr double paragraph_name = 0.6;  // one of a sentence further before in the paragraph
constexpr double main_name = 0.65;      // the one that it speaks of most
constexpr double subject_name = 0.5;    // one that the text as a whole speaks of
constexpr double bare_word = 0.9;       // a capitalised word of both
constexpr double half_bare = 0.9;       // one that is a part of a known name of the other
constexpr double of_country = 0.8;      // "Japan" for its embassy
constexpr double by_country = 0.6;      // "Bishkek" for the Kyrgyz government
constexpr std::uint32_t sentences_near = 2, furthest_near = 5, furthest_in_paragraph = 12;

bool includes(const Name& longer, const Name& shorter) {
    return std::includes(longer.words.begin(), longer.words.end(), shorter.words.begin(),
                         shorter.words.end());
}

using Names = std::span<const Name>;

double best_of(const Name& name, Names others) {
    double best = 0;
    for (const Name& other : others)
        if (best < 1) best = std::max(best, same_name(name, other));
    return best;
}

// One word that alone is no name of a place.
bool is_part_of_name(const Name& name) {
    return name.words.size() == 1 && !name.place && name.iso.empty() && name.near_iso.empty();
}

// The readings of one name of a sentence, from `first` on: those that overlap, and words side by side.
Names readings(Names names, std::size_t first) {
    std::size_t last = first + 1;
    std::uint32_t end = names[first].span.end;
    const auto goes_on = [&](const Name& next) {
        return next.span.start < end ||
               (next.span.start == end + 1 && is_part_of_name(names[last - 1]) && is_part_of_name(next));
    };
    for (; last < names.size() && goes_on(names[last]); ++last)
        end = std::max(end, names[last].span.end);
    return names.subspan(first, last - first);
}

// How well a side knows a name at or near one of its sentences.
double known(Names readings, const Side& side, std::uint32_t sentence) {
    double best = 0;
    const auto ask = [&](Names names, double weight) {
        for (const Name& reading : readings)
            if (best < weight) best = std::max(best, weight * best_of(reading, names));
    };
    ask(side.sentences[sentence].names, 1);
    bool meant = true;
    // Those that name nobody do not count.
    for (std::uint32_t back = 1, named = 0;
         named < sentences_near && back <= furthest_near && back <= sentence; ++back) {
        meant = meant && side.sentences[sentence - back + 1].goes_on;
        ask(side.sentences[sentence - back].names, meant ? meant_name : near_name);
        named += !side.sentences[sentence - back].names.empty() || back < sentences_near;
    }
    if (sentence + 1 < side.sentences.size()) ask(side.sentences[sentence + 1].names, near_name);
    for (std::uint32_t back = 1; back <= furthest_in_paragraph && back <= sentence && best < paragraph_name;
         ++back) {
        const Sentence& before = side.sentences[sentence - back];
        if (before.paragraph != side.sentences[sentence].paragraph) break;
        ask(before.names, paragraph_name);
    }
    ask(side.subjects, subject_name);
    if (side.main) ask({&*side.main, 1}, main_name);
    return best;
}

// The sentence behind is the first near this one to name it.
bool is_named_only_next(Names readings, const Side& side, std::uint32_t sentence) {
    const auto is_named = [&](Names names) {
        return std::any_of(readings.begin(), readings.end(),
                           [&](const Name& name) { return best_of(name, names) >= half_bare; });
    };
    if (sentence + 1 >= side.sentences.size() || !is_named(side.sentences[sentence + 1].names)) return false;
    for (std::uint32_t back = 0; back <= furthest_near && back <= sentence; ++back)
        if (is_named(side.sentences[sentence - back].names)) return false;
    return !is_named(side.subjects);
}

int& count_of(Common::Counts& counts, Names readings) {
    const bool place = std::all_of(readings.begin(), readings.end(), [](const Name& name) {
        return name.place || !name.iso.empty() || !name.near_iso.empty();
    });
    return place ? counts.places : counts.others;
}

// Of what the draft speaks of right before the claim, and as a whole, the source knows something; or there is
// nothing.
bool context_is_known(const Side& draft, std::uint32_t claim, const Side& source, std::uint32_t evidence) {
    bool any = false;
    const auto is_known = [&](Names names) {
        for (std::size_t i = 0; i < names.size();) {
            const Names one = readings(names, i);
            i += one.size();
            if (one.front().words.empty() || one.front().bare || one.front().person ||
                std::any_of(one.begin(), one.end(), [](const Name& n) { return n.place || !n.iso.empty(); }))
                continue;
            any = true;
            if (known(one, source, evidence) > 0) return true;
        }
        return false;
    };
    for (std::uint32_t back = 1; back <= sentences_near && back <= claim; ++back)
        if (is_known(draft.sentences[claim - back].names)) return true;
    return (claim > 0 && is_known(draft.subjects)) || !any;
}

void count_names(const Side& draft, std::uint32_t claim, const Side& source, std::uint32_t evidence,
                 Common& out) {
    Names names = draft.sentences[claim].names;
    double weight = 1;
    for (std::uint32_t back = 1; names.empty() && back <= sentences_near && back <= claim; ++back) {
        names = draft.sentences[claim - back].names;
        weight = near_name;
    }
    int countries = 0;
    for (std::size_t i = 0; i < names.size();) {
        const Names one = readings(names, i);
        const double found = known(one, source, evidence);
        out.names += weight * found;
        ++out.told;
        double own = 0;
        for (const Name& reading : one)
            own = std::max(own, best_of(reading, source.sentences[evidence].names));
        out.own += weight * own;
        out.behind += own == 0 && is_named_only_next(one, source, evidence);
        if (own == 0 && !one.front().words.empty()) ++count_of(out.absent, one);
        const bool people = one.front().words.empty();
        if (i == 0 && one.size() < names.size()) out.first = people && found > 0 ? 1 : found;
        if (found > 0) {
            ++out.matched;
            const bool country = std::any_of(one.begin(), one.end(), [](const Name& name) {
                return (!name.iso.empty() && name.near_iso.empty()) || name.words.empty();
            });
            countries += country;
        }
        const bool only_near = one.front().words.empty();
        if (found == 0 && !only_near) ++count_of(out.missing, one);
        i += one.size();
    }
    out.one_country = out.matched == 1 && countries == 1;
    if (out.missing.others == 0 && !context_is_known(draft, claim, source, evidence)) ++out.missing.others;
    const Names theirs = source.sentences[evidence].names;
    for (std::size_t i = 0; i < theirs.size();) {
        const Names one = readings(theirs, i);
        const bool other = !one.front().words.empty() && !one.front().person;
        if (other && known(one, draft, claim) == 0) ++count_of(out.foreign, one);
        i += one.size();
    }
}

}  // namespace

double same_name(const Name& a, const Name& b) {
    if (!a.iso.empty() && !b.iso.empty()) return a.iso == b.iso ? 1 : 0;
    const bool one_country = a.iso.empty() != b.iso.empty() && !a.words.empty() && !b.words.empty();
    const std::string &x = a.iso.empty() ? a.near_iso : a.iso, &y = b.iso.empty() ? b.near_iso : b.iso;
    if (!a.words.empty() && !b.words.empty() && a.iso.empty() && b.iso.empty()) {
        const Name &longer = a.words.size() > b.words.size() ? a : b, &shorter = &longer == &a ? b : a;
        if (may_hold(longer.bits, shorter.bits) && includes(longer, shorter))
            return a.bare && b.bare ? bare_word : a.bare || b.bare ? half_bare : 1;
    }
    // "Japan" and the "Embassy of Japan".
    const Name &country = a.iso.empty() ? b : a, &other = a.iso.empty() ? a : b;
    if (one_country && may_hold(other.bits, country.bits) && includes(other, country)) return of_country;
    // Two cities or two banks of one country are two.
    const bool both_within = a.iso.empty() && b.iso.empty() && !a.words.empty() && !b.words.empty();
    return !x.empty() && x == y && !both_within ? by_country : 0;
}

const Name* name_of(const Side& side, const Figure& figure) {
    if (figure.name < 0) return nullptr;
    return &side.sentences[figure.sentence].names[static_cast<std::size_t>(figure.name)];
}

Common names_in_common(const Side& draft, std::uint32_t claim, const Side& source, std::uint32_t evidence) {
    Common out;
    count_names(draft, claim, source, evidence, out);
    return out;
}

int names_known(const Side& draft, std::uint32_t claim, const Side& source) {
    const Names names = draft.sentences[claim].names;
    int known = 0;
    for (std::size_t i = 0; i < names.size();) {
        const Names one = readings(names, i);
        known += std::any_of(source.sentences.begin(), source.sentences.end(), [&](const Sentence& sentence) {
            return std::any_of(one.begin(), one.end(), [&](const Name& reading) {
                return best_of(reading, sentence.names) >= subject_name;
            });
        });
        i += one.size();
    }
    return known;
}

}  // namespace dossier::check
