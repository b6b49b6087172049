#include "command.h"
#include "corrections.h"
#include "extraction.h"
#include "ingest_log.h"
#include "interrupt.h"
#include "options.h"
#include "query.h"

#include <dossier/store/load.h>
#include <dossier/store/writer.h>

#include <atomic>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

constexpr std::size_t batch_documents = 256;

struct Options {
    ExtractionJob job;
    std::string patterns, kb, corrections;
    WritingLimits limits;
};

struct Refreshed {
    std::size_t documents = 0, read_again = 0;
};

// Those read with other patterns are read again; those in a language without patterns, then as now, are not.
Refreshed refresh_all(const Options& options, const Interrupt& interrupt, IngestLog& log,
                      KnowledgeBase& base) {
    Refreshed counts;
    const PatternLibrary& library = *options.job.patterns;
    std::atomic<std::uint64_t> all = 0;  // to be read again
    const DocumentFeed stale = [&](const std::function<bool(Document &&)>& on_document) {
        const KnowledgeBase reading = KnowledgeBase::open(options.kb);
        each_document_read_with(
            reading,
            [&](const std::string& lang, const std::string& patterns) {
                ++counts.documents;
                const bool stale_one = library.fingerprint(lang) != patterns;
                all += stale_one;
                return stale_one;
            },
            on_document);
    };
    Writer writer(base);
    std::vector<Entry> batch;
    Progress progress;
    const auto write = [&] {
        counts.read_again += writer.rewrite(batch);
        batch.clear();
    };
    ExtractionSink sink;
    sink.on_extracted = [&](Extracted&& extracted) {
        progress.done = ++progress.documents;
        progress.bytes += extracted.document.text.size();
        progress.all = all;
        log.progress(progress);
        std::string fingerprint = library.fingerprint(extracted.document.lang);
        batch.push_back({std::move(extracted.document), std::move(extracted.facts), std::move(fingerprint)});
        if (batch.size() >= batch_documents) write();
    };
    ExtractionJob job = options.job;
    job.ends = [&] { return interrupt.asked(); };
    extract_in_order(job, stale, sink);
    write();
    if (counts.read_again > 0) writer.tidy();
    return counts;
}

Exit refresh(Options& options, Terminal& terminal) {
    options.job.patterns = load_patterns(options.patterns);
    const std::optional<std::vector<Correction>> corrections = read_corrections(options.corrections);
    const Interrupt interrupt(options.limits.most_seconds);
    IngestLog log(terminal, LogFormat::text);
    Refreshed counts;
    with_store([&] {
        KnowledgeBase base = KnowledgeBase::open_to_write(options.kb, {options.limits.patience_ms()});
        if (corrections) Writer(base).correct(*corrections);
        counts = refresh_all(options, interrupt, log, base);
    });
    terminal.out << counts.documents << " documents, " << counts.read_again << " read again\n";
    log.stopped(interrupt);
    return Exit::done;
}

}  // namespace

Run setup_refresh(CLI::App& app) {
    auto options = std::make_shared<Options>();
    add_kb_option(app, options->kb);
    add_writing_limits(app, options->limits);
    add_corrections_option(app, options->corrections);
    add_threads_option(app, options->job.threads);
    add_patterns_option(app, options->patterns);
    return [options](Terminal& terminal) { return refresh(*options, terminal); };
}

}  // namespace dossier::cli
