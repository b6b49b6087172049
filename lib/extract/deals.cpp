#include <dossier/extract/deals.h>
#include <dossier/extract/stages.h>
#include <dossier/facts/one_line.h>

#include <algorithm>

namespace dossier::extract {
namespace deals {
namespace {

constexpr std::string_view role_order[] = {"contractor", "client",   "buyer",    "seller",
                                           "target",     "lender",   "borrower", "donor",
                                           "recipient",  "investor", "partner",  "financier"};

std::size_t rank(std::string_view role) {
    return static_cast<std::size_t>(std::find(std::begin(role_order), std::end(role_order), role) -
                                    std::begin(role_order));
}

Deal deal_of(const Scene& scene, const Draft& draft) {
    Deal deal;
    deal.type = draft.type;
    deal.status = draft.status;
    for (const Filler& filler : draft.fillers)
        deal.parties.push_back({std::string(filler.role), on_one_line(filler.name), filler.iso});
    std::stable_sort(deal.parties.begin(), deal.parties.end(),
                     [](const Party& a, const Party& b) { return rank(a.role) < rank(b.role); });
    if (draft.money != none) {
        deal.amount = scene.money(draft.money).amount;
        deal.currency = scene.money(draft.money).currency;
    }
    if (draft.date != none) {
        const std::string& value = scene.date(draft.date).value;
        deal.date = value.substr(0, value.find('T'));  // the day, whatever its hour
    }
    deal.subject = draft.subject;
    const std::uint32_t first = scene.starts[draft.sentence];
    const std::uint32_t last = draft.last_sentence + 1 < scene.starts.size()
                                   ? scene.starts[draft.last_sentence + 1] - 1
                                   : scene.size() - 1;
    deal.evidence = scene.reading.span(first, std::max(last, first + 1));
    deal.quote = std::string(scene.reading.text(first, last));
    deal.rules = draft.rules;
    deal.confidence = confidence_of(scene, draft);
    deal.hedged = draft.hedged;
    deal.attributed_to = draft.attributed_to;
    return deal;
}

std::string dump(const Deal& deal) {
    std::string out = deal.type + " " + deal.status;
    for (const Party& party : deal.parties)
        out += " " + party.role + "=" + party.name;
    if (deal.amount)
        out += " " + deal.amount->to_string() + " " + (deal.currency.empty() ? "?" : deal.currency);
    if (!deal.date.empty()) out += " " + deal.date;
    return out;
}

// "Two loans", "10 contracts": what is counted is a deal, so rules must see the noun.
void open_counted(Reading& reading) {
    const std::uint32_t quantity = reading.pack->list("quantity"), counted = reading.pack->list("dl-counted");
    if (quantity == Pack::no_list || counted == Pack::no_list) return;
    reading.reopen([&](std::uint32_t item) {
        const Item& at = reading.line[item];
        return reading.is(item, quantity) && at.last - at.first > 1 &&
               reading.pack->in_list(reading.token_set(at.last - 1), counted);
    });
}

// A verb or a noun of a deal: light verbs alone tell none.
bool tells_deal(const Match& match) {
    return match.rule->field("kind") != "light";
}

}  // namespace
}  // namespace deals

void find_deals(Reading& reading) {
    using namespace deals;
    open_counted(reading);
    reading.join_phrases("deals");
    if (!reading.pack->stage("deals")) return;
    const std::vector<Match>& found = reading.scan("deals");
    if (std::none_of(found.begin(), found.end(), tells_deal)) return;
    Scene scene(reading, found);
    if (scene.anchors.empty()) return;
    link_anchors(scene);
    std::vector<Draft> drafts = read_frames(scene);
    find_values(scene, drafts);
    join(scene, drafts);
    for (const Draft& draft : drafts) {
        Deal deal = deal_of(scene, draft);
        for (const Match& match : draft.matches)
            reading.found(match, "deals", [&] { return dump(deal); });
        reading.facts.deals.push_back(std::move(deal));
    }
}

}  // namespace dossier::extract
