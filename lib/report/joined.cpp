#include <dossier/report/alike.h>
#include <dossier/report/joined.h>
#include <dossier/store/content_key.h>
#include <dossier/store/load.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace dossier {
namespace {

constexpr double furthest = 2.0;  // between amounts of one deal

// How much a telling knows; more comes first, then what depends on the text alone.
auto rank(const DealRow& deal) {
    return std::make_tuple(deal.hedged, deal.status == "proposed", !deal.amount.has_value(),
                           deal.date.empty(), -static_cast<int>(deal.parties.size()),
                           std::cref(deal.published), std::cref(deal.document), deal.evidence.start,
                           std::cref(deal.type));
}

bool years_agree(const DealRow& a, const DealRow& b) {
    if (a.date.size() < 4 || b.date.size() < 4) return true;
    return a.date.compare(0, 4, b.date, 0, 4) == 0;
}

bool amounts_agree(const DealRow& a, const DealRow& b) {
    if (!a.amount || !b.amount) return true;
    if (a.currency != b.currency) return false;
    const double x = a.amount->to_double(), y = b.amount->to_double();
    return std::max(x, y) <= furthest * std::min(x, y);
}

bool one_deal(const DealRow& a, const DealRow& b) {
    if (a.document == b.document) return false;
    if (a.type != b.type && a.type != "agreement" && b.type != "agreement") return false;
    if (!years_agree(a, b) || !amounts_agree(a, b)) return false;
    const int parties = shared_parties(a, b);
    const bool same_amount =
        a.amount && b.amount && a.currency == b.currency && rounds_to(*a.amount, *b.amount);
    return parties >= 2 || (parties == 1 && same_amount);
}

std::vector<std::string> keys_of(const DealRow& deal) {
    std::vector<std::string> keys;
    for (const Party& party : deal.parties) {
        if (!party.iso.empty()) keys.push_back("iso " + party.iso);
        const std::string folded = fold_name(party.name);
        for (std::size_t at = 0; at < folded.size();) {
            const std::size_t end = std::min(folded.find(' ', at), folded.size());
            if (end - at > 2) keys.push_back(folded.substr(at, end - at));
            at = end + 1;
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

class Joiner {
  public:
    void add(DealRow&& row) {
        std::vector<std::size_t> candidates;
        const auto keys = keys_of(row);
        for (const std::string& key : keys)
            if (const auto found = by_key_.find(key); found != by_key_.end())
                candidates.insert(candidates.end(), found->second.begin(), found->second.end());
        std::sort(candidates.begin(), candidates.end());
        candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
        for (const std::size_t candidate : candidates)
            if (fits(deals_[candidate], row)) {
                deals_[candidate].tellings.push_back(std::move(row));
                return enter(keys, candidate);
            }
        deals_.emplace_back().tellings.push_back(std::move(row));
        enter(keys, deals_.size() - 1);
    }
    std::vector<JoinedDeal> take() { return std::move(deals_); }

  private:
    static bool fits(const JoinedDeal& deal, const DealRow& row) {
        return one_deal(deal.lead(), row) &&
               std::none_of(deal.tellings.begin(), deal.tellings.end(),
                            [&](const DealRow& t) { return t.document == row.document; });
    }
    void enter(const std::vector<std::string>& keys, std::size_t deal) {
        for (const std::string& key : keys)
            if (auto& all = by_key_[key]; all.empty() || all.back() != deal) all.push_back(deal);
    }

    std::vector<JoinedDeal> deals_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

void find_conflicts(JoinedDeal& deal) {
    for (std::size_t i = 1; i < deal.tellings.size(); ++i) {
        const DealRow &first = deal.lead(), &other = deal.tellings[i];
        if (first.amount && other.amount && !rounds_to(*first.amount, *other.amount))
            deal.conflicts.push_back({"amount", 0, i});
        if (!first.date.empty() && !other.date.empty() && !same_day(first.date, other.date))
            deal.conflicts.push_back({"date", 0, i});
        const bool opposed = (is_firm(first.status) && is_refused(other.status)) ||
                             (is_refused(first.status) && is_firm(other.status));
        if (opposed && !first.hedged && !other.hedged) deal.conflicts.push_back({"status", 0, i});
    }
}

std::size_t independent_sources(const KnowledgeBase& base, const JoinedDeal& deal) {
    std::vector<std::set<std::size_t>> distinct;
    for (const DealRow& telling : deal.tellings) {
        std::set<std::size_t> shingles;
        for (const std::string& hash : documents_named(base, telling.document))
            if (const auto stored = load_document(base, hash)) shingles = shingles_of(stored->document.text);
        if (std::none_of(distinct.begin(), distinct.end(),
                         [&](const auto& other) { return is_near_copy(shingles, other); }))
            distinct.push_back(std::move(shingles));
    }
    return distinct.size();
}

}  // namespace

std::vector<JoinedDeal> joined_deals(const KnowledgeBase& base, const Filter& filter) {
    std::vector<DealRow> rows;
    list_deals(base, filter, [&](DealRow&& row) { rows.push_back(std::move(row)); });
    std::sort(rows.begin(), rows.end(), [](const DealRow& a, const DealRow& b) { return rank(a) < rank(b); });
    Joiner joiner;
    for (DealRow& row : rows)
        joiner.add(std::move(row));
    std::vector<JoinedDeal> deals = joiner.take();
    for (JoinedDeal& deal : deals) {
        if (deal.tellings.size() < 2) continue;
        find_conflicts(deal);
        deal.sources = independent_sources(base, deal);
    }
    return deals;
}

}  // namespace dossier
