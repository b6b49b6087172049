// What a text adds to a deal that it has told: a party, an outcome, who pays for it.
#include <dossier/extract/deals.h>

#include <algorithm>
#include <iterator>

namespace dossier::extract::deals {

namespace {

bool finance(const Draft& loan, std::vector<Draft>& drafts, std::size_t end, std::size_t deals) {
    std::size_t left = deals;
    for (std::size_t back = 1; back <= window && back <= end && left > 0; ++back) {
        Draft& deal = drafts[end - back];
        if (deal.type != "contract" || deal.last_sentence + deals < loan.sentence) continue;
        for (Filler filler : loan.fillers) {
            if (filler.role != "lender") continue;
            filler.role = "financier";
            if (!find_name(deal, filler)) deal.fillers.push_back(filler);
        }
        deal.last_sentence = std::max(deal.last_sentence, loan.sentence);
        deal.rules.insert(deal.rules.end(), loan.rules.begin(), loan.rules.end());
        deal.matches.insert(deal.matches.end(), loan.matches.begin(), loan.matches.end());
        --left;
    }
    return left < deals;
}

}  // namespace

// A lender without an amount of its own beside a contract is the contract's financier.
void find_financiers(const Scene& scene, std::vector<Draft>& drafts) {
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        Draft& loan = drafts[i];
        if (loan.type != "loan" || loan.money != none || has_role(loan, "borrower") ||
            !has_role(loan, "lender"))
            continue;
        bool both = false;
        for (std::uint32_t at = scene.sentence_start(loan.item); at < loan.item; ++at)
            both = both || scene.listed(at, "dl-both");
        if (finance(loan, drafts, i, both ? 2 : 1)) loan.fillers.clear();
    }
}

namespace {

void take_trace(Draft& deal, Draft& more) {
    deal.last_sentence = std::max(deal.last_sentence, more.sentence);
    std::move(more.rules.begin(), more.rules.end(), std::back_inserter(deal.rules));
    std::move(more.matches.begin(), more.matches.end(), std::back_inserter(deal.matches));
}

// "The lender is X", "the equipment, valued at $5 million": what the last deal of the kind does not tell yet.
bool add_to(Draft& deal, Draft& more) {
    const std::string_view role = more.fillers.empty() ? "" : more.fillers.front().role;
    const bool told = has_role(deal, role) && role != "investor";  // of investors there may be many
    if (role.empty() ? more.money == none || deal.money != none : told) return false;
    for (const Filler& filler : more.fillers)
        if (!find_name(deal, filler)) deal.fillers.push_back(filler);
    if (deal.money == none) deal.money = more.money;
    take_trace(deal, more);
    deal.nominal = deal.weak = false;
    return true;
}

// "Huawei offered to light the port. Kenya said no": who answers is the other side, where none is named.
void take_outcome(Draft& deal, Draft& more) {
    const std::string_view side = deal.type == "contract" ? "client" : deal.type == "loan" ? "borrower" : "";
    for (Filler& filler : more.fillers) {
        if (side.empty() || has_role(deal, side) || find_name(deal, filler)) continue;
        filler.role = side;
        deal.fillers.push_back(filler);
    }
    deal.status = more.status;
    take_trace(deal, more);
}

// What is turned down was offered before; what is finished or lapses was agreed on.
bool awaits(const Draft& deal, std::string_view outcome) {
    return deal.status == (outcome == "rejected" ? "proposed" : "agreed");
}

}  // namespace

void find_outcomes(std::vector<Draft>& drafts) {
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        Draft& more = drafts[i];
        // "Asked for a loan to build a mill; the bank said no": not to the mill.
        Draft& deal = drafts[i > 1 && drafts[i - 1].loose && !drafts[i - 2].loose ? i - 2 : i - 1];
        if (!more.outcome || deal.outcome || deal.headline || deal.sentence + 1 < more.sentence) continue;
        if (!more.type.empty() && more.type != deal.type) continue;
        if (awaits(deal, more.status)) take_outcome(deal, more);
    }
    std::erase_if(drafts, [](const Draft& d) { return d.outcome; });
}

