// A polite end of long work: by a signal, or when its time is up.
#pragma once
#include <chrono>
#include <csignal>

namespace dossier::cli {

// While it lives, the first SIGINT or SIGTERM asks for an end instead of ending the process; a second one
// ends it. One in a process at a time.
class Interrupt {
  public:
    explicit Interrupt(double seconds);  // 0: no limit of time
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    // Any thread.
    bool asked() const { return signalled() || timed_out(); }
    bool signalled() const;
    bool timed_out() const { return limited_ && std::chrono::steady_clock::now() >= end_; }

  private:
    bool limited_;
    std::chrono::steady_clock::time_point end_;
    struct sigaction before_int_ {};
    struct sigaction before_term_ {};
};

}  // namespace dossier::cli
