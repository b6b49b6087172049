#include "options.h"
#include "program.h"
#include "streams.h"

#include <doctest/doctest.h>

#include <sstream>
#include <streambuf>

using namespace dossier::cli;

namespace {

struct Outcome {
    int exit;
    std::string out, err;
};

Outcome run(const std::vector<std::string>& arguments, const std::string& input = "") {
    std::istringstream in(input);
    std::ostringstream out, err;
    Terminal terminal{in, out, err, false, false, 0};
    const int exit = run_program(arguments, terminal);
    return {exit, out.str(), err.str()};
}

// An output that fails on the first flush.
template <class Failure>
struct FailingBuffer : std::streambuf {
    explicit FailingBuffer(Failure failure_) : failure(failure_) {}
    int_type overflow(int_type) override { throw failure; }
    int sync() override { throw failure; }
    Failure failure;
};

template <class Failure>
Outcome run_with_output(Failure failure) {
    FailingBuffer<Failure> buffer(failure);
    std::istringstream in("text");
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);
    std::ostringstream err;
    Terminal terminal{in, out, err, false, false, 0};
    const int exit = run_program({"extract"}, terminal);
    return {exit, "", err.str()};
}

}  // namespace

TEST_CASE("wrong usage ends with code 2 and says what is accepted") {
    const struct {
        std::vector<std::string> arguments;
        const char* complaint;
    } cases[] = {
        {{"exract"}, "unknown command 'exract'; did you mean 'extract'?"},
        {{"qwertyuiop"}, "unknown command 'qwertyuiop'\n"},
        {{"--frobnicate"}, "unknown option '--frobnicate'"},
        {{"help", "qwertyuiop"}, "unknown command 'qwertyuiop'"},
        {{"extract", "--format", "xml"}, "--format: 'xml' is none of table, jsonl, csv, tsv"},
        {{"extract", "--from", "tiff"}, "--from: 'tiff' is none of text, jsonl"},
        {{"extract", "--only", "money,cats"}, "'cats' is none of entities, money"},
        {{"extract", "--published", "2019-02-29"}, "--published: '2019-02-29' is no date"},
        {{"extract", "--lang", "english language"}, "--lang: 'english language' is no language tag"},
        {{"extract", "--threads", "0"}, "--threads"},
        {{"extract", "--threads", "two"}, "--threads"},
        {{"extract", "--no-such"}, "--no-such"},
        {{"patterns"}, "patterns: nothing to do; it takes one of list, test, lint, explain"},
        {{"patterns", "frob"}, "patterns: 'frob' is unknown; it takes one of list"},
        {{"patterns", "list", "--stages"}, "--stages"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.complaint);
        const Outcome outcome = run(c.arguments);
        CHECK(outcome.exit == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.err.find(c.complaint) != std::string::npos);
        CHECK(outcome.err.find("--help") != std::string::npos);
    }
    CHECK(run({}).exit == 2);
    CHECK(run({}).err.find("Usage:") != std::string::npos);
}

TEST_CASE("help and version go to standard output") {
    for (const auto& arguments : std::vector<std::vector<std::string>>{{"--help"}, {"-h"}, {"help"}}) {
        const Outcome outcome = run(arguments);
        CHECK(outcome.exit == 0);
        CHECK(outcome.err.empty());
        for (const Command& command : commands()) {
            CHECK(outcome.out.find(std::string(command.name) + " ") != std::string::npos);
            CHECK(outcome.out.find(command.summary) != std::string::npos);
        }
    }
    CHECK(run({"--version"}).out.starts_with("dossier "));
}

TEST_CASE("every command has a summary, examples that use it, and help in three spellings") {
    for (const Command& command : commands()) {
        CAPTURE(command.name);
        CHECK_FALSE(command.summary.empty());
        CHECK(command.examples.find("dossier " + std::string(command.name)) != std::string_view::npos);
        const std::string name(command.name);
        const Outcome outcome = run({name, "--help"});
        CHECK(outcome.exit == 0);
        CHECK(outcome.out.find(command.examples) != std::string::npos);
        CHECK(run({name, "-h"}).out == outcome.out);
        CHECK(run({"help", name}).out == outcome.out);
    }
}

TEST_CASE("a message never carries control characters of its argument") {
    const Outcome outcome = run({"\x1b[31mred"});
    CHECK(outcome.exit == 2);
    CHECK(outcome.err.find('\x1b') == std::string::npos);
}

TEST_CASE("an output that is closed ends calmly, one that fails is reported, a fault is a fault") {
    CHECK(run_with_output(OutputClosed()).exit == 0);
    CHECK(run_with_output(OutputClosed()).err.empty());
    const Outcome full = run_with_output(OutputFailed("cannot write the output: No space left on device"));
    CHECK(full.exit == 3);
    CHECK(full.err.find("No space left on device") != std::string::npos);
    const Outcome fault = run_with_output(std::logic_error("impossible"));
    CHECK(fault.exit == 70);
    CHECK(fault.err.find("internal error: impossible") != std::string::npos);
    CHECK(fault.err.find("report") != std::string::npos);
}

TEST_CASE("dates must exist, language tags must be tags") {
    for (const char* date : {"2020-02-29", "0001-01-01", "1999-12-31"})
        CHECK(check_date(date).empty());
    for (const char* date : {"", "2019-2-1", "2019-13-01", "2019-00-10", "2019-04-31", "2100-02-29",
                             "20190401", "+019-01-01", "2019-01-01T00:00", "yesterday"}) {
        CAPTURE(date);
        CHECK_FALSE(check_date(date).empty());
    }
    for (const char* tag : {"en", "zh-Hans", "pt-BR", "und", "es-419"})
        CHECK(check_language(tag).empty());
    for (const char* tag : {"", "e", "en_US", "en-", "-en", "verylonglanguage", "рус"}) {
        CAPTURE(tag);
        CHECK_FALSE(check_language(tag).empty());
    }
}
