// Facts as rows: one fact a row, the same columns for every kind.
#pragma once
#include "output.h"

#include <dossier/facts/facts.h>
#include <dossier/facts/json.h>

#include <vector>

namespace dossier::cli {

std::vector<Column> fact_columns();
void write_fact_rows(RowWriter& writer, const Facts& facts, const FactKinds& kinds);

}  // namespace dossier::cli
