// Pages of HTML to read.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

// The bytes of every file in an archive whose name ends in .html; at least one, else throws
// std::runtime_error.
std::vector<std::string> pages_of(const std::filesystem::path& archive);

}  // namespace bench
