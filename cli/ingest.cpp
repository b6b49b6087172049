#include "command.h"
#include "extraction.h"
#include "interrupt.h"
#include "options.h"
#include "query.h"
#include "streams.h"

#include <dossier/extract/extractor.h>
#include <dossier/store/writer.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

constexpr std::size_t batch_documents = 256;
constexpr std::size_t batch_bytes = 8U << 20;
constexpr std::chrono::seconds batch_age{
    1};  // how long a feed that pauses may keep a document out of the file

struct Options {
    ExtractionJob job;
    std::string patterns, kb;
    double wait = 30, most_seconds = 0;
};

struct Counts {
    std::size_t added = 0, known = 0, updated = 0, failed = 0, partial = 0, refused_fields = 0;
};

// Gathers what arrives and writes it in batches, one transaction each.
class Batch {
  public:
    Batch(KnowledgeBase& base, const ExtractionJob& job, Counts& counts)
        : writer_(base, ""), job_(job), counts_(counts) {}

    void add(Extracted&& extracted) {
        if (entries_.empty()) begun_ = std::chrono::steady_clock::now();
        bytes_ += extracted.document.text.size();
        Entry& entry = entries_.emplace_back();
        entry.document = std::move(extracted.document);
        if (!extracted.skipped) entry.facts = std::move(extracted.facts);
        if (entries_.size() >= batch_documents || bytes_ >= batch_bytes) write();
    }
    void add(Trouble&& trouble) {
        if (entries_.empty() && troubles_.empty()) begun_ = std::chrono::steady_clock::now();
        troubles_.push_back(std::move(trouble));
        if (troubles_.size() >= batch_documents) write();
    }
    void write_if_old() {
        if (!(entries_.empty() && troubles_.empty()) &&
            std::chrono::steady_clock::now() - begun_ >= batch_age)
            write();
    }
    void write() {
        if (entries_.empty() && troubles_.empty()) return;
        std::vector<Entry> again;
        const std::vector<Outcome> outcomes = writer_.write(entries_, troubles_);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (outcomes[i] == Outcome::no_facts)
                again.push_back(std::move(entries_[i]));
            else
                count(outcomes[i]);
        }
        entries_.clear();
        troubles_.clear();
        bytes_ = 0;
        write_again(std::move(again));
    }

  private:
    // Documents that were known when they were read and have vanished since.
    void write_again(std::vector<Entry>&& entries) {
        if (entries.empty()) return;
        Extractor extractor(job_.patterns);
        for (Entry& entry : entries)
            entry.facts = extractor.extract(entry.document);
        for (const Outcome outcome : writer_.write(entries))
            count(outcome);
    }
    void count(Outcome outcome) {
        ++(outcome == Outcome::added   ? counts_.added
           : outcome == Outcome::known ? counts_.known
                                       : counts_.updated);
    }

    Writer writer_;
    const ExtractionJob& job_;
    Counts& counts_;
    std::vector<Entry> entries_;
    std::vector<Trouble> troubles_;
    std::size_t bytes_ = 0;
    std::chrono::steady_clock::time_point begun_;
};

void require_a_path(const std::vector<std::string>& paths) {
    const auto there = [](const std::string& path) {
        std::error_code error;
        return path == "-" || std::filesystem::exists(std::filesystem::symlink_status(path, error));
    };
    if (paths.empty() || std::any_of(paths.begin(), paths.end(), there)) return;
    throw CommandError(Exit::usage,
                       "ingest: none of the paths exists: " + paths.front() + (paths.size() > 1 ? ", …" : ""),
                       "name files, folders, or - for standard input");
}

// The knowledge base and the files that SQLite keeps beside it may lie in a folder that is read.
bool is_ours(const std::string& origin, const std::string& kb) {
    const std::string name = std::filesystem::path(kb).filename().string();
    if (origin.find(name) == std::string::npos) return false;
    std::error_code error;
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        if (std::filesystem::equivalent(origin, kb + suffix, error)) return true;
    return false;
}

