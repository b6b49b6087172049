// What ingestion says: problems on stderr, the count on stdout, for people or for machines.
#pragma once
#include "command.h"
#include "interrupt.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier::cli {

struct IngestCounts {
    std::int64_t added = 0, known = 0, updated = 0, failed = 0;
    std::int64_t failed_before = 0;      // in files that have not changed since, not tried again
    std::int64_t versions_replaced = 0;  // texts of files that hold another one now
    std::int64_t partial = 0;            // kept, with bytes replaced or without a field
    std::int64_t refused_fields = 0;     // of those, the ones without a field
};

// How far the work is.
struct Progress {
    std::uint64_t documents = 0, bytes = 0;  // of text
    std::int64_t failed = 0;
    // Of what there is to do, in any unit; 0 in all is not known. What was passed over took no time.
    std::uint64_t done = 0, passed_over = 0, all = 0;
};

// The line that says so after so many seconds. The time left is told once a hundredth of the work is done.
std::string progress_line(const Progress& progress, double seconds);

enum class LogFormat { text, json };

class IngestLog {
  public:
    IngestLog(Terminal& terminal, LogFormat format);
    ~IngestLog();  // wipes the progress line
    IngestLog(const IngestLog&) = delete;
    IngestLog& operator=(const IngestLog&) = delete;

    // `origin` is empty where no input is meant.
    void problem(std::string_view origin, std::string_view reason, std::string_view remedy = {});
    // Work goes on. Renews a line on a terminal a few times a second; elsewhere nothing is written.
    void progress(const Progress& progress);
    bool shows_progress() const { return terminal_.err_is_terminal && format_ == LogFormat::text; }
    void close(const IngestCounts& counts);
    // Says why the work ended early, if it did.
    void stopped(const Interrupt& interrupt);

  private:
    void wipe();

    Terminal& terminal_;
    LogFormat format_;
    bool shown_ = false;
    std::chrono::steady_clock::time_point begun_, renewed_;
};

}  // namespace dossier::cli
