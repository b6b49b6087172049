#include <dossier/eval/scoring.h>

#include <algorithm>
#include <optional>
#include <set>

namespace dossier::eval {
namespace {

// nullopt where the gold gives no value to compare.
std::optional<bool> same_money(const Json& gold, const Json& found) {
    if (get(gold, "amount").is_null()) return std::nullopt;
    if (get(found, "amount").is_null() || !close(get(gold, "amount"), get(found, "amount"))) return false;
    const Json& wanted = get(gold, "currency");
    if (wanted.is_null() || truthy(get(gold, "currency_any"))) return true;
    const Json& currency = get(found, "currency");
    const Json& others = get(gold, "currency_alternatives");
    return currency == wanted || std::find(others.begin(), others.end(), currency) != others.end();
}

std::optional<bool> same_value(const std::string& kind, const Json& gold, const Json& found) {
    if (truthy(get(gold, "no_value"))) return std::nullopt;
    if (kind == "money") return same_money(gold, found);
    const Json& value = get(gold, "value");
    const Json& values = get(gold, "values");
    if (!truthy(values))
        return value.is_null() ? std::nullopt : std::optional(equal(value, get(found, "value")));
    return std::any_of(values.begin(), values.end(),
                       [&](const Json& v) { return equal(v, get(found, "value")); });
}

bool meets_any(const Items& items, const Item& item) {
    return std::any_of(items.begin(), items.end(),
                       [&](const Item& other) { return overlap(other, item) > 0; });
}

// What is optional in the gold is neither missed nor wrong: it goes, and what was found only there goes with
// it.
void drop_optional(Items& golds, Items& founds) {
    Items firm, loose;
    for (const Item& gold : golds)
        (truthy(get(*gold.json, "optional")) ? loose : firm).push_back(gold);
    if (!loose.empty()) {
        std::erase_if(founds, [&](const Item& x) { return !meets_any(firm, x) && meets_any(loose, x); });
    }
    golds = std::move(firm);
}

bool known_entity(const Item& item) {
    const Json& type = get(*item.json, "type");
    return type == "person" || type == "organization" || type == "location";
}

bool same_span(const Item& a, const Item& b) {
    return a.start == b.start && a.end == b.end;
}

Pairs pair_mentions(const Items& golds, const Items& founds, bool typed) {
    // Founds by start: only those that can overlap are looked at, however long the document.
    std::vector<std::size_t> order(founds.size());
    std::int64_t longest = 0;
    for (std::size_t j = 0; j < founds.size(); ++j) {
        order[j] = j;
        longest = std::max(longest, founds[j].end - founds[j].start);
    }
    const auto start_of = [&](std::size_t j) { return founds[j].start; };
    std::ranges::sort(order, {}, start_of);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < golds.size(); ++i) {
        auto at = std::ranges::lower_bound(order, golds[i].start - longest, {}, start_of);
        for (; at != order.end() && founds[*at].start < golds[i].end; ++at) {
            const std::int64_t common = overlap(golds[i], founds[*at]);
            if (common <= 0) continue;
            if (typed && get(*golds[i].json, "type") != get(*founds[*at].json, "type")) continue;
            candidates.push_back({common, i, *at});
        }
    }
    return pair_off(std::move(candidates), golds.size(), founds.size());
}

void score_types(const Items& golds, const Items& founds, const Pairs& pairs, Tallies& tallies) {
    std::set<std::string> types;
    for (const Items* items : {&golds, &founds}) {
        for (const Item& item : *items)
            types.insert(as_text(get(*item.json, "type")));
    }
    for (const std::string& type : types) {
        const auto is_type = [&](const Item& item) { return as_text(get(*item.json, "type")) == type; };
        const auto hit = [&](const auto& pair) {
            return is_type(golds[pair.first]) && same_span(golds[pair.first], founds[pair.second]);
        };
        tallies[{"entities/" + type, "strict"}].add(
            static_cast<std::size_t>(std::ranges::count_if(pairs, hit)),
            static_cast<std::size_t>(std::ranges::count_if(golds, is_type)),
            static_cast<std::size_t>(std::ranges::count_if(founds, is_type)));
    }
}

void score_values(const std::string& kind, const Items& golds, const Items& founds, const Pairs& pairs,
                  Ledger ledger) {
    std::size_t right = 0, unjudged = 0;
    for (const auto& [i, j] : pairs) {
        const auto same = same_value(kind, *golds[i].json, *founds[j].json);
        if (!same) ++unjudged;
        if (same == true) ++right;
        if (same == false) ledger.note("value", golds[i].json, founds[j].json);
    }
    const auto valueless = static_cast<std::size_t>(std::ranges::count_if(
        golds, [&](const Item& gold) { return !same_value(kind, *gold.json, *gold.json).has_value(); }));
    ledger.tallies[{kind, "value"}].add(right, golds.size() - valueless, founds.size() - unjudged);
}

void note_spans(const Items& golds, const Items& founds, const Pairs& pairs, Ledger ledger) {
    std::vector<bool> gold_used(golds.size()), found_used(founds.size());
    std::set<std::pair<std::int64_t, std::int64_t>> exact;
    for (const auto& [i, j] : pairs) {
        gold_used[i] = found_used[j] = true;
        if (same_span(golds[i], founds[j])) exact.insert({golds[i].start, golds[i].end});
    }
    for (const auto& [i, j] : pairs) {
        if (!exact.contains({golds[i].start, golds[i].end}))
            ledger.note("span", golds[i].json, founds[j].json);
    }
    for (std::size_t i = 0; i < golds.size(); ++i) {
        if (!gold_used[i]) ledger.note("missed", golds[i].json, nullptr);
    }
    for (std::size_t j = 0; j < founds.size(); ++j) {
        if (!found_used[j]) ledger.note("made up", nullptr, founds[j].json);
    }
}

// Some cases list only one model's kind of quantity; the others found are not wrong then.
bool lists_one_model_only(const Json& document) {
    const Json& expected = get(document, "expected");
    return std::any_of(expected.begin(), expected.end(),
                       [](const Json& x) { return truthy(get(x, "model")); });
}

}  // namespace

void score_mentions(const std::string& kind, const Json& gold_list, const Json& found_list,
                    const Json& document, Ledger ledger) {
    Items golds = items_of(gold_list), founds = items_of(found_list);
    const bool entities = kind == "entities";
    if (entities) {
        std::erase_if(golds, [](const Item& item) { return !known_entity(item); });
        std::erase_if(founds, [](const Item& item) { return !known_entity(item); });
    }
    drop_optional(golds, founds);
    if (kind == "quantities" && lists_one_model_only(document)) {
        std::erase_if(founds, [&](const Item& item) { return !meets_any(golds, item); });
    }
    const Pairs pairs = pair_mentions(golds, founds, entities);
    const auto strict = static_cast<std::size_t>(std::ranges::count_if(
        pairs, [&](const auto& pair) { return same_span(golds[pair.first], founds[pair.second]); }));
    ledger.tallies[{kind, "strict"}].add(strict, golds.size(), founds.size());
    ledger.tallies[{kind, "relaxed"}].add(pairs.size(), golds.size(), founds.size());
    if (entities) {
        score_types(golds, founds, pairs, ledger.tallies);
    } else {
        score_values(kind, golds, founds, pairs, ledger);
    }
    note_spans(golds, founds, pairs, ledger);
}

}  // namespace dossier::eval
