#include "bytes.h"
#include "formats.h"
#include "outlet.h"

#include <dossier/sources/reader.h>

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace dossier {
namespace {

namespace fs = std::filesystem;
using sources::ByteReader;
using sources::ByteSource;

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// nullopt for what is no regular file.
std::optional<FileStamp> stamp_of(const std::string& path) {
    struct stat is {};
    if (::stat(path.c_str(), &is) != 0 || !S_ISREG(is.st_mode)) return std::nullopt;
    return FileStamp{path, is.st_size, nanoseconds(is.st_mtim), nanoseconds(is.st_ctim),
                     static_cast<std::int64_t>(is.st_ino)};
}

// Tells how much was read.
class CountedBytes final : public ByteSource {
  public:
    CountedBytes(ByteSource& source, const std::function<void(std::uint64_t)>& on_bytes)
        : source_(source), on_bytes_(on_bytes) {}
    std::size_t read(char* into, std::size_t size) override {
        const std::size_t got = source_.read(into, size);
        on_bytes_(got);
        return got;
    }

  private:
    ByteSource& source_;
    const std::function<void(std::uint64_t)>& on_bytes_;
};

class Walk {
  public:
    Walk(const SourceOptions& options, std::istream& standard_input,
         const std::function<bool(Document&&)>& on_document,
         const std::function<void(SourceFailure&&)>& on_failure, const FileWatch& watch)
        : standard_input_(standard_input), watch_(watch), outlet_(options, on_document, on_failure) {}

    // All of these return false when the walk is to end.
    bool path(const std::string& path);

  private:
    bool standard_input();
    bool folder(const std::string& path);
    bool entry(const fs::directory_entry& entry, const std::string& path);
    bool file(const std::string& path);
    bool read_file(const std::string& path);
    bool bytes(ByteSource& source, const std::string& name);
    void fail(const std::string& origin, std::string reason, std::string remedy = {}) {
        outlet_.fail(origin, std::move(reason), std::move(remedy));
    }

    std::istream& standard_input_;
    const FileWatch& watch_;
    sources::Outlet outlet_;
    bool standard_input_read_ = false;
};

bool Walk::path(const std::string& path) {
    if (path == "-") return standard_input();
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::status_known(status) || !fs::exists(status)) {
        if (!error) error = std::make_error_code(std::errc::no_such_file_or_directory);
        fail(path, error.message());
        return true;
    }
    return fs::is_directory(status) ? folder(path) : file(path);
}

bool Walk::standard_input() {
    if (standard_input_read_) {
        fail("-", "standard input was read already", "name - only once");
        return true;
    }
    standard_input_read_ = true;
    try {
        sources::StreamBytes source(standard_input_);
        return bytes(source, "-");
    } catch (const sources::ReadError& error) {
        fail("-", error.what());
        return true;
    }
}

bool Walk::folder(const std::string& path) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error))
        entries.push_back(*at);
    if (error) fail(path, error.message());
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
        return a.path().filename().native() < b.path().filename().native();
    });
    const std::string prefix = path.ends_with('/') ? path : path + "/";
    for (const fs::directory_entry& each : entries) {
        const std::string name = each.path().filename().native();
        if (name.starts_with('.')) continue;
        if (!entry(each, prefix + name)) return false;
    }
    return true;
}

bool Walk::entry(const fs::directory_entry& entry, const std::string& path) {
    std::error_code error;
    const fs::file_status status = entry.status(error);
    if (fs::is_directory(status)) {
        if (!entry.is_symlink()) return folder(path);
        fail(path, "a link to a folder, not followed", "name the folder itself");
        return true;
    }
    if (fs::is_regular_file(status)) return file(path);
    if (!fs::exists(status) && !error) error = std::make_error_code(std::errc::no_such_file_or_directory);
    fail(path, error ? error.message() : "neither a file nor a folder");
    return true;
}

bool Walk::file(const std::string& path) {
    if (!watch_.pass_over && !watch_.on_read) return read_file(path);
    const std::optional<FileStamp> stamp = stamp_of(path);
    if (stamp && watch_.pass_over && watch_.pass_over(*stamp)) return true;
    if (!read_file(path)) return false;
    if (stamp && watch_.on_read) watch_.on_read(*stamp);
    return true;
}

bool Walk::read_file(const std::string& path) {
    try {
        sources::FileBytes source(path);
        if (!watch_.on_bytes) return bytes(source, path);
        CountedBytes counted(source, watch_.on_bytes);
        return bytes(counted, path);
    } catch (const sources::ReadError& error) {
        fail(path, error.what());
        return true;
    }
}

bool Walk::bytes(ByteSource& source, const std::string& name) {
    ByteReader reader(source);
    outlet_.begin_input();
    sources::Origin origin;
    origin.name = name;
    sources::read_bytes(reader, origin, outlet_.options().kind, outlet_);
    return !outlet_.stopped();
}

std::uint64_t size_of(const fs::directory_entry& entry) {
    std::error_code error;
    const std::uintmax_t size = entry.is_regular_file(error) ? entry.file_size(error) : 0;
    return error ? 0 : size;
}

// What is hidden counts for nothing, as it is not read.
std::uint64_t bytes_in(const std::string& folder) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (at->path().filename().native().starts_with('.'))
            at.disable_recursion_pending();
        else
            bytes += size_of(*at);
    }
    return bytes;
}

}  // namespace

std::optional<std::uint64_t> bytes_below(const std::vector<std::string>& paths) {
    std::uint64_t bytes = 0;
    std::error_code error;
    for (const std::string& path : paths) {
        if (path == "-") return std::nullopt;
        bytes += fs::is_directory(path, error) ? bytes_in(path) : size_of(fs::directory_entry(path, error));
    }
    return paths.empty() ? std::nullopt : std::optional(bytes);
}

void read_documents(const std::vector<std::string>& paths, const SourceOptions& options,
                    std::istream& standard_input, const std::function<bool(Document&&)>& on_document,
                    const std::function<void(SourceFailure&&)>& on_failure, const FileWatch& watch) {
    Walk walk(options, standard_input, on_document, on_failure, watch);
    for (const std::string& path : paths)
        if (!walk.path(path)) return;
}

}  // namespace dossier
