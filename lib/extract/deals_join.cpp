// Which drafts are one deal, which are none.
#include <dossier/extract/deals.h>

#include <algorithm>
#include <iterator>
#include <optional>

namespace dossier::extract::deals {
namespace {

bool same_amount(const Scene& scene, const Draft& a, const Draft& b) {
    if (a.money == none || b.money == none || a.money == b.money) return true;
    return scene.money(a.money).amount == scene.money(b.money).amount;
}

// Every party of `b` that `a` has too has the same role there, and roles of both name a common party.
bool parties_agree(const Draft& a, const Draft& b) {
    bool shared = a.fillers.empty() || b.fillers.empty();
    for (const Filler& filler : b.fillers) {
        const Filler* other = find_name(a, filler);
        if (other) {
            shared = true;
            if (other->role != filler.role && other->role != "side" && filler.role != "side" &&
                other->role != "partner" && filler.role != "partner")
                return false;
        } else if (filler.role != "side" && filler.role != "partner" && filler.role != "investor" &&
                   has_role(a, filler.role)) {
            return false;
        }
    }
    return shared;
}

// "A ended its contract with B", "C was ordered from D by A": of two pairs that share one party the others
// are no one deal's, where a frame has left their sides open.
bool pairs_differ(const Draft& a, const Draft& b) {
    if (a.type == "agreement" || a.fillers.size() < 2 || b.fillers.size() < 2) return false;
    const auto other = [](const Draft& of, const Draft& in) {
        const auto found = std::find_if(of.fillers.begin(), of.fillers.end(),
                                        [&](const Filler& f) { return !find_name(in, f); });
        return found == of.fillers.end() ? std::string_view{} : found->role;
    };
    const std::string_view in_a = other(a, b), in_b = other(b, a);
    return !in_a.empty() && !in_b.empty() && (in_a == "side" || in_b == "side");
}

bool same_kind(const Draft& a, const Draft& b) {
    return a.type == b.type || (a.generic || b.generic);
}

// A pact of A with B is not that of A with C.
bool other_partners(const Draft& a, const Draft& b) {
    const auto pacts = [](const Draft& draft) {
        return draft.fillers.size() >= 2 && draft.fillers.front().role == "partner";
    };
    if (!pacts(a) || !pacts(b)) return false;
    const auto shared = std::count_if(b.fillers.begin(), b.fillers.end(),
                                      [&](const Filler& f) { return find_name(a, f) != nullptr; });
    return static_cast<std::size_t>(shared) < std::min(a.fillers.size(), b.fillers.size());
}

// "X terminated the contract": one that was told some sentences before.
bool recalls(const Draft& a, const Draft& b) {
    constexpr std::uint32_t sentences = 8;
    return b.definite && !b.verbal && !b.nominal && b.money == none && !b.fillers.empty() &&
           a.type == b.type && b.sentence <= a.last_sentence + sentences &&
           std::all_of(b.fillers.begin(), b.fillers.end(),
                       [&](const Filler& f) { return find_name(a, f) != nullptr; });
}

// "Cancelled a contract with A and handed the job to B".
bool goes_to_another(const Draft& a, const Draft& b) {
    const auto refused = [](const Draft& d) { return d.status == "rejected" || d.status == "cancelled"; };
    const auto has_own = [](const Draft& of, const Draft& other) {
        return std::any_of(of.fillers.begin(), of.fillers.end(), [&](const Filler& f) {
            return (f.role == "contractor" || f.role == "side") && !find_name(other, f);
        });
    };
    return refused(a) != refused(b) && a.type == "contract" && b.type == "contract" && has_own(a, b) &&
           has_own(b, a);
}

// "A rebuilt the pier. The contract was let by B": who pays, where the sentence before tells who builds.
bool completes(const Draft& a, const Draft& b) {
    const auto pays = [](const Filler& f) { return f.role == "client" || f.role == "financier"; };
    return a.type == "contract" && b.type == "contract" && a.verbal && b.definite && b.money == none &&
           b.sentence == a.last_sentence + 1 && !b.fillers.empty() &&
           std::all_of(b.fillers.begin(), b.fillers.end(), pays) &&
           std::none_of(a.fillers.begin(), a.fillers.end(), pays);
}

bool one_deal(const Scene& scene, const Draft& a, const Draft& b) {
    if (other_partners(a, b) || goes_to_another(a, b)) return false;
    if (!same_kind(a, b) || !same_amount(scene, a, b)) return false;
    // "Scrapped an accord with B after boats were caught without a licence": that licence is none of theirs.
    const bool aside = a.generic && b.nominal && b.fillers.empty() && b.money == none && !b.definite;
    if (a.sentence == b.sentence || a.last_sentence == b.sentence)
        return !(aside && !b.generic) && parties_agree(a, b);
    if (same_takeover(a, b)) return true;
    if (pairs_differ(a, b)) return false;
    if (a.habitual && a.money == none) return false;  // "sells gear" is not what it offered later
    if (recalls(a, b)) return parties_agree(a, b);
    if (completes(a, b)) return true;
    if (b.sentence > a.last_sentence + 3) return false;
    // "It also plans to buy" is another deal than what it bought.
    if (b.verbal && b.status == "proposed" && a.status != "proposed") return false;
    if (b.fillers.empty() && b.sentence <= a.last_sentence + 2) return b.definite;
    if (a.fillers.empty() || b.fillers.empty()) return false;
    const bool definite = b.nominal || b.fillers.size() >= 2 || (b.money != none && a.money != none);
    // "The agreement was signed by …": that which the same parties have already.
    const bool known = std::all_of(b.fillers.begin(), b.fillers.end(),
                                   [&](const Filler& f) { return find_name(a, f) != nullptr; });
    const bool same = a.type == b.type || (b.generic && b.definite && known && b.fillers.size() >= 2);
    return definite && parties_agree(a, b) && same;
}

void merge_same(const Scene& scene, std::vector<Draft>& drafts) {
    std::vector<Draft> kept;
    for (Draft& draft : drafts) {
        Draft* home = nullptr;
        for (std::size_t back = 0; back < window && back < kept.size() && !home; ++back) {
            Draft& other = kept[kept.size() - 1 - back];
            if (other.headline == draft.headline && is_told_as_gift(other, draft)) make_gift(other);
            if (other.headline == draft.headline && one_deal(scene, other, draft)) home = &other;
        }
        if (home)
            absorb(*home, draft);
        else
            kept.push_back(std::move(draft));
    }
    drafts = std::move(kept);
}

bool is_deal(const Draft& draft) {
    // Two lenders are no loan yet; two that won a licence are.
    const std::size_t named = draft.verbal || draft.nominal ? sides_of(draft) : draft.fillers.size();
    const std::size_t parties = named + (draft.spoken && !draft.verbal ? 1 : 0);
    if (draft.type.empty() || named == 0 || draft.loose || draft.lump || draft.own) return false;
    if (draft.mass && draft.money == none) return false;
    // "Lenders will restructure $3 million of what Kenya owes": a verb with a sum tells enough.
    if (draft.type == "agreement" && draft.verbal && draft.money != none) return true;
    if (draft.type == "agreement" || draft.pair) return parties + (draft.unnamed ? 1 : 0) >= 2;
    const bool vague =
        std::any_of(draft.fillers.begin(), draft.fillers.end(), [](const Filler& f) { return f.vague; });
    if (vague && draft.weak && draft.money == none && parties < 3) return false;
    if (vague && draft.habitual && !draft.headline) return false;  // "buys $3 million of goods from Kenya"
    if (vague && (draft.verbal || draft.nominal) && parties < 3 && !(draft.priced && parties == 2))
        return false;
    if (draft.nominal)
        return (parties >= 2 || draft.money != none) && !(draft.weak && (parties < 2 || draft.money == none));
    if (draft.weak && draft.habitual && !draft.headline && draft.money == none) return false;
    // "Won a contract for the second line": said in so many words it is a deal of whom it names.
    const bool told = !draft.verbal && draft.type == "contract" && !draft.headline &&
                      !draft.subject.empty() && draft.status != "proposed" &&
                      draft.fillers.front().iso.empty();
    if (draft.weak) return parties >= 2 || draft.money != none || told;
    return parties >= 2 || draft.money != none || !draft.subject.empty();
}

// "NORWAY LENDS KENYA $3 MLN" between the items of a bulletin: the item below it tells the same.
bool is_retold(const Scene& scene, const std::vector<Draft>& drafts, std::size_t i) {
    constexpr std::uint32_t sentences = 2;
    const Draft& line = drafts[i];
    if (line.sentence != line.last_sentence || !scene.is_in_capitals(scene.starts[line.sentence]))
        return false;
    for (std::size_t k = i + 1; k < drafts.size() && drafts[k].sentence <= line.sentence + sentences; ++k) {
        const Draft& below = drafts[k];
        if (below.type == line.type && below.sentence > line.sentence && is_deal(below) &&
            !scene.is_in_capitals(scene.starts[below.sentence]))
            return true;
    }
    return false;
}

void drop_retold(const Scene& scene, std::vector<Draft>& drafts) {
    for (std::size_t i = drafts.size(); i > 0; --i)
        if (is_retold(scene, drafts, i - 1))
            drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i) - 1);
}

