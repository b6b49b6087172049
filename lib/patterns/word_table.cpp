#include <dossier/patterns/endings.h>
#include <dossier/patterns/expression.h>
#include <dossier/patterns/fold.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/providers.h>
#include <dossier/patterns/token_class.h>
#include <dossier/patterns/word_table.h>

#include <algorithm>

namespace dossier::patterns {
namespace {

std::string joined(const std::vector<std::string>& tokens, bool folded) {
    std::string out;
    for (const auto& token : tokens)
        out += (out.empty() ? "" : " ") + (folded ? fold(token) : token);
    return out;
}

std::vector<std::string> split_blanks(const std::string& text) {
    std::vector<std::string> out;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t end = std::min(text.find(' ', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

constexpr std::size_t most_sets = 65'535;  // numbers that SetId has, but one

}  // namespace

SetPool::SetPool() {
    add({});   // no_set
    add({0});  // eos_set: list 0 is "eos"
}

SetId SetPool::add(std::vector<std::uint16_t> lists) {
    std::sort(lists.begin(), lists.end());
    lists.erase(std::unique(lists.begin(), lists.end()), lists.end());
    auto [it, fresh] = ids_.try_emplace(lists, static_cast<SetId>(sets_.size()));
    if (fresh && sets_.size() == most_sets)
        throw PatternError("patterns", 1, 1, "words are in too many different sets of lists",
                           "put fewer words in several lists, or split the language's folder");
    if (fresh) sets_.push_back(std::move(lists));
    return it->second;
}

WordTable::WordTable(const std::vector<const PatternFile*>& files) {
    list_id("eos");
    for (const PatternFile* file : files)
        for (const WordList& list : file->lists) {
            if (look_has(0, list.name))
                throw PatternError(file->path, list.place.line, list.place.column,
                                   "the list is called " + list.name + ", which is how a token looks",
                                   "give it another name: rules that say {" + list.name + "} mean the look");
            declared_[list.name].emplace_back(&list, file);
        }
    for (const auto& [name, parts] : declared_) {
        std::vector<std::string> open;
        enter(name, resolve(name, open));
    }
}

std::uint16_t WordTable::list_id(const std::string& name) {
    auto [it, fresh] = ids_.try_emplace(name, static_cast<std::uint16_t>(names_.size()));
    if (fresh) names_.push_back(name);
    return it->second;
}

void WordTable::add_own_words(const WordList& list, const PatternFile& file, ResolvedList& out) const {
    std::vector<std::pair<std::string, std::string>> words = list.words;
    for (const std::string& provider : list.icu)
        if (!icu_words(provider, file.lang, words))
            throw PatternError(
                file.path, list.place.line, list.place.column, "ICU provides no '" + provider + "'",
                "use months, weekdays, currency-names, territories, cardinals, … (see providers.h)");
    for (const auto& [word, value] : words) {
        std::vector<std::string> forms = {word};
        for (const std::string& suffix : list.suffixes)
            forms.push_back(word + suffix);
        for (const std::string& form : forms) {
            std::vector<std::string> tokens = literal_tokens(form);
            if (!tokens.empty()) out.words.emplace_back(joined(tokens, !list.exact), value);
        }
    }
}

const ResolvedList& WordTable::resolve(const std::string& name, std::vector<std::string>& open) {
    if (auto done = resolved_.find(name); done != resolved_.end()) return done->second;
    ResolvedList out;
    open.push_back(name);
    std::set<std::string> except;
    for (const auto& [list, file] : declared_.at(name)) {
        out.exact |= list->exact;
        if (!list->join.empty()) out.join = list->join;
        add_own_words(*list, *file, out);
        for (const std::string& other : list->include) {
            bool cyclic = std::find(open.begin(), open.end(), other) != open.end();
            if (cyclic || !declared_.contains(other))
                throw PatternError(file->path, list->place.line, list->place.column,
                                   "list " + name + " includes " +
                                       (cyclic ? "itself through " : "the unknown list ") + other,
                                   "correct the name or remove it from 'include'");
            const ResolvedList& inner = resolve(other, open);
            out.words.insert(out.words.end(), inner.words.begin(), inner.words.end());
        }
        for (const std::string& word : list->except)
            except.insert(joined(literal_tokens(word), !list->exact));
        for (const std::string& ending : list->endings)
            out.endings[fold(ending)] = true;
        for (const std::string& ending : list->not_endings)
            out.endings[fold(ending)] = false;
    }
    std::erase_if(out.words, [&](const auto& word) { return except.contains(word.first); });
    out.except = std::move(except);
    open.pop_back();
    return resolved_.emplace(name, std::move(out)).first->second;
}

void WordTable::enter(const std::string& name, const ResolvedList& list) {
    const std::uint16_t id = list_id(name);
    for (const auto& [word, value] : list.words) {
        std::vector<std::string> tokens = split_blanks(word);
        Entry& entry = (list.exact && tokens.size() == 1
                            ? exact_
                            : folded_)[list.exact && tokens.size() > 1 ? joined(tokens, true) : word];
        entry.tokens = tokens;
        entry.lists.insert(id);
        if (tokens.size() > 1) entry.join = list.join;
        bool known = std::any_of(entry.values.begin(), entry.values.end(),
                                 [&](const auto& v) { return v.first == id; });
        if (!value.empty() && !known) entry.values.emplace_back(id, value);
    }
}

std::set<std::uint16_t> WordTable::lists_by_ending(const std::string& word) const {
    std::set<std::uint16_t> out;
    for (const auto& [name, list] : resolved_) {
        if (list.endings.empty() || list.except.contains(word)) continue;
        std::size_t longest = 0;
        bool fits = false;
        for (const auto& [ending, inside] : list.endings)
            if (word.ends_with(ending) && ending.size() > longest) longest = ending.size(), fits = inside;
        if (fits) out.insert(ids_.at(name));
    }
    return out;
}

// A word that some list holds, that one excepts, or that begins a longer entry has a slot, so its endings
// must be in the slot's set.
void WordTable::add_lists_by_ending() {
    std::set<std::string> words;
    for (const auto& [name, list] : resolved_)
        if (!list.endings.empty()) words.insert(list.except.begin(), list.except.end());
    for (const auto& [word, entry] : folded_)
        words.insert(fold(entry.tokens[0]));
    for (const auto& [word, entry] : exact_)
        words.insert(fold(word));
    for (const std::string& word : words) {
        if (word.find(' ') != std::string::npos) continue;
        auto [it, fresh] = folded_.try_emplace(word);
        if (fresh) it->second.tokens = {word};
        it->second.lists.merge(lists_by_ending(word));
    }
}

std::vector<std::vector<std::string>> WordTable::long_entries(const std::string& list) const {
    std::vector<std::vector<std::string>> out;
    auto found = resolved_.find(list);
    if (found == resolved_.end() || !found->second.join.empty()) return out;
    for (const auto& [word, value] : found->second.words) {
        auto tokens = split_blanks(word);
        for (auto& token : tokens)
            token = found->second.exact ? "==" + token : "=" + fold(token);
        if (tokens.size() > 1 && std::find(out.begin(), out.end(), tokens) == out.end())
            out.push_back(std::move(tokens));
    }
    return out;
}

void WordTable::add_literal(const std::string& literal) {
    const bool exact = literal.starts_with("==");
    const std::string word = literal.substr(exact ? 2 : 1);
    Entry& entry = (exact ? exact_ : folded_)[word];
    entry.tokens = {word};
    entry.lists.insert(list_id(literal));
}

std::vector<std::uint16_t> WordTable::lists_of_word(std::uint64_t key) const {
    std::vector<std::uint16_t> out;
    auto [begin, end] = by_hash_.equal_range(key);
    for (auto it = begin; it != end; ++it)
        out.insert(out.end(), it->second->lists.begin(), it->second->lists.end());
    return out;
}

std::vector<std::string> WordTable::join_stages() const {
    std::set<std::string> out;
    for (const auto& [name, list] : resolved_)
        if (!list.join.empty()) out.insert(list.join);
    return {out.begin(), out.end()};
}

// Gives the sets of short words the lowest numbers: these words are the frequent ones (Zipf, The
// Psycho-Biology of Language, 1935), so that what stages look up for them stands close together.
void WordTable::number_sets(SetPool& sets) const {
    std::vector<std::pair<std::string_view, const Entry*>> words;
    for (const auto& [word, entry] : folded_)
        if (entry.tokens.size() == 1) words.emplace_back(word, &entry);
    std::stable_sort(words.begin(), words.end(),
                     [](const auto& a, const auto& b) { return a.first.size() < b.first.size(); });
    for (const auto& [word, entry] : words)
        sets.add({entry->lists.begin(), entry->lists.end()});
}

void WordTable::write(ImageWriter& out, SetPool& sets, const std::vector<std::string>& join_stages) {
    add_lists_by_ending();
    number_sets(sets);
    std::map<std::uint64_t, Slot> slots;
    std::vector<std::uint32_t> ranges = {0, 0};
    std::vector<MapValue> values;
    std::string pool;
    auto fill = [&](Slot& slot, std::uint64_t key, const Entry& entry, std::set<std::uint16_t> lists) {
        slot.key = key;
        slot.entry = 1;
        slot.set = sets.add({lists.begin(), lists.end()});
        if (entry.values.empty()) return;
        slot.values = static_cast<std::uint32_t>(ranges.size() - 1);
        for (const auto& [map, text] : entry.values) {
            auto begin = static_cast<std::uint32_t>(pool.size());
            pool += text;
            values.push_back({map, begin, static_cast<std::uint32_t>(pool.size())});
        }
        ranges.push_back(static_cast<std::uint32_t>(values.size()));
    };
    for (const auto& [word, entry] : folded_) {
        auto stage = std::find(join_stages.begin(), join_stages.end(), entry.join);
        const auto join =
            static_cast<std::uint8_t>(stage == join_stages.end() ? 0 : stage - join_stages.begin() + 1);
        std::uint64_t key = folded_hash(entry.tokens[0]);
        for (std::size_t i = 1; i < entry.tokens.size(); ++i) {
            const std::uint64_t next = folded_hash(entry.tokens[i]);
            if (join != 0) {
                slots[key].key = key;
                slots[key].longer |= join_bit(join);
                slots[next].key = next;
                slots[next].inside = 1;
            }
            key = chain(key, next);
        }
        fill(slots[key], key, entry, entry.lists);
        slots[key].join = join;
        by_hash_.emplace(key, &entry);
    }
    for (const auto& [word, entry] : exact_) {
        std::uint64_t folded_key = folded_hash(word), key = exact_hash(word);
        slots[folded_key].key = folded_key;
        slots[folded_key].has_exact = 1;
        std::set<std::uint16_t> lists = entry.lists;
        Entry merged = entry;
        if (auto base = folded_.find(fold(word)); base != folded_.end()) {
            lists.insert(base->second.lists.begin(), base->second.lists.end());
            merged.values.insert(merged.values.end(), base->second.values.begin(), base->second.values.end());
        }
        by_hash_.emplace(folded_key, &entry);
        fill(slots[key], key, merged, lists);
    }
    std::vector<Slot> filled;
    for (const auto& [key, slot] : slots)
        filled.push_back(slot);
    Lexicon::write(out, filled, ranges, values, pool);
}

void WordTable::write_endings(ImageWriter& out, SetPool& sets) const {
    std::set<std::string> all;
    for (const auto& [name, list] : resolved_)
        for (const auto& [ending, inside] : list.endings)
            all.insert(ending);
    std::vector<std::pair<std::string, SetId>> endings;
    for (const std::string& ending : all) {
        auto lists = lists_by_ending(ending);
        endings.emplace_back(ending, sets.add({lists.begin(), lists.end()}));
    }
    Endings::write(out, endings);
}

}  // namespace dossier::patterns
