// The report's page, style and script: cli/page/.
#pragma once
#include <string_view>

namespace dossier::cli::report_template {

extern const std::string_view page;    // mustache
extern const std::string_view style;   // CSS
extern const std::string_view script;  // JavaScript

}  // namespace dossier::cli::report_template
