#include "command.h"
#include "corrections.h"
#include "extraction.h"
#include "ingest_log.h"
#include "interrupt.h"
#include "options.h"
#include "query.h"

#include <dossier/extract/extractor.h>
#include <dossier/store/content_key.h>
#include <dossier/store/inputs.h>
#include <dossier/store/writer.h>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <utility>

namespace dossier::cli {
namespace {

// What is handed to the writer at once: little, so that it is at work soon and finds it still in the caches.
constexpr std::size_t handed_documents = 256;
constexpr std::size_t handed_bytes = 1U << 20;
// What goes into one transaction. The larger, the fewer pages are written twice; the smaller, the less is
// done again after a crash, and the sooner others who want to write have their turn.
constexpr std::size_t batch_documents = 4096;
constexpr std::size_t batch_bytes = 8U << 20;
constexpr std::chrono::milliseconds batch_age{1000};
constexpr std::chrono::milliseconds idle_age{250};  // when nothing is there to be written
// Between two transactions, so that who waits to write can begin.
constexpr std::chrono::milliseconds turn{1};

// A share of the inputs that what they hold decides, not their order or number.
struct Shard {
    std::uint64_t index = 1, of = 1;
    bool holds(const std::string& content) const {
        return of == 1 || static_cast<std::uint64_t>(row_id_of(sha256_hex(content))) % of == index - 1;
    }
};

struct Options {
    ExtractionJob job;
    std::string patterns, kb, corrections;
    WritingLimits limits;
    bool retry_failed = false, reread = false;
    Shard shard;
    LogFormat log = LogFormat::text;
};

// Gathers what arrives and writes it in batches, one transaction each.
class Batch {
  public:
    Batch(KnowledgeBase& base, const ExtractionJob& job, IngestCounts& counts)
        : writer_(base), job_(job), counts_(counts) {}

    void add(Extracted&& extracted) {
        begin();
        bytes_ += extracted.document.text.size();
        Entry& entry = entries_.emplace_back();
        entry.document = std::move(extracted.document);
        if (!extracted.skipped) {
            entry.facts = std::move(extracted.facts);
            entry.patterns = job_.patterns->fingerprint(entry.document.lang);
            entry.prepared = std::move(extracted.prepared);
        }
        if (entries_.size() >= handed_documents || bytes_ >= handed_bytes) write();
    }
    void add(Trouble&& trouble) {
        begin();
        troubles_.push_back(std::move(trouble));
        if (troubles_.size() >= handed_documents) write();
    }
    // Everything that came from it was added before.
    void add(InputFile&& file) {
        begin();
        files_.push_back(std::move(file));
        if (files_.size() >= handed_documents) write();
    }
    std::int64_t versions_replaced() const { return writer_.versions_replaced(); }
    void commit_if_old() {
        if (age() >= idle_age) commit();
    }
    void commit() {
        hand_over();
        if (open_) writer_.commit();
        open_ = begun_ = false;
        batch_ = {};
    }

  private:
    struct Size {
        std::size_t documents = 0, bytes = 0;
    };

