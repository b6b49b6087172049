// usage: dossier_manual PAGES CORPORA PATTERNS OUT
// Writes into the folder OUT: man/*.md for go-md2man, and completions/. PAGES is cli/man, CORPORA the sample
// texts that the examples run on, PATTERNS the guide to the pattern format.
#include "manual.h"
#include "program.h"

#include <cstdio>
#include <exception>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace {

namespace fs = std::filesystem;
using namespace dossier;

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("no page " + path.string());
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, std::string_view text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path.string());
}

// Where the examples run: the sample texts, and a knowledge base of them.
fs::path stage_examples(const fs::path& corpora, const fs::path& out) {
    const fs::path folder = out / "examples";
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy(corpora, folder / "corpora", fs::copy_options::recursive);
    manual::with_output("```console\n$ dossier ingest corpora/articles corpora/policy --kb news.db\n```\n",
                        folder);
    return folder;
}

void write_manual(const fs::path& pages, const fs::path& corpora, const fs::path& patterns,
                  const fs::path& out) {
    const fs::path folder = stage_examples(corpora, out);
    fs::remove_all(out / "man");
    fs::create_directories(out / "man");
    fs::create_directories(out / "completions");
    const auto words = [&](const std::string& name) {
        return manual::with_output(read(pages / (name + ".md")), folder);
    };
    std::vector<manual::Usage> usages;
    for (const cli::Command& command : cli::commands()) {
        usages.push_back(manual::usage_of(command));
        const std::string name(command.name);
        write(out / "man" / ("dossier-" + name + ".1.md"),
              manual::command_page(usages.back(), words(name), command.examples));
    }
    write(out / "man" / "dossier.1.md", manual::overview_page(words("dossier")));
    write(out / "man" / "dossier-kb.5.md",
          manual::format_page("dossier-kb", "the knowledge base of dossier",
                              words("kb") + "\n# SCHEMA\n\n" + manual::schema_of(folder / "news.db")));
    write(out / "man" / "dossier-patterns.5.md",
          manual::format_page("dossier-patterns", "the pattern files of dossier", read(patterns)));
    write(out / "completions" / "dossier.bash", manual::bash_completion(usages));
    write(out / "completions" / "_dossier", manual::zsh_completion(usages));
    write(out / "completions" / "dossier.fish", manual::fish_completion(usages));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) {
        std::fputs("usage: dossier_manual PAGES CORPORA PATTERNS OUT\n", stderr);
        return 2;
    }
    try {
        write_manual(fs::absolute(argv[1]), fs::absolute(argv[2]), fs::absolute(argv[3]),
                     fs::absolute(argv[4]));
        return 0;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "dossier_manual: %s\n", error.what());
        return 1;
    }
}
