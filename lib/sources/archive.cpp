#include "archive.h"

#include <archive_entry.h>

#include <new>

namespace dossier::sources {

ArchiveReader::ArchiveReader(ByteReader& bytes) : bytes_(bytes), archive_(archive_read_new()) {
    if (!archive_) throw std::bad_alloc();
    archive* const a = archive_.get();
    for (const auto support : {&archive_read_support_filter_gzip, &archive_read_support_filter_bzip2,
                               &archive_read_support_filter_xz, &archive_read_support_filter_zstd,
                               &archive_read_support_format_tar, &archive_read_support_format_gnutar,
                               &archive_read_support_format_zip_streamable, &archive_read_support_format_cpio,
                               &archive_read_support_format_raw})
        if (support(a) != ARCHIVE_OK) fail();
    if (archive_read_open(a, this, nullptr, &ArchiveReader::more, nullptr) != ARCHIVE_OK) fail();
}

void ArchiveReader::fail() const {
    const char* why = archive_error_string(archive_.get());
    throw ReadError(why ? std::string("a broken archive: ") + why : "a broken archive");
}

la_ssize_t ArchiveReader::more(archive* a, void* self, const void** block) {
    auto& reader = *static_cast<ArchiveReader*>(self);
    try {
        reader.bytes_.next_block(reader.block_);
    } catch (const std::exception& error) {  // C code is between here and whoever reads
        archive_set_error(a, ARCHIVE_FATAL, "%s", error.what());
        return ARCHIVE_FATAL;
    }
    *block = reader.block_.data();
    return static_cast<la_ssize_t>(reader.block_.size());
}

std::optional<ArchiveReader::Member> ArchiveReader::next() {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(archive_.get(), &entry);
    if (result == ARCHIVE_EOF) return std::nullopt;
    if (result < ARCHIVE_WARN) fail();
    Member member;
    const char* path = archive_entry_pathname_utf8(entry);
    if (!path) path = archive_entry_pathname(entry);
    member.path = path ? path : "";
    member.bare = archive_format(archive_.get()) == ARCHIVE_FORMAT_RAW;
    if (member.bare && archive_filter_code(archive_.get(), 0) == ARCHIVE_FILTER_NONE)
        throw ReadError("a broken archive: neither archive nor compression is known");
    const auto type = archive_entry_filetype(entry);
    member.folder = type == AE_IFDIR;
    member.file = type == AE_IFREG && !archive_entry_hardlink(entry);
    return member;
}

std::size_t ArchiveReader::read(char* into, std::size_t size) {
    const la_ssize_t got = archive_read_data(archive_.get(), into, size);
    if (got < 0) fail();
    return static_cast<std::size_t>(got);
}

}  // namespace dossier::sources
