#include <dossier/eval/floors.h>

#include <toml++/toml.h>

namespace dossier::eval {
namespace {

std::string place(const std::filesystem::path& file, const toml::source_region& region) {
    return file.string() + ":" + std::to_string(region.begin.line) + ":" +
           std::to_string(region.begin.column) + ": ";
}

Floor floor_of(const std::filesystem::path& file, const toml::table& table) {
    Floor floor;
    floor.figure = "f1";
    bool valued = false;
    for (const auto& [key, node] : table) {
        if (key == "set" && node.is_string()) {
            floor.set = node.as_string()->get();
        } else if (key == "measure" && node.is_string()) {
            floor.measure = node.as_string()->get();
        } else if (key == "figure" && node.is_string()) {
            floor.figure = node.as_string()->get();
        } else if (key == "at_least" && node.is_number()) {
            floor.at_least = *node.value<double>();
            valued = true;
        } else {
            throw FloorsError(
                place(file, node.source()) + "'" + std::string(key.str()) +
                "' is none of the keys set, measure, figure (all text) and at_least (a number)");
        }
    }
    const bool known = floor.figure == "p" || floor.figure == "r" || floor.figure == "f1";
    if (!known) throw FloorsError(place(file, table.source()) + "figure is none of p, r, f1");
    if (floor.set.empty() || floor.measure.find(' ') == std::string::npos || !valued) {
        throw FloorsError(place(file, table.source()) +
                          "a floor needs set, measure (as \"deals slot\") and at_least");
    }
    if (!(floor.at_least >= 0 && floor.at_least <= 1)) {
        throw FloorsError(place(file, table.source()) + "at_least is not between 0 and 1");
    }
    return floor;
}

}  // namespace

std::vector<Floor> read_floors(const std::filesystem::path& file) {
    std::vector<Floor> floors;
    try {
        const toml::table root = toml::parse_file(file.string());
        for (const auto& [key, node] : root) {
            const toml::array* list = node.as_array();
            if (key != "floor" || list == nullptr) {
                throw FloorsError(place(file, node.source()) + "only [[floor]] tables are known");
            }
            for (const toml::node& entry : *list) {
                if (!entry.is_table())
                    throw FloorsError(place(file, entry.source()) + "a floor must be a table");
                floors.push_back(floor_of(file, *entry.as_table()));
            }
        }
    } catch (const toml::parse_error& error) {
        throw FloorsError(place(file, error.source()) + std::string(error.description()));
    }
    return floors;
}

double figure_of(const Tallies& tallies, const Floor& floor) {
    const std::size_t blank = floor.measure.rfind(' ');
    const auto found = tallies.find({floor.measure.substr(0, blank), floor.measure.substr(blank + 1)});
    if (found == tallies.end()) return 0;
    if (floor.figure == "p") return found->second.precision();
    return floor.figure == "r" ? found->second.recall() : found->second.f1();
}

}  // namespace dossier::eval
