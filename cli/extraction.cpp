#include "extraction.h"

#include <dossier/extract/extractor.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <utility>
#include <variant>

namespace dossier::cli {
namespace {

// Room for what arrives while a batch is written.
constexpr std::size_t kWindowBytes = 4U << 20;
constexpr std::size_t kWindowPerThread = 512;
constexpr std::chrono::milliseconds kIdle{100};
// What a worker takes at once: enough that short documents are read together and the window is seldom locked,
// little enough that the first facts come soon and the workers end together.
constexpr std::size_t kMostAtOnce = 32, kBytesAtOnce = 32U << 10;

// A place in the order of reading. Workers fill it in; `ready` is guarded by the window's mutex.
struct Slot {
    std::variant<Extracted, SourceFailure, FileRead, std::exception_ptr> content;
    std::size_t bytes = 0;
    bool ready = false;
};

// The documents in flight: put in by the reader, filled by the workers, taken out by the caller in order.
class Window {
  public:
    explicit Window(std::size_t capacity) : capacity_(capacity) {}

    // False when the caller has given up. One document always fits; a full window is filled again only when a
    // quarter of it is free, so that the reader is not woken for every document that is taken.
    bool put(Slot&& slot) {
        std::unique_lock lock(mutex_);
        if (slots_.size() >= capacity_ || bytes_ + slot.bytes > kWindowBytes)
            room_.wait(lock, [&] { return stopped_ || has_room(); });
        if (stopped_) return false;
        bytes_ += slot.bytes;
        slots_.push_back(std::move(slot));
        if (slots_.back().ready) {
            done_.notify_one();
        } else {
            waiting_.push_back(&slots_.back());
            work_.notify_one();
        }
        return true;
    }

    // The next slots to work on, as many as wait up to a limit; none when there will be none.
    void next_work(std::vector<Slot*>& slots) {
        slots.clear();
        std::unique_lock lock(mutex_);
        work_.wait(lock, [&] { return stopped_ || ended_ || !waiting_.empty(); });
        if (stopped_) return;
        for (std::size_t bytes = 0; !waiting_.empty() && slots.size() < kMostAtOnce;) {
            bytes += waiting_.front()->bytes;
            if (!slots.empty() && bytes > kBytesAtOnce) break;
            slots.push_back(waiting_.front());
            waiting_.pop_front();
        }
    }

    void mark_ready(std::span<Slot* const> slots) {
        const std::lock_guard lock(mutex_);
        for (Slot* slot : slots)
            slot->ready = true;
        done_.notify_one();
    }

    // The oldest slot; calls `on_idle` again and again while it has to wait. nullopt at the end.
    std::optional<Slot> take(const std::function<void()>& on_idle) {
        std::unique_lock lock(mutex_);
        const auto available = [&] { return slots_.empty() ? ended_ : slots_.front().ready; };
        while (on_idle && !available()) {
            lock.unlock();
            on_idle();
            lock.lock();
            if (done_.wait_for(lock, kIdle, available)) break;
        }
        done_.wait(lock, available);
        if (slots_.empty()) return std::nullopt;
        Slot slot = std::move(slots_.front());
        slots_.pop_front();
        bytes_ -= slot.bytes;
        if (has_room()) room_.notify_one();
        return slot;
    }

    void end() { set(ended_); }
    void stop() { set(stopped_); }

  private:
    bool has_room() const {
        return slots_.empty() || (slots_.size() <= capacity_ / 4 * 3 && bytes_ <= kWindowBytes / 4 * 3);
    }

    void set(bool& flag) {
        const std::lock_guard lock(mutex_);
        flag = true;
        room_.notify_all();
        work_.notify_all();
        done_.notify_all();
    }

