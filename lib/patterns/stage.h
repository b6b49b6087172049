// All rules of one stage, compiled to RE2 over a line of token symbols.
//
// Each item of the line becomes one symbol: items that no rule of the stage tells apart share one. One scan
// with all rules at once (leftmost-longest, no captures) finds the spans; which rule it was, and its named
// groups, are looked up once for each distinct string of symbols.
#pragma once
#include <dossier/patterns/image.h>
#include <dossier/patterns/token_class.h>

#include <re2/re2.h>
#include <re2/set.h>

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dossier::patterns {

struct Field {
    std::string_view key, value;
};

struct Rule {
    std::string_view id;
    std::vector<std::string_view> slots;  // name of each capturing group; a name may have several
    std::vector<Field> set;               // fixed fields
    SetId mark = no_set;                  // set of the mark that it leaves, no_set if none is declared
    std::string_view field(std::string_view key) const;  // empty if absent
};

// Half-open range of items; first == last == ~0 for a group that took no part.
struct ItemRange {
    std::uint32_t first = ~0u, last = ~0u;
    bool present() const { return first != ~0u; }
    bool empty() const { return first == last; }
};

struct Match {
    const Rule* rule = nullptr;
    std::uint32_t first = 0, last = 0;            // items of the line, `last` exclusive
    std::vector<ItemRange> slots;                 // as Rule::slots
    ItemRange slot(std::string_view name) const;  // absent range if the rule has no such group
};

// Working memory of one thread, kept between documents. What it remembers never changes a result.
class StageScratch {
  public:
    std::string symbols;
    struct Resolution {
        std::uint32_t rule;
        std::vector<ItemRange> slots;  // relative to the span
    };
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::unordered_map<std::string, std::vector<Resolution>, Hash, std::equal_to<>> known;
};

class Stage {
  public:
    explicit Stage(ImageReader& in);
    std::string_view name() const { return name_; }
    std::span<const Rule> rules() const { return rules_; }

    // Matches in the order of the line, not overlapping. `line` begins with an end-of-sentence item.
    void scan(std::span<const Item> line, StageScratch& scratch, std::vector<Match>& out) const;

    // How an expression of rule `rule` reads in RE2's language; for `patterns lint`.
    std::string_view expression(std::size_t rule) const { return sources_[rule].match; }

  private:
    struct Sources {
        std::string_view match, before, after, not_before, not_after;
    };
    struct Compiled {
        std::unique_ptr<RE2> match, before, after, not_before, not_after;
        std::once_flag once;
    };

    void encode(std::span<const Item> line, std::string& out) const;
    void prepare_scan() const;
    const Compiled& compiled(std::size_t rule) const;
    std::vector<int> candidates(std::string_view span) const;
    const std::vector<StageScratch::Resolution>& resolve(std::string_view span, StageScratch& scratch) const;
    bool context_holds(const Compiled& rule, const std::string& symbols, std::size_t begin,
                       std::size_t end) const;
    bool accept(const std::string& symbols, std::size_t begin, std::size_t end, StageScratch& scratch,
                Match& out) const;
    std::size_t accept_shorter(const std::string& symbols, std::size_t begin, std::size_t end,
                               StageScratch& scratch, Match& out) const;

    std::string_view name_;
    std::size_t width_ = 1;                  // bytes of a symbol
    std::span<const std::uint16_t> rows_;    // of each set
    std::span<const std::uint8_t> columns_;  // of each look
    std::span<const std::uint16_t> table_;   // symbol of row × column
    std::size_t column_count_ = 1;
    std::string_view all_;  // alternation of all matches
    std::vector<Rule> rules_;
    std::vector<Sources> sources_;
    mutable std::unique_ptr<Compiled[]> compiled_;
    mutable std::unique_ptr<RE2> scan_;        // all rules, to find spans
    mutable std::unique_ptr<RE2::Set> whole_;  // all rules, to tell which match a span
    mutable std::once_flag scan_once_;
};

}  // namespace dossier::patterns
