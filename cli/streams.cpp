#include "streams.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <string_view>
#include <system_error>

namespace dossier::cli {
namespace {

// Runs before anything is written; returns the descriptor so that it can stand in an initialiser.
int prepared_output() {
    std::signal(SIGPIPE, SIG_IGN);
    for (const int fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(fd, F_GETFD) != -1 || errno != EBADF) continue;
        [[maybe_unused]] const int opened = ::open("/dev/null", O_RDWR);  // takes the lowest free number: fd
    }
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    return STDOUT_FILENO;
}

bool colourful(int fd) {
    const char* no_colour = std::getenv("NO_COLOR");
    const char* kind = std::getenv("TERM");
    if (no_colour != nullptr && *no_colour != '\0') return false;
    if (kind == nullptr || std::string_view(kind) == "dumb") return false;
    return ::isatty(fd) == 1;
}

int width_of(int fd) {
    if (const char* columns = std::getenv("COLUMNS")) {
        int width = 0;
        const char* end = columns + std::strlen(columns);
        const auto parsed = std::from_chars(columns, end, width);
        if (parsed.ec == std::errc() && parsed.ptr == end && width > 0) return width;
    }
    winsize size{};
    if (::isatty(fd) == 1 && ::ioctl(fd, TIOCGWINSZ, &size) == 0) return size.ws_col;
    return 0;
}

}  // namespace

FdBuffer::FdBuffer(int fd) : fd_(fd) {
    setp(buffer_.data(), buffer_.data() + buffer_.size());
}

FdBuffer::~FdBuffer() {
    try {
        drain();
    } catch (const std::exception&) {  // nobody is left to tell
    }
}

void FdBuffer::drain() {
    const char* from = pbase();
    auto left = static_cast<std::size_t>(pptr() - pbase());
    setp(buffer_.data(), buffer_.data() + buffer_.size());
    while (left > 0 && !dead_) {
        const ssize_t written = ::write(fd_, from, left);
        if (written >= 0) {
            from += written;
            left -= static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            dead_ = true;
            if (errno == EPIPE) throw OutputClosed();
            throw OutputFailed("cannot write the output: " + std::system_category().message(errno));
        }
    }
}

FdBuffer::int_type FdBuffer::overflow(int_type c) {
    drain();
    if (!traits_type::eq_int_type(c, traits_type::eof())) sputc(traits_type::to_char_type(c));
    return traits_type::not_eof(c);
}

int FdBuffer::sync() {
    drain();
    return 0;
}

StandardStreams::StandardStreams()
    : out_buffer_(prepared_output()), out_(&out_buffer_), terminal_{std::cin,
                                                                    out_,
                                                                    std::cerr,
                                                                    colourful(STDOUT_FILENO),
                                                                    colourful(STDERR_FILENO),
                                                                    width_of(STDOUT_FILENO)} {
    out_.exceptions(std::ios::badbit);
}

}  // namespace dossier::cli
