#include "extraction.h"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>

using namespace dossier;
using namespace dossier::cli;

namespace {

std::string lines(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        text += i % 7 == 3 ? std::string("{broken\n")
                           : "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" +
                                 std::string(i % 50 * 20, 'x') + "\"}\n";
    }
    return text;
}

ExtractionJob job(unsigned threads) {
    ExtractionJob result;
    result.sources.kind = SourceKind::jsonl;
    result.patterns = PatternLibrary::built_in();
    result.threads = threads;
    return result;
}

std::vector<std::string> order(unsigned threads, int count) {
    std::istringstream in(lines(count));
    std::vector<std::string> seen;
    extract_in_order(job(threads), in,
                     {[&](Extracted&& x) {
                          CHECK(x.facts.id == x.document.id);
                          seen.push_back(x.document.id);
                      },
                      [&](SourceFailure&&) { seen.push_back("failed"); },
                      {}});
    return seen;
}

}  // namespace

TEST_CASE("documents and failures come in the order of reading whatever the threads") {
    const auto one = order(1, 500);
    REQUIRE(one.size() == 500);
    CHECK(one[2] == "2");
    CHECK(one[3] == "failed");
    CHECK(order(2, 500) == one);
    CHECK(order(7, 500) == one);
    CHECK(order(3, 0).empty());
}

TEST_CASE("what a sink throws ends the work and reaches the caller") {
    std::istringstream in(lines(1000));
    int seen = 0;
    const ExtractionSink sink{[&](Extracted&&) {
                                  if (++seen == 5) throw std::runtime_error("enough");
                              },
                              [](SourceFailure&&) {},
                              {}};
    CHECK_THROWS_WITH(extract_in_order(job(3), in, sink), "enough");
    CHECK(seen == 5);
}
