// Amounts of deals added up. What was counted and what was not is part of the answer.
#pragma once
#include <dossier/report/joined.h>
#include <dossier/report/rates.h>

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace dossier {

enum class TotalBy { party, country, year, type, currency };

struct TotalRow {
    std::string key, currency;
    std::int64_t deals = 0;
    std::optional<Decimal> amount = Decimal();  // nullopt: more digits than can be added exactly
    std::set<std::string> rates;                // by which amounts were converted
};

struct Totals {
    std::vector<TotalRow> rows;  // by key, then currency
    std::int64_t counted = 0, not_firm = 0, hedged = 0, without_amount = 0, tellings = 0;
    std::int64_t without_rate = 0;  // no rate for their currency and day
};

// Amounts as they were on the last day of the deal's date, else on the day of its document.
struct Conversion {
    const Rates& rates;
    std::string into;
};

// Firm deals (agreed or completed, not hedged), each once however many documents tell it; all deals if `all`.
// A deal counts for each of its parties, or for each of their countries. Nothing is converted without a
// conversion; with one, all rows are of one currency.
Totals totals_of(const std::vector<JoinedDeal>& deals, TotalBy by, bool all,
                 const Conversion* conversion = nullptr);

}  // namespace dossier
