#include "command.h"
#include "options.h"
#include "query.h"
#include "streams.h"
#include "summary_text.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace dossier::cli {
namespace {

enum class Style { text, jsonl };

struct Options {
    std::string kb, entity;
    Style style = Style::text;
};

Exit summary(const Options& options, Terminal& terminal) {
    std::string text;
    with_store([&] {
        const KnowledgeBase base = KnowledgeBase::open(options.kb);
        if (options.entity.empty()) {
            const CorpusSummary corpus = summarise(base);
            text = options.style == Style::jsonl ? summary_json(corpus) : summary_text(corpus);
        } else if (const auto entity = summarise(base, options.entity)) {
            text = options.style == Style::jsonl ? summary_json(*entity) : summary_text(*entity);
        }
    });
    if (text.empty()) {
        print_problem(terminal, "nothing is named '" + options.entity + "' in " + options.kb,
                      "'dossier entities' lists the names");
        return Exit::nothing_found;
    }
    terminal.out << text;
    return Exit::done;
}

}  // namespace

Run setup_summary(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("ENTITY", options->entity, "one entity, by any of its names; without it the whole")
        ->type_name("");
    add_kb_option(app, options->kb);
    add_choice<Style>(app, "--format", options->style, "how to print (default: text)",
                      {{"text", Style::text}, {"jsonl", Style::jsonl}});
    return [options](Terminal& terminal) { return summary(*options, terminal); };
}

}  // namespace dossier::cli
