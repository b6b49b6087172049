// Quality floors: figures that must not fall.
#pragma once
#include <dossier/eval/tally.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace dossier::eval {

struct Floor {
    std::string set;      // a gold file's name without ".jsonl"
    std::string measure;  // kind and measure with a blank between: "entities strict", "deals slot"
    std::string figure;   // "p", "r" or "f1"
    double at_least = 0;
};

struct FloorsError : std::runtime_error {
    using std::runtime_error::runtime_error;  // "file:line:column: reason"
};

// TOML: one [[floor]] for each, with the keys set, measure, figure ("f1" by default) and at_least. Anything
// else in the file, or a figure outside 0–1, is an error: a floor that holds nothing must not look as if it
// did.
std::vector<Floor> read_floors(const std::filesystem::path& file);

// What the tallies give for a floor; a measure that was never scored is 0.
double figure_of(const Tallies& tallies, const Floor& floor);

}  // namespace dossier::eval
