// Gold files scored one after the other: what `dossier eval` works on.
#pragma once
#include "extraction.h"

#include <dossier/eval/scorer.h>

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace dossier::cli {

struct GoldJob {
    std::vector<std::string> golds;  // files, or folders: their *.jsonl in the order of names
    std::string facts;   // a file of facts, "-" for standard input, "" to extract them from the gold's texts
    std::string lang;    // only documents of this language; empty for all
    std::string errors;  // the kind whose disagreements are collected; empty for none
    ExtractionJob extraction;  // its patterns and threads
};

struct GoldRun {
    std::string name;  // the file's, without folder and ".jsonl"
    eval::Scores scores;
};

// Reports what cannot be read or scored, and goes on with the rest. Throws CommandError where `golds` hold no
// gold, or facts are given for more than one.
std::vector<GoldRun> run_gold(const GoldJob& job, std::istream& standard_input,
                              const std::function<void(const std::string&)>& on_problem);

}  // namespace dossier::cli