namespace {

bool takes_addition(const Draft& deal, const Draft& more) {
    const bool kind = deal.type == more.type || more.type == "any" ||
                      (more.generic && (deal.type == "grant" || deal.type == "contract"));
    return !deal.adds && kind && !deal.headline && !deal.fillers.empty();
}

// "Agreed to merge with X in a deal worth $5 million": another frame of the sentence has the sum.
bool is_priced(const std::vector<Draft>& drafts, const Draft& deal) {
    return deal.type == "acquisition" && std::any_of(drafts.begin(), drafts.end(), [&](const Draft& d) {
               return d.sentence == deal.sentence && d.money != none && !d.adds;
           });
}

bool add_to_before(std::vector<Draft>& drafts, std::size_t i) {
    constexpr std::uint32_t sentences = 3;
    for (std::size_t back = 1; back <= window && back <= i; ++back) {
        Draft& deal = drafts[i - back];
        if (takes_addition(deal, drafts[i]) && !(drafts[i].type == "any" && is_priced(drafts, deal)))
            return deal.last_sentence + sentences >= drafts[i].sentence && add_to(deal, drafts[i]);
    }
    return false;
}

// "Contracting authority: X", above the line that tells who won.
void add_to_behind(std::vector<Draft>& drafts, std::size_t i) {
    constexpr std::uint32_t sentences = 8;
    for (std::size_t next = i + 1; next < drafts.size() && next <= i + window; ++next) {
        if (!takes_addition(drafts[next], drafts[i])) continue;
        if (drafts[next].sentence <= drafts[i].sentence + sentences) add_to(drafts[next], drafts[i]);
        return;
    }
}

}  // namespace

void add_parties(std::vector<Draft>& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i)
        if (drafts[i].adds && !add_to_before(drafts, i)) add_to_behind(drafts, i);
    std::erase_if(drafts, [](const Draft& d) { return d.adds; });
}

// "The bank lends Kenya $5 million; Norda Bank is putting up another $3 million": for Kenya too.
void share_receivers(std::vector<Draft>& drafts) {
    const auto receiver = [](const Draft& d) -> std::string_view {
        return d.type == "loan" ? "borrower" : d.type == "grant" ? "recipient" : "";
    };
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        Draft& more = drafts[i];
        const Draft& deal = drafts[i - 1];
        const bool one_sentence = more.sentence == deal.sentence && more.verbal && more.money != none;
        if ((!more.beside && !one_sentence) || receiver(more).empty() || receiver(deal).empty() ||
            more.fillers.size() != 1 || has_role(more, receiver(more)) ||
            deal.last_sentence + 1 < more.sentence)
            continue;
        for (const Filler& filler : deal.fillers)
            if (filler.role == receiver(deal) && !find_name(more, filler)) {
                more.fillers.push_back(filler);
                more.fillers.back().role = receiver(more);
                break;
            }
    }
}

namespace {

std::string_view receiver_of(std::string_view type) {
    return type == "loan" ? "borrower" : type == "grant" ? "recipient" : "";
}

// The state that every loan and grant of the text goes to; none if there are several, or it is no state.
const Filler* only_receiver(const std::vector<Draft>& drafts) {
    const Filler* only = nullptr;
    for (const Draft& draft : drafts)
        for (const Filler& filler : draft.fillers) {
            if (receiver_of(draft.type).empty() || filler.role != receiver_of(draft.type)) continue;
            if (!filler.state || (only && only->name != filler.name)) return nullptr;
            only = &filler;
        }
    return only;
}

// "The Indian government will provide $5 million": to whom it does not lend is itself.
bool is_of_state(const Draft& draft, const Filler& state) {
    return std::any_of(draft.fillers.begin(), draft.fillers.end(), [&](const Filler& f) {
        return f.name == state.name || (!f.iso.empty() && f.iso == state.iso);
    });
}

}  // namespace

void share_only_receiver(std::vector<Draft>& drafts) {
    const Filler* const only = only_receiver(drafts);
    if (!only) return;
    const Filler receiver = *only;
    for (Draft& draft : drafts) {
        const std::string_view role = receiver_of(draft.type);
        if (role.empty() || draft.fillers.empty() || draft.unnamed || has_role(draft, role) ||
            has_role(draft, "side") || is_of_state(draft, receiver))
            continue;
        draft.fillers.push_back(receiver);
        draft.fillers.back().role = role;
        draft.fillers.back().referred = true;
    }
}

}  // namespace dossier::extract::deals
