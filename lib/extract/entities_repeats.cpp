#include <dossier/extract/entities_case.h>
#include <dossier/extract/entities_repeats.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::extract {
namespace {

using patterns::Form;
using patterns::Look;

constexpr std::uint32_t longest_name = 12;  // items
constexpr bool is_of_names(Form form) {
    return form == Form::capital || form == Form::upper || form == Form::mixed || form == Form::initial ||
           form == Form::phrase;
}
constexpr double whole_confidence = 0.9, part_confidence = 0.8;

}  // namespace

NameLists::NameLists(const Pack& pack)
    : flags(pack,
            {{"particle"},
             {"article"},
             {"function-word"},
             {"common-word", "function-word", "n-country", "n-city", "n-region", "n-demonym"},
             {"common-word", "function-word", "n-country", "n-city", "n-region", "n-demonym", "w-country",
              "n-geo-feature", "n-first-name", "name-head-word", "direction", "foreign-head", "particle"},
             {"function-word", "n-country", "n-city", "n-region", "n-demonym", "w-country", "n-geo-feature",
              "n-first-name", "name-head-word", "direction", "title", "ambiguous-title", "plain-opener",
              "particle"},
             {"name-follower"},
             {"w-country", "w-city", "w-region"}}),
      around(pack, {{"no-first-name", "n-country", "n-city", "n-region", "n-demonym", "n-organization",
                     "n-company", "w-city", "w-region"},
                    {"place-preposition", "place-joint"}}) {}

NameRepeats::NameRepeats(Reading& reading)
    : reading_(reading), flags_(reading.kept<NameLists>().flags), around_(reading.kept<NameLists>().around) {
    source_.reserve(reading.facts.entities.capacity());
    sets_.reserve(reading.facts.entities.capacity());
}

bool NameRepeats::is_distinctive(std::uint32_t item) const {
    const Form form = Look::of(reading_.line[item].look).form;
    if (form != Form::capital && form != Form::upper && form != Form::mixed) return false;
    return !in(item, NameLists::not_distinctive);
}

void NameRepeats::link(std::int32_t entity, std::int32_t to) {
    while (source_.size() <= static_cast<std::size_t>(std::max(entity, to)))
        source_.push_back(static_cast<std::int32_t>(source_.size()));
    source_[static_cast<std::size_t>(entity)] = root(to);
}

void NameRepeats::keep_set(std::int32_t entity, SetId set) {
    if (sets_.size() <= static_cast<std::size_t>(entity)) sets_.resize(static_cast<std::size_t>(entity) + 1);
    sets_[static_cast<std::size_t>(entity)] = set;
}

std::int32_t NameRepeats::root(std::int32_t entity) const {
    while (static_cast<std::size_t>(entity) < source_.size() &&
           source_[static_cast<std::size_t>(entity)] != entity)
        entity = source_[static_cast<std::size_t>(entity)];
    return entity;
}

void NameRepeats::enter(ItemRange name, std::int32_t entity, bool whole) {
    if (name.last - name.first > longest_name) return;
    for (std::uint32_t end = name.first + 1; end < name.last; ++end)
        known_[reading_.key({name.first, end})].longer = true;
    Known& known = known_[reading_.key(name)];
    const auto& entities = reading_.facts.entities;
    if (known.entity >= 0 && !known.given && !known.word && known.entity != entity) {
        const auto& before = entities[static_cast<std::size_t>(known.entity)];
        const bool alike = before.type == entities[static_cast<std::size_t>(entity)].type;
        if (alike && whole) link(entity, known.entity);
        if (alike && !whole && known.whole && root(entity) != root(known.entity))
            link(root(known.entity), entity);
        if (known.whole || !whole) return;
    }
    known.entity = entity;
    known.whole = whole;
    known.given = known.word = false;
}

void NameRepeats::enter_given(std::uint32_t item, std::int32_t entity) {
    if (Look::of(reading_.line[item].look).form != Form::capital) return;
    if (in(item, NameLists::not_given)) return;
    Known& known = known_[reading_.key({item, item + 1})];
    if (known.entity >= 0) return;
    known.entity = entity;
    known.given = true;
}

