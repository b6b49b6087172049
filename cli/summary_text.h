// Summaries for people, and as one line of JSON.
#pragma once
#include <dossier/report/summary.h>

#include <string>

namespace dossier::cli {

// Lines with headings and aligned columns; control characters are harmless.
std::string summary_text(const CorpusSummary& summary);
std::string summary_text(const EntitySummary& summary);

// One object and a newline; amounts are exact decimals in strings.
std::string summary_json(const CorpusSummary& summary);
std::string summary_json(const EntitySummary& summary);

}  // namespace dossier::cli
