// One document on its way through the cascade: what the stages read and write. Not for other rooms.
#pragma once
#include <dossier/extract/extractor.h>
#include <dossier/extract/token_classes.h>
#include <dossier/facts/facts.h>
#include <dossier/patterns/pack.h>
#include <dossier/text/analysis.h>
#include <dossier/text/document.h>
#include <dossier/text/offsets.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <vector>

namespace dossier::extract {

using patterns::Item;
using patterns::ItemRange;
using patterns::Label;
using patterns::Match;
using patterns::Pack;
using patterns::SetId;

// What a mark {number} stands for.
struct Number {
    std::optional<Decimal> value;  // nullopt: too long to be exact, or vague ("millions")
    Decimal scale = Decimal(1);    // the scale word's part of it: 10^6 in "15 million"
    bool words = false;            // written in letters
    bool plain = false;            // digits alone, no scale word
};

// A find to be written back into the line as one item.
struct Mark {
    std::uint32_t first, last;  // items, `last` exclusive
    SetId set;
    std::int32_t value;  // index into what the stage keeps
};

// What the readings of one thread share and keep from document to document: buffers, and what was looked up.
// What it remembers never changes a result.
class Workspace {
  public:
    // Forgets what belongs to another pack.
    void begin(const Pack& pack);

    TokenClasses classes;
    std::unordered_map<const patterns::Stage*, patterns::StageScratch> scratch;
    std::unordered_map<std::type_index, std::shared_ptr<void>> kept;
    patterns::EncodedLine encoded;
    std::vector<Match> matches;
    std::vector<Mark> marks;
    bool decimal_comma = false;  // CLDR's decimal mark for the pack's language

  private:
    const Pack* pack_ = nullptr;
};

// Working state of one document, reused for others. Any number may share a workspace, as long as no stage of
// one runs before that of another has ended.
class Reading {
  public:
    explicit Reading(Workspace& workspace) : workspace_(workspace) {}

    // Starts a document; `pack` must outlive its reading.
    void begin(const Document& document, const Pack& pack, bool traced);

    // ---- what the stages read
    const Document* document = nullptr;
    const Pack* pack = nullptr;
    bool decimal_comma = false;  // the workspace's
    Analysis analysis;
    std::vector<Item> line;  // begins with an end-of-sentence item, one stands after each sentence
    std::vector<Number> numbers;
    Facts facts;

    // Joins list entries of several words into single items, for lists with join = `stage`.
    void join_phrases(std::string_view stage);
    // Joins names of several words from the gazetteers into single items.
    void join_names();
    // All matches of a stage's rules in the line as it stands. The reference holds until the next call.
    const std::vector<Match>& scan(std::string_view stage);
    // An empty list of marks, for whoever finds them next: its memory serves every stage.
    std::vector<Mark>& fresh_marks() {
        workspace_.marks.clear();
        return workspace_.marks;
    }
    // Replaces ranges by single items; `marks` in order, not overlapping.
    void apply(const std::vector<Mark>& marks);

    // Makes the tokens of an item items of their own again, without its mark, for every item that `opens`
    // asks for.
    template <typename Opens>
    void reopen(const Opens& opens);

    // ---- questions about items
    // Of items, from first to end of last, without the "'s" of a possessive there.
    std::string_view text(std::uint32_t first, std::uint32_t last) const;
    std::string_view text(ItemRange range) const { return text(range.first, range.last); }
    Span span(std::uint32_t first, std::uint32_t last) const;  // of items, in code points
    Span span_of_tokens(std::uint32_t first, std::uint32_t last) const;
    Span span_of_bytes(std::uint32_t begin, std::uint32_t end) const;
    bool is(std::uint32_t item, std::uint32_t list) const { return pack->in_list(line[item].set, list); }
    Role role(std::uint32_t item) const;  // of the item's paragraph
    // Of the token alone, whatever item it is in.
    SetId token_set(std::uint32_t token) { return classes_of(token).set; }
    bool is_eos(std::uint32_t item) const { return line[item].set == patterns::eos_set; }
    // The key of these items' words, as lexicon and names have it; 0 for no items.
    std::uint64_t key(ItemRange items) const;
    // The value that the first of these maps to have one gives the words of these items, taken together;
    // empty if none has.
    std::string_view value(ItemRange items, std::span<const std::uint32_t> maps) const;
    std::string_view value(ItemRange items, std::uint32_t map) const { return value(items, {&map, 1}); }
    std::string_view value(std::uint32_t item, std::uint32_t map) const {
        return value({item, item + 1}, map);
    }
    std::string_view value(std::uint32_t item, Label map) const { return value(item, pack->list(map)); }

    // A mention with its span, quote and rule filled in.
    template <typename T>
    T mention(const Match& match, std::uint32_t first, std::uint32_t last) const {
        T out;
        out.span = span(first, last);
        out.text = std::string(text(first, last));
        out.rule = std::string(match.rule->id);
        return out;
    }

    // ---- what `patterns explain` and the rules' examples see
    bool traced = false;
    std::vector<Finding> findings;
    // `value` gives what the match gave; it is asked only while traced.
    template <typename Value>
    void found(const Match& match, std::string_view stage, const Value& value) {
        if (traced) record(match, stage, value());
    }

    // What a stage derives from the pack and keeps between documents: a T, made from the pack when first
    // asked for, of the workspace's own.
    template <typename T>
    T& kept() {
        std::shared_ptr<void>& slot = workspace_.kept[typeid(T)];
        if (!slot) slot = std::make_shared<T>(*pack);
        return *static_cast<T*>(slot.get());
    }

  private:
    const TokenClasses::Entry& classes_of(std::uint32_t token) {
        return workspace_.classes.of(keys_[token], analysis.tokens[token], text_of_token(token));
    }
    std::string_view text_of_token(std::uint32_t token) const {
        const Token& at = analysis.tokens[token];
        return {analysis.text.data() + at.begin, at.length()};
    }
    Item token_item(std::uint32_t token);
    void record(const Match& match, std::string_view stage, std::string value);
    void classify();
    bool joins(std::uint32_t item) const;
    template <typename Table>
    const patterns::Slot* follow(const Table& table, std::uint64_t& key, std::uint32_t item) const;
    std::uint32_t end_byte(std::uint32_t item) const;
    template <typename Table, typename GoesOn, typename Counts>
    std::uint32_t entry_end(const Table& table, std::uint32_t item, GoesOn goes_on, Counts counts,
                            const patterns::Slot*& longest) const;
    template <typename Begins, typename End>
    void join(Begins begins, End end_of);

    Workspace& workspace_;
    CodePointIndex index_;
    std::vector<std::uint64_t> words_;          // folded hash of each token, without a possessive's "'s"
    std::vector<TokenClasses::Joining> joins_;  // for each token
    std::vector<std::uint32_t> beginners_;      // tokens with which an entry of several words may begin
    std::vector<std::uint64_t> keys_;           // of each token, in classes_
    std::uint32_t number_list_ = Pack::no_list;
};

template <typename Opens>
void Reading::reopen(const Opens& opens) {
    std::vector<Item> out;
    for (std::uint32_t i = 0; i < line.size(); ++i) {
        const bool open = line[i].mark >= 0 && opens(i);
        if (open && out.empty()) out.assign(line.begin(), line.begin() + i);
        if (open) {
            for (std::uint32_t token = line[i].first; token < line[i].last; ++token)
                out.push_back(token_item(token));
        } else if (!out.empty()) {
            out.push_back(line[i]);
        }
    }
    if (!out.empty()) line = std::move(out);
}

}  // namespace dossier::extract
