#include "query.h"

#include <dossier/store/audit.h>

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {

Run setup_audit(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_kb_option(app, options->kb);
    add_format_option(app, options->format, Format::table);
    return [options](Terminal& terminal) {
        RowWriter rows(terminal, options->format,
                       {{"kind"}, {"origin", false, true}, {"what", false, true}, {"count", true}});
        with_store([&] {
            audit(KnowledgeBase::open(options->kb), [&](AuditRow&& row) {
                rows.row({row.kind, row.origin, row.what, row.count});
            });
        });
        rows.finish();
        return Exit::done;
    };
}

}  // namespace dossier::cli
