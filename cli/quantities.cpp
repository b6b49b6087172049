#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {

Run setup_quantities(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::quantities);
    return [options](Terminal& terminal) { return run_figures(terminal, *options, Listing::quantities); };
}

}  // namespace dossier::cli
