// Timing: stages interleaved pass by pass, so that a machine that slows down slows all of them alike.
#pragma once
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace bench {

// A piece of work over the whole corpus. The number it returns depends on all it did: it is printed, so no
// compiler can leave the work out, and a change of it between two builds shows that they did not do the same.
struct Stage {
    std::string name;
    std::function<std::size_t()> run;
};

struct Timing {
    std::string name;
    double seconds = 0;  // median of the passes
    std::size_t result = 0;
};

double median(std::vector<double> values);  // of at least one

std::vector<Timing> measure(const std::vector<Stage>& stages, int passes);

// Wall time in seconds, from fork to exit, of running `command` with its output thrown away: median of
// `runs`. Throws std::runtime_error if it cannot be started or does not exit with 0.
double measure_command(const std::vector<std::string>& command, int runs);

// A row a stage: MB/s, documents/s, and speed relative to the first stage.
void print(const std::vector<Timing>& timings, std::size_t bytes, std::size_t documents);

}  // namespace bench
