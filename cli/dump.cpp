#include "command.h"
#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>

namespace dossier::cli {

Run setup_dump(CLI::App& app) {
    auto kb = std::make_shared<std::string>();
    add_kb_option(app, *kb);
    return [kb](Terminal& terminal) {
        with_store(
            [&] { dump(KnowledgeBase::open(*kb), [&](std::string_view lines) { terminal.out << lines; }); });
        return Exit::done;
    };
}

}  // namespace dossier::cli
