// The benchmark: every stage over one corpus in one process, and the start-up of the tool. Nothing fails on a time.
#include <sys/resource.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "corpus.h"
#include "measure.h"
#include "stages.h"

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path jsonl;   // used if it is there
    fs::path folder;  // else this
    fs::path dossier;
    std::size_t megabytes = 8;
    int passes = 3;
};

Options parse(CLI::App& app, int argc, char** argv) {
    Options options;
    app.add_option("--corpus", options.jsonl, "JSONL, gzip or plain; passed over if it is not there");
    app.add_option("--folder", options.folder, "*.txt to repeat up to half of --mb instead");
    app.add_option("--dossier", options.dossier, "the program whose start-up is measured");
    app.add_option("--mb", options.megabytes, "how much text to read")->check(CLI::Range(1, 1000));
    app.add_option("--passes", options.passes, "of each stage; the median counts")->check(CLI::Range(1, 100));
    app.parse(argc, argv);
    return options;
}

bench::Corpus load(const Options& options) {
    const auto bytes = options.megabytes * 1'000'000;
    return fs::exists(options.jsonl) ? bench::from_jsonl(options.jsonl, bytes)
                                     : bench::from_folder(options.folder, bytes / 2);
}

double peak_megabytes(int who) {
    rusage usage{};
    getrusage(who, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

class ScratchFolder {
  public:
    ScratchFolder() {
        std::string pattern = fs::temp_directory_path() / "bench-dossier-XXXXXX";
        if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

void start_up(const Options& options, const bench::Corpus& corpus, const fs::path& scratch) {
    const auto article = scratch / "article.txt";
    std::ofstream(article, std::ios::binary) << corpus.documents.front().text;
    const double seconds = bench::measure_command({options.dossier, "extract", article}, 20);
    std::printf("\nstart to end on one article of %zu bytes: %.1f ms (median of 20), peak %.0f MB\n",
                corpus.documents.front().text.size(), seconds * 1e3, peak_megabytes(RUSAGE_CHILDREN));
}

void run(const Options& options) {
    const auto corpus = load(options);
    const ScratchFolder scratch;
    std::cout << corpus.name << ": " << corpus.documents.size() << " documents, " << corpus.bytes
              << " bytes; median of " << options.passes << " passes, one core\n\n";
    const auto timings = bench::measure(bench::stages(corpus, scratch.path()), options.passes);
    bench::print(std::cout, timings, corpus.bytes, corpus.documents.size());
    std::cout << "\npeak memory of this process: " << static_cast<int>(peak_megabytes(RUSAGE_SELF)) << " MB\n"
              << std::flush;
    if (!options.dossier.empty()) start_up(options, corpus, scratch.path());
}

}  // namespace

int main(int argc, char** argv) {
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
