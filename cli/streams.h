// The process's own streams, with write errors that cannot be overlooked.
#pragma once
#include "command.h"

#include <array>
#include <istream>
#include <ostream>
#include <stdexcept>
#include <streambuf>

namespace dossier::cli {

// Nobody reads our output any more (EPIPE): no error, but no reason to go on either.
struct OutputClosed : std::runtime_error {
    OutputClosed() : std::runtime_error("the output was closed") {}
};

// The output cannot be written: a full disk, a quota, an I/O error.
struct OutputFailed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Buffered output to a file descriptor, which it does not own. Throws OutputClosed or OutputFailed; after
// that it swallows what is written.
class FdBuffer : public std::streambuf {
  public:
    explicit FdBuffer(int fd);
    ~FdBuffer() override;

  protected:
    int_type overflow(int_type c) override;
    int sync() override;

  private:
    void drain();
    int fd_;
    bool dead_ = false;
    std::array<char, 1 << 16> buffer_;
};

// Makes the process fit for the terminal: SIGPIPE off, closed standard descriptors opened on /dev/null (or a
// database could get number 1 and our output with it). One in a process.
class StandardStreams {
  public:
    StandardStreams();
    Terminal& terminal() { return terminal_; }

  private:
    FdBuffer out_buffer_;
    std::ostream out_;
    Terminal terminal_;
};

// "dossier: what", and the remedy on a line of its own; control characters are made visible.
void print_problem(Terminal& terminal, std::string_view what, std::string_view remedy = {});

}  // namespace dossier::cli