void NameRepeats::learn_person(ItemRange name, std::int32_t entity, bool surname_first) {
    if (name.last - name.first < 2) return;
    const std::uint32_t surname = surname_first ? name.first : name.last - 1;
    enter({surname, surname + 1}, entity, false);
    if (!surname_first) enter_given(name.first, entity);
    if (!surname_first && name.last - name.first > 2) {  // "van der Sar", "al-Assad", "Smith-Keller"
        std::uint32_t begin = surname;
        while (begin > name.first + 1 && Look::of(reading_.line[begin - 1].look).form == Form::lower)
            --begin;
        while (begin > name.first + 2 && reading_.text(begin - 1, begin) == "-")
            begin -= 2;
        if (begin < surname) enter({begin, name.last}, entity, false);
    }
    if (!surname_first && name.last - name.first == 3) enter({name.first + 1, name.last}, entity, false);
}

void NameRepeats::learn_organization(ItemRange name, ItemRange core, std::int32_t entity) {
    if (core.present() && core.last > core.first && core.last < name.last) {
        const bool single = core.last - core.first == 1;
        if (!single || is_distinctive(core.first)) enter(core, entity, false);
    }
    if (name.last - name.first < 2) return;
    for (std::uint32_t i = name.first; i < name.last && i < name.first + 2; ++i)
        if (is_distinctive(i)) {
            // "Al Waha" for "Al Waha Ports".
            const bool led = i > name.first && in(name.first, NameLists::particle);
            enter({led ? name.first : i, i + 1}, entity, false);
            return;
        }
    // "Harlan" for "Harlan Grain Co", unless a person bears it.
    if (core.present() && core.last < name.last && !in(name.first, NameLists::place_too))
        enter_given(name.first, entity);
    enter_word(name.first, entity);
}

void NameRepeats::enter_word(std::uint32_t item, std::int32_t entity) {
    if (Look::of(reading_.line[item].look).form != Form::capital || in(item, NameLists::not_short)) return;
    Known& known = known_[reading_.key({item, item + 1})];
    if (known.entity >= 0) return;
    known.entity = entity;
    known.word = true;
}

bool NameRepeats::stands_out(std::uint32_t item) const {
    const Look look = Look::of(reading_.line[item].look);
    if (look.form != Form::capital || look.sentence_start || item == 0 || reading_.is_eos(item - 1))
        return false;
    const auto& line = reading_.line;
    const auto apart = [&](std::uint32_t at) {
        const Form form = Look::of(line[at].look).form;
        return line[at].mark < 0 && (form == Form::lower || form == Form::punct);
    };
    return apart(item - 1) && item + 1 < line.size() && (reading_.is_eos(item + 1) || apart(item + 1));
}

bool NameRepeats::stands_as_place(std::uint32_t item) const {
    const auto& line = reading_.line;
    const TokenRange& dateline = reading_.analysis.dateline;
    if (line[item].first >= dateline.first && line[item].first < dateline.last) return true;
    if (around_.has(line[item - 1].set, NameLists::before_place)) return true;
    if (item + 2 >= line.size() || reading_.text(item + 1, item + 2) != ",") return false;
    return in(item + 2, NameLists::place_too) || around_.has(line[item + 2].set, NameLists::no_first_name);
}

void NameRepeats::learn(ItemRange name, ItemRange core, std::int32_t entity, bool surname_first, SetId set) {
    link(entity, entity);
    keep_set(entity, set);
    enter(name, entity, true);
    if (core.present() && core.last < name.last) suffixed_.insert(entity);
    const std::string& type = reading_.facts.entities[static_cast<std::size_t>(entity)].type;
    if (type == "person") learn_person(core.present() ? core : name, entity, surname_first);
    if (type == "organization") learn_organization(name, core, entity);
}

void NameRepeats::learn_company(ItemRange core, std::int32_t entity) {
    companies_.emplace(reading_.key(core), entity);
}

void NameRepeats::settle_companies() {
    if (companies_.empty() || by_name_.empty()) return;
    auto& entities = reading_.facts.entities;
    for (std::uint32_t i = 0; i < reading_.line.size(); ++i) {
        Item& item = reading_.line[i];
        if (item.mark < 0 || !by_name_.contains(item.mark)) continue;
        const auto company = companies_.find(reading_.key({i, i + 1}));
        if (company == companies_.end()) continue;
        const EntityMention& full = entities[static_cast<std::size_t>(company->second)];
        EntityMention& mention = entities[static_cast<std::size_t>(item.mark)];
        mention.type = full.type;
        mention.subtype = full.subtype;
        mention.rule = full.rule;
        item.set = sets_[static_cast<std::size_t>(company->second)];
        keep_set(item.mark, item.set);
        link(item.mark, company->second);
    }
}

