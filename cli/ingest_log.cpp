#include "ingest_log.h"
#include "streams.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ostream>

namespace dossier::cli {
namespace {

using nlohmann::ordered_json;

constexpr std::chrono::milliseconds renewal{200};

// One line, whatever bytes the names have in them.
std::string line_of(const ordered_json& object) {
    return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + '\n';
}

std::int64_t read(const IngestCounts& counts) {
    return counts.added + counts.known + counts.updated + counts.failed + counts.failed_before;
}

std::string text_of(const IngestCounts& counts) {
    std::string line = std::to_string(read(counts)) + " read, " + std::to_string(counts.added) + " new, " +
                       std::to_string(counts.known) + " known, " + std::to_string(counts.failed) + " failed";
    const auto also = [&](std::int64_t count, const char* what) {
        if (count > 0) line += ", " + std::to_string(count) + what;
    };
    also(counts.failed_before, " failed before");
    also(counts.updated, " updated");
    also(counts.versions_replaced, counts.versions_replaced == 1 ? " old version" : " old versions");
    also(counts.partial, " read in part");
    return line + '\n';
}

std::string text_of(const char* format, double value) {
    std::array<char, 40> text{};
    const int size = std::snprintf(text.data(), text.size(), format, value);
    return std::string(text.data(), static_cast<std::size_t>(std::clamp(size, 0, 39)));
}

// In the largest unit of which it is at least two.
std::string duration(double seconds) {
    if (seconds < 120) return text_of("%.0f s", seconds);
    if (seconds < 7200) return text_of("%.0f min", seconds / 60);
    return text_of("%.0f h", seconds / 3600);
}

}  // namespace

std::string progress_line(const Progress& progress, double seconds) {
    const double megabytes = static_cast<double>(progress.bytes) / 1e6;
    std::string line = std::to_string(progress.documents) + " documents, " + text_of("%.1f MB", megabytes) +
                       ", " + text_of("%.1f MB/s", megabytes / std::max(seconds, 1e-3));
    if (progress.all > 0) {
        const std::uint64_t done = std::min(progress.done, progress.all);
        line += ", " + std::to_string(done * 100 / progress.all) + " %";
        const double worked = static_cast<double>(done - std::min(progress.passed_over, done));
        if (worked >= static_cast<double>(progress.all) / 100)
            line += ", " + duration(seconds * static_cast<double>(progress.all - done) / worked) + " left";
    }
    return line + ", " + std::to_string(progress.failed) + " failed";
}

IngestLog::IngestLog(Terminal& terminal, LogFormat format)
    : terminal_(terminal), format_(format), begun_(std::chrono::steady_clock::now()), renewed_(begun_) {}

IngestLog::~IngestLog() {
    wipe();
}

void IngestLog::wipe() {
    if (shown_) terminal_.err << "\r\x1b[K" << std::flush;
    shown_ = false;
}

void IngestLog::progress(const Progress& progress) {
    if (!shows_progress()) return;
    const auto now = std::chrono::steady_clock::now();
    if (now - renewed_ < renewal) return;
    renewed_ = now;
    std::string line = progress_line(progress, std::chrono::duration<double>(now - begun_).count());
    if (terminal_.width > 0)
        line.resize(std::min(line.size(), static_cast<std::size_t>(terminal_.width) - 1));
    terminal_.err << "\r\x1b[K" << line << std::flush;
    shown_ = true;
}

void IngestLog::problem(std::string_view origin, std::string_view reason, std::string_view remedy) {
    wipe();
    if (format_ == LogFormat::text) {
        const std::string place = origin.empty() ? std::string() : std::string(origin) + ": ";
        print_problem(terminal_, place + std::string(reason), remedy);
        return;
    }
    ordered_json object{{"event", "problem"}};
    if (!origin.empty()) object["origin"] = origin;
    object["reason"] = reason;
    if (!remedy.empty()) object["remedy"] = remedy;
    terminal_.err << line_of(object);
}

void IngestLog::close(const IngestCounts& counts) {
    wipe();
    if (format_ == LogFormat::text) {
        terminal_.out << text_of(counts);
        return;
    }
    terminal_.out << line_of({{"event", "done"},
                              {"read", read(counts)},
                              {"new", counts.added},
                              {"known", counts.known},
                              {"failed", counts.failed},
                              {"failed_before", counts.failed_before},
                              {"updated", counts.updated},
                              {"old_versions", counts.versions_replaced},
                              {"in_part", counts.partial}});
}

void IngestLog::stopped(const Interrupt& interrupt) {
    if (!interrupt.asked()) return;
    problem("",
            interrupt.signalled() ? "stopped by a signal; what was read is kept"
                                  : "stopped after --max-seconds; what was read is kept",
            "run it again for the rest");
}

}  // namespace dossier::cli
