// Word lists of patterns/common that the text room needs, embedded by data.cmake.
#pragma once
#include <string_view>

namespace dossier::text_data {

extern const std::string_view abbreviations;
extern const std::string_view furniture;

}  // namespace dossier::text_data
