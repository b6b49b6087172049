// The benchmark: every stage over one corpus in one process, the start-up of the tool, and its commands over
// a knowledge base. Nothing fails on a time.
#include "allocator.h"
#include "commands.h"
#include "corpus.h"
#include "measure.h"
#include "scratch.h"
#include "stages.h"

#include <CLI/CLI.hpp>
#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path jsonl;   // used if it is there
    fs::path folder;  // else this
    bench::Materials materials;
    std::size_t megabytes = 8;
    int passes = 3;
};

Options parse(CLI::App& app, int argc, char** argv) {
    Options options;
    app.add_option("--corpus", options.jsonl, "JSONL, gzip or plain; passed over if it is not there");
    app.add_option("--folder", options.folder, "*.txt to repeat up to half of --mb instead");
    app.add_option("--dossier", options.materials.dossier,
                   "the program whose start-up and ingestion is measured");
    app.add_option("--pages", options.materials.pages,
                   "an archive of *.html; passed over if it is not there");
    app.add_option("--mb", options.megabytes, "how much text to read")->check(CLI::Range(1, 1000));
    app.add_option("--passes", options.passes, "of each stage; the median counts")->check(CLI::Range(1, 100));
    app.parse(argc, argv);
    return options;
}

bench::Corpus load(const Options& options, std::size_t bytes) {
    return fs::exists(options.jsonl) ? bench::from_jsonl(options.jsonl, bytes)
                                     : bench::from_folder(options.folder, bytes / 2);
}

double peak_megabytes(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

// Before the corpus is in memory: a child's peak is never less than its parent's size when it was started.
void start_up(const Options& options, const fs::path& scratch) {
    const auto text = load(options, 1).documents.front().text;
    const auto article = scratch / "article.txt";
    std::ofstream(article, std::ios::binary) << text;
    const double seconds = bench::measure_command({options.materials.dossier, "extract", article}, 20);
    std::printf("start to end on one article of %zu bytes: %.1f ms (median of 20), peak %.0f MB\n\n",
                text.size(), seconds * 1e3, peak_megabytes(RUSAGE_CHILDREN));
}

void run(const Options& options) {
    const bench::ScratchFolder scratch;
    if (!options.materials.dossier.empty()) start_up(options, scratch.path());
    const auto corpus = load(options, options.megabytes * 1'000'000);
    std::printf("%s: %zu documents, %zu bytes; median of %d passes, one core\n\n", corpus.name.c_str(),
                corpus.documents.size(), corpus.bytes, options.passes);
    const auto timings =
        bench::measure(bench::stages(corpus, scratch.path(), options.materials), options.passes);
    bench::print(timings, corpus.bytes, corpus.documents.size());
    if (!options.materials.dossier.empty())
        bench::commands(options.materials.dossier, fs::exists(options.jsonl) ? options.jsonl : options.folder,
                        scratch.path() / "article.txt", scratch.path(), options.passes);
    std::printf("\npeak memory of this process: %.0f MB\n", peak_megabytes(RUSAGE_SELF));
}

}  // namespace

int main(int argc, char** argv) {
    dossier::use_large_pages();
    CLI::App app("Measures dossier, stage by stage");
    try {
        run(parse(app, argc, argv));
        return 0;
    } catch (const CLI::ParseError& error) {
        return app.exit(error);
    } catch (const std::exception& error) {
        std::cerr << "bench: " << error.what() << '\n';
        return 1;
    }
}
