// The corrections file of commands that write: TOML by hand, see dossier-ingest(1).
#pragma once
#include <dossier/store/corrections.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace dossier::cli {

// --corrections FILE.
void add_corrections_option(CLI::App& app, std::string& file);

// Both throw CommandError of Exit::usage with file, line, column, reason and remedy. Nothing for no file.
std::optional<std::vector<Correction>> read_corrections(const std::string& file);
std::vector<Correction> parse_corrections(const std::string& file, std::string_view toml);

}  // namespace dossier::cli
