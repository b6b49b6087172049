#include <dossier/extract/number_text.h>
#include <dossier/extract/reading.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::extract {

using patterns::Look;
using patterns::Slot;

namespace {
// No word's look: a rule that asks for {lower} must not take the end of a sentence.
constexpr patterns::LookId end_look = Look{patterns::Form::other}.id();
// About as many as news has, so that mentions, which are large, seldom move while they are found.
constexpr std::size_t tokens_for_a_name = 12;
}  // namespace

void Workspace::begin(const Pack& pack) {
    if (pack_ == &pack) return;
    pack_ = &pack;
    scratch.clear();
    kept.clear();
    classes.use(pack);
    decimal_comma = has_decimal_comma(pack.lang());
}

void Reading::begin(const Document& doc, const Pack& language, bool trace) {
    document = &doc;
    pack = &language;
    traced = trace;
    findings.clear();
    numbers.clear();
    facts = Facts{};
    facts.id = doc.id;
    facts.lang = doc.lang;
    facts.published = doc.published;
    workspace_.begin(language);
    decimal_comma = workspace_.decimal_comma;
    number_list_ = pack->list("number");
    facts.entities.reserve(analysis.tokens.size() / tokens_for_a_name);
    index_ = CodePointIndex(doc.text);
    classify();
}

Item Reading::token_item(std::uint32_t at) {
    const TokenClasses::Entry& found = classes_of(at);
    words_[at] = found.word;
    joins_[at] = found.joining;
    if (found.joining.begins()) beginners_.push_back(at);
    return {found.set, Look::placed(found.look, analysis.tokens[at]), at, at + 1, -1};
}

void Reading::classify() {
    const auto& tokens = analysis.tokens;
    words_.resize(tokens.size());
    keys_.resize(tokens.size());
    joins_.resize(tokens.size() + 1);  // one more for the last end of a sentence
    joins_.back() = {};
    beginners_.clear();
    line.resize(tokens.size() + analysis.sentences.size() + 1);
    Item* out = line.data();
    *out++ = {patterns::eos_set, end_look, 0, 0, -1};
    for (const TokenRange& sentence : analysis.sentences) {
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            keys_[i] = workspace_.classes.key_of(tokens[i], text_of_token(i));
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i)
            *out++ = token_item(i);
        *out++ = {patterns::eos_set, end_look, sentence.last, sentence.last, -1};
    }
}

Role Reading::role(std::uint32_t item) const {
    const auto& paragraphs = analysis.paragraphs;
    auto found = std::partition_point(paragraphs.begin(), paragraphs.end(),
                                      [&](const Paragraph& p) { return p.tokens.last <= line[item].first; });
    return found == paragraphs.end() ? Role::body : found->role;
}

std::string_view Reading::value(ItemRange items, std::span<const std::uint32_t> maps) const {
    if (!items.present() || items.empty()) return {};
    const std::uint32_t first = line[items.first].first, last = line[items.last - 1].last;
    if (first >= last) return {};
    const Item& item = line[items.first];
    if (last - first == 1 && item.mark < 0 &&  // a map is among the lists that its words are in
        std::none_of(maps.begin(), maps.end(), [&](auto map) { return pack->in_list(item.set, map); }))
        return {};
    const patterns::Lexicon& lexicon = pack->lexicon();
    const Slot* const folded = lexicon.find(key(items));
    const Slot* const exact = last - first == 1 ? lexicon.find(patterns::exact_hash(text(items))) : nullptr;
    for (const std::uint32_t map : maps)
        for (const Slot* slot : {exact, folded})
            if (slot)
                if (auto value = lexicon.value(*slot, map); !value.empty()) return value;
    return {};
}

std::uint64_t Reading::key(ItemRange items) const {
    if (!items.present() || items.empty()) return 0;
    const std::uint32_t first = line[items.first].first, last = line[items.last - 1].last;
    if (first >= last) return 0;
    std::uint64_t out = words_[first];
    for (std::uint32_t i = first + 1; i < last; ++i)
        out = patterns::chain(out, words_[i]);
    return out;
}

// Single tokens, numbers among them ("3M", "G-20"); no other marks.
bool Reading::joins(std::uint32_t item) const {
    return line[item].last - line[item].first == 1 && (line[item].mark < 0 || is(item, number_list_));
}

// The entry that goes on with `item` after the words of `key` (0: begins with it); the key then covers it. A
// possessive goes on only as the word it is ("New Year's Eve"), and ends an entry as either.
template <typename Table>
const Slot* Reading::follow(const Table& table, std::uint64_t& key, std::uint32_t item) const {
    if (item >= line.size() || !joins(item)) return nullptr;
    const std::uint32_t token = line[item].first;
    auto extended = [&](std::uint64_t word) { return key ? patterns::chain(key, word) : word; };
    if (Look::of(line[item].look).possessive) {
        const Token& word = analysis.tokens[token];
        const std::uint64_t full =
            extended(patterns::folded_hash(analysis.text.substr(word.begin, word.length())));
        if (const Slot* slot = table.find(full)) {
            key = full;
            return slot;
        }
    }
    key = extended(words_[token]);
    return table.find(key);
}

