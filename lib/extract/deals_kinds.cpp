#include <dossier/extract/deals_kinds.h>
#include <dossier/patterns/label.h>

#include <algorithm>
#include <initializer_list>
#include <span>

namespace dossier::extract::deals {
namespace {

using patterns::Label;
using patterns::Pack;
using patterns::SetId;

struct Listed {
    Label list;
    Kind kind;
};

// In the order in which they are asked: an item is the first that fits.
constexpr Listed marks[] = {
    {"organization", Kind::entity}, {"location", Kind::entity},   {"person", Kind::entity},
    {"nationality", Kind::entity},  {"money", Kind::money},       {"percent", Kind::percent},
    {"date", Kind::date},           {"quantity", Kind::quantity},
};
constexpr Listed words[] = {
    {"dl-stop", Kind::stop},
    {"dl-comma", Kind::comma},
    {"dl-open", Kind::open},
    {"dl-close", Kind::close},
    {"dl-conjunction", Kind::conjunction},
    {"dl-preposition", Kind::preposition},
    {"dl-auxiliary", Kind::auxiliary},
    {"dl-adverb", Kind::adverb},
    {"dl-determiner", Kind::determiner},
    {"dl-pronoun", Kind::pronoun},
    {"dl-subordinator", Kind::subordinator},
    {"dl-speech", Kind::speech},
};

Kind first_of(const Pack& pack, SetId set, std::initializer_list<std::span<const Listed>> groups) {
    for (const auto& group : groups)
        for (const auto& [list, kind] : group)
            if (pack.in_list(set, pack.list(list))) return kind;
    return Kind::word;
}

bool is_in(const Pack& pack, SetId set, std::initializer_list<Label> lists) {
    return std::any_of(lists.begin(), lists.end(),
                       [&](Label list) { return pack.in_list(set, pack.list(list)); });
}

}  // namespace

KindTable::KindTable(const Pack& pack) : entries_(pack.set_count()) {
    for (SetId set = 0; set < entries_.size(); ++set)
        entries_[set] = {first_of(pack, set, {words}), first_of(pack, set, {marks, words}),
                         is_in(pack, set, {"dl-angle-open"}) && pack.list("dl-angle-close") != Pack::no_list,
                         is_in(pack, set, {"approx", "lower-bound", "upper-bound"})};
    entries_[patterns::eos_set] = {Kind::sentence, Kind::sentence};
}

}  // namespace dossier::extract::deals
