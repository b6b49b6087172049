#include <dossier/patterns/library_impl.h>
#include <dossier/patterns/rules.h>
#include <dossier/patterns/source.h>

namespace dossier {
namespace {

std::vector<RuleExample> examples_of(const std::vector<patterns::Example>& written) {
    std::vector<RuleExample> examples;
    for (const patterns::Example& one : written) {
        examples.push_back({one.text, one.value, one.published, one.lang, one.place.line, one.place.column});
    }
    return examples;
}

void append_rules(const patterns::PatternFile& file, std::vector<RuleInfo>& rules) {
    for (const patterns::RuleSource& rule : file.rules) {
        rules.push_back({rule.id, rule.stage, file.path, file.lang, rule.match, rule.place.line,
                         examples_of(rule.examples), examples_of(rule.near)});
    }
}

PatternComplaint fatal(const PatternError& error) {
    return {error.file, error.line, error.column, error.reason, error.remedy, true};
}

std::vector<PatternComplaint> broken_files(const std::vector<patterns::RawFile>& files) {
    std::vector<PatternComplaint> complaints;
    for (const patterns::RawFile& file : files) {
        try {
            patterns::parse_pattern_file(file.path, file.text);
        } catch (const PatternError& error) {
            complaints.push_back(fatal(error));
        }
    }
    return complaints;
}

void complain_of_rules(const std::vector<patterns::RawFile>& files,
                       std::vector<PatternComplaint>& complaints) {
    for (const patterns::RawFile& file : files) {
        for (const patterns::RuleSource& rule : patterns::parse_pattern_file(file.path, file.text).rules) {
            if (!rule.near.empty()) continue;
            complaints.push_back({file.path, rule.place.line, rule.place.column,
                                  "rule " + rule.id + " has no near misses",
                                  "add near = [\"…\"]: texts that look alike and must give nothing"});
        }
    }
}

}  // namespace

std::vector<RuleInfo> rules_of(const PatternLibrary& library) {
    std::vector<RuleInfo> rules;
    for (const patterns::RawFile& file : library.impl().files) {
        append_rules(patterns::parse_pattern_file(file.path, file.text), rules);
    }
    return rules;
}

std::vector<PatternComplaint> lint_patterns(const std::filesystem::path& folder) {
    std::vector<PatternComplaint> complaints;
    try {
        const auto files =
            folder.empty() ? PatternLibrary::built_in()->impl().files : patterns::read_pattern_folder(folder);
        complaints = broken_files(files);
        if (!complaints.empty()) return complaints;
        if (!folder.empty()) PatternLibrary::with_folder(folder);
        complain_of_rules(files, complaints);
    } catch (const PatternError& error) {
        complaints.push_back(fatal(error));
    }
    return complaints;
}

}  // namespace dossier