// One past the last item of the longest entry of `table` that begins at `item` and that `counts`; `item` if
// none. `goes_on` says whether a token may stand at a later place of an entry at all: most may not, and need
// no look-up.
template <typename Table, typename GoesOn, typename Counts>
std::uint32_t Reading::entry_end(const Table& table, std::uint32_t item, GoesOn goes_on, Counts counts,
                                 const Slot*& longest) const {
    std::uint32_t best = item, at = item;
    if (item + 1 >= line.size() || !joins(item + 1) || !goes_on(line[item + 1].first)) return best;
    std::uint64_t key = 0;
    bool longer = true;  // as the token's class has told, but for which of its words
    if (Look::of(line[item].look).possessive) {
        const Slot* slot = follow(table, key, item);
        longer = slot && slot->longer;
    } else {
        key = words_[line[item].first];
    }
    while (longer) {
        if (++at >= line.size() || !joins(at) || !goes_on(line[at].first)) break;
        const Slot* slot = follow(table, key, at);
        longer = slot && slot->longer;
        if (slot && slot->entry && counts(*slot)) {
            best = at + 1;
            longest = slot;
        }
    }
    return best;
}

// Makes one item of each entry; `begins` says whether one may begin with a token.
template <typename Begins, typename End>
void Reading::join(Begins begins, End end_of) {
    std::vector<Mark>& marks = fresh_marks();
    std::uint32_t at = 0;  // item
    for (const std::uint32_t token : beginners_) {
        if (!begins(token)) continue;
        while (at < line.size() && (line[at].first < token || line[at].first == line[at].last))
            ++at;
        if (at == line.size()) break;
        if (line[at].first != token || !joins(at)) continue;
        SetId set = patterns::no_set;
        const std::uint32_t end = end_of(at, set);
        if (end == at) continue;
        marks.push_back({at, end, set, -1});
        at = end;
    }
    if (!marks.empty()) apply(marks);
}

void Reading::join_phrases(std::string_view stage_name) {
    const std::uint8_t stage = pack->stage_number(stage_name);
    if (stage == 0) return;
    const std::uint8_t bit = patterns::join_bit(stage);
    join([&](std::uint32_t token) { return (joins_[token].begins_phrase & bit) != 0; },
         [&](std::uint32_t item, SetId& set) {
             const Slot* slot = nullptr;
             const std::uint32_t end = entry_end(
                 pack->lexicon(), item, [&](std::uint32_t token) { return joins_[token].inside_phrase; },
                 [&](const Slot& entry) { return entry.join == stage; }, slot);
             if (slot) set = slot->set_id();
             return end;
         });
}

// The last word of a name is never in lower case unless it is there in the gazetteer's spelling of a name
// that begins with a capital, so the case of the first word decides.
void Reading::join_names() {
    join([&](std::uint32_t token) { return joins_[token].begins_name; },
         [&](std::uint32_t item, SetId& set) {
             const Slot* slot = nullptr;
             const std::uint32_t end = entry_end(
                 pack->names(), item, [&](std::uint32_t token) { return joins_[token].inside_name; },
                 [](const Slot&) { return true; }, slot);
             if (slot) set = pack->name_set(slot->set);
             return end;
         });
}

const std::vector<Match>& Reading::scan(std::string_view stage_name) {
    workspace_.matches.clear();
    if (const patterns::Stage* stage = pack->stage(stage_name))
        stage->scan(line, workspace_.encoded, workspace_.scratch[stage], workspace_.matches);
    return workspace_.matches;
}

void Reading::apply(const std::vector<Mark>& marks) {
    if (marks.empty()) return;
    auto to = line.begin() + marks.front().first;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const Mark& mark = marks[i];
        Item item = line[mark.first];
        item.set = mark.set;
        item.mark = mark.value;
        item.last = line[mark.last - 1].last;
        if (item.last - item.first > 1) {
            Look look = Look::of(item.look);
            look.form = patterns::Form::phrase;
            look.possessive = Look::of(line[mark.last - 1].look).possessive;
            item.look = look.id();
        }
        *to++ = item;
        const auto rest = i + 1 < marks.size() ? line.begin() + marks[i + 1].first : line.end();
        to = std::move(line.begin() + mark.last, rest, to);
    }
    line.erase(to, line.end());
}

std::string_view Reading::text(std::uint32_t first, std::uint32_t last) const {
    if (first >= last || line[first].first >= line[last - 1].last) return {};
    std::uint32_t begin = analysis.tokens[line[first].first].begin;
    return analysis.text.substr(begin, end_byte(last - 1) - begin);
}

std::uint32_t Reading::end_byte(std::uint32_t item) const {
    const Item& at = line[item];
    const Token& token = analysis.tokens[at.last - 1];
    if (!Look::of(at.look).possessive) return token.end;
    std::string_view word = analysis.text.substr(token.begin, token.length());
    if (at.last - at.first > 1) {  // "Standard & Poor's": a name as the gazetteers write it
        std::uint64_t name = words_[at.first];
        for (std::uint32_t i = at.first + 1; i + 1 < at.last; ++i)
            name = patterns::chain(name, words_[i]);
        const Slot* slot = pack->names().find(patterns::chain(name, patterns::folded_hash(word)));
        if (slot && slot->entry) return token.end;
    }
    return token.end - static_cast<std::uint32_t>(patterns::possessive_length(word));
}

Span Reading::span(std::uint32_t first, std::uint32_t last) const {
    return span_of_bytes(analysis.tokens[line[first].first].begin, end_byte(last - 1));
}

Span Reading::span_of_tokens(std::uint32_t first, std::uint32_t last) const {
    return span_of_bytes(analysis.tokens[first].begin, analysis.tokens[last - 1].end);
}

Span Reading::span_of_bytes(std::uint32_t begin, std::uint32_t end) const {
    return {index_.at(analysis.text, begin), index_.at(analysis.text, end)};
}

void Reading::record(const Match& match, std::string_view stage, std::string value) {
    findings.push_back({std::string(stage), std::string(match.rule->id), span(match.first, match.last),
                        std::string(text(match.first, match.last)), std::move(value)});
}

}  // namespace dossier::extract
