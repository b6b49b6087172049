// Names as they stand on one line.
#pragma once
#include <string>
#include <string_view>

namespace dossier {

// White space as a name on one line has it.
std::string on_one_line(std::string_view text);
// Whether it is there as it stands.
bool is_on_one_line(std::string_view text);

}  // namespace dossier