    std::mutex mutex_;
    std::condition_variable room_, work_, done_;
    std::deque<Slot> slots_;  // a deque: pointers stay good while both ends move
    std::deque<Slot*> waiting_;
    std::size_t capacity_;
    std::size_t bytes_ = 0;
    bool ended_ = false, stopped_ = false;
};

void count(const Document& document, FileRead& file) {
    const bool whole = ++file.documents == 1 && document.id == document.origin;
    file.document = whole ? document.id : std::string();
    file.sha256 = whole ? sha256_hex(document.text) : std::string();
}

void read(const ExtractionJob& job, std::istream& standard_input, bool files_wanted, Window& window) {
    FileRead file;
    InputBytes input;
    const auto on_document = [&](Document&& document) {
        if (job.ends && job.ends()) return false;
        if (job.takes && !job.takes(document.text)) return true;
        if (files_wanted) count(document, file);
        if (job.leave && job.leave(document)) return true;
        const std::size_t bytes = document.text.size();
        const bool skipped = job.skip && job.skip(document);
        return window.put({Extracted{std::move(document), {}, skipped, input}, bytes, skipped});
    };
    const auto on_failure = [&](SourceFailure&& failure) {
        if (job.takes && !job.takes(failure.origin)) return;
        file.failures += !failure.document_kept;
        window.put({std::move(failure), 0, true});
    };
    FileWatch watch;
    if (job.pass_over)
        watch.pass_over = [&](const FileStamp& stamp) {
            file = FileRead{};
            const bool passed = job.pass_over(stamp);
            if (passed) input.passed_over += static_cast<std::uint64_t>(stamp.size);
            return passed;
        };
    std::uint64_t of_file = 0;
    watch.on_bytes = [&](std::uint64_t bytes) {
        input.read += bytes;
        of_file += bytes;
    };
    if (files_wanted)
        watch.on_read = [&](const FileStamp& stamp) {
            // A file that is nothing to read is done too, though its head alone was looked at.
            const auto size = static_cast<std::uint64_t>(stamp.size);
            input.read += size - std::min(std::exchange(of_file, 0), size);
            file.stamp = stamp;
            window.put({std::exchange(file, FileRead{}), 0, true});
        };
    try {
        const std::vector<std::string> standard{"-"};
        read_documents(job.paths.empty() ? standard : job.paths, job.sources, standard_input, on_document,
                       on_failure, watch);
    } catch (...) {
        window.put({std::current_exception(), 0, true});
    }
    window.end();
}

void read(const ExtractionJob& job, const DocumentFeed& documents, Window& window) {
    try {
        documents([&](Document&& document) {
            if (job.ends && job.ends()) return false;
            const std::size_t bytes = document.text.size();
            return window.put({Extracted{std::move(document), {}, false}, bytes, false});
        });
    } catch (...) {
        window.put({std::current_exception(), 0, true});
    }
    window.end();
}

void work(const ExtractionJob& job, Window& window) {
    std::optional<Extractor> extractor;
    std::function<void(Extracted&)> besides;
    std::vector<Slot*> slots;
    std::vector<const Document*> documents;
    for (window.next_work(slots); !slots.empty(); window.next_work(slots)) {
        try {
            if (!extractor) {
                extractor.emplace(job.patterns);
                if (job.besides) besides = job.besides();
            }
            documents.clear();
            for (const Slot* slot : slots)
                documents.push_back(&std::get<Extracted>(slot->content).document);
            std::vector<Facts> facts = extractor->extract(documents);
            for (std::size_t i = 0; i < slots.size(); ++i) {
                auto& extracted = std::get<Extracted>(slots[i]->content);
                extracted.facts = std::move(facts[i]);
                if (besides) besides(extracted);
            }
        } catch (...) {
            slots.front()->content = std::current_exception();  // ends the work when it is delivered
        }
        window.mark_ready(slots);
    }
}

void deliver(Window& window, const ExtractionSink& sink) {
    while (auto slot = window.take(sink.on_idle)) {
        if (auto* extracted = std::get_if<Extracted>(&slot->content)) {
            sink.on_extracted(std::move(*extracted));
        } else if (auto* failure = std::get_if<SourceFailure>(&slot->content)) {
            sink.on_failure(std::move(*failure));
        } else if (auto* file = std::get_if<FileRead>(&slot->content)) {
            sink.on_file(std::move(*file));
        } else {
            std::rethrow_exception(std::get<std::exception_ptr>(slot->content));
        }
    }
}

void run(const ExtractionJob& job, const std::function<void(Window&)>& feed, const ExtractionSink& sink) {
    const unsigned threads =
        job.threads > 0 ? job.threads : std::max(1U, std::thread::hardware_concurrency());
    Window window(threads * kWindowPerThread);
    // Stops the others before they are joined, whichever way this function is left.
    struct Stop {
        Window& window;
        ~Stop() { window.stop(); }
    };
    std::vector<std::jthread> workers;
    std::jthread reader([&] { feed(window); });
    const Stop stop{window};
    for (unsigned i = 0; i < threads; ++i)
        workers.emplace_back([&] { work(job, window); });
    deliver(window, sink);
}

}  // namespace

void extract_in_order(const ExtractionJob& job, std::istream& standard_input, const ExtractionSink& sink) {
    const bool files_wanted = static_cast<bool>(sink.on_file);
    run(
        job, [&](Window& window) { read(job, standard_input, files_wanted, window); }, sink);
}

void extract_in_order(const ExtractionJob& job, const DocumentFeed& documents, const ExtractionSink& sink) {
    run(
        job, [&](Window& window) { read(job, documents, window); }, sink);
}

}  // namespace dossier::cli
