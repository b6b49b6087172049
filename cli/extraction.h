// Documents from sources through the cascade, on several threads, in the order of reading.
#pragma once
#include "options.h"

#include <dossier/facts/facts.h>
#include <dossier/patterns/library.h>
#include <dossier/sources/reader.h>
#include <dossier/store/prepared.h>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dossier::cli {

struct Extracted;

struct ExtractionJob {
    std::vector<std::string> paths;  // empty means standard input
    PathLists lists;                 // what --files-from names; gather_paths() puts it into `paths`
    SourceOptions sources;
    std::shared_ptr<const PatternLibrary> patterns;
    unsigned threads = 0;  // 0: as many as the machine has
    // Documents to hand on without their facts; called by one thread, another than the caller's. May be
    // empty.
    std::function<bool(const Document&)> skip;
    // Documents to leave out altogether, asked before `skip` by the same thread. May be empty.
    std::function<bool(const Document&)> leave;
    // Asked before all else of a document's text and of a failure's origin: false leaves it out as if it were
    // not there. May be empty.
    std::function<bool(const std::string&)> takes;
    // Files not to open, asked by the same thread. May be empty.
    std::function<bool(const FileStamp&)> pass_over;
    // Asked before each document, by the same thread; true ends the reading. What was read is still worked
    // on. May be empty.
    std::function<bool()> ends;
    // Called once in each thread that extracts; what it gives is called there with each document that has its
    // facts. May be empty.
    std::function<std::function<void(Extracted&)>()> besides;
};

// How far the reading is in the bytes of the files.
struct InputBytes {
    std::uint64_t read = 0;
    std::uint64_t passed_over = 0;  // of files that were not opened
    std::uint64_t done() const { return read + passed_over; }
};

struct Extracted {
    Document document;
    Facts facts;
    bool skipped = false;                // `facts` is empty because ExtractionJob::skip said so
    InputBytes input{};                  // when the document was handed over
    std::optional<Prepared> prepared{};  // where ExtractionJob::besides made it
};

// A file that was read to its end, and what came of it.
struct FileRead {
    FileStamp stamp;
    std::int64_t documents = 0, failures = 0;
    std::string document{}, sha256{};  // id and hash of the text, where the file is one document
};

// All of these are called in the thread that called extract_in_order, in the order of reading whatever the
// number of threads. `on_idle` is called when nothing is ready, and again while that lasts: the moment to
// flush.
struct ExtractionSink {
    std::function<void(Extracted&&)> on_extracted;
    std::function<void(SourceFailure&&)> on_failure;
    std::function<void()> on_idle;
    std::function<void(FileRead&&)> on_file{};  // after all that came from it; may be empty
};

// Memory is bounded by a window of documents in flight (and of about 4 MB of their text). What a sink or the
// reader throws ends the work and is thrown on.
void extract_in_order(const ExtractionJob& job, std::istream& standard_input, const ExtractionSink& sink);

// The same for documents that are no sources': `documents` hands them over one by one, in a thread of its
// own, until that says false. Of the job only `patterns`, `threads` and `ends` are asked.
using DocumentFeed = std::function<void(const std::function<bool(Document&&)>& on_document)>;
void extract_in_order(const ExtractionJob& job, const DocumentFeed& documents, const ExtractionSink& sink);

}  // namespace dossier::cli
