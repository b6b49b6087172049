#include "bytes.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <istream>
#include <system_error>

namespace dossier::sources {
namespace {

constexpr std::size_t head_size = 8 * 1024;
constexpr std::size_t block_size = 256 * 1024;

[[noreturn]] void throw_reason(int code) {
    throw ReadError(std::generic_category().message(code));
}

}  // namespace

FileBytes::FileBytes(const std::string& path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) throw_reason(errno);
}

FileBytes::~FileBytes() {
    ::close(descriptor_);
}

std::size_t FileBytes::read(char* into, std::size_t size) {
    for (;;) {
        const ssize_t got = ::read(descriptor_, into, size);
        if (got >= 0) return static_cast<std::size_t>(got);
        if (errno != EINTR) throw_reason(errno);
    }
}

std::size_t StreamBytes::read(char* into, std::size_t size) {
    if (!stream_.good()) return 0;
    stream_.read(into, static_cast<std::streamsize>(size));
    if (stream_.bad()) throw_reason(EIO);
    return static_cast<std::size_t>(stream_.gcount());
}

std::size_t MemoryBytes::read(char* into, std::size_t size) {
    const std::size_t count = std::min(size, left_.size());
    std::memcpy(into, left_.data(), count);
    left_.remove_prefix(count);
    return count;
}

bool ByteReader::fill() {
    block_.resize(block_size);
    at_ = 0;
    const std::size_t got = source_.read(block_.data(), block_.size());
    block_.resize(got);
    return got > 0;
}

std::string_view ByteReader::head() {
    block_.resize(head_size);
    std::size_t have = 0;
    while (have < head_size) {
        const std::size_t got = source_.read(block_.data() + have, head_size - have);
        if (got == 0) break;
        have += got;
    }
    block_.resize(have);
    return block_;
}

ByteReader::Line ByteReader::next_line(std::string& out, std::uint64_t limit) {
    out.clear();
    bool any = false, dropped = false;
    while (at_ < block_.size() || fill()) {
        any = true;
        const std::size_t newline = block_.find('\n', at_);
        const std::size_t stop = newline == std::string::npos ? block_.size() : newline;
        dropped = dropped || out.size() + (stop - at_) > limit;
        if (dropped) {
            out.clear();
        } else {
            out.append(block_, at_, stop - at_);
        }
        at_ = stop;
        if (newline != std::string::npos) {
            ++at_;
            break;
        }
    }
    if (!any) return Line::end;
    return dropped ? Line::too_long : Line::complete;
}

void ByteReader::next_block(std::string& out) {
    out.clear();
    if (at_ >= block_.size() && !fill()) return;
    out.assign(block_, at_);
    at_ = block_.size();
}

bool ByteReader::next_bytes(std::string& out, std::uint64_t size, std::uint64_t limit) {
    out.clear();
    const bool keep = size <= limit;
    while (size > 0 && (at_ < block_.size() || fill())) {
        const std::size_t part = static_cast<std::size_t>(std::min<std::uint64_t>(size, block_.size() - at_));
        if (keep) out.append(block_, at_, part);
        at_ += part;
        size -= part;
    }
    return keep;
}

bool ByteReader::rest(std::string& out, std::uint64_t limit) {
    out.clear();
    while (at_ < block_.size() || fill()) {
        if (out.size() + (block_.size() - at_) > limit) return false;
        out.append(block_, at_);
        at_ = block_.size();
    }
    return true;
}

}  // namespace dossier::sources
