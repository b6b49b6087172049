// A program that converts bytes, run apart from us with limits. Internal to the room.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::sources {

struct ProcessLimits {
    unsigned seconds = 60;            // of processor and of the clock
    std::uint64_t memory = 1u << 30;  // bytes of address space
    std::uint64_t output = 1u << 28;  // bytes
};

struct ProcessResult {
    std::string output;
    std::string problem;  // empty if it ended well; else why it did not
};

// Runs `program` (sought in PATH) with `arguments`; "/dev/fd/3" is `input` there, as a file that can be
// sought in. Its error output is dropped. It is killed where it goes beyond a limit; its children too.
ProcessResult run_process(const std::string& program, const std::vector<std::string>& arguments,
                          std::string_view input, const ProcessLimits& limits);

}  // namespace dossier::sources
