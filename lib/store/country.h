// Countries by the names that people type.
#pragma once
#include <string>

namespace dossier {

// The ISO 3166-1 alpha-2 code of a code in any case or of an English name; empty for anything else.
std::string country_code(const std::string& text);

}  // namespace dossier
