// Whom "the company", "it" stand for.
#include <dossier/extract/deals.h>

#include <algorithm>

namespace dossier::extract::deals {
namespace {

constexpr std::uint32_t sentences_back = 6, items_in_sentence = 80;

// "A group led by the financier Ann Quorvo": whom "it" may stand for.
bool leads_group(const Scene& scene, std::uint32_t person) {
    constexpr std::uint32_t longest_title = 5;
    for (std::uint32_t i = person; i > 0 && person - i < longest_title; --i) {
        if (scene.listed(i - 1, "dl-led")) return true;
        const Kind kind = scene.kind(i - 1);
        if (kind != Kind::word && kind != Kind::entity && kind != Kind::determiner) return false;
    }
    return false;
}

bool fits(const Scene& scene, std::uint32_t item, std::string_view wanted) {
    const EntityMention& mention = scene.entity(item);
    if (mention.type == "person" || mention.type == "nationality")
        return mention.type == "person" &&
               (wanted == "person" || (wanted == "any" && leads_group(scene, item)));
    if (scene.has_word_of(item, "dl-watchdog")) return wanted == "watchdog";
    const std::string_view nature = scene.nature(item);
    // "The ministry" is no town's, but for a capital that stands for its state.
    const bool town =
        mention.type == "location" && (mention.subtype == "city" || mention.subtype == "region");
    if (wanted == "state" && town && !scene.is_capital(item)) return false;
    if (wanted == "country") return nature == "state" && !mention.iso.empty();
    if (wanted == "any") return mention.type == "organization" || nature == "state";
    if (wanted == "company") return mention.type == "organization" && nature != "state";
    return nature == wanted;
}

bool takes_part(const Scene& scene, std::uint32_t item, const Draft& draft);

// "PORTLAND, June 2 - Norda said", "the Cincinnati, Ohio, bank": says where somebody is, does nothing itself.
bool is_mere_address(const Scene& scene, std::uint32_t item) {
    if (scene.entity(item).type != "location") return false;
    if (item > 1 && scene.kind(item - 1) == Kind::comma && scene.kind(item - 2) == Kind::entity) return true;
    // "The New York financier Ann Quorvo", "Perth-based Norda".
    if (item + 2 < scene.size() && scene.kind(item + 1) == Kind::word &&
        (scene.kind(item + 2) == Kind::entity || scene.text(item + 1) == "-"))
        return true;
    if (item + 2 >= scene.size() || scene.kind(item + 1) != Kind::comma) return false;
    const Kind next = scene.kind(item + 2);
    return next == Kind::date || (next == Kind::entity && scene.entity(item + 2).type == "location");
}

std::uint32_t first_that_fits(const Scene& scene, std::uint32_t from, std::uint32_t to,
                              std::string_view wanted, const Draft& draft) {
    std::uint32_t governed = none;
    for (std::uint32_t i = from; i < to && i < from + items_in_sentence; ++i) {
        if (scene.kind(i) != Kind::entity || !fits(scene, i, wanted) || is_mere_address(scene, i) ||
            takes_part(scene, i, draft))
            continue;
        if (i > from && (scene.listed(i - 1, "dl-source") || scene.listed(i - 1, "dl-told")))
            continue;  // "according to X" is whose word it is, "told X" who heard it
        std::uint32_t before = i;
        while (before > from &&
               (scene.kind(before - 1) == Kind::word || scene.kind(before - 1) == Kind::determiner))
            --before;
        const bool behind = before > from && scene.kind(before - 1) == Kind::preposition;
        if (!behind && !scene.possessive(i)) return i;
        // "In Kenya it has bought": where, not who.
        if (behind && scene.preposition(before - 1) == "in" && scene.entity(i).type == "location") continue;
        if (governed == none) governed = i;
    }
    return governed;
}

// "It", "the company", "the bank" at the head of a sentence; `none` if another word stands there.
std::uint32_t leading_reference(const Scene& scene, std::uint32_t start) {
    if (start + 2 >= scene.size()) return none;
    if (scene.listed(start, "dl-it") && scene.kind(start) == Kind::pronoun) return start;
    if (!scene.listed(start, "dl-definite")) return none;
    const std::string_view what = scene.reference(start + 1);
    const Kind next = scene.kind(start + 2);
    const bool alone = next != Kind::word && next != Kind::entity && next != Kind::preposition;
    return alone && (what == "company" || what == "bank") ? start + 1 : none;
}

// "A lent the company $5 million": the company is not A.
bool takes_part(const Scene& scene, std::uint32_t item, const Draft& draft) {
    if (draft.fillers.empty()) return false;
    const std::string name = name_of(scene, item);
    return std::any_of(draft.fillers.begin(), draft.fillers.end(),
                       [&](const Filler& f) { return f.name == name; });
}

// `leads`: whether whom a sentence before refers to by its first words may be meant; asked once, no further.
std::uint32_t search(const Scene& scene, std::uint32_t item, std::string_view wanted, const Draft& draft,
                     bool leads) {
    const std::uint32_t sentence = scene.sentence_of[item];
    for (std::uint32_t back = 0; back <= sentences_back && back <= sentence; ++back) {
        if (back > 0 && scene.role_of_sentence(sentence - back) == Role::headline) continue;
        const std::uint32_t from = scene.starts[sentence - back];
        const std::uint32_t to = back == 0 ? item : scene.starts[sentence - back + 1];
        // "The company drew on its bank. It": who acts there, though another is named.
        const std::uint32_t lead = leads && back > 0 ? leading_reference(scene, from) : none;
        const std::string_view what = lead == none                    ? std::string_view{}
                                      : scene.reference(lead).empty() ? std::string_view("company")
                                                                      : scene.reference(lead);
        if (lead != none && (wanted == "any" || wanted == what))
            if (const std::uint32_t found = search(scene, lead, what, draft, false); found != none)
                return found;
        if (std::uint32_t found = first_that_fits(scene, from, to, wanted, draft); found != none)
            return found;
    }
    return none;
}

}  // namespace

std::uint32_t nearest(const Scene& scene, std::uint32_t item, std::string_view wanted, const Draft& draft) {
    return search(scene, item, wanted, draft, true);
}

namespace {

// "We" in a speech is the speaker; where somebody is quoted it is whom he speaks for.
bool is_speaker(const Scene& scene, std::uint32_t reference) {
    if (!scene.listed(reference, "dl-we")) return false;
    const std::uint32_t sentence = scene.sentence_of[reference];
    const std::uint32_t from = scene.starts[sentence > 0 ? sentence - 1 : 0];
    const std::uint32_t to = std::min(scene.size(), scene.sentence_end(reference) + items_in_sentence);
    for (std::uint32_t i = from; i < to; ++i)
        if (scene.kind(i) == Kind::speech) return false;
    return true;
}

}  // namespace

namespace {

// "Norda Ltd (the “Company”)": whom a text calls so with a capital; `none` if it does not say.
std::uint32_t defined_name(const Scene& scene, std::uint32_t reference) {
    constexpr std::uint32_t longest_bracket = 10, defined_within = 2000;  // items
    const std::string_view word = scene.text(reference);
    if (word.front() < 'A' || word.front() > 'Z') return none;
    std::uint32_t name = none;
    for (std::uint32_t i = 0; i < std::min(reference, defined_within); ++i) {
        if (scene.kind(i) == Kind::entity && scene.entity(i).type == "organization") name = i;
        if (scene.kind(i) != Kind::open) continue;
        std::uint32_t close = i + 1;
        bool defines = false;
        for (; close < reference && close - i < longest_bracket && scene.kind(close) != Kind::close; ++close)
            defines = defines || scene.text(close) == word;
        if (defines) return name;
        i = close;
    }
    return none;
}

// "The government said | it would sell": whom "it" repeats; the pronoun itself where nobody speaks so.
std::uint32_t who_said(const Scene& scene, std::uint32_t pronoun) {
    if (pronoun < 3 || !scene.listed(pronoun, "dl-it")) return pronoun;
    std::uint32_t said = pronoun - 1;
    if (scene.listed(said, "dl-that")) --said;
    if (scene.kind(said) != Kind::speech || said < 2 || scene.reference(said - 1).empty() ||
        !scene.listed(said - 2, "dl-definite"))
        return pronoun;
    return said - 1;
}

}  // namespace

std::uint32_t antecedent(const Scene& scene, std::uint32_t reference, const Draft& draft) {
    if (is_speaker(scene, reference)) return none;
    reference = who_said(scene, reference);
    if (const std::uint32_t defined = defined_name(scene, reference);
        defined != none && !takes_part(scene, defined, draft))
        return defined;
    const std::string_view wanted = scene.reference(reference);
    const std::uint32_t found = nearest(scene, reference, wanted.empty() ? "any" : wanted, draft);
    // "The bank" that no name tells to be one: "Sparta Nord AG".
    return found == none && wanted == "bank" ? nearest(scene, reference, "company", draft) : found;
}

}  // namespace dossier::extract::deals
