// Pattern files as written: TOML in three layers (word lists, value maps, rules), read and checked one by
// one.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::patterns {

struct Place {
    int line = 0, column = 0;  // 1-based
};

// [lists.NAME] or [maps.NAME]. A map is a list of its keys that gives each a value.
struct WordList {
    std::string name;
    Place place;
    bool is_map = false;
    std::vector<std::pair<std::string, std::string>> words;  // word or words, value (empty in a list)
    std::vector<std::string> icu;          // providers of names from CLDR ("months", "currency-names", …)
    std::vector<std::string> suffixes;     // each word also with these endings
    std::vector<std::string> include;      // other lists whose words belong here too
    std::vector<std::string> except;       // words left out after all
    std::vector<std::string> endings;      // words that end so belong here too, whatever else they are …
    std::vector<std::string> not_endings;  // … unless they end so; the longest ending decides
    bool exact = false;                    // case counts
    std::string join;                      // stage before which entries of several words become one token
};

struct Example {
    std::string text, value, published, lang;
    Place place;
};

// [[rules]]
struct RuleSource {
    std::string id, stage;
    std::string match;  // expressions over tokens, see expression.h
    // What must (not) stand right before and after the match, within one sentence of context each.
    std::string before, after, not_before, not_after;
    std::vector<std::string> as;             // classes of the mark that it leaves in the line
    std::map<std::string, std::string> set;  // fixed fields for the stage's normaliser
    std::vector<Example> examples;
    std::vector<Example> near;  // must not fire here
    Place place, match_place;
};

struct PatternFile {
    std::string path;  // relative to patterns/, "en/money.toml"
    std::string lang;  // first folder of the path; "common" files belong to every language
    std::vector<WordList> lists;
    std::map<std::string, std::pair<std::string, Place>> classes;  // [classes] name = "a|b&!c"
    std::map<std::string, std::pair<std::string, Place>>
        phrases;  // [phrases] name = expression, used as <name>
    std::vector<std::vector<std::string>>
        marks;  // further combinations of classes that stages mark finds with
    std::vector<RuleSource> rules;
};

// Throws PatternError with the place of the first mistake: bad TOML, unknown keys, wrong types, a rule
// without id, match or examples.
PatternFile parse_pattern_file(std::string_view path, std::string_view toml);

}  // namespace dossier::patterns
