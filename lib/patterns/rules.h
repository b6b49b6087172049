// The rules of a library as they are written, for `dossier patterns` and for whoever runs their examples.
#pragma once
#include <dossier/patterns/library.h>

#include <filesystem>
#include <string>
#include <vector>

namespace dossier {

struct RuleExample {
    std::string text;
    std::string value;            // what the rule must give; nothing in a near miss
    std::string published, lang;  // empty where the example does not say
    int line = 0, column = 0;
};

struct RuleInfo {
    std::string id, stage;
    std::string file;  // relative to the folder of patterns, "en/money.toml"
    std::string lang;  // of the file; "common" for rules of every language
    std::string match;
    int line = 0;
    std::vector<RuleExample> examples;  // the rule must fire in these
    std::vector<RuleExample> near;      // and not in these
};

// In the order of files, then as written.
std::vector<RuleInfo> rules_of(const PatternLibrary& library);

struct PatternComplaint {
    std::string file;
    int line = 0, column = 0;
    std::string reason, remedy;
    bool fatal = false;  // the file cannot be used; otherwise it could be better
};

// What is wrong with the pattern files of `folder` on top of the built-in ones; with an empty path, of the
// built-in ones. One fatal complaint for each broken file, not only for the first.
std::vector<PatternComplaint> lint_patterns(const std::filesystem::path& folder);

}  // namespace dossier
