#include "ingest_log.h"

#include <doctest/doctest.h>

using dossier::cli::Progress;
using dossier::cli::progress_line;

TEST_CASE("progress: what was done, how fast, which share, how long still") {
    Progress progress{1200, 5'000'000, 3, 0, 0, 0};
    CHECK(progress_line(progress, 2) == "1200 documents, 5.0 MB, 2.5 MB/s, 3 failed");
    progress.all = 1000;
    progress.done = 250;
    CHECK(progress_line(progress, 10) == "1200 documents, 5.0 MB, 0.5 MB/s, 25 %, 30 s left, 3 failed");
    // What was passed over took no time: the other 50 took ten seconds, and 750 are left.
    progress.passed_over = 200;
    CHECK(progress_line(progress, 10) == "1200 documents, 5.0 MB, 0.5 MB/s, 25 %, 2 min left, 3 failed");
    progress.passed_over = 245;
    CHECK(progress_line(progress, 10) == "1200 documents, 5.0 MB, 0.5 MB/s, 25 %, 3 failed");
}

TEST_CASE("progress: a file that has grown meanwhile is no more than done, and no time is no speed") {
    const Progress progress{1, 1000, 0, 900, 0, 800};
    CHECK(progress_line(progress, 0) == "1 documents, 0.0 MB, 1.0 MB/s, 100 %, 0 s left, 0 failed");
}
