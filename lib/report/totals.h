// Amounts of deals added up. What was counted and what was not is part of the answer.
#pragma once
#include <dossier/report/joined.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

enum class TotalBy { party, country, year, type, currency };

struct TotalRow {
    std::string key, currency;
    std::int64_t deals = 0;
    std::optional<Decimal> amount = Decimal();  // nullopt: more digits than can be added exactly
};

struct Totals {
    std::vector<TotalRow> rows;  // by key, then currency
    std::int64_t counted = 0, not_firm = 0, hedged = 0, without_amount = 0, tellings = 0;
};

// Firm deals (agreed or completed, not hedged), each once however many documents tell it; all deals if `all`.
// A deal counts for each of its parties, or for each of their countries. Nothing is converted.
Totals totals_of(const std::vector<JoinedDeal>& deals, TotalBy by, bool all);

}  // namespace dossier
