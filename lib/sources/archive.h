// Archives and compression by libarchive. Internal to the room.
#pragma once
#include "bytes.h"

#include <archive.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace dossier::sources {

// Reads members one after another; nothing is ever written anywhere. Throws ReadError for what is broken.
class ArchiveReader {
  public:
    explicit ArchiveReader(ByteReader& bytes);

    struct Member {
        std::string path;   // as the archive has it
        bool file = false;  // not a folder, link or device
        bool folder = false;
        bool bare = false;  // compressed bytes without an archive around them
    };
    std::optional<Member> next();
    // The bytes of the member that next() gave.
    std::size_t read(char* into, std::size_t size);

  private:
    static la_ssize_t more(archive*, void* self, const void** block);
    [[noreturn]] void fail() const;
    struct Close {
        void operator()(archive* a) const { archive_read_free(a); }
    };
    ByteReader& bytes_;
    std::unique_ptr<archive, Close> archive_;
    std::string block_;
};

class MemberBytes final : public ByteSource {
  public:
    explicit MemberBytes(ArchiveReader& archive) : archive_(archive) {}
    std::size_t read(char* into, std::size_t size) override { return archive_.read(into, size); }

  private:
    ArchiveReader& archive_;
};

}  // namespace dossier::sources
