#include "options.h"
#include "output_file.h"
#include "query.h"
#include "report_page.h"
#include "streams.h"

#include <dossier/report/summary.h>

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

struct Options {
    std::string kb, output, title;
    Filter filter;
    std::size_t most = 500;
};

Exit run(const Options& options, Terminal& terminal) {
    ReportPage page;
    with_store([&] {
        const KnowledgeBase base = KnowledgeBase::open(options.kb);
        std::string title = options.title;
        if (title.empty())
            title = !options.filter.entity.empty() ? options.filter.entity
                                                   : std::filesystem::path(options.kb).stem().string();
        page = report_page(base, options.filter, title, options.most);
    });
    if (page.documents == 0) {
        print_problem(terminal, "nothing found");
        return Exit::nothing_found;
    }
    OutputFile file(options.output, terminal);
    file.stream() << page.html;
    file.close();
    terminal.err << page.documents << " documents, " << page.deals << " deals\n";
    return Exit::done;
}

}  // namespace

Run setup_report(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ENTITY", options->filter.entity, "of one party alone, by any of its names")
        ->type_name("");
    app.add_option("-o,--output", options->output, "the page to write (default: standard output)")
        ->type_name("FILE");
    app.add_option("--title", options->title, "of the page (default: the entity, else the knowledge base)")
        ->type_name("TEXT");
    app.add_option("--most", options->most, "deals in the table, those best known first (default: 500)")
        ->type_name("N")
        ->check(CLI::PositiveNumber);
    add_kb_option(app, options->kb);
    add_filter_options(app, options->filter, Listing::deals);
    return [options](Terminal& terminal) { return run(*options, terminal); };
}

}  // namespace dossier::cli
