#include <dossier/report/alike.h>
#include <dossier/report/totals.h>
#include <dossier/store/content_key.h>

#include <map>
#include <set>

namespace dossier {
namespace {

// Shown name by what it is compared by.
std::map<std::string, std::string> keys_of(const DealRow& deal, TotalBy by) {
    std::map<std::string, std::string> keys;
    switch (by) {
        case TotalBy::party:
            for (const Party& party : deal.parties)
                keys.emplace(fold_name(party.name), party.name);
            break;
        case TotalBy::country:
            for (const Party& party : deal.parties)
                if (!party.iso.empty()) keys.emplace(party.iso, party.iso);
            break;
        case TotalBy::year: {
            const std::string& day = deal.date.empty() ? deal.published : deal.date;
            if (day.size() >= 4) keys.emplace(day.substr(0, 4), day.substr(0, 4));
            break;
        }
        case TotalBy::type:
            keys.emplace(deal.type, deal.type);
            break;
        case TotalBy::currency:
            keys.emplace(deal.currency, deal.currency);
            break;
    }
    return keys;
}

}  // namespace

Totals totals_of(const std::vector<JoinedDeal>& deals, TotalBy by, bool all) {
    Totals out;
    std::map<std::pair<std::string, std::string>, TotalRow> rows;
    for (const JoinedDeal& joined : deals) {
        const DealRow& deal = joined.lead();
        out.tellings += static_cast<std::int64_t>(joined.tellings.size());
        if (!all && deal.hedged) {
            ++out.hedged;
        } else if (!all && !is_firm(deal.status)) {
            ++out.not_firm;
        } else if (!deal.amount || deal.currency.empty()) {
            ++out.without_amount;
        } else {
            ++out.counted;
            for (const auto& [key, shown] : keys_of(deal, by)) {
                TotalRow& row = rows[{key, deal.currency}];
                if (row.key.empty()) row.key = shown;
                row.currency = deal.currency;
                ++row.deals;
                if (row.amount) row.amount = row.amount->plus(*deal.amount);
            }
        }
    }
    for (auto& [key, row] : rows)
        out.rows.push_back(std::move(row));
    return out;
}

}  // namespace dossier
