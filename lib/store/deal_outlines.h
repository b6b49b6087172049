// All deals at a glance.
#pragma once
#include <dossier/store/query.h>

#include <cstdint>
#include <functional>
#include <string>

namespace dossier {

// What adding up deals takes of one, and where it stands.
struct DealOutline {
    std::int64_t row = 0, n = 0;  // as deal_row() takes them
    std::string document, hash;   // its id, and the bytes of its SHA-256
    Deal deal;                    // type, status, amount, currency, hedged and parties alone
};

// In the order of arrival: with one look at each row, which for all deals takes a fraction of list_deals().
void each_deal_outline(const KnowledgeBase& base, const std::function<void(const DealOutline&)>& on_deal);

// The whole of it, of the same knowledge base.
DealRow deal_row(const KnowledgeBase& base, std::int64_t row, std::int64_t n);

}  // namespace dossier
