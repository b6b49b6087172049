// The examples of rules, run through the whole cascade.
#pragma once
#include <dossier/extract/extractor.h>
#include <dossier/patterns/rules.h>

#include <string>
#include <vector>

namespace dossier {

// An example whose rule did not give what it must, or a near miss in which it fired.
struct BrokenExample {
    std::string rule, file;
    int line = 0, column = 0;
    std::string text;
    std::string reason;
};

// Each example is a document of its own, in its language or the rule's ("en" for common rules) and of its
// date.
std::vector<BrokenExample> run_examples(Extractor& extractor, const RuleInfo& rule);

}  // namespace dossier
