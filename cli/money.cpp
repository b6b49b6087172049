#include "query.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace dossier::cli {

Run setup_money(CLI::App& app) {
    auto options = std::make_shared<QueryOptions>();
    add_query_options(app, *options, Listing::money);
    return [options](Terminal& terminal) { return run_figures(terminal, *options, Listing::money); };
}

}  // namespace dossier::cli
