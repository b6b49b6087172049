// Amounts and dates that stand in a deal's sentence without hanging on its anchor.
#include <dossier/extract/deals.h>

#include <algorithm>

namespace dossier::extract::deals {
namespace {

std::uint32_t distance(std::uint32_t a, std::uint32_t b) {
    return a < b ? b - a : a - b;
}

// "For $2m", "worth $2m", "valued at $2m".
bool led(const Scene& scene, std::uint32_t item) {
    for (std::uint32_t i = item; i > 0 && item - i < 4; --i) {
        if (scene.listed(i - 1, "dl-amount-lead")) return true;
        if (scene.kind(i - 1) != Kind::word && scene.kind(i - 1) != Kind::adverb &&
            scene.kind(i - 1) != Kind::determiner)
            return false;
    }
    return false;
}

// "Won the contract for the dam, $2m, in May".
bool is_apposed(const Scene& scene, std::uint32_t item) {
    const auto parts = [&](std::uint32_t i) {
        return scene.kind(i) == Kind::comma || scene.kind(i) == Kind::stop || scene.kind(i) == Kind::sentence;
    };
    return item > 0 && scene.kind(item - 1) == Kind::comma && item + 1 < scene.size() && parts(item + 1);
}

void find_amount(const Scene& scene, const std::vector<bool>& taken, Draft& draft) {
    std::uint32_t best = none;
    int depth = 0;
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = scene.sentence_start(draft.item); i < last; ++i) {
        if (scene.kind(i) == Kind::open) ++depth;
        if (scene.kind(i) == Kind::close) --depth;
        if (scene.kind(i) != Kind::money || depth > 0 || taken[i]) continue;
        if (!led(scene, i) && !is_apposed(scene, i)) continue;
        if (!scene.is_worth(scene.money(i)) || is_valuation(scene, i) || is_measure(scene, i)) continue;
        if (best == none || distance(i, draft.item) < distance(best, draft.item)) best = i;
    }
    draft.money = best;
}

bool after_speech(const Scene& scene, std::uint32_t item) {
    for (std::uint32_t i = item; i > 0 && item - i < 3; --i) {
        if (scene.kind(i - 1) == Kind::speech) return true;
        if (scene.kind(i - 1) != Kind::preposition) return false;
    }
    return false;
}

bool is_moment(const DateMention& date) {
    return date.value.size() >= 4 && date.value[0] >= '0' && date.value[0] <= '9';
}

// "The order placed (with X) in 2018 was scrapped": the date is that of another event.
bool is_of_participle(const Scene& scene, std::uint32_t date, const Draft& draft) {
    if (draft.event == draft.item || date < 2) return false;
    if (draft.item < date && date < draft.event && scene.kind(draft.item) == Kind::anchor) {
        const Anchor& told = scene.anchors[scene.anchor_at[draft.item]];
        if (told.is("light") && told.past) return true;
    }
    const std::uint32_t before = scene.kind(date - 1) == Kind::preposition ? date - 2 : date - 1;
    if (scene.kind(before) != Kind::anchor) return false;
    const Anchor& anchor = scene.anchors[scene.anchor_at[before]];
    return anchor.is("light") && anchor.match.first != draft.event;
}

// "In the past five years Kenya has been lent $2 million".
bool over_years(const Scene& scene, const Draft& draft) {
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = scene.sentence_start(draft.item); i < last; ++i) {
        if (i == draft.item) continue;
        const Kind kind = scene.kind(i);
        const bool parts = kind == Kind::stop || kind == Kind::relative || kind == Kind::subordinator;
        if (parts && i > draft.item) return false;
        if (!scene.is_past_years(i)) continue;
        bool apart = false;
        for (std::uint32_t k = i; k < draft.item && !apart; ++k)
            apart = scene.kind(k) == Kind::stop || scene.kind(k) == Kind::relative ||
                    scene.kind(k) == Kind::subordinator ||
                    (scene.kind(k) == Kind::preposition && scene.preposition(k) == "after");
        if (!apart) return true;
    }
    return false;
}

// "Has lent $2 billion since 1972" is no one deal.
bool since(const Scene& scene, const Draft& draft) {
    // Nor is "has borrowed 21 times since 1972".
    if (draft.nominal || (draft.money == none && !(draft.verbal && draft.type == "loan"))) return false;
    if (draft.money != none && over_years(scene, draft)) return true;
    // "Since 1972 it has lent $2 billion".
    const std::uint32_t first = scene.sentence_start(draft.item);
    if (scene.listed(first, "dl-since") && scene.kind(first + 1) == Kind::date) return true;
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = draft.item; i + 1 < last && scene.kind(i) != Kind::stop; ++i) {
        // "Bought it, its largest purchase since 1972": the years are those of what it is called.
        const bool apposed = scene.kind(i) == Kind::comma && scene.kind(i + 1) == Kind::determiner;
        if (apposed || (!draft.verbal && scene.kind(i) == Kind::comma)) return false;
        if (scene.kind(i + 1) == Kind::date && scene.listed(i, "dl-since")) return true;
    }
    return false;
}