// Sides of a deal that the frame left open ("X signed a contract with Y").
void settle_sides(Draft& draft) {
    std::size_t states = 0, others = 0, sides = 0, banks = 0;
    const bool client = has_role(draft, "client"), contractor = has_role(draft, "contractor");
    for (const Filler& filler : draft.fillers) {
        if (filler.role != "side") continue;
        ++sides;
        ++(filler.state ? states : others);
        if (filler.bank) ++banks;
    }
    if (sides == 0) return;
    const bool acts = std::any_of(draft.fillers.begin(), draft.fillers.end(),
                                  [](const Filler& f) { return f.role == "side" && f.acts; });
    // "X and Y have signed a contract": of two that act the first is named as the one whose deal it is.
    const bool all_act = std::all_of(draft.fillers.begin(), draft.fillers.end(),
                                     [](const Filler& f) { return f.role == "side" && f.acts; });
    bool leading = true;
    for (Filler& filler : draft.fillers) {
        if (filler.role != "side") continue;
        const bool first = acts && !all_act ? filler.acts : leading;
        if (draft.type == "loan") {
            // Of two banks the one that acts lends.
            const bool lends = (filler.bank && (banks < 2 || first)) || has_role(draft, "borrower") ||
                               (!first && states > 0 && !filler.state) ||
                               (states == sides && states > 1 && first != acts);
            filler.role = lends ? "lender" : "borrower";
        } else if (draft.type == "grant") {
            filler.role = leading || filler.bank ? "donor" : "recipient";
        } else if (draft.type == "acquisition") {
            filler.role = first && !has_role(draft, "buyer")
                              ? "buyer"
                              : (has_role(draft, "target") ? "seller" : "target");
        } else if (draft.type == "contract") {
            // Of a state and others the state pays, as it does alone.
            bool pays = states > 0 && (others > 0 || sides == 1) ? filler.state : !first;
            if (client && !contractor) pays = false;
            if (contractor && !client) pays = true;
            filler.role = pays ? "client" : "contractor";
        } else if (draft.type == "investment") {
            filler.role = first ? "investor" : "target";
        } else {
            filler.role = "partner";
        }
        leading = false;
    }
}

