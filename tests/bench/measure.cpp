#include "measure.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class SilentOutput {
  public:
    SilentOutput() {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    }
    ~SilentOutput() { posix_spawn_file_actions_destroy(&actions_); }
    SilentOutput(const SilentOutput&) = delete;
    SilentOutput& operator=(const SilentOutput&) = delete;
    const posix_spawn_file_actions_t* get() const { return &actions_; }

  private:
    posix_spawn_file_actions_t actions_{};
};

void run_once(std::vector<char*>& arguments) {
    const SilentOutput silent;
    pid_t child = 0;
    if (posix_spawn(&child, arguments[0], silent.get(), nullptr, arguments.data(), environ) != 0)
        throw std::runtime_error(std::string("cannot start ") + arguments[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) {
        std::string command;
        for (const char* argument : arguments)
            command += argument ? std::string(command.empty() ? "" : " ") + argument : "";
        throw std::runtime_error(command + " failed");
    }
}

}  // namespace

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

std::vector<Timing> measure(const std::vector<Stage>& stages, int passes) {
    std::vector<std::vector<double>> seconds(stages.size());
    std::vector<Timing> timings(stages.size());
    for (int pass = 0; pass < passes; ++pass) {
        for (std::size_t i = 0; i < stages.size(); ++i) {
            const auto start = Clock::now();
            const Work work = stages[i].run();
            seconds[i].push_back(work.seconds.value_or(seconds_since(start)));
            timings[i].result = work.result;
        }
    }
    for (std::size_t i = 0; i < stages.size(); ++i) {
        timings[i].name = stages[i].name;
        timings[i].bytes = stages[i].bytes;
        timings[i].documents = stages[i].documents;
        timings[i].seconds = median(seconds[i]);
    }
    return timings;
}

double measure_command(const std::vector<std::string>& command, int runs) {
    std::vector<char*> arguments;
    for (const auto& argument : command)
        arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    std::vector<double> seconds;
    for (int i = 0; i < runs; ++i) {
        const auto start = Clock::now();
        run_once(arguments);
        seconds.push_back(seconds_since(start));
    }
    return median(std::move(seconds));
}

void print(const std::vector<Timing>& timings, std::size_t bytes, std::size_t documents) {
    std::printf("%-28s%10s%13s%12s%14s\n", "stage", "MB/s", "documents/s", "vs. first", "result");
    const auto speed = [](std::size_t own, std::size_t of_corpus, double seconds) {
        return static_cast<double>(own > 0 ? own : of_corpus) / seconds;
    };
    for (const auto& timing : timings)
        std::printf("%-28s%10.1f%13.0f%12.3f%14zu\n", timing.name.c_str(),
                    speed(timing.bytes, bytes, timing.seconds) / 1e6,
                    speed(timing.documents, documents, timing.seconds),
                    speed(timing.bytes, bytes, timing.seconds) / speed(0, bytes, timings.front().seconds),
                    timing.result);
}

}  // namespace bench
