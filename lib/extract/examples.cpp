#include <dossier/extract/examples.h>

#include <algorithm>

namespace dossier {
namespace {

std::vector<Finding> findings_in(Extractor& extractor, const RuleInfo& rule, const RuleExample& example) {
    Document document;
    document.id = rule.id;
    document.lang = !example.lang.empty() ? example.lang : rule.lang == "common" ? "en" : rule.lang;
    document.published = example.published;
    document.text = example.text;
    return extractor.explain(document).findings;
}

// What happened where the rule should have given `wanted`.
std::string what_went_wrong(const std::vector<Finding>& findings, const RuleInfo& rule,
                            const std::string& wanted) {
    std::string given, others;
    for (const Finding& finding : findings) {
        std::string& list = finding.rule == rule.id ? given : others;
        list += (list.empty() ? "" : ", ") + (&list == &given ? "'" + finding.value + "'" : finding.rule);
    }
    if (!given.empty()) return "gave " + given + " in place of '" + wanted + "'";
    return "did not fire" + (others.empty() ? std::string() : "; these did: " + others);
}

}  // namespace

std::vector<BrokenExample> run_examples(Extractor& extractor, const RuleInfo& rule) {
    std::vector<BrokenExample> broken;
    const auto report = [&](const RuleExample& example, std::string reason) {
        broken.push_back({rule.id, rule.file, example.line, example.column, example.text, std::move(reason)});
    };
    for (const RuleExample& example : rule.examples) {
        const auto findings = findings_in(extractor, rule, example);
        const bool right = std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.rule == rule.id && finding.value == example.value;
        });
        if (!right) report(example, what_went_wrong(findings, rule, example.value));
    }
    for (const RuleExample& example : rule.near) {
        for (const Finding& finding : findings_in(extractor, rule, example)) {
            if (finding.rule != rule.id) continue;
            report(example, "fired on '" + finding.quote + "' and gave '" + finding.value + "'");
            break;
        }
    }
    return broken;
}

}  // namespace dossier
