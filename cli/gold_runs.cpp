#include "command.h"
#include "gold_runs.h"

#include <dossier/facts/json.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <unordered_map>

namespace dossier::cli {
namespace {

namespace fs = std::filesystem;
using Problem = std::function<void(const std::string&)>;
using FactLines = std::unordered_map<std::string, std::string>;  // by document id

std::vector<std::string> gold_files(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code error;
        if (!fs::is_directory(path, error)) {
            files.push_back(path);
            continue;
        }
        std::vector<std::string> inside;
        for (const auto& entry : fs::directory_iterator(path, error)) {
            if (entry.path().extension() == ".jsonl") inside.push_back(entry.path().string());
        }
        if (error) throw CommandError(Exit::inputs_failed, path + ": " + error.message());
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    if (files.empty()) throw CommandError(Exit::inputs_failed, "no gold: the folders hold no .jsonl files");
    return files;
}

// Calls `use` with each line that is not blank; what it throws as FormatError is reported with its place.
void each_line(std::istream& in, const std::string& origin, const Problem& on_problem, const auto& use) {
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            use(line);
        } catch (const eval::FormatError& error) {
            on_problem(origin + ":" + std::to_string(number) + ": " + error.what());
        }
    }
    if (in.bad()) on_problem(origin + ": cannot be read to its end");
}

FactLines read_facts(const std::string& path, std::istream& standard_input, const Problem& on_problem) {
    std::ifstream file;
    if (path != "-") {
        file.open(path, std::ios::binary);
        if (!file) throw CommandError(Exit::inputs_failed, path + ": the facts cannot be read");
    }
    FactLines lines;
    each_line(path == "-" ? standard_input : file, path, on_problem,
              [&](std::string& line) { lines[eval::line_head(line).id] = std::move(line); });
    return lines;
}

FactLines extract_facts(const std::string& gold, const ExtractionJob& settings, std::istream& standard_input,
                        const Problem& on_problem) {
    ExtractionJob job = settings;
    job.paths = {gold};
    job.sources.kind = SourceKind::jsonl;
    FactLines lines;
    extract_in_order(job, standard_input,
                     {[&](Extracted&& extracted) { lines[extracted.facts.id] = to_json(extracted.facts); },
                      [&](SourceFailure&& failure) { on_problem(failure.origin + ": " + failure.reason); },
                      {}});
    return lines;
}

eval::Scores score(const std::string& gold, const FactLines& facts, const GoldJob& job,
                   const Problem& on_problem) {
    std::ifstream file(gold, std::ios::binary);
    eval::Scorer scorer(job.errors);
    each_line(file, gold, on_problem, [&](const std::string& line) {
        const eval::LineHead head = eval::line_head(line);
        if (!job.lang.empty() && head.lang != job.lang) return;
        const auto found = facts.find(head.id);
        scorer.add(line, found == facts.end() ? std::string_view() : std::string_view(found->second));
    });
    return scorer.scores();
}

}  // namespace

std::vector<GoldRun> run_gold(const GoldJob& job, std::istream& standard_input, const Problem& on_problem) {
    const std::vector<std::string> files = gold_files(job.golds);
    if (files.size() > 1 && !job.facts.empty()) {
        throw CommandError(Exit::usage, "--facts goes with one gold file", "score the files one by one");
    }
    std::vector<GoldRun> runs;
    for (const std::string& gold : files) {
        if (!std::ifstream(gold)) {
            on_problem(gold + ": the gold cannot be read");
            continue;
        }
        const FactLines facts = job.facts.empty()
                                    ? extract_facts(gold, job.extraction, standard_input, on_problem)
                                    : read_facts(job.facts, standard_input, on_problem);
        runs.push_back({fs::path(gold).stem().string(), score(gold, facts, job, on_problem)});
    }
    return runs;
}

}  // namespace dossier::cli
