// A cell as each format spells it.
#pragma once
#include "output.h"

#include <string>
#include <string_view>

namespace dossier::cli {

// Line breaks and runs of blanks as one blank, no control characters.
std::string one_line(std::string_view text);
std::string table_cell(const Cell& cell);  // one line, no control characters, digits grouped in amounts
std::string csv_cell(const Cell& cell);
std::string tsv_cell(const Cell& cell);
void append_json_cell(std::string& out, const Cell& cell);

}  // namespace dossier::cli
