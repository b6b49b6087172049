// Names as they stand on one line. Internal to the room.
#pragma once
#include <string>
#include <string_view>

namespace dossier::store {

// White space as a name on one line has it.
std::string on_one_line(std::string_view text);
// Whether it is there as it stands.
bool is_on_one_line(std::string_view text);

}  // namespace dossier::store