// "Bought the terminal and will reopen it in May": the date is that of another verb.
bool is_of_next_verb(const Scene& scene, std::uint32_t date, const Draft& draft) {
    for (std::uint32_t i = draft.event + 1; i + 1 < date; ++i) {
        if (scene.kind(i) != Kind::conjunction) continue;
        if (scene.kind(i + 1) != Kind::anchor) continue;
        const Anchor& next = scene.anchors[scene.anchor_at[i + 1]];
        if (next.is("light") && !next.past) return true;
    }
    return false;
}

// "The trams are due in 2026", "deliveries start in May": what the date tells is still to come.
bool is_of_later(const Scene& scene, std::uint32_t date) {
    constexpr std::uint32_t reach = 4;
    for (std::uint32_t i = date; i > 0 && date - i < reach; --i) {
        if (scene.listed(i - 1, "dl-later")) return true;
        if (scene.kind(i - 1) != Kind::preposition && scene.kind(i - 1) != Kind::word) return false;
    }
    return false;
}

// "Took part in the 2010 fair": the date is that of what the article is of.
bool is_of_noun(const Scene& scene, std::uint32_t date) {
    if (date == 0 || date + 1 >= scene.size() || scene.kind(date - 1) != Kind::determiner) return false;
    const Kind next = scene.kind(date + 1);
    return next == Kind::word || next == Kind::entity;
}

// "Between 2026 and 2029", "from 2026 to 2029".
bool ends_span(const Scene& scene, std::uint32_t date) {
    return date > 2 && scene.kind(date - 2) == Kind::date && scene.listed(date - 3, "dl-no-event") &&
           (scene.kind(date - 1) == Kind::conjunction || scene.kind(date - 1) == Kind::preposition);
}

// "The PzH 2000": a number in the name of a thing.
bool is_model(const Scene& scene, std::uint32_t date) {
    return date > 0 && scene.date(date).value.size() == 4 && scene.kind(date - 1) == Kind::word &&
           scene.looks_like_name(date - 1);
}

// "Was founded in 2019 and | raised $5 million in 2020": what stands before is of another verb.
bool is_of_verb_before(const Scene& scene, std::uint32_t date, const Draft& draft) {
    if (scene.kind(draft.event) != Kind::anchor) return false;
    const Anchor& verb = scene.anchors[scene.anchor_at[draft.event]];
    return verb.is_verbal() && verb.group > 0 && date < verb.group &&
           scene.kind(verb.group - 1) == Kind::conjunction;
}

// "Ended a 2015 contract": the year in which it was signed.
bool is_of_ended_noun(const Scene& scene, std::uint32_t date, const Draft& draft) {
    return date > draft.event && scene.kind(date - 1) == Kind::determiner && date + 1 < scene.size() &&
           scene.kind(date + 1) == Kind::anchor &&
           (draft.status == "cancelled" || draft.status == "rejected");
}

// "Lends $5 million; it had sold the port in 2012": the date is that of a clause with a deal of its own. But
// "…; it was signed in 2012" tells of the same.
bool is_of_later_clause(const Scene& scene, std::uint32_t date, const Draft& draft) {
    bool apart = false;
    for (std::uint32_t i = draft.event + 1; i < date; ++i) {
        apart = apart || scene.kind(i) == Kind::stop;
        if (!apart || scene.kind(i) != Kind::anchor) continue;
        const Anchor& anchor = scene.anchors[scene.anchor_at[i]];
        const bool of_it = anchor.field("outcome") == "yes" || anchor.field("adds") == "yes";
        if (!of_it && (anchor.is("verb") || (anchor.is("light") && anchor.inner != none))) return true;
    }
    return false;
}

