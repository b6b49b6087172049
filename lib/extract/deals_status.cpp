// The last state that a text reports of a deal: its verb's own, and what the verbs and nouns around it make
// of it.
#include <dossier/extract/deals.h>

namespace dossier::extract::deals {
namespace {

// "If Norda buys Telmark": nobody has agreed to it yet.
bool is_conditional(const Scene& scene, const Anchor& verb) {
    constexpr std::uint32_t longest_subject = 10;
    if (verb.is("noun")) return false;
    for (std::uint32_t i = verb.group; i > 0 && verb.group - i < longest_subject; --i) {
        if (scene.listed(i - 1, "dl-if")) return true;
        const Kind kind = scene.kind(i - 1);
        if (kind == Kind::sentence || kind == Kind::stop || kind == Kind::speech || kind == Kind::comma ||
            kind == Kind::subordinator || kind == Kind::relative)
            return false;
    }
    return false;
}

}  // namespace

Status status_of(const Scene& scene, std::uint32_t a) {
    Status out;
    const Anchor& own = scene.anchors[a];
    out.anchor = a;
    out.status = own.field(own.past && !own.infinitive && !own.ongoing ? Label("past") : Label("present"));
    if (out.status.empty()) out.status = own.field("status");
    if (out.status.empty()) out.status = "agreed";
    out.hedged = own.field("hedged") == "yes";
    const bool pledged = out.status == "proposed" && !own.is("noun");
    bool negated = own.negated, governed = false;
    std::uint32_t at = own.outer;
    for (unsigned depth = 0; at != none && depth < 8; ++depth, at = scene.anchors[at].outer) {
        const Anchor& outer = scene.anchors[at];
        std::string_view status = outer.field("status");
        if (outer.past && !outer.field("past").empty()) status = outer.field("past");
        // A signed memorandum to buy is signed; the purchase is only proposed.
        const bool governing = outer.is("noun") && !outer.field("governing").empty();
        if (governing) status = outer.field("governing");
        if (governed && status == "agreed") continue;
        // "Agreed to pledge": still a pledge.
        if (pledged && status == "agreed") continue;
        governed = governed || governing;
        negated = negated || outer.negated;
        if (outer.field("hedged") == "yes") out.hedged = true;
        if (status.empty()) continue;
        const bool ended = out.status == "rejected" || out.status == "cancelled";
        if (ended && (status == "agreed" || status == "completed")) continue;
        out.status = status;
        out.anchor = at;
    }
    const Anchor& told = scene.anchors[out.anchor];
    if ((out.status == "agreed" || out.status == "completed") && is_conditional(scene, told)) {
        out.status = "proposed";
        out.hedged = true;
    }
    if (negated && out.status != "rejected" && out.status != "cancelled") out.status = "rejected";
    return out;
}

}  // namespace dossier::extract::deals
