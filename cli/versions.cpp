#include "query.h"

#include <dossier/store/versions.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {
namespace {

struct Options {
    QueryOptions query;
    std::string document;
};

Exit list(Terminal& terminal, const Options& options) {
    const std::vector<Field> fields = {
        {{"document", false, true}},   {{"published"}}, {{"title", false, true}},
        {{"characters", true}},        {{"sha256"}},    {{"successor"}},
        {{"text", false, true}, false}};
    return run_query(terminal, options.query, fields, [&](const KnowledgeBase& base, FieldWriter& writer) {
        each_old_version(base, options.document, [&](OldVersion&& version) {
            writer.row({version.id, text_cell(version.published), text_cell(version.title),
                        version.characters, writer.hash(version.sha256), writer.hash(version.successor),
                        version.text});
        });
    });
}

}  // namespace

Run setup_versions(CLI::App& app) {
    auto options = std::make_shared<Options>();
    app.add_option("DOCUMENT", options->document, "the id of a document; all of them without it")
        ->type_name("");
    add_kb_option(app, options->query.kb);
    add_format_option(app, options->query.format, Format::table);
    return [options](Terminal& terminal) { return list(terminal, *options); };
}

}  // namespace dossier::cli