    void begin() {
        if (!std::exchange(begun_, true)) begin_ = std::chrono::steady_clock::now();
    }
    std::chrono::steady_clock::duration age() const {
        return begun_ ? std::chrono::steady_clock::now() - begin_ : std::chrono::steady_clock::duration(0);
    }
    void write() {
        hand_over();
        if (batch_.documents < batch_documents && batch_.bytes < batch_bytes && age() < batch_age) return;
        commit();
        std::this_thread::sleep_for(turn);
    }
    void hand_over() {
        if (entries_.empty() && troubles_.empty() && files_.empty()) return;
        if (!std::exchange(open_, true)) writer_.open();
        std::vector<Entry> again;
        const std::vector<Outcome> outcomes = writer_.write(entries_, troubles_, files_);
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (outcomes[i] == Outcome::no_facts)
                again.push_back(std::move(entries_[i]));
            else
                count(outcomes[i]);
        }
        batch_.documents += entries_.size() + troubles_.size() + files_.size();
        batch_.bytes += std::exchange(bytes_, 0);
        entries_.clear();
        troubles_.clear();
        files_.clear();
        write_again(std::move(again));
    }
    // Documents that were known when they were read and have vanished since.
    void write_again(std::vector<Entry>&& entries) {
        if (entries.empty()) return;
        Extractor extractor(job_.patterns);
        for (Entry& entry : entries) {
            entry.facts = extractor.extract(entry.document);
            entry.patterns = job_.patterns->fingerprint(entry.document.lang);
        }
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
    IngestCounts& counts_;
    std::vector<Entry> entries_;
    std::vector<Trouble> troubles_;
    std::vector<InputFile> files_;
    std::size_t bytes_ = 0;                        // of the entries
    Size batch_;                                   // of what was handed over
    bool begun_ = false, open_ = false;            // the batch; its transaction
    std::chrono::steady_clock::time_point begin_;  // of the batch
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

// Whatever of the options decides what a file gives.
std::string reading_of(const Options& options) {
    const SourceOptions& sources = options.job.sources;
    std::string out = "from " + std::to_string(static_cast<int>(sources.kind)) + ", published " +
                      sources.published + ", lang " + sources.lang + ", limits";
    for (const std::uint64_t limit :
         {sources.max_bytes, sources.max_page, sources.max_expanded, std::uint64_t(sources.max_depth),
          std::uint64_t{sources.converter_seconds}, sources.converter_bytes})
        out += ' ' + std::to_string(limit);
    return out + ", shard " + std::to_string(options.shard.index) + '/' + std::to_string(options.shard.of);
}

InputFile input_of(const FileStamp& stamp, const std::string& reading) {
    InputFile input{stamp.path, stamp.size, stamp.modified, stamp.changed, stamp.inode, reading};
    std::error_code error;
    const std::filesystem::path place = std::filesystem::absolute(stamp.path, error);
    if (!error) input.place = place.lexically_normal().string();
    return input;
}

// What the thread that reads decides, one input after the other: which need no opening, which no writing,
// which no facts.
class Gate {
  public:
    explicit Gate(const Options& options)
        : options_(options),
          reading_(reading_of(options)),
          files_(KnowledgeBase::open(options.kb, looking_up)),
          documents_(KnowledgeBase::open(options.kb, looking_up)) {}

    bool passes_over(const FileStamp& stamp) {
        if (is_ours(stamp.path, options_.kb)) return true;
        if (options_.reread) return false;
        const std::optional<InputFile> known = files_.find(stamp.path);
        if (!known || !known->same_as(input_of(stamp, reading_))) return false;
        if (options_.retry_failed && known->failures > 0) return false;
        passed_.known += known->documents;
        passed_.failed_before += known->failures;
        return true;
    }
    bool leaves(const Document& document) {
        look_ = documents_.look(document);
        passed_.known += look_ == KnownDocuments::Look::nothing_new;
        return look_ == KnownDocuments::Look::nothing_new;
    }
    bool needs_facts() const { return look_ == KnownDocuments::Look::needs_facts; }
    const std::string& reading() const { return reading_; }
    // What was counted here; ask when the reading is over.
    const IngestCounts& passed() const { return passed_; }

  private:
    static constexpr KnowledgeBase::Options looking_up{.cache_kb = 4096};  // a few rows here and there

    const Options& options_;
    std::string reading_;
    KnownInputs files_;
    KnownDocuments documents_;
    KnownDocuments::Look look_ = KnownDocuments::Look::needs_facts;
    IngestCounts passed_;
};

// How large the inputs are, asked of the file system while the work has begun, and only where somebody sees
// it.
class InputSize {
  public:
    InputSize(const std::vector<std::string>& paths, bool wanted) {
        if (wanted) asking_ = std::jthread([this, paths] { bytes_ = bytes_below(paths).value_or(0); });
    }
    std::uint64_t bytes() const { return bytes_; }  // 0: not known, or not yet

  private:
    std::atomic<std::uint64_t> bytes_ = 0;
    std::jthread asking_;
};

ExtractionSink sink_into(Batch& batch, const Gate& gate, const InputSize& size, IngestLog& log,
                         IngestCounts& counts) {
    ExtractionSink sink;
    sink.on_extracted = [&, progress = Progress()](Extracted&& extracted) mutable {
        ++progress.documents;
        progress.bytes += extracted.document.text.size();
        progress.failed = counts.failed;
        progress.done = extracted.input.done();
        progress.passed_over = extracted.input.passed_over;
        progress.all = size.bytes();
        log.progress(progress);
        if (const auto replaced = extracted.document.replaced; replaced > 0) {
            ++counts.partial;
            log.problem(extracted.document.origin,
                        std::to_string(replaced) + " sequences of bytes made no sense and were replaced");
        }
        batch.add(std::move(extracted));
    };
    sink.on_failure = [&](SourceFailure&& failure) {
        ++(failure.document_kept ? counts.partial : counts.failed);
        if (failure.document_kept) ++counts.refused_fields;
        log.problem(failure.origin, failure.reason, failure.remedy);
        batch.add(Trouble{std::move(failure.origin), std::move(failure.reason), failure.document_kept});
    };
    sink.on_idle = [&] { batch.commit_if_old(); };
    sink.on_file = [&](FileRead&& file) {
        InputFile input = input_of(file.stamp, gate.reading());
        input.documents = file.documents;
        input.failures = file.failures;
        input.document = std::move(file.document);
        input.sha256 = std::move(file.sha256);
        batch.add(std::move(input));
    };
    return sink;
}

IngestCounts ingest_all(const Options& options, const Interrupt& interrupt, std::istream& in, IngestLog& log,
                        KnowledgeBase& base) {
    Gate gate(options);  // closed before `base`: the last to close tidies up, and a reader may not
    ExtractionJob job = options.job;
    job.pass_over = [&](const FileStamp& stamp) { return gate.passes_over(stamp); };
    job.takes = [&](const std::string& content) { return options.shard.holds(content); };
    job.leave = [&](const Document& document) { return gate.leaves(document); };
    job.skip = [&](const Document&) { return !gate.needs_facts(); };
    job.ends = [&] { return interrupt.asked(); };
    job.besides = [] {
        return [preparer = std::make_shared<Preparer>()](Extracted& extracted) {
            extracted.prepared = preparer->prepare(extracted.document);
        };
    };
    IngestCounts counts;
    Batch batch(base, job, counts);
    const InputSize size(job.paths, log.shows_progress());
    extract_in_order(job, in, sink_into(batch, gate, size, log, counts));
    batch.commit();
    counts.versions_replaced = batch.versions_replaced();
    counts.known += gate.passed().known;
    counts.failed_before += gate.passed().failed_before;
    return counts;
}

Exit ingest(Options& options, Terminal& terminal) {
    gather_paths(options.job.lists, terminal.in, options.job.paths);
    require_a_path(options.job.paths);
    options.job.patterns = load_patterns(options.patterns);
    const std::optional<std::vector<Correction>> corrections = read_corrections(options.corrections);
    IngestLog log(terminal, options.log);
    IngestCounts counts;
    const Interrupt interrupt(options.limits.most_seconds);
    with_store([&] {
        KnowledgeBase base = KnowledgeBase::open_or_create(options.kb, {options.limits.patience_ms()});
        if (corrections) Writer(base).correct(*corrections);
        counts = ingest_all(options, interrupt, terminal.in, log, base);
    });
    log.close(counts);
    log.stopped(interrupt);
    return counts.failed + counts.refused_fields == 0 ? Exit::done : Exit::inputs_failed;
}

// --shard I/N; throws CLI::ValidationError.
Shard shard_of(const std::string& text) {
    Shard shard;
    const char *at = text.data(), *end = at + text.size();
    const auto index = std::from_chars(at, end, shard.index);
    const bool parted = index.ec == std::errc() && index.ptr != end && *index.ptr == '/';
    const auto of = std::from_chars(parted ? index.ptr + 1 : end, end, shard.of);
    const bool whole = parted && of.ec == std::errc() && of.ptr == end;
    if (!whole || shard.index < 1 || shard.index > shard.of)
        throw CLI::ValidationError("--shard", "'" + text + "' is no share such as 2/4");
    return shard;
}

void add_sharing(CLI::App& app, Options& options) {
    app.add_flag("--retry-failed", options.retry_failed,
                 "try again what could not be read and has not changed since");
    app.add_flag("--reread", options.reread, "open files too that have not changed since they were read");
    app.add_option_function<std::string>(
           "--shard", [&options](const std::string& text) { options.shard = shard_of(text); },
           "take the I-th of N shares, which depend on the texts alone; see dossier-merge(1)")
        ->type_name("I/N");
    add_choice<LogFormat>(app, "--log-format", options.log, "how problems and the count are written",
                          {{"text", LogFormat::text}, {"json", LogFormat::json}});
}

}  // namespace

Run setup_ingest(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("PATH", options->job.paths, "files, folders, or - for standard input (the default)")
        ->type_name("");
    add_kb_option(app, options->kb);
    add_writing_limits(app, options->limits);
    add_corrections_option(app, options->corrections);
    add_sharing(app, *options);
    add_files_from(app, options->job.lists);
    add_source_options(app, options->job.sources);
    add_threads_option(app, options->job.threads);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return ingest(*options, terminal); };
}

}  // namespace dossier::cli
