#include <dossier/eval/scoring.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace dossier::eval {
namespace {

enum class SlotKind { type, status, amount, date, party };
constexpr std::pair<SlotKind, const char*> kSlotNames[] = {{SlotKind::type, "deals/type"},
                                                           {SlotKind::status, "deals/status"},
                                                           {SlotKind::amount, "deals/amount"},
                                                           {SlotKind::date, "deals/date"},
                                                           {SlotKind::party, "deals/party"}};

// One thing that a deal states: `first` is the value, the amount or the role; `second` the currency or the
// name.
struct Slot {
    SlotKind kind;
    const Json* first;
    const Json* second;
};
using Slots = std::vector<Slot>;

Slots slots_of(const Json& deal) {
    static const Json null;
    Slots slots;
    if (truthy(get(deal, "type"))) slots.push_back({SlotKind::type, &get(deal, "type"), &null});
    if (truthy(get(deal, "status"))) slots.push_back({SlotKind::status, &get(deal, "status"), &null});
    if (!get(deal, "amount").is_null()) {
        slots.push_back({SlotKind::amount, &get(deal, "amount"), &get(deal, "currency")});
    }
    if (truthy(get(deal, "date"))) slots.push_back({SlotKind::date, &get(deal, "date"), &null});
    for (const Json& party : get(deal, "parties")) {
        slots.push_back({SlotKind::party, &get(party, "role"), &get(party, "name")});
    }
    return slots;
}

std::string name_text(const Json& name) {
    return name.is_string() ? name.get<std::string>() : std::string();
}

bool same_slot(const Slot& gold, const Slot& found) {
    if (gold.kind != found.kind) return false;
    if (gold.kind == SlotKind::amount) {
        return close(*gold.first, *found.first) && (gold.second->is_null() || *gold.second == *found.second);
    }
    if (gold.kind == SlotKind::party) {
        return *gold.first == *found.first && same_name(name_text(*gold.second), name_text(*found.second));
    }
    return *gold.first == *found.first;
}

// The gold's slots that the found deal has too, each of the found ones used once.
Slots common(const Slots& gold, Slots found) {
    Slots hits;
    for (const Slot& slot : gold) {
        const auto match =
            std::ranges::find_if(found, [&](const Slot& other) { return same_slot(slot, other); });
        if (match == found.end()) continue;
        hits.push_back(slot);
        found.erase(match);
    }
    return hits;
}

// The slots of a found deal that this gold deal has an opinion on.
Slots comparable(const Json& gold, const Slots& gold_slots, const Slots& found) {
    const auto asked = [&](const Slot& slot) {
        if (slot.kind == SlotKind::amount && truthy(get(gold, "amount_undisclosed"))) return true;
        return std::ranges::any_of(gold_slots, [&](const Slot& other) {
            return other.kind == slot.kind && (slot.kind != SlotKind::party || *other.first == *slot.first);
        });
    };
    Slots result;
    std::ranges::copy_if(found, std::back_inserter(result), asked);
    return result;
}

struct Scored {
    const Json* json;
    Slots slots;
};

std::vector<Scored> scored(const Json& deals) {
    std::vector<Scored> result;
    for (const Json& deal : deals)
        result.push_back({&deal, slots_of(deal)});
    return result;
}

Item evidence_of(const Json& deal) {
    const Json& evidence = get(deal, "evidence");
    return items_of(Json::array({evidence})).front();
}

// Gold without evidence holds for the whole document.
bool same_place(const Json& gold, const Json& found) {
    if (!truthy(get(gold, "evidence"))) return true;
    return truthy(get(found, "evidence")) && overlap(evidence_of(gold), evidence_of(found)) > 0;
}

Pairs pair_deals(const std::vector<Scored>& golds, const std::vector<Scored>& founds) {
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < golds.size(); ++i) {
        for (std::size_t j = 0; j < founds.size(); ++j) {
            if (!same_place(*golds[i].json, *founds[j].json)) continue;
            const Slots hits = common(golds[i].slots, founds[j].slots);
            const bool telling = std::ranges::any_of(
                hits, [](const Slot& s) { return s.kind == SlotKind::amount || s.kind == SlotKind::party; });
            if (telling) candidates.push_back({static_cast<std::int64_t>(hits.size()), i, j});
        }
    }
    return pair_off(std::move(candidates), golds.size(), founds.size());
}

std::size_t count(const Slots& slots, SlotKind kind) {
    return static_cast<std::size_t>(std::ranges::count(slots, kind, &Slot::kind));
}

void append(Slots& to, const Slots& from) {
    to.insert(to.end(), from.begin(), from.end());
}

void score_slots(const std::vector<Scored>& golds, const std::vector<Scored>& founds, const Pairs& pairs,
                 bool complete, Tallies& tallies) {
    Slots gold_slots, judged, hits;
    for (const Scored& gold : golds)
        append(gold_slots, gold.slots);
    for (const Scored& found : founds) {
        if (complete) append(judged, found.slots);
    }
    for (const auto& [i, j] : pairs) {
        append(hits, common(golds[i].slots, founds[j].slots));
        if (!complete) append(judged, comparable(*golds[i].json, golds[i].slots, founds[j].slots));
    }
    for (const auto& [kind, name] : kSlotNames) {
        tallies[{name, "slot"}].add(count(hits, kind), count(gold_slots, kind), count(judged, kind));
        tallies[{"deals", "slot"}].add(count(hits, kind), count(gold_slots, kind), count(judged, kind));
    }
}

bool every_slot_right(const Scored& gold, const Scored& found) {
    return common(gold.slots, found.slots).size() >= std::max(gold.slots.size(), found.slots.size());
}

void calibrate(const Json& deal, bool paired, bool every_slot, Calibration& calibration) {
    const Json& stated = get(deal, "confidence");
    if (!stated.is_number()) return;
    const double confidence = std::clamp(stated.get<double>(), 0.0, 1.0);
    const auto at =
        std::min<std::size_t>(calibration.size() - 1, static_cast<std::size_t>(confidence * 10 + 1e-9));
    Bucket& bucket = calibration[at];
    ++bucket.deals;
    bucket.confidence_sum += confidence;
    if (paired) ++bucket.found_in_gold;
    if (every_slot) ++bucket.every_slot_right;
}

}  // namespace

void score_deals(const Json& gold_list, const Json& found_list, const Json& document, Ledger ledger) {
    const std::vector<Scored> golds = scored(gold_list), founds = scored(found_list);
    const Pairs pairs = pair_deals(golds, founds);
    const bool complete = !document.contains("deals_complete") || truthy(get(document, "deals_complete"));
    ledger.tallies[{"deals", "found"}].add(pairs.size(), golds.size(),
                                           complete ? founds.size() : pairs.size());
    score_slots(golds, founds, pairs, complete, ledger.tallies);
    std::vector<bool> gold_used(golds.size()), found_used(founds.size()), exact(founds.size());
    for (const auto& [i, j] : pairs) {
        gold_used[i] = found_used[j] = true;
        exact[j] = every_slot_right(golds[i], founds[j]);
        if (!exact[j]) ledger.note("slots", golds[i].json, founds[j].json);
    }
    for (std::size_t i = 0; i < golds.size(); ++i) {
        if (!gold_used[i]) ledger.note("missed", golds[i].json, nullptr);
    }
    for (std::size_t j = 0; j < founds.size(); ++j) {
        if (!found_used[j]) ledger.note("made up", nullptr, founds[j].json);
        if (complete) calibrate(*founds[j].json, found_used[j], exact[j], ledger.calibration);
    }
}

}  // namespace dossier::eval
