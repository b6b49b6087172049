#include <dossier/report/summary.h>
#include <dossier/store/content_key.h>
#include <dossier/store/deal_outlines.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace dossier {
namespace {

constexpr std::size_t largest_by_currency = 5;

template <class Key>
std::vector<Count> most_first(const std::map<Key, std::int64_t>& counts) {
    std::vector<Count> list;
    for (const auto& [name, count] : counts)
        list.push_back({name, count});
    std::stable_sort(list.begin(), list.end(),
                     [](const Count& a, const Count& b) { return a.count > b.count; });
    return list;
}

std::string identity_of(const Deal& deal) {
    std::vector<std::string> parties;
    for (const Party& party : deal.parties)
        parties.push_back(fold_name(party.name));
    std::sort(parties.begin(), parties.end());
    std::string identity = deal.type + '\x1f' + std::to_string(static_cast<int>(standing_of(deal))) + '\x1f' +
                           deal.amount->to_string() + '\x1f' + deal.currency;
    for (const std::string& party : parties)
        identity += '\x1f' + party;
    return identity;
}

class DealTable {
  public:
    void add(const std::string& kind, const Deal& deal) {
        DealCount& row = rows_[kind];
        row.kind = kind;
        ++row.all;
        ++(deal.hedged ? row.hedged : row.by_status[deal.status]);
    }
    std::vector<DealCount> most_first() const {
        std::vector<DealCount> list;
        for (const auto& [kind, row] : rows_)
            list.push_back(row);
        std::stable_sort(list.begin(), list.end(),
                         [](const auto& a, const auto& b) { return a.all > b.all; });
        return list;
    }

  private:
    std::map<std::string, DealCount> rows_;
};

bool can_be_added(const Deal& deal) {
    return deal.amount && !deal.currency.empty();
}

class Totals {
  public:
    // One that was added before is not added again.
    void add(const Deal& deal, const std::string& identity) {
        if (!seen_.insert(identity).second) return;
        CurrencyTotal& total = by_currency_[deal.currency];
        total.currency = deal.currency;
        CurrencyTotal::Sum& sum = total.by_standing[static_cast<std::size_t>(standing_of(deal))];
        ++sum.deals;
        if (sum.amount) sum.amount = sum.amount->plus(*deal.amount);
    }
    std::vector<CurrencyTotal> list() const {
        std::vector<CurrencyTotal> all;
        for (const auto& [currency, total] : by_currency_)
            all.push_back(total);
        return all;
    }

  private:
    std::map<std::string, CurrencyTotal> by_currency_;
    std::set<std::string> seen_;
};

// The largest deals of each currency. Of tellings of one deal the first counts, as it does between deals of
// one size: by document and place.
class Largest {
  public:
    void add(const DealOutline& deal, const std::string& identity) {
        std::vector<Telling>& list = by_currency_[deal.deal.currency];
        Telling fresh{-deal.deal.amount->to_double(), deal.document, deal.hash, deal.n, deal.row, identity};
        if (list.size() == largest_by_currency && !(fresh < list.back())) return;
        const auto same = std::find_if(list.begin(), list.end(),
                                       [&](const Telling& each) { return each.identity == identity; });
        if (same != list.end()) {
            if (!(fresh < *same)) return;
            list.erase(same);
        }
        list.insert(std::upper_bound(list.begin(), list.end(), fresh), std::move(fresh));
        if (list.size() > largest_by_currency) list.pop_back();
    }
    std::vector<DealRow> list(const KnowledgeBase& base) const {
        std::vector<DealRow> all;
        for (const auto& [currency, tellings] : by_currency_)
            for (const Telling& each : tellings)
                all.push_back(deal_row(base, each.row, each.n));
        return all;
    }

