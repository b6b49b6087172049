#include "check_output.h"
#include "options.h"
#include "query.h"
#include "streams.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::vector<std::string> paths;
    SourceOptions sources;
    std::string kb, patterns;
    CheckFormat format = CheckFormat::table;
    bool why = false, self = false;
};

bool is_bad(const check::Finding& finding) {
    return finding.verdict == check::Verdict::contradicted || finding.verdict == check::Verdict::disputed;
}

void count(const CheckedDraft& checked, std::map<check::Verdict, std::size_t>& counts) {
    for (const check::Finding& finding : checked.findings)
        ++counts[finding.verdict];
}

std::string tally(const std::map<check::Verdict, std::size_t>& counts) {
    std::string out;
    for (const auto& [verdict, number] : counts)
        out += (out.empty() ? "" : ", ") + std::to_string(number) + " " + to_string(verdict);
    return out.empty() ? "no figures" : out;
}

Exit run(const Options& options, Terminal& terminal) {
    const auto library = load_patterns(options.patterns);
    std::map<check::Verdict, std::size_t> counts;
    std::size_t bad = 0, failed = 0;
    const auto each = [&](const std::function<void(CheckedDraft&)>& judge) {
        const std::vector<std::string> standard_input{"-"};
        read_documents(
            options.paths.empty() ? standard_input : options.paths, options.sources, terminal.in,
            [&](Document&& document) {
                CheckedDraft checked{std::move(document), {}, {}};
                judge(checked);
                count(checked, counts);
                bad += checked.slips.size() + static_cast<std::size_t>(std::count_if(
                                                  checked.findings.begin(), checked.findings.end(), is_bad));
                print_checked(terminal, checked, options.format, options.why);
                return true;
            },
            [&](SourceFailure&& failure) {
                ++failed;
                print_problem(terminal, failure.origin + ": " + failure.reason, failure.remedy);
            });
    };
    if (options.self) {
        each([&](CheckedDraft& checked) { checked.slips = check::slips_of(checked.draft, library); });
    } else {
        with_store([&] {
            const KnowledgeBase base = KnowledgeBase::open(options.kb);
            check::Checker checker(base, library);
            each([&](CheckedDraft& checked) { checked.findings = checker.check(checked.draft); });
        });
    }
    terminal.out.flush();
    terminal.err << (options.self ? std::to_string(bad) + (bad == 1 ? " slip" : " slips") : tally(counts))
                 << '\n';
    if (failed > 0) return Exit::inputs_failed;
    return bad > 0 ? Exit::nothing_found : Exit::done;
}

}  // namespace

Run setup_check(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("FILE", options->paths, "drafts, or - for standard input (the default)")->type_name("");
    add_kb_option(app, options->kb);
    app.add_flag("--self", options->self, "look for slips within the draft instead; no knowledge base");
    add_choice<CheckFormat>(app, "--format", options->format, "how to print (default: table)",
                            {{"table", CheckFormat::table},
                             {"text", CheckFormat::text},
                             {"jsonl", CheckFormat::jsonl},
                             {"html", CheckFormat::html},
                             {"claimreview", CheckFormat::claimreview}});
    app.add_flag("--why", options->why, "say by what each verdict was reached");
    add_source_options(app, options->sources);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace dossier::cli