bool gives(std::string_view role) {
    return role == "lender" || role == "donor" || role == "investor" || role == "financier";
}

bool takes(std::string_view role) {
    return role == "borrower" || role == "recipient" || role == "target";
}

// A package as a whole: who has a side of it.
bool is_whole(const Draft& draft) {
    return std::any_of(draft.fillers.begin(), draft.fillers.end(),
                       [](const Filler& f) { return gives(f.role) || takes(f.role) || f.role == "side"; });
}

struct Sides {
    std::string_view giver, taker;
};

Sides ends_of(std::string_view type) {
    if (type == "loan") return {"lender", "borrower"};
    if (type == "grant") return {"donor", "recipient"};
    return {"investor", "target"};
}

void take_share(const Draft& whole, Draft& part) {
    const Sides sides = ends_of(part.type);
    for (Filler filler : whole.fillers) {
        filler.role = gives(filler.role) ? sides.giver : sides.taker;
        part.fillers.push_back(std::move(filler));
    }
    part.status = whole.status;
    if (part.date == none || part.date_of_speech) part.date = whole.date;
    part.nominal = part.weak = false;
}

// "The package consists of $5 million in loans and $2 million in grants": the parties are those of the whole,
// which is no deal of its own then.
void share_out(std::vector<Draft>& drafts) {
    const auto is_part = [](const Draft& draft) { return draft.part && draft.money != none; };
    if (std::none_of(drafts.begin(), drafts.end(), is_part)) return;
    std::optional<Draft> whole;
    std::size_t whole_at = 0;
    std::vector<bool> divided(drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& part = drafts[i];
        if (!is_part(part)) {
            if (!is_whole(part)) continue;
            whole = part;
            whole_at = i;
            settle_sides(*whole);
            continue;
        }
        const bool near = whole && part.sentence <= whole->sentence + 2;
        const bool several = (i + 1 < drafts.size() && drafts[i + 1].part) || (i > 0 && drafts[i - 1].part);
        if (!near || !several || !part.fillers.empty()) continue;
        take_share(*whole, part);
        divided[whole_at] = true;
    }
    for (std::size_t i = drafts.size(); i > 0; --i)
        if (divided[i - 1]) drafts.erase(drafts.begin() + static_cast<std::ptrdiff_t>(i - 1));
}