  private:
    struct Telling {
        double less;  // the larger, the less
        std::string document, hash;
        std::int64_t n, row;
        std::string identity;
        friend bool operator<(const Telling& a, const Telling& b) {
            return std::tie(a.less, a.document, a.hash, a.n) < std::tie(b.less, b.document, b.hash, b.n);
        }
    };
    std::map<std::string, std::vector<Telling>> by_currency_;
};

void widen(std::string& first, std::string& last, const std::string& day) {
    if (day.empty()) return;
    if (first.empty() || day < first) first = day;
    if (last.empty() || day > last) last = day;
}

// Deals of a name: in which role it stands, and who else does.
void add_parties(const DealRow& deal, const std::set<std::string>& names, DealTable& roles,
                 std::map<std::string, Count>& others) {
    std::set<std::string> counted;
    for (const Party& party : deal.parties) {
        const std::string folded = fold_name(party.name);
        if (names.contains(folded)) {
            if (counted.insert("role " + party.role).second) roles.add(party.role, deal);
        } else if (counted.insert("name " + folded).second) {
            Count& other = others[folded];
            if (other.name.empty()) other.name = party.name;
            ++other.count;
        }
    }
}

}  // namespace

Standing standing_of(const Deal& deal) {
    if (deal.hedged) return Standing::hedged;
    if (deal.status == "agreed" || deal.status == "completed") return Standing::done;
    if (deal.status == "rejected") return Standing::rejected;
    if (deal.status == "cancelled") return Standing::cancelled;
    return Standing::proposed;
}

CorpusSummary summarise(const KnowledgeBase& base) {
    const Extent extent = extent_of(base);
    CorpusSummary summary;
    summary.documents = extent.documents;
    summary.undated = extent.undated;
    summary.characters = extent.characters;
    summary.statements = extent.statements;
    summary.first_published = extent.first_published;
    summary.last_published = extent.last_published;
    summary.entities = most_first(extent.entities);
    DealTable deals;
    Totals totals;
    Largest largest;
    each_deal_outline(base, [&](const DealOutline& outline) {
        const Deal& deal = outline.deal;
        deals.add(deal.type, deal);
        if (!can_be_added(deal)) return;
        const std::string identity = identity_of(deal);
        totals.add(deal, identity);
        if (standing_of(deal) == Standing::done) largest.add(outline, identity);
    });
    summary.deals = deals.most_first();
    summary.totals = totals.list();
    summary.largest = largest.list(base);
    return summary;
}

std::optional<EntitySummary> summarise(const KnowledgeBase& base, const std::string& name) {
    if (fold_name(name).empty()) return std::nullopt;
    EntitySummary summary;
    Filter filter;
    filter.entity = name;
    std::set<std::string> names = {fold_name(name)};
    list_entities(base, filter, [&](EntityRow&& row) {
        names.insert(fold_name(row.name));
        for (const std::string& alias : row.aliases)
            names.insert(fold_name(alias));
        summary.entities.push_back(std::move(row));
    });
    std::map<std::string, std::int64_t> years;
    list_documents(base, filter, [&](DocumentRow&& row) {
        ++summary.documents;
        widen(summary.first_published, summary.last_published, row.published);
        if (!row.published.empty()) ++years[row.published.substr(0, 4)];
    });
    for (const auto& [year, count] : years)
        summary.years.push_back({year, count});
    DealTable roles;
    Totals totals;
    std::map<std::string, Count> others;
    list_deals(base, filter, [&](DealRow&& row) {
        add_parties(row, names, roles, others);
        if (can_be_added(row)) totals.add(row, identity_of(row));
    });
    summary.deals = roles.most_first();
    summary.totals = totals.list();
    for (auto& [folded, count] : others)
        summary.counterparties.push_back(std::move(count));
    std::stable_sort(summary.counterparties.begin(), summary.counterparties.end(),
                     [](const Count& a, const Count& b) { return a.count > b.count; });
    if (summary.entities.empty() && summary.deals.empty()) return std::nullopt;
    return summary;
}

}  // namespace dossier
