#include <dossier/extract/deals.h>
#include <dossier/patterns/fold.h>

#include <algorithm>
#include <initializer_list>

namespace dossier::extract::deals {

Scene::Scene(Reading& r, const std::vector<Match>& found)
    : reading(r),
      prepositions_(r.pack->list("dl-preposition")),
      references_(r.pack->list("dl-reference")),
      natures_(r.pack->list("dl-nature")),
      table_(r.kept<KindTable>()) {
    classify();
    find_anchors(found);
    find_roles();
}

// "OSLO, May 3 - Norda Corp said": a hyphen with blanks around it.
bool Scene::is_dash(std::uint32_t item) const {
    if (patterns::Look::of(reading.line[item].look).form != patterns::Form::punct) return false;
    const auto& tokens = reading.analysis.tokens;
    const std::uint32_t token = reading.line[item].first;
    return text(item) == "-" && token > 0 && token + 1 < tokens.size() &&
           tokens[token - 1].end < tokens[token].begin && tokens[token].end < tokens[token + 1].begin;
}

// "Its IT services arm": no pronoun.
bool Scene::is_acronym(std::uint32_t item) const {
    const patterns::Look look = patterns::Look::of(reading.line[item].look);
    return look.form == patterns::Form::upper && !look.sentence_start && item + 1 < reading.line.size() &&
           patterns::Look::of(reading.line[item + 1].look).form == patterns::Form::lower;
}

void Scene::classify() {
    const auto& line = reading.line;
    kinds.resize(line.size());
    sentence_of.resize(line.size());
    starts.reserve(reading.analysis.sentences.size() + 1);
    std::vector<std::uint32_t> angles;
    std::uint32_t sentence = 0;
    for (std::uint32_t i = 0; i < line.size(); ++i) {
        const Kind kind = kinds[i] = table_.of(line[i]);
        sentence_of[i] = sentence;
        if (table_.opens_angle(line[i])) angles.push_back(i);
        if (kind == Kind::word) {
            if (is_dash(i)) kinds[i] = Kind::stop;
        } else if (kind == Kind::sentence) {
            if (i > 0) ++sentence;
            if (i > 0 && kinds[i - 1] == Kind::word && text(i - 1) == ".") kinds[i - 1] = Kind::stop;
            if (i + 1 < line.size()) starts.push_back(i + 1);
        } else if (kind == Kind::money || kind == Kind::quantity || kind == Kind::percent ||
                   kind == Kind::adverb) {
            settle_bounds(i);
        } else if (kind == Kind::pronoun && is_acronym(i)) {
            kinds[i] = Kind::word;
        }
    }
    settle_angles(angles);
}

// What stands before the figure, or before the adverb, and only bounds it.
void Scene::settle_bounds(std::uint32_t item) {
    for (std::uint32_t i = item - 1; i > 0 && table_.bounds(reading.line[i]); --i)
        kinds[i] = Kind::adverb;
}

// "Norda Corp <NRD>", "<Norda Corp>": the marks are nothing, and what they hold behind a name is its ticker.
void Scene::settle_angles(const std::vector<std::uint32_t>& opens) {
    constexpr std::uint32_t longest_ticker = 8;
    const std::uint32_t closes = reading.pack->list("dl-angle-close");
    std::uint32_t close = 0;
    for (const std::uint32_t open : opens) {
        if (open < close) continue;
        const bool ticker = open > 0 && kinds[open - 1] == Kind::entity;
        const std::uint32_t limit = std::min(size(), open + longest_ticker);
        std::uint32_t end = open + 1;
        while (end < limit && kinds[end] != Kind::sentence && !in(end, closes))
            ++end;
        if (end >= limit || kinds[end] == Kind::sentence) continue;
        close = end;
        kinds[open] = kinds[close] = Kind::adverb;
        for (std::uint32_t k = open + 1; ticker && k < close; ++k)
            kinds[k] = Kind::adverb;
    }
}

void Scene::find_anchors(const std::vector<Match>& found) {
    anchor_at.assign(kinds.size(), none);
    for (const Match& match : found) {
        Anchor anchor;
        anchor.match = match;
        anchor.kind = match.rule->field("kind");
        anchor.group = match.first;
        for (std::uint32_t i = match.first; i < match.last; ++i) {
            anchor_at[i] = static_cast<std::uint32_t>(anchors.size());
            kinds[i] = Kind::anchor;
        }
        anchors.push_back(std::move(anchor));
    }
    drop_nominal();
    for (const std::uint32_t start : starts)
        if (kinds[start] == Kind::conjunction && listed(start, "dl-beside")) kinds[start] = Kind::preposition;
    const std::uint32_t relative = reading.pack->list("dl-relative");
    for (std::uint32_t i = 0; i < size(); ++i)
        if (kinds[i] == Kind::subordinator && in(i, relative)) kinds[i] = Kind::relative;
}

// "The award", "a signed contract", "the bank-financed road": a verb's form behind an article or a hyphen is
// none.
void Scene::drop_nominal() {
    for (Anchor& anchor : anchors) {
        if (anchor.is("noun") || anchor.match.first == 0 || anchor.field("nominal") == "yes") continue;
        std::uint32_t before = anchor.match.first - 1;
        while (before > 0 && kinds[before] == Kind::adverb && listed(anchor.match.first, "dl-past"))
            --before;
        const bool compound = kinds[before] == Kind::word && text(before) == "-";
        // "Norda's proposed purchase of Telmark".
        const bool owned =
            kinds[before] == Kind::entity && possessive(before) && listed(anchor.match.first, "dl-past");
        // "A $3 million secured loan".
        const bool priced = kinds[before] == Kind::money && before > 0 &&
                            kinds[before - 1] == Kind::determiner && listed(anchor.match.first, "dl-past");
        if (!compound && !owned && !priced &&
            (kinds[before] != Kind::determiner || listed(before, "dl-clausal")))
            continue;
        anchor.kind = "none";
        for (std::uint32_t i = anchor.match.first; i < anchor.match.last; ++i) {
            anchor_at[i] = none;
            kinds[i] = table_.of(reading.line[i]);
        }
    }
    std::erase_if(anchors, [](const Anchor& a) { return a.is("none"); });
    for (std::uint32_t a = 0; a < anchors.size(); ++a)
        for (std::uint32_t i = anchors[a].match.first; i < anchors[a].match.last; ++i)
            anchor_at[i] = a;
}

void Scene::find_roles() {
    roles_.assign(starts.size() + 1, Role::body);
    const auto& paragraphs = reading.analysis.paragraphs;
    std::size_t p = 0;
    for (std::size_t s = 0; s < starts.size(); ++s) {
        const std::uint32_t token = reading.line[starts[s]].first;
        while (p + 1 < paragraphs.size() && paragraphs[p].tokens.last <= token)
            ++p;
        if (p < paragraphs.size()) roles_[s] = paragraphs[p].role;
    }
}

bool Scene::is_in_capitals(std::uint32_t start) const {
    constexpr std::uint32_t fewest = 3;
    std::uint32_t words = 0;
    for (std::uint32_t i = start; i < size() && kinds[i] != Kind::sentence; ++i)
        for (std::uint32_t t = reading.line[i].first; t < reading.line[i].last; ++t) {
            const Shape shape = reading.analysis.tokens[t].shape;
            if (shape == Shape::lower || shape == Shape::capital || shape == Shape::mixed) return false;
            words += shape == Shape::upper;
        }
    return words >= fewest;
}

// A name that comes after the mention is none that it is short for: "Telenor" is not "Telenor Myanmar".
std::string_view Scene::longest_name(const EntityMention& mention) const {
    if (longest_.empty()) {
        for (const EntityMention& other : reading.facts.entities)
            if (other.type != "nationality" && !other.canonical.empty())
                longest_[other.canonical].emplace_back(other.span.start, other.text);
        for (auto& [canonical, names] : longest_) {
            std::stable_sort(names.begin(), names.end(),
                             [](const auto& x, const auto& y) { return x.first < y.first; });
            for (std::size_t i = 1; i < names.size(); ++i)
                if (names[i - 1].second.size() >= names[i].second.size())
                    names[i].second = names[i - 1].second;
        }
    }
    const auto found = longest_.find(mention.canonical);
    if (found == longest_.end()) return {};
    const auto& names = found->second;
    const auto after = std::partition_point(
        names.begin(), names.end(), [&](const auto& name) { return name.first <= mention.span.start; });
    return after == names.begin() ? std::string_view{} : std::prev(after)->second;
}

std::uint32_t Scene::sentence_start(std::uint32_t item) const {
    const std::uint32_t start = starts[sentence_of[item]];
    return item - start > longest_sentence ? item - longest_sentence : start;
}

std::uint32_t Scene::sentence_end(std::uint32_t item) const {
    const std::uint32_t next = sentence_of[item] + 1;
    return std::min(next < starts.size() ? starts[next] - 1 : size(), item + longest_sentence);
}

bool Scene::listed(std::uint32_t item, Label list) const {
    const std::uint32_t id = reading.pack->list(list);
    return id != Pack::no_list && reading.is(item, id);
}

bool Scene::is_guessed_person(std::uint32_t item) const {
    const Item& at = reading.line[item];
    if (entity(item).type != "person" || at.last - at.first < 2) return false;
    const Pack& pack = *reading.pack;
    const auto& tokens = reading.analysis.tokens;
    for (std::uint32_t token = at.first; token < at.last; ++token) {
        const std::string_view word =
            reading.analysis.text.substr(tokens[token].begin, tokens[token].end - tokens[token].begin);
        const auto set = pack.classify(word, Shape::capital).set;
        for (const Label list : std::initializer_list<Label>{"n-first-name", "n-last-name", "n-asian-surname",
                                                             "w-first-name", "w-last-name"})
            if (pack.in_list(set, pack.list(list))) return false;
    }
    return true;
}

bool Scene::has_word_of(std::uint32_t item, Label list) const {
    const std::uint32_t id = reading.pack->list(list);
    for (std::string_view name = entity(item).text; !name.empty();) {
        const std::string_view word = name.substr(0, name.find(' '));
        if (reading.pack->in_list(reading.pack->classify(word, Shape::lower).set, id)) return true;
        name.remove_prefix(std::min(word.size() + 1, name.size()));
    }
    return false;
}

bool Scene::counts(std::uint32_t item, Label list) const {
    if (kinds[item] != Kind::quantity) return listed(item, list);
    const std::string_view unit = quantity(item).unit;
    const std::size_t word = unit.rfind(' ') == std::string_view::npos ? 0 : unit.rfind(' ') + 1;
    return is_word_of(unit.substr(word), list);
}

bool Scene::is_word_of(std::string_view word, Label list) const {
    const Pack& pack = *reading.pack;
    return pack.in_list(pack.classify(word, Shape::lower).set, pack.list(list));
}

bool Scene::is_counted_goods(std::uint32_t item) const {
    if (kinds[item] != Kind::quantity) return false;
    const std::string_view counted = text(item);
    return is_word_of(counted.substr(counted.rfind(' ') + 1), "dl-goods");
}

bool Scene::is_past_years(std::uint32_t item) const {
    if (kinds[item] != Kind::quantity && kinds[item] != Kind::date) return false;
    const std::string_view words = text(item);
    if (!is_word_of(words.substr(words.rfind(' ') + 1), "dl-years")) return false;
    if (kinds[item] == Kind::quantity) return item > 0 && listed(item - 1, "dl-past-span");
    const bool definite = is_word_of(words.substr(0, words.find(' ')), "dl-definite");
    const std::size_t word = definite ? words.find(' ') + 1 : 0;
    return is_word_of(words.substr(word, words.find(' ', word) - word), "dl-past-span");
}

bool Scene::bears_capital(std::uint32_t item) const {
    if (kinds[item] == Kind::quantity) {  // "440,000 Telmark shares"
        const std::string_view words = text(item);
        return std::any_of(words.begin(), words.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    }
    const patterns::Form form = patterns::Look::of(reading.line[item].look).form;
    return form == patterns::Form::capital || form == patterns::Form::mixed;
}

bool Scene::looks_like_name(std::uint32_t item, bool first_too) const {
    const Item& at = reading.line[item];
    const patterns::Look look = patterns::Look::of(at.look);
    const bool capital = look.form == patterns::Form::capital || look.form == patterns::Form::mixed;
    return capital && at.mark < 0 && (first_too || !look.sentence_start) && !listed(item, "common-word") &&
           !listed(item, "function-word") && !reference(item).size();
}

bool Scene::is_capitalised(std::uint32_t item) const {
    const Item& at = reading.line[item];
    const patterns::Look look = patterns::Look::of(at.look);
    const bool capital = look.form == patterns::Form::capital || look.form == patterns::Form::mixed;
    return capital && kinds[item] == Kind::word && at.mark < 0 && !look.sentence_start &&
           !listed(item, "function-word");
}

bool Scene::is_capital(std::uint32_t item) const {
    const Pack& pack = *reading.pack;
    const patterns::Slot* slot = pack.names().find(reading.key({item, item + 1}));
    return slot && slot->entry && pack.in_list(pack.name_set(slot->set), pack.list("n-capital"));
}

bool Scene::possessive(std::uint32_t item) const {
    const Item& at = reading.line[item];
    const auto& tokens = reading.analysis.tokens;
    return kinds[item] == Kind::entity &&
           tokens[at.last - 1].end - tokens[at.first].begin > reading.text(item, item + 1).size();
}

bool Scene::is_worth(const MoneyMention& money) const {
    // Whole units of any currency: what is less is the price of one thing.
    static const Decimal smallest(1000);
    return money.amount && money.per.empty() && *money.amount >= smallest;
}

std::string_view Scene::word_value(std::string_view word, std::uint32_t map) const {
    return map == Pack::no_list ? std::string_view{} : reading.pack->value(map, patterns::folded_hash(word));
}

// "Islamic Development Bank Group" is a company by its last word, a bank by what it does.
std::string_view Scene::nature(std::uint32_t item) const {
    const EntityMention& mention = entity(item);
    const std::string_view by_subtype = word_value(mention.subtype, natures_);
    if (!by_subtype.empty() && by_subtype != "company") return by_subtype;
    std::string_view name = mention.canonical.empty() ? mention.text : mention.canonical;
    std::size_t words = 0;
    for (std::size_t at = 0; at < name.size() && words < 12; ++words) {
        std::size_t end = std::min(name.find(' ', at), name.size());
        const std::string_view by_word = word_value(name.substr(at, end - at), natures_);
        if (!by_word.empty() && (by_subtype.empty() || by_word == "bank")) return by_word;
        at = end + 1;
    }
    if (!by_subtype.empty()) return by_subtype;
    if (mention.type == "location" && (!mention.iso.empty() || mention.subtype.empty())) return "state";
    return {};
}

}  // namespace dossier::extract::deals
