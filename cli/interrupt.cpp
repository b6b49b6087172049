#include "interrupt.h"

#include <atomic>

namespace dossier::cli {
namespace {

// A handler can reach nothing else.
std::atomic<bool> signal_came{false};
static_assert(std::atomic<bool>::is_always_lock_free);

void take_note(int) {
    signal_came = true;
}

}  // namespace

Interrupt::Interrupt(double seconds)
    : limited_(seconds > 0),
      end_(std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                  std::chrono::duration<double>(seconds))) {
    signal_came = false;
    struct sigaction action {};
    action.sa_handler = &take_note;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // the second one ends the process
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &before_int_);
    sigaction(SIGTERM, &action, &before_term_);
}

Interrupt::~Interrupt() {
    sigaction(SIGINT, &before_int_, nullptr);
    sigaction(SIGTERM, &before_term_, nullptr);
}

bool Interrupt::signalled() const {
    return signal_came;
}

}  // namespace dossier::cli
