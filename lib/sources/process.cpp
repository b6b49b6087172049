#include "process.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <system_error>
#include <utility>

namespace dossier::sources {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {
        if (number < 0) throw std::system_error(errno, std::generic_category());
    }
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    void close() {
        if (number_ >= 0) ::close(number_);
        number_ = -1;
    }

  private:
    int number_;
};

Descriptor in_memory(std::string_view bytes) {
    Descriptor file(memfd_create("input", MFD_CLOEXEC));
    while (!bytes.empty()) {
        const ssize_t done = ::write(file.get(), bytes.data(), bytes.size());
        if (done < 0 && errno == EINTR) continue;
        if (done < 0) throw std::system_error(errno, std::generic_category());
        bytes.remove_prefix(static_cast<std::size_t>(done));
    }
    return file;
}

// In the child, between fork and exec: only what is safe there.
[[noreturn]] void become(char* const* arguments, int input, int output, const ProcessLimits& limits) {
    setpgid(0, 0);
    const rlimit cpu{limits.seconds, limits.seconds + 1}, memory{limits.memory, limits.memory}, none{0, 0};
    setrlimit(RLIMIT_CPU, &cpu);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
    setrlimit(RLIMIT_FSIZE, &none);
    const int null = open("/dev/null", O_RDWR);
    dup2(null, 0);
    dup2(null, 2);
    // Above 3, so that neither is overwritten before it is put in its place.
    const int from = fcntl(input, F_DUPFD, 10), to = fcntl(output, F_DUPFD, 10);
    dup2(to, 1);
    dup2(from, 3);
    lseek(3, 0, SEEK_SET);
    for (int other = 4; other < 256; ++other)
        close(other);
    execvp(arguments[0], arguments);
    _exit(127);
}

class Child {
  public:
    Child(const std::string& program, const std::vector<std::string>& arguments, int input, int output,
          const ProcessLimits& limits) {
        std::vector<char*> words{const_cast<char*>(program.c_str())};
        for (const std::string& argument : arguments)
            words.push_back(const_cast<char*>(argument.c_str()));
        words.push_back(nullptr);
        id_ = fork();
        if (id_ < 0) throw std::system_error(errno, std::generic_category());
        if (id_ == 0) become(words.data(), input, output, limits);
        setpgid(id_, id_);  // whichever of the two is first
    }
    ~Child() {
        if (id_ <= 0) return;
        kill();
        wait();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void kill() { ::kill(-id_, SIGKILL); }
    int wait() {
        int status = 0;
        while (waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = 0;
        return status;
    }

  private:
    pid_t id_ = 0;
};

// Why reading ended before the child did; empty if it did not.
std::string drain(int from, std::string& out, const ProcessLimits& limits) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::chrono::seconds(limits.seconds);
    std::array<char, 1 << 16> block{};
    for (;;) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0) return "took longer than " + std::to_string(limits.seconds) + " seconds";
        pollfd waiting{from, POLLIN, 0};
        const int ready = poll(&waiting, 1, static_cast<int>(left));
        if (ready < 0 && errno == EINTR) continue;
        if (ready == 0) continue;
        const ssize_t got = ::read(from, block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return {};
        if (out.size() + static_cast<std::size_t>(got) > limits.output)
            return "gives more than " + std::to_string(limits.output) + " bytes";
        out.append(block.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

ProcessResult run_process(const std::string& program, const std::vector<std::string>& arguments,
                          std::string_view input, const ProcessLimits& limits) {
    const Descriptor file = in_memory(input);
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::system_error(errno, std::generic_category());
    Descriptor from(ends[0]), to(ends[1]);
    Child child(program, arguments, file.get(), to.get(), limits);
    to.close();
    ProcessResult result;
    result.problem = drain(from.get(), result.output, limits);
    if (!result.problem.empty()) {
        result.problem = program + " " + result.problem;
        return result;
    }
    const int status = child.wait();
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127) {
        result.problem = program + " is not installed";
    } else if (WIFSIGNALED(status)) {
        result.problem = program + (WTERMSIG(status) == SIGXCPU || WTERMSIG(status) == SIGKILL
                                        ? " took longer than " + std::to_string(limits.seconds) + " seconds"
                                        : " crashed");
    } else if (WEXITSTATUS(status) != 0) {
        result.problem = program + " cannot read it";
    }
    return result;
}

}  // namespace dossier::sources