// "Kenya signed a $5 million agreement with Norda Bank": what a bank gives money for is a loan.
void settle_pact_with_bank(const Scene& scene, Draft& draft) {
    if (draft.type != "agreement" || !draft.generic || draft.money == none || draft.fillers.size() != 2)
        return;
    Filler &a = draft.fillers[0], &b = draft.fillers[1];
    if (a.role != "partner" || b.role != "partner" || a.bank == b.bank) return;
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = scene.sentence_start(draft.item); i < last; ++i)
        if (scene.listed(i, "dl-no-loan")) return;
    draft.type = "loan";
    a.role = a.bank ? "lender" : "borrower";
    b.role = b.bank ? "lender" : "borrower";
}

// "Iran and Russia signed a deal to build a railway": states alone are no contractors.
void settle_states(Draft& draft) {
    const auto builds = [](const Filler& filler) {
        return filler.role == "contractor" && !filler.iso.empty();
    };
    if (draft.type != "contract" || draft.fillers.size() < 2 ||
        !std::all_of(draft.fillers.begin(), draft.fillers.end(), builds))
        return;
    draft.type = "agreement";
    for (Filler& filler : draft.fillers)
        filler.role = "partner";
}

}  // namespace

namespace {

// "Chose Norda to build a dam, accepting its bid of $3 million": the bid is for that work.
bool is_bid_for(const Draft& bid, const Draft& deal) {
    if (bid.fillers.size() != 1 || deal.type != "contract" || deal.sentence != bid.sentence) return false;
    const Filler* const bidder = find_name(deal, bid.fillers.front());
    return bidder && bidder->role == "contractor" && bid.status == deal.status;
}

void settle_accepted(std::vector<Draft>& drafts) {
    for (std::size_t i = 1; i < drafts.size(); ++i) {
        Draft &bid = drafts[i], &deal = drafts[i - 1];
        if (bid.type != "acquisition" || bid.verbal || !is_bid_for(bid, deal)) continue;
        bid.type = "contract";
        bid.fillers.front().role = "contractor";
    }
}

// "Ordered trams from A, rejecting a bid from B": B had bid for the same work.
void settle_rivals(std::vector<Draft>& drafts) {
    const auto buys = [](const Filler& f) { return f.role == "buyer"; };
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        Draft& bid = drafts[i];
        if (bid.type != "acquisition" || bid.status != "rejected" || bid.fillers.size() > 2) continue;
        const auto bidder = std::find_if(bid.fillers.begin(), bid.fillers.end(), buys);
        if (bidder == bid.fillers.end()) continue;
        for (std::size_t k = i > window ? i - window : 0; k < std::min(drafts.size(), i + window); ++k) {
            const Draft& deal = drafts[k];
            const bool behind =
                bid.fillers.size() == 1 && deal.sentence + 1 == bid.sentence && has_role(deal, "contractor");
            if (deal.type != "contract" || (deal.sentence != bid.sentence && !behind)) continue;
            const auto client = std::find_if(deal.fillers.begin(), deal.fillers.end(), [&](const Filler& f) {
                return f.role == "client" && (bid.fillers.size() == 1 || find_name(bid, f));
            });
            if (client == deal.fillers.end() || client->name == bidder->name) continue;
            Filler contractor = *bidder;
            contractor.role = "contractor";
            bid.fillers = {contractor, *client};
            bid.type = "contract";
            break;
        }
    }
}

}  // namespace

void join(const Scene& scene, std::vector<Draft>& drafts) {
    share_out(drafts);
    add_parties(drafts);
    find_outcomes(drafts);
    settle_accepted(drafts);
    settle_rivals(drafts);
    merge_same(scene, drafts);
    drop_retold(scene, drafts);
    find_financiers(scene, drafts);
    for (Draft& draft : drafts)
        find_receiver(scene, draft);
    share_receivers(drafts);
    const bool body =
        std::any_of(drafts.begin(), drafts.end(), [](const Draft& d) { return !d.headline && is_deal(d); });
    std::erase_if(drafts, [&](const Draft& d) { return (body && d.headline) || !is_deal(d); });
    for (Draft& draft : drafts) {
        settle_sides(draft);
        settle_states(draft);
        settle_pact_with_bank(scene, draft);
    }
    share_only_receiver(drafts);
}

}  // namespace dossier::extract::deals
