// Files, folders, standard input and JSONL to documents.
#pragma once
#include <dossier/text/document.h>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

namespace dossier {

enum class SourceKind {
    detect,
    text,
    jsonl
};  // detect: names ending in .jsonl or .ndjson are JSONL, the rest text

struct SourceOptions {
    SourceKind kind = SourceKind::detect;
    std::string published{}, lang{};                   // for documents that do not say
    std::uint64_t max_bytes = std::uint64_t{1} << 29;  // a file or a JSONL line above this is a failure
};

// One input that failed; the rest goes on.
struct SourceFailure {
    std::string origin;  // "path", "path:line", or "-" for standard input
    std::string reason;
    std::string remedy;          // may be empty
    bool document_kept = false;  // only a field was unusable: the document was handed over without it
};

// Walks `paths` in the order given: files, folders (recursively, names in byte order), "-" (standard input,
// once), and hands over documents one by one, so that memory holds one document at a time. A document's id is
// its path as given (inside a folder: that path, "/", the relative path), for a JSONL record its "id" or
// "file:line"; ids are made valid UTF-8. A text file is decoded (<dossier/text/decode.h>); the text of a
// JSONL record is taken exactly as it is.
//
// Inside a folder, names that begin with a dot are left out; everything else is read or reported: what cannot
// be opened, binary data, links to folders (never followed), sockets and the like. Only what the callbacks
// throw is thrown. `on_document` returning false ends the walk.
void read_documents(const std::vector<std::string>& paths, const SourceOptions& options,
                    std::istream& standard_input, const std::function<bool(Document&&)>& on_document,
                    const std::function<void(SourceFailure&&)>& on_failure);

}  // namespace dossier
