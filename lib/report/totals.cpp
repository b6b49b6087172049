#include <dossier/report/alike.h>
#include <dossier/report/totals.h>
#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

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

// The amount that counts, of the deal's own currency where nothing is converted.
std::optional<Converted> amount_of(const DealRow& deal, const Conversion* conversion) {
    if (!conversion) return Converted{*deal.amount, {}};
    const auto days = days_of(deal.date);
    const std::string& day = days ? days->last : deal.published;
    if (deal.currency != conversion->into && day.empty()) return std::nullopt;
    return conversion->rates.convert(*deal.amount, deal.currency, conversion->into, day);
}

void add(std::map<std::pair<std::string, std::string>, TotalRow>& rows, const DealRow& deal, TotalBy by,
         const Converted& amount, const std::string& currency) {
    for (const auto& [key, shown] : keys_of(deal, by)) {
        TotalRow& row = rows[{key, currency}];
        if (row.key.empty()) row.key = shown;
        row.currency = currency;
        ++row.deals;
        if (row.amount) row.amount = row.amount->plus(amount.amount);
        if (!amount.rate.empty()) row.rates.insert(amount.rate);
    }
}

}  // namespace

Totals totals_of(const std::vector<JoinedDeal>& deals, TotalBy by, bool all, const Conversion* conversion) {
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
            const auto amount = amount_of(deal, conversion);
            ++(amount ? out.counted : out.without_rate);
            if (amount) add(rows, deal, by, *amount, conversion ? conversion->into : deal.currency);
        }
    }
    for (auto& [key, row] : rows)
        out.rows.push_back(std::move(row));
    return out;
}

}  // namespace dossier