std::string closing_line(const Counts& counts) {
    const std::size_t read = counts.added + counts.known + counts.updated + counts.failed;
    std::string line = std::to_string(read) + " read, " + std::to_string(counts.added) + " new, " +
                       std::to_string(counts.known) + " known, " + std::to_string(counts.failed) + " failed";
    if (counts.updated > 0) line += ", " + std::to_string(counts.updated) + " updated";
    if (counts.partial > 0) line += ", " + std::to_string(counts.partial) + " read in part";
    return line;
}

void ingest_all(const Options& options, const Interrupt& interrupt, Terminal& terminal, KnowledgeBase& base,
                Counts& counts) {
    // Closed before `base`: the last to close tidies up, and a reader may not.
    KnownDocuments known(KnowledgeBase::open(options.kb));
    ExtractionJob job = options.job;
    // Asked for each document one after the other, by the thread that reads.
    KnownDocuments::Look look = KnownDocuments::Look::needs_facts;
    std::size_t nothing_new = 0;
    job.leave = [&](const Document& document) {
        look = known.look(document);
        nothing_new += look == KnownDocuments::Look::nothing_new;
        return look == KnownDocuments::Look::nothing_new;
    };
    job.skip = [&](const Document&) { return look != KnownDocuments::Look::needs_facts; };
    job.ends = [&] { return interrupt.asked(); };
    Batch batch(base, job, counts);
    const ExtractionSink sink{
        [&](Extracted&& extracted) {
            if (is_ours(extracted.document.origin, options.kb)) return;
            if (const auto replaced = extracted.document.replaced; replaced > 0) {
                ++counts.partial;
                print_problem(terminal, extracted.document.origin + ": " + std::to_string(replaced) +
                                            " sequences of bytes made no sense and were replaced");
            }
            batch.add(std::move(extracted));
        },
        [&](SourceFailure&& failure) {
            if (is_ours(failure.origin, options.kb)) return;
            ++(failure.document_kept ? counts.partial : counts.failed);
            if (failure.document_kept) ++counts.refused_fields;
            print_problem(terminal, failure.origin + ": " + failure.reason, failure.remedy);
            batch.add(Trouble{std::move(failure.origin), std::move(failure.reason), failure.document_kept});
        },
        [&] { batch.write_if_old(); }};
    extract_in_order(job, terminal.in, sink);
    batch.write();
    counts.known += nothing_new;
}

Exit ingest(Options& options, Terminal& terminal) {
    gather_paths(options.job.lists, terminal.in, options.job.paths);
    require_a_path(options.job.paths);
    options.job.patterns = load_patterns(options.patterns);
    Counts counts;
    const Interrupt interrupt(options.most_seconds);
    with_store([&] {
        KnowledgeBase base =
            KnowledgeBase::open_or_create(options.kb, {static_cast<int>(options.wait * 1000)});
        ingest_all(options, interrupt, terminal, base, counts);
    });
    terminal.out << closing_line(counts) << '\n';
    if (interrupt.asked())
        print_problem(terminal,
                      interrupt.signalled() ? "stopped by a signal; what was read is kept"
                                            : "stopped after --max-seconds; what was read is kept",
                      "run it again for the rest");
    return counts.failed + counts.refused_fields == 0 ? Exit::done : Exit::inputs_failed;
}

}  // namespace

Run setup_ingest(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("PATH", options->job.paths, "files, folders, or - for standard input (the default)")
        ->type_name("");
    add_kb_option(app, options->kb);
    app.add_option("--wait", options->wait,
                   "how long to wait for another process that writes; 0: leave at once with exit code 4 "
                   "(default: 30)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0, 86400).description(""));
    app.add_option("--max-seconds", options->most_seconds, "stop after that time; what was read is kept")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 1e9).description(""));
    add_files_from(app, options->job.lists);
    add_source_options(app, options->job.sources);
    add_threads_option(app, options->job.threads);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return ingest(*options, terminal); };
}

}  // namespace dossier::cli
