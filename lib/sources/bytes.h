// Bytes from a file or a stream, and lines of bounded length from them. Internal to the room.
#pragma once
#include <cstdint>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dossier::sources {

// Reading failed; what() is the system's reason.
struct ReadError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Where bytes come from. read() gives 0 at the end and throws ReadError when reading fails.
class ByteSource {
  public:
    virtual ~ByteSource() = default;
    virtual std::size_t read(char* into, std::size_t size) = 0;
};

class FileBytes final : public ByteSource {
  public:
    explicit FileBytes(const std::string& path);  // throws ReadError
    ~FileBytes() override;
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;
    std::size_t read(char* into, std::size_t size) override;

  private:
    int descriptor_;
};

class StreamBytes final : public ByteSource {
  public:
    explicit StreamBytes(std::istream& stream) : stream_(stream) {}
    std::size_t read(char* into, std::size_t size) override;

  private:
    std::istream& stream_;
};

class MemoryBytes final : public ByteSource {
  public:
    explicit MemoryBytes(std::string_view bytes) : left_(bytes) {}  // which must outlive it
    std::size_t read(char* into, std::size_t size) override;

  private:
    std::string_view left_;
};

// Reads ahead in blocks; gives the head, whole lines or the rest.
class ByteReader {
  public:
    explicit ByteReader(ByteSource& source) : source_(source) {}

    // The first bytes without consuming them: 8 KB unless the source is shorter. Call before anything else.
    std::string_view head();

    enum class Line { complete, too_long, end };
    // The next line without its "\n" into `out` (storage kept). A line above `limit` bytes is read over and
    // dropped.
    Line next_line(std::string& out, std::uint64_t limit);

    // The next bytes, as many as there are at hand; none at the end.
    void next_block(std::string& out);

    // The next `size` bytes, or those that are left; false (and `out` empty) if they are above `limit`: they
    // are read over then.
    bool next_bytes(std::string& out, std::uint64_t size, std::uint64_t limit);

    // Everything that is left; false (and `out` unspecified) if that is above `limit` bytes.
    bool rest(std::string& out, std::uint64_t limit);

  private:
    bool fill();  // false at the end
    ByteSource& source_;
    std::string block_;
    std::size_t at_ = 0;
};

}  // namespace dossier::sources