void NameRepeats::learn_club(ItemRange name, std::int32_t entity, SetId set) {
    link(entity, entity);
    keep_set(entity, set);
    if (name.last - name.first != 1) return;
    Known& known = known_[reading_.key(name)];
    if (known.entity >= 0) return;
    known.entity = entity;
    known.whole = known.club = true;
}

void NameRepeats::learn_head(ItemRange head, std::int32_t entity) {
    if (head.last - head.first == 1)
        heads_[reading_.key(head)].emplace(reading_.span(head.first, head.last).start, entity);
}

void NameRepeats::learn_alias(ItemRange name, std::int32_t entity, SetId set) {
    link(entity, entity);
    keep_set(entity, set);
    for (std::uint32_t i = name.first; i-- > 0 && !reading_.is_eos(i);) {
        if (reading_.line[i].mark < 0) continue;
        link(entity, reading_.line[i].mark);
        break;
    }
    enter(name, entity, true);
}

bool NameRepeats::may_be_name(std::uint32_t item) const {
    if (reading_.line[item].mark >= 0 || reading_.is_eos(item)) return false;
    if (in(item, NameLists::particle)) return true;
    return is_of_names(Look::of(reading_.line[item].look).form);
}

std::uint32_t NameRepeats::known_end(std::uint32_t item, std::int32_t& entity, bool& whole) const {
    std::uint32_t best = item;
    for (std::uint32_t end = item + 1; end <= reading_.line.size() && end - item <= longest_name; ++end) {
        if (reading_.is_eos(end - 1) || reading_.line[end - 1].mark >= 0) break;
        auto found = known_.find(reading_.key({item, end}));
        if (found == known_.end()) break;
        const bool cut = (found->second.given && end < reading_.line.size() && may_be_name(end)) ||
                         (found->second.word && !stands_out(item)) ||
                         (found->second.club && stands_as_place(item));
        if (found->second.entity >= 0 && !cut) {
            best = end;
            entity = found->second.entity;
            whole = found->second.whole;
        }
        if (!found->second.longer) break;
    }
    return best;
}

bool NameRepeats::is_demoted(std::uint32_t item) const {
    const Item& at = reading_.line[item];
    return at.mark < 0 && at.last - at.first == 1 && Look::of(at.look).form == Form::lower &&
           reading_.analysis.tokens[at.first].shape == Shape::capital && !in(item, NameLists::function);
}

void NameRepeats::find_lower_case() {
    lower_case_.emplace(&memory_);
    for (std::uint32_t i = 0; i < reading_.line.size(); ++i) {
        const Item& at = reading_.line[i];
        if (at.last - at.first != 1 || reading_.analysis.tokens[at.first].shape != Shape::lower) continue;
        const std::uint64_t key = reading_.key({i, i + 1});
        if (known_.contains(key)) lower_case_->insert(key);
    }
}

std::uint32_t NameRepeats::demoted_end(std::uint32_t item, std::int32_t& entity, bool& whole) {
    if (!is_demoted(item)) return item;
    const std::uint64_t key = reading_.key({item, item + 1});
    auto found = known_.find(key);
    if (found == known_.end() || found->second.entity < 0) return item;
    const std::string& type = reading_.facts.entities[static_cast<std::size_t>(found->second.entity)].type;
    if (type != "person" && type != "organization") return item;
    if (!lower_case_) find_lower_case();
    if (lower_case_->contains(key)) return item;
    if (found->second.word && (item + 1 >= reading_.line.size() || !in(item + 1, NameLists::follower)))
        return item;
    entity = found->second.entity;
    whole = found->second.whole;
    return item + 1;
}

std::int32_t NameRepeats::entity_of_head(std::uint32_t item) const {
    if (item == 0 || !in(item - 1, NameLists::article) || reading_.line[item].mark >= 0) return -1;
    if (Look::of(reading_.line[item].look).form != Form::capital) return -1;
    auto found = heads_.find(reading_.key({item, item + 1}));
    if (found == heads_.end()) return -1;
    const auto& line = reading_.line;
    if (item + 1 < line.size() && (line[item + 1].mark >= 0 || may_be_name(item + 1))) return -1;
    auto after = found->second.lower_bound(reading_.span(item, item + 1).start);
    return after == found->second.begin() ? -1 : std::prev(after)->second;
}

