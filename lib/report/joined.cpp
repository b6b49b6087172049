#include <dossier/report/alike.h>
#include <dossier/report/joined.h>
#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

namespace dossier {
namespace {

constexpr double furthest = 2.0;        // between amounts of one deal
constexpr std::size_t most_deals = 64;  // deals: a key of more tells nothing

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

// A telling with its parties and subject made ready to be compared.
struct Prepared {
    DealRow row;
    std::vector<PartyWords> parties;
    std::vector<std::string> subject;
};

// How many parties two tellings share, and how many of those are no country's: states deal with each other
// all the time, and "the US Army" is of the same country as "Florida".
struct Shared {
    std::ptrdiff_t all, own;
};

Shared shared(const Prepared& a, const Prepared& b) {
    const auto found_in = [](const Prepared& deal, const PartyWords& party) {
        return std::any_of(deal.parties.begin(), deal.parties.end(),
                           [&](const PartyWords& other) { return same_party(party, other); });
    };
    const auto count = [&](const Prepared& of, const Prepared& in, bool own) {
        return std::count_if(of.parties.begin(), of.parties.end(), [&](const PartyWords& party) {
            return (!own || party.iso.empty()) && found_in(in, party);
        });
    };
    return {std::min(count(a, b, false), count(b, a, false)), std::min(count(a, b, true), count(b, a, true))};
}

bool subjects_overlap(const Prepared& a, const Prepared& b) {
    return std::any_of(a.subject.begin(), a.subject.end(), [&](const std::string& word) {
        return std::binary_search(b.subject.begin(), b.subject.end(), word);
    });
}

bool one_deal(const Prepared& x, const Prepared& y) {
    const DealRow &a = x.row, &b = y.row;
    if (a.document == b.document) return false;
    if (a.type != b.type && a.type != "agreement" && b.type != "agreement") return false;
    if (!years_agree(a, b) || !amounts_agree(a, b)) return false;
    const Shared parties = shared(x, y);
    const bool same_amount =
        a.amount && b.amount && a.currency == b.currency && rounds_to(*a.amount, *b.amount);
    // An offer of 200 million refused and a contract of 120 million signed are two.
    const bool opposed =
        (is_firm(a.status) && is_refused(b.status)) || (is_refused(a.status) && is_firm(b.status));
    if (opposed && a.amount && b.amount && !same_amount) return false;
    if (parties.all == 0) return false;
    if (same_amount) return true;
    return parties.all >= 2 && (parties.own > 0 || subjects_overlap(x, y));
}

// Of each party its ISO code, else every word of its name: what two of its names have in common.
std::vector<std::string> keys_of(const Prepared& deal) {
    std::vector<std::string> keys;
    for (const PartyWords& party : deal.parties) {
        if (!party.iso.empty()) keys.push_back("iso " + party.iso);
        for (const std::string& word : party.words)
            if (word.size() > 2) keys.push_back(word);
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

class Joiner {
  public:
    void add(DealRow&& row) {
        Prepared fresh{std::move(row), {}, {}};
        fresh.subject = content_words(fresh.row.subject);
        for (const Party& party : fresh.row.parties)
            fresh.parties.emplace_back(party);
        const auto keys = keys_of(fresh);
        const std::vector<std::size_t> candidates = candidates_for(keys);
        for (const std::size_t candidate : candidates)
            if (fits(candidate, fresh)) {
                members_[candidate].push_back(std::move(fresh));
                return enter(keys, candidate);
            }
        members_.emplace_back().push_back(std::move(fresh));
        enter(keys, members_.size() - 1);
    }

    std::vector<JoinedDeal> take() {
        std::vector<JoinedDeal> out(members_.size());
        for (std::size_t i = 0; i < members_.size(); ++i)
            for (Prepared& member : members_[i])
                out[i].tellings.push_back(std::move(member.row));
        return out;
    }

  private:
    // Deals that share a key, but for keys that tell nothing ("corp"); where all keys are such, by the rarest
    // of them.
    std::vector<std::size_t> candidates_for(const std::vector<std::string>& keys) const {
        std::vector<std::size_t> out;
        const std::vector<std::size_t>* rarest = nullptr;
        for (const std::string& key : keys) {
            const auto found = by_key_.find(key);
            if (found == by_key_.end()) continue;
            if (!rarest || found->second.size() < rarest->size()) rarest = &found->second;
            if (found->second.size() <= most_deals)
                out.insert(out.end(), found->second.begin(), found->second.end());
        }
        if (out.empty() && rarest) out = *rarest;
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }
    bool fits(std::size_t deal, const Prepared& fresh) const {
        const auto& members = members_[deal];
        return one_deal(members.front(), fresh) &&
               std::none_of(members.begin(), members.end(),
                            [&](const Prepared& m) { return m.row.document == fresh.row.document; });
    }
    void enter(const std::vector<std::string>& keys, std::size_t deal) {
        for (const std::string& key : keys)
            if (auto& all = by_key_[key]; all.empty() || all.back() != deal) all.push_back(deal);
    }

    std::vector<std::vector<Prepared>> members_;  // of each deal, the first leads
    std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

void find_conflicts(JoinedDeal& deal) {
    for (std::size_t i = 1; i < deal.tellings.size(); ++i)
        for (std::string& what : disagreements(deal.lead(), deal.tellings[i]))
            deal.conflicts.push_back({std::move(what), 0, i});
}

// Of one stage: a deal is agreed on one day and completed on another, and an offer may be made twice.
bool dates_differ(const DealRow& first, const DealRow& other) {
    if (first.status != other.status || first.status == "proposed") return false;
    const auto a = days_of(first.date), b = days_of(other.date);
    return a && b && (a->last < b->first || b->last < a->first);
}

}  // namespace

std::vector<std::string> disagreements(const DealRow& first, const DealRow& other) {
    std::vector<std::string> out;
    if (first.amount && other.amount && !rounds_to(*first.amount, *other.amount)) out.push_back("amount");
    if (dates_differ(first, other)) out.push_back("date");
    const bool opposed = (is_firm(first.status) && is_refused(other.status)) ||
                         (is_refused(first.status) && is_firm(other.status));
    if (opposed && !first.hedged && !other.hedged) out.push_back("status");
    return out;
}

const std::vector<std::size_t>& SourceCounter::shingles(const std::string& document) {
    const auto [found, fresh] = shingles_.try_emplace(document);
    if (fresh)
        for (const std::string& text : texts_.load(document))
            found->second = sorted_shingles_of(text);
    return found->second;
}

std::size_t SourceCounter::independent(const JoinedDeal& deal) {
    if (deal.tellings.size() == 1) return 1;
    std::vector<const std::vector<std::size_t>*> distinct;
    for (const DealRow& telling : deal.tellings) {
        const auto& fresh = shingles(telling.document);
        if (std::none_of(distinct.begin(), distinct.end(),
                         [&](const auto* other) { return is_near_copy(fresh, *other); }))
            distinct.push_back(&fresh);
    }
    return distinct.size();
}

std::vector<JoinedDeal> join(std::vector<DealRow> rows) {
    std::sort(rows.begin(), rows.end(), [](const DealRow& a, const DealRow& b) { return rank(a) < rank(b); });
    Joiner joiner;
    for (DealRow& row : rows)
        joiner.add(std::move(row));
    std::vector<JoinedDeal> deals = joiner.take();
    for (JoinedDeal& deal : deals)
        if (deal.tellings.size() > 1) find_conflicts(deal);
    return deals;
}

std::vector<JoinedDeal> joined_deals(const KnowledgeBase& base, const Filter& filter) {
    std::vector<DealRow> rows;
    list_deals(base, filter, [&](DealRow&& row) { rows.push_back(std::move(row)); });
    return join(std::move(rows));
}

}  // namespace dossier
