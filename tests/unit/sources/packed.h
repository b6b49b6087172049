// A zip archive in memory, for tests.
#pragma once
#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

inline std::string packed(const std::vector<std::pair<std::string, std::string>>& members) {
    std::string out(1 << 20, '\0');
    std::size_t used = 0;
    const std::unique_ptr<archive, int (*)(archive*)> a(archive_write_new(), &archive_write_free);
    archive_write_set_format_zip(a.get());
    archive_write_set_bytes_in_last_block(a.get(), 1);
    archive_write_zip_set_compression_store(a.get());
    archive_write_open_memory(a.get(), out.data(), out.size(), &used);
    for (const auto& [path, text] : members) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                             &archive_entry_free);
        archive_entry_set_pathname(entry.get(), path.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(text.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_write_header(a.get(), entry.get());
        archive_write_data(a.get(), text.data(), text.size());
    }
    archive_write_close(a.get());
    out.resize(used);
    return out;
}
