#include "bytes.h"
#include "jsonl.h"

#include <dossier/sources/reader.h>
#include <dossier/text/decode.h>

#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <system_error>

namespace dossier {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;
using sources::ByteReader;
using sources::ByteSource;

std::string valid_utf8(std::string_view bytes) {
    std::string out;
    icu::UnicodeString::fromUTF8({bytes.data(), static_cast<std::int32_t>(bytes.size())}).toUTF8String(out);
    return out;
}

// Why these bytes are no text, or nullopt.
std::optional<std::string> no_text(std::string_view head) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> magic = {
        {{"%PDF-"sv, "a PDF file"sv}, {"\x1f\x8b"sv, "gzip data"sv}, {"PK\x03\x04"sv, "a zip archive"sv}}};
    for (const auto& [start, what] : magic)
        if (head.starts_with(start)) return std::string(what) + ", not text";
    const bool utf16 = head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv);
    if (!utf16 && head.find('\0') != std::string_view::npos) return "binary data, not text";
    return std::nullopt;
}

bool has_jsonl_name(std::string_view path) {
    return path.ends_with(".jsonl") || path.ends_with(".ndjson");
}

class Walk {
  public:
    Walk(const SourceOptions& options, std::istream& standard_input,
         const std::function<bool(Document&&)>& on_document,
         const std::function<void(SourceFailure&&)>& on_failure)
        : options_(options),
          standard_input_(standard_input),
          on_document_(on_document),
          on_failure_(on_failure) {}

    // All of these return false when the walk is to end.
    bool path(const std::string& path);

  private:
    bool standard_input();
    bool folder(const std::string& path);
    bool entry(const fs::directory_entry& entry, const std::string& path);
    bool file(const std::string& path);
    bool bytes(ByteSource& source, const std::string& name);
    bool text(ByteReader& reader, const std::string& name);
    bool jsonl(ByteReader& reader, const std::string& name);
    bool record(sources::Record&& record, const std::string& name, const std::string& place);
    void fail(const std::string& origin, std::string reason, std::string remedy = {}, bool kept = false) {
        on_failure_({valid_utf8(origin), std::move(reason), std::move(remedy), kept});
    }
    std::string too_large() const { return "larger than " + std::to_string(options_.max_bytes) + " bytes"; }

    const SourceOptions& options_;
    std::istream& standard_input_;
    const std::function<bool(Document&&)>& on_document_;
    const std::function<void(SourceFailure&&)>& on_failure_;
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
    try {
        sources::FileBytes source(path);
        return bytes(source, path);
    } catch (const sources::ReadError& error) {
        fail(path, error.what());
        return true;
    }
}

bool Walk::bytes(ByteSource& source, const std::string& name) {
    ByteReader reader(source);
    const std::string_view head = reader.head();
    if (auto why = no_text(head)) {
        fail(name, *why, "convert it to text first");
        return true;
    }
    const bool as_jsonl =
        options_.kind == SourceKind::jsonl || (options_.kind == SourceKind::detect && has_jsonl_name(name));
    return as_jsonl ? jsonl(reader, name) : text(reader, name);
}

bool Walk::text(ByteReader& reader, const std::string& name) {
    std::string bytes;
    if (!reader.rest(bytes, options_.max_bytes)) {
        fail(name, too_large(), "split it");
        return true;
    }
    Document document;
    document.id = document.origin = valid_utf8(name);
    document.lang = options_.lang;
    document.published = options_.published;
    Decoded decoded = decode(bytes);
    document.text = std::move(decoded.text);
    document.replaced = decoded.replaced;
    return on_document_(std::move(document));
}

bool Walk::jsonl(ByteReader& reader, const std::string& name) {
    sources::RecordParser parser;
    std::string line;
    for (std::uint64_t number = 1;; ++number) {
        const ByteReader::Line got = reader.next_line(line, options_.max_bytes);
        if (got == ByteReader::Line::end) return true;
        const std::string place = name + ":" + std::to_string(number);
        if (got == ByteReader::Line::too_long) {
            fail(place, too_large(), "split it");
            continue;
        }
        if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        if (!record(parser.parse(line), name, place)) return false;
    }
}

bool Walk::record(sources::Record&& record, const std::string& name, const std::string& place) {
    for (std::string& problem : record.problems)
        fail(place, std::move(problem), record.usable ? "the document is kept without it" : "",
             record.usable);
    if (!record.usable) return true;
    Document& document = record.document;
    if (document.id.empty()) document.id = valid_utf8(place);
    if (document.origin.empty()) document.origin = valid_utf8(name);
    if (document.lang.empty()) document.lang = options_.lang;
    if (document.published.empty()) document.published = options_.published;
    return on_document_(std::move(document));
}

}  // namespace

void read_documents(const std::vector<std::string>& paths, const SourceOptions& options,
                    std::istream& standard_input, const std::function<bool(Document&&)>& on_document,
                    const std::function<void(SourceFailure&&)>& on_failure) {
    Walk walk(options, standard_input, on_document, on_failure);
    for (const std::string& path : paths)
        if (!walk.path(path)) return;
}

}  // namespace dossier
