// From the word lists of a language's files to lexicon slots and sets of lists. Build step of the library.
#pragma once
#include <dossier/patterns/lexicon.h>
#include <dossier/patterns/source.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace dossier::patterns {

// Interns sets of list ids.
class SetPool {
  public:
    SetPool();
    SetId add(std::vector<std::uint16_t> lists);  // any order, duplicates allowed
    const std::vector<std::vector<std::uint16_t>>& sets() const { return sets_; }

  private:
    std::map<std::vector<std::uint16_t>, SetId> ids_;
    std::vector<std::vector<std::uint16_t>> sets_;
};

// One list after suffixes, providers, includes and exceptions.
struct ResolvedList {
    std::vector<std::pair<std::string, std::string>>
        words;  // folded unless exact; several tokens joined by one blank
    bool exact = false;
    std::string join;
    std::map<std::string, bool> endings;  // folded; false for those that keep a word out
    std::set<std::string> except;         // folded
};

class WordTable {
  public:
    // Throws PatternError: unknown includes or providers, cycles.
    explicit WordTable(const std::vector<const PatternFile*>& files);

    std::uint16_t list_id(const std::string& name);  // makes it if it is new (marks, literals)
    bool knows(const std::string& name) const { return ids_.contains(name); }
    const std::vector<std::string>& list_names() const { return names_; }

    // The entries of several tokens that rules must spell out (lists without `join`), as literals: "=word",
    // or
    // "==Word" where the list counts case.
    std::vector<std::vector<std::string>> long_entries(const std::string& list) const;

    // A word that some rule names, "=word" or "==Word": it is in the list of that name from now on.
    void add_literal(const std::string& literal);

    void write(ImageWriter& out, SetPool& sets, const std::vector<std::string>& join_stages);
    // What classes words by their endings, where no list holds them. After write().
    void write_endings(ImageWriter& out, SetPool& sets) const;
    // For names that are words too; whatever the case. After write().
    std::vector<std::uint16_t> lists_of_word(std::uint64_t folded_key) const;
    std::vector<std::string> join_stages() const;

  private:
    struct Entry {
        std::set<std::uint16_t> lists;
        std::vector<std::pair<std::uint16_t, std::string>> values;
        std::vector<std::string> tokens;
        std::string join;
    };
    const ResolvedList& resolve(const std::string& name, std::vector<std::string>& open);
    void add_own_words(const WordList& list, const PatternFile& file, ResolvedList& out) const;
    void enter(const std::string& name, const ResolvedList& list);
    // Lists whose endings fit the folded word.
    std::set<std::uint16_t> lists_by_ending(const std::string& word) const;
    void add_lists_by_ending();
    void number_sets(SetPool& sets) const;

    std::map<std::string, std::vector<std::pair<const WordList*, const PatternFile*>>> declared_;
    std::map<std::string, ResolvedList> resolved_;
    std::map<std::string, std::uint16_t> ids_;
    std::vector<std::string> names_;
    std::map<std::string, Entry> folded_;  // key: folded tokens joined by a blank
    std::map<std::string, Entry> exact_;   // single tokens with their case
    std::multimap<std::uint64_t, const Entry*> by_hash_;
};

}  // namespace dossier::patterns
