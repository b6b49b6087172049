#include "commands.h"
#include "measure.h"

#include <cstdio>
#include <string>
#include <vector>

namespace bench {
namespace {

namespace fs = std::filesystem;

std::vector<std::vector<std::string>> questions(const std::string& kb, const std::string& draft,
                                                const std::string& scratch) {
    return {{"timeline"},
            {"totals", "--by", "party"},
            {"totals", "--by", "country"},
            {"totals", "--by", "year"},
            {"totals", "--by", "type"},
            {"totals", "--by", "currency"},
            {"network", "United States"},
            {"conflicts"},
            {"diff", kb, kb},
            {"search", "loan*"},
            {"search", "oil amount>1e8 currency=USD status!=rejected"},
            {"summary"},
            {"entities"},
            {"deals"},
            {"check", draft},
            {"report", "-o", scratch + "/report.html"},
            {"export", "--format", "ocds"},
            {"export", "--format", "claimreview"},
            {"export", "--format", "ftm"},
            {"export", "--format", "csv", "-o", scratch + "/facts.csv"},
            {"export", "--format", "jsonl", "-o", scratch + "/facts.jsonl"},
            {"export", "--format", "webannotation", "-o", scratch + "/notes.jsonl"}};
}

}  // namespace

void commands(const fs::path& dossier, const fs::path& input, const fs::path& draft, const fs::path& scratch,
              int runs) {
    const std::string kb = scratch / "knowledge.db";
    const double filled = measure_command({dossier, "ingest", input, "--kb", kb}, 1);
    std::printf("\nknowledge base of %s: made in %.1f s, %.0f MB; each command a process of its own\n\n",
                input.filename().c_str(), filled, static_cast<double>(fs::file_size(kb)) / 1e6);
    std::printf("%-64s%10s\n", "command", "seconds");
    for (const auto& question : questions(kb, draft, scratch)) {
        std::vector<std::string> command{dossier};
        command.insert(command.end(), question.begin(), question.end());
        if (question.front() != "diff") command.insert(command.end(), {"--kb", kb});
        std::string shown;
        for (const auto& word : question)
            shown += (shown.empty() ? "" : " ") +
                     (word.front() == '/' ? fs::path(word).filename().string() : word);
        std::printf("%-64s%10.3f\n", shown.c_str(), measure_command(command, runs));
        std::fflush(stdout);
    }
}

}  // namespace bench