void NameRepeats::add_mention(std::uint32_t first, std::uint32_t last, std::int32_t entity, bool whole) {
    auto& entities = reading_.facts.entities;
    EntityMention mention = entities[static_cast<std::size_t>(entity)];
    mention.span = reading_.span(first, last);
    mention.text = std::string(reading_.text(first, last));
    mention.confidence = whole ? whole_confidence : part_confidence;
    link(static_cast<std::int32_t>(entities.size()), entity);
    keep_set(static_cast<std::int32_t>(entities.size()), sets_[static_cast<std::size_t>(entity)]);
    entities.push_back(std::move(mention));
}

void NameRepeats::lead_with_last_mention(std::int32_t entity) {
    auto& entities = reading_.facts.entities;
    const auto last = static_cast<std::int32_t>(entities.size() - 1);
    const std::int32_t top = root(entity);
    if (entities[static_cast<std::size_t>(top)].canonical.size() >= entities.back().text.size()) return;
    entities.back().canonical = entities.back().text;
    source_[static_cast<std::size_t>(last)] = last;
    link(top, last);
}

// "Telenor" that comes before "Telenor Myanmar" is a name of its own; not so "Vega" before "Vega Ltd", nor in
// a headline, where names are cut.
bool NameRepeats::stands_alone(std::uint32_t first, std::uint32_t last, std::int32_t entity) const {
    const EntityMention& longer = reading_.facts.entities[static_cast<std::size_t>(entity)];
    return longer.type == "organization" && !suffixed_.contains(entity) &&
           reading_.span(first, last).start < longer.span.start && reading_.role(first) != Role::headline;
}

std::uint32_t NameRepeats::person_begin(std::uint32_t first, std::uint32_t last, std::int32_t entity) const {
    const auto& line = reading_.line;
    if (last - first > 1 || reading_.facts.entities[static_cast<std::size_t>(entity)].type != "person")
        return first;
    const Item& before = line[first - 1];
    const Look look = Look::of(before.look);
    const bool name = before.mark < 0 && look.form == Form::capital && !look.possessive &&
                      reading_.analysis.tokens[before.first].shape == Shape::capital &&
                      !around_.has(before.set, NameLists::no_first_name);
    return name && (first < 2 || line[first - 2].mark < 0) ? first - 1 : first;
}

std::uint32_t NameRepeats::next_candidate(std::uint32_t item) const {
    const std::span<const Item> line = reading_.line;
    const std::span<const Token> tokens = reading_.analysis.tokens;
    for (; item < line.size(); ++item) {
        const Item& at = line[item];
        if (at.mark >= 0) continue;
        const Form form = Look::of(at.look).form;
        if (form == Form::lower ? tokens[at.first].shape == Shape::capital : is_of_names(form)) break;
        if (flags_.has(at.set, NameLists::particle)) break;
    }
    return item;
}

void NameRepeats::mark() {
    if (known_.empty()) return;
    std::vector<Mark>& marks = reading_.fresh_marks();
    for (std::uint32_t i = 0;;) {
        i = next_candidate(i);
        if (i == reading_.line.size()) break;
        std::int32_t entity = -1;
        bool whole = false;
        std::uint32_t end = may_be_name(i) ? known_end(i, entity, whole) : demoted_end(i, entity, whole);
        if (end > i && !whole && stands_alone(i, end, entity)) {
            known_[reading_.key({i, end})].entity = -1;
            end = i;
        }
        if (end == i && (entity = entity_of_head(i)) >= 0) end = i + 1;
        if (end > i && reading_.role(i) != Role::furniture) {
            const SetId set = sets_[static_cast<std::size_t>(entity)];
            const bool free = marks.empty() || marks.back().last < i;
            const std::uint32_t first = free ? person_begin(i, end, entity) : i;
            marks.push_back({first, end, set, static_cast<std::int32_t>(reading_.facts.entities.size())});
            add_mention(first, end, entity, whole);
            if (first < i) lead_with_last_mention(entity);
        }
        i = std::max(end, i + 1);
    }
    apply_names(reading_, marks);
}

void NameRepeats::settle_canonical_names() {
    auto& entities = reading_.facts.entities;
    for (std::size_t i = 0; i < entities.size() && i < source_.size(); ++i) {
        const auto& source = entities[static_cast<std::size_t>(root(static_cast<std::int32_t>(i)))];
        entities[i].canonical = source.canonical;
        if (entities[i].iso.empty()) entities[i].iso = source.iso;
        if (entities[i].subtype.empty() && entities[i].type == source.type)
            entities[i].subtype = source.subtype;
    }
}

}  // namespace dossier::extract