void find_date(const Scene& scene, Draft& draft) {
    std::uint32_t best = none, best_cost = 200, speech = none;
    const std::uint32_t last = scene.sentence_end(draft.event);
    for (std::uint32_t i = scene.sentence_start(draft.event); i < last; ++i) {
        const bool dated =
            scene.kind(i) == Kind::date ||
            (scene.kind(i) == Kind::anchor && scene.reading.line[i].mark >= 0 && scene.listed(i, "date"));
        if (!dated || !is_moment(scene.date(i))) continue;
        if (after_speech(scene, i)) {
            if (speech == none) speech = i;
            continue;
        }
        if (i > 0 && scene.listed(i - 1, "dl-no-event")) continue;
        if (draft.status != "completed" && ends_span(scene, i)) continue;
        std::uint32_t cost = distance(i, draft.event);
        for (std::uint32_t k = std::min(i, draft.event); k < std::max(i, draft.event); ++k) {
            const Kind kind = scene.kind(k);
            if (kind == Kind::stop || kind == Kind::relative || kind == Kind::subordinator ||
                kind == Kind::speech)
                cost += 40;
            if (kind == Kind::comma) cost += 2;
            if (kind == Kind::anchor && !scene.anchors[scene.anchor_at[k]].is("noun") && k != draft.event)
                cost += 12;
        }
        if (is_of_participle(scene, i, draft)) cost += 40;
        if (is_of_noun(scene, i) || is_model(scene, i) || is_of_ended_noun(scene, i, draft)) cost += 200;
        if (is_of_verb_before(scene, i, draft)) cost += 40;
        if (is_of_next_verb(scene, i, draft) || is_of_later_clause(scene, i, draft)) cost += 200;
        if (draft.status != "proposed" && is_of_later(scene, i)) cost += 200;
        if (cost < best_cost) best = i, best_cost = cost;
    }
    draft.date = best != none ? best : speech;
    draft.date_of_speech = best == none && speech != none;
}

// "According to X", "X said": whose word a deal is that is told with doubt.
void find_source(const Scene& scene, Draft& draft) {
    if (!draft.hedged) return;
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = scene.sentence_start(draft.item); i < last; ++i) {
        if (scene.kind(i) != Kind::speech) continue;
        std::uint32_t named = none;
        if (scene.listed(i, "dl-source")) {
            const Group group = read_group(scene, i + 1, last);
            if (!group.heads.empty()) named = group.heads.front();
        } else if (i > 0 && scene.kind(i - 1) == Kind::entity) {
            named = i - 1;
        }
        if (named != none) draft.attributed_to = name_of(scene, named);
    }
}

// "Norda said Kenya has ordered 40 trams": of an order that names no maker it is the one who tells of it.
void find_maker(const Scene& scene, Draft& draft) {
    if (draft.type != "contract" || draft.fillers.empty() || draft.hedged || !draft.references.empty())
        return;
    for (const Filler& filler : draft.fillers)
        if (filler.role != "client") return;
    const std::uint32_t last = scene.sentence_end(draft.item);
    for (std::uint32_t i = scene.sentence_start(draft.item) + 1; i < last; ++i) {
        if (!scene.listed(i, "dl-says") || scene.kind(i) != Kind::speech || scene.kind(i - 1) != Kind::entity)
            continue;
        if (scene.entity(i - 1).type != "organization" || scene.nature(i - 1) == "state") continue;
        Filler maker;
        maker.role = "contractor";
        maker.name = name_of(scene, i - 1);
        maker.iso = scene.entity(i - 1).iso;
        maker.item = i - 1;
        maker.referred = true;
        if (!find_name(draft, maker)) draft.fillers.push_back(std::move(maker));
        return;
    }
}

}  // namespace

bool is_measure(const Scene& scene, std::uint32_t item) {
    std::uint32_t of = item;
    while (of > 0 && (scene.kind(of - 1) == Kind::adverb || scene.kind(of - 1) == Kind::word))
        --of;
    return of > 1 && item - of < 3 && scene.kind(of - 1) == Kind::preposition &&
           scene.preposition(of - 1) == "of" && scene.listed(of - 2, "dl-measured");
}

bool is_valuation(const Scene& scene, std::uint32_t item) {
    for (std::uint32_t i = item; i > 0 && item - i < 7; --i) {
        if (scene.kind(i - 1) == Kind::sentence || scene.kind(i - 1) == Kind::stop) return false;
        if (scene.listed(i - 1, "dl-valuation") && item - i > 1) return true;
    }
    return false;
}

void find_values(const Scene& scene, std::vector<Draft>& drafts) {
    for (Draft& draft : drafts) {
        find_date(scene, draft);
        draft.lump = since(scene, draft);
        find_source(scene, draft);
        find_maker(scene, draft);
    }
    std::vector<bool> taken(scene.size());
    for (const Draft& draft : drafts)
        if (draft.money != none) taken[draft.money] = true;
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        if (drafts[i].money != none) continue;
        if (i > 0 && drafts[i - 1].sentence == drafts[i].sentence) continue;
        if (i + 1 < drafts.size() && drafts[i + 1].sentence == drafts[i].sentence) continue;
        find_amount(scene, taken, drafts[i]);
    }
}

}  // namespace dossier::extract::deals
