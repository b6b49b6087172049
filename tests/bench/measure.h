// Timing: stages interleaved pass by pass, so that a machine that slows down slows all of them alike.
#pragma once
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace bench {

// What a stage did in one pass.
struct Work {
    // Depends on all that was done: it is printed, so no compiler can leave the work out, and a change of it
    // between two builds shows that they did not do the same.
    std::size_t result = 0;
    std::optional<double> seconds;  // where the stage took its own time; else the wall time of run() counts
};

// A piece of work over the whole corpus.
struct Stage {
    std::string name;
    std::function<Work()> run;
    std::size_t bytes = 0, documents = 0;  // where they are others than the corpus's
};

struct Timing {
    std::string name;
    double seconds = 0;                    // median of the passes
    std::size_t bytes = 0, documents = 0;  // as in Stage
    std::size_t result = 0;
};

double median(std::vector<double> values);  // of at least one

std::vector<Timing> measure(const std::vector<Stage>& stages, int passes);

// Wall time in seconds, from fork to exit, of running `command` with its output thrown away: median of
// `runs`. Throws std::runtime_error if it cannot be started or exits with something else than 0 and 1
// (nothing found).
double measure_command(const std::vector<std::string>& command, int runs);

// A row a stage: MB/s, documents/s, and speed in bytes relative to the first stage.
void print(const std::vector<Timing>& timings, std::size_t bytes, std::size_t documents);

}  // namespace bench
