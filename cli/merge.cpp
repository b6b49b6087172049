#include "command.h"
#include "query.h"

#include <dossier/store/merge.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::vector<std::string> from;
    std::string into;
};

Exit merge(const Options& options, Terminal& terminal) {
    MergeCounts all;
    with_store([&] {
        for (const std::string& path : options.from) {
            std::error_code error;
            if (std::filesystem::equivalent(path, options.into, error))
                throw CommandError(Exit::usage, "merge: " + path + " would be merged into itself",
                                   "name another file with -o");
        }
        KnowledgeBase into = KnowledgeBase::open_or_create(options.into);
        Writer writer(into);
        for (const std::string& path : options.from) {
            const MergeCounts counts = merge_into(writer, KnowledgeBase::open(path));
            all.documents += counts.documents;
            all.added += counts.added;
        }
    });
    terminal.out << all.documents << " read, " << all.added << " new\n";
    return Exit::done;
}

}  // namespace

Run setup_merge(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("KB", options->from, "knowledge bases to merge")->required()->type_name("FILE");
    app.add_option("-o,--output", options->into,
                   "the knowledge base that they go into; made if it is not there")
        ->required()
        ->type_name("FILE");
    return [options](Terminal& terminal) { return merge(*options, terminal); };
}

}  // namespace dossier::cli
