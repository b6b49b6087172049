// Files, folders, standard input and archives to documents.
#pragma once
#include <dossier/text/document.h>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

// What bytes are. By `detect` each input is told by its first bytes and its name; archives hold any of the
// others.
enum class SourceKind { detect, text, jsonl, html, csv, feed, mail, warc, archive, docx, odt, epub, pdf };

struct SourceOptions {
    SourceKind kind = SourceKind::detect;
    std::string published{}, lang{};                         // for documents that do not say
    std::uint64_t max_bytes = std::uint64_t{1} << 29;        // a file or a JSONL line above this is a failure
    std::uint64_t max_page = std::uint64_t{1} << 26;         // the same for a page of HTML
    std::uint64_t max_expanded = std::uint64_t{1} << 32;     // what one input may grow to by unpacking
    int max_depth = 8;                                       // archives within archives
    unsigned converter_seconds = 60;                         // for a program that converts one file
    std::uint64_t converter_bytes = std::uint64_t{1} << 30;  // of its memory
};

// One input that failed; the rest goes on.
struct SourceFailure {
    std::string origin;  // "path", "path:line", or "-" for standard input
    std::string reason;
    std::string remedy;          // may be empty
    bool document_kept = false;  // only a field was unusable: the document was handed over without it
};

// A regular file as it lies there. Equal stamps of one path mean equal content, as far as a file system tells
// without the file being read.
struct FileStamp {
    std::string path;  // as given, or below a folder as given
    std::int64_t size = 0;
    std::int64_t modified = 0, changed = 0;  // its content and its inode, in nanoseconds since 1970
    std::int64_t inode = 0;
};

// What a caller wants to know of files; all may be empty.
struct FileWatch {
    std::function<bool(const FileStamp&)> pass_over;  // asked before it is opened; true: it is not read
    // It was read to its end: all that came from it was handed over. The stamp is from before it was opened.
    std::function<void(const FileStamp&)> on_read;
    std::function<void(std::uint64_t)> on_bytes{};  // so many more bytes of a file were read
};

// The bytes of all files that a walk of `paths` would read; nullopt where that cannot be told before, as of
// standard input. Looks at every name, thus takes its time where there are many.
std::optional<std::uint64_t> bytes_below(const std::vector<std::string>& paths);

// Walks `paths` in the order given: files, folders (recursively, names in byte order), "-" (standard input,
// once), and hands over documents one by one, so that memory holds one document at a time. A document's id is
// its path as given (inside a folder: that path, "/", the relative path), for a JSONL record its "id" or
// "file:line", for a member of an archive the archive's path, "/", the member's; ids are made valid UTF-8. A
// text file is decoded (<dossier/text/decode.h>); the text of a JSONL record is taken exactly as it is. Of a
// page of HTML the article is taken, see Document::cuts for the rest; of PDF what pdftotext gives, a program
// that must be installed.
//
// Inside a folder, names that begin with a dot are left out; everything else is read or reported: what cannot
// be opened, binary data, links to folders (never followed), sockets and the like. Only what the callbacks
// throw is thrown. `on_document` returning false ends the walk.
void read_documents(const std::vector<std::string>& paths, const SourceOptions& options,
                    std::istream& standard_input, const std::function<bool(Document&&)>& on_document,
                    const std::function<void(SourceFailure&&)>& on_failure, const FileWatch& watch = {});

}  // namespace dossier
