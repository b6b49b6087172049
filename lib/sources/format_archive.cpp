#include "archive.h"
#include "formats.h"

#include <algorithm>

namespace dossier::sources {
namespace {

// Counts what comes out of an archive, and stops where it is beyond all measure.
class CountedBytes final : public ByteSource {
  public:
    CountedBytes(ByteSource& source, Outlet& outlet) : source_(source), outlet_(outlet) {}
    std::size_t read(char* into, std::size_t size) override {
        const std::size_t got = source_.read(into, size);
        if (!outlet_.expand(got))
            throw ReadError("expands to more than " + std::to_string(outlet_.options().max_expanded) +
                            " bytes");
        return got;
    }

  private:
    ByteSource& source_;
    Outlet& outlet_;
};

// "news.txt.gz" to "news.txt"; what was compressed bears no name within.
std::string without_ending(const std::string& name) {
    for (const std::string_view ending : {".gz", ".xz", ".bz2", ".zst", ".tgz"})
        if (name.ends_with(ending)) return name.substr(0, name.size() - ending.size());
    return name;
}

bool is_hidden(std::string_view path) {
    const std::string_view name = path.substr(path.rfind('/') + 1);
    return name.starts_with('.') || path.starts_with("__MACOSX/");
}

// False for what is passed over without a word: folders and hidden files.
bool read_member(ArchiveReader& archive, const ArchiveReader::Member& member, const Origin& origin,
                 Outlet& outlet) {
    Origin inner = origin;
    inner.name = member.bare ? without_ending(origin.name) : origin.name + "/" + member.path;
    ++inner.depth;
    if (!member.file) {
        if (!member.folder) outlet.fail(inner.name, "unsupported: a link or device in an archive");
        return !member.folder;
    }
    if (!member.bare && is_hidden(member.path)) return false;
    MemberBytes bytes(archive);
    CountedBytes counted(bytes, outlet);
    ByteReader reader(counted);
    read_bytes(reader, inner, SourceKind::detect, outlet);
    return true;
}

}  // namespace

void read_archive(ByteReader& reader, const Origin& origin, Outlet& outlet) {
    if (origin.depth >= outlet.options().max_depth) {
        outlet.fail(origin.name,
                    "archives within archives, more than " + std::to_string(outlet.options().max_depth),
                    "raise --max-depth");
        return;
    }
    // What breaks off in the middle has given documents before that.
    try {
        ArchiveReader archive(reader);
        bool any = false;
        while (auto member = archive.next()) {
            any |= read_member(archive, *member, origin, outlet);
            if (outlet.stopped()) return;
        }
        if (!any) outlet.fail(origin.name, "empty: an archive without files to read");
    } catch (const ReadError& error) {
        if (origin.depth > 0) throw;
        outlet.fail(origin.name, error.what(), "fetch it anew, or unpack it and read the files");
    }
}

}  // namespace dossier::sources
