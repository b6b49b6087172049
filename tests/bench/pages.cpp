#include "pages.h"

#include <dossier/sources/archive.h>

#include <stdexcept>

namespace bench {

std::vector<std::string> pages_of(const std::filesystem::path& archive) {
    using namespace dossier::sources;
    constexpr std::uint64_t most = 1U << 26;
    FileBytes file(archive);
    ByteReader bytes(file);
    ArchiveReader reader(bytes);
    std::vector<std::string> pages;
    while (const auto member = reader.next()) {
        if (!member->file || !member->path.ends_with(".html")) continue;
        MemberBytes source(reader);
        std::string page;
        if (ByteReader(source).rest(page, most)) pages.push_back(std::move(page));
    }
    if (pages.empty()) throw std::runtime_error("no *.html in " + archive.string());
    return pages;
}

}  // namespace bench
