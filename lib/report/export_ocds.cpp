#include "export_parts.h"

#include <dossier/report/export.h>
#include <dossier/store/content_key.h>
#include <dossier/store/day_range.h>

#include <algorithm>

namespace dossier {
namespace {

using exporting::Json;

std::string moment_of(const std::string& day) {
    return day.empty() ? day : day + "T00:00:00Z";
}

// A day that is told as such: the standard has no way to say "in March".
std::string exact_day(const std::string& timex) {
    const auto days = days_of(timex);
    return days && days->first == days->last ? days->first : std::string();
}

std::string party_id(const Party& party) {
    return exporting::key_of(fold_name(party.name)).substr(0, 16);
}

// Roles of the standard's codelist partyRole.
const char* role_of(const std::string& role) {
    if (role == "client") return "buyer";
    if (role == "contractor") return "supplier";
    return role == "lender" || role == "donor" ? "funder" : "interestedParty";
}

Json reference(const Party& party) {
    return {{"id", party_id(party)}, {"name", party.name}};
}

Json parties_of(const DealRow& deal) {
    Json list = Json::array();
    for (const Party& party : deal.parties) {
        const std::string id = party_id(party);
        const auto same =
            std::find_if(list.begin(), list.end(), [&](const Json& p) { return p["id"] == id; });
        if (same != list.end()) {
            Json& roles = (*same)["roles"];
            if (std::find(roles.begin(), roles.end(), role_of(party.role)) == roles.end())
                roles.push_back(role_of(party.role));
            continue;
        }
        Json entry = reference(party);
        entry["roles"] = Json::array({role_of(party.role)});
        if (!party.iso.empty()) entry["address"] = {{"countryName", party.iso}};
        list.push_back(std::move(entry));
    }
    return list;
}

Json award_of(const DealRow& deal, const std::string& id, const std::string& day) {
    Json award{{"id", id + "-award"}, {"title", exporting::title_of(deal)}, {"description", deal.quote}};
    award["status"] = deal.status == "rejected"    ? "unsuccessful"
                      : deal.status == "cancelled" ? "cancelled"
                      : deal.status == "proposed"  ? "pending"
                                                   : "active";
    if (!day.empty()) award["date"] = moment_of(day);
    if (deal.amount) {
        award["value"] = {{"amount", exporting::number_of(*deal.amount)}};
        if (!deal.currency.empty()) award["value"]["currency"] = deal.currency;
    }
    Json suppliers = Json::array();
    for (const Party& party : deal.parties)
        if (party.role == "contractor") suppliers.push_back(reference(party));
    if (!suppliers.empty()) award["suppliers"] = std::move(suppliers);
    return award;
}

Json release_of(const DealRow& deal, const std::string& ocid, const std::string& date) {
    const std::string id = exporting::key_of(deal.document + "\x1f" + deal.quote).substr(0, 16);
    const std::string day = exact_day(deal.date);
    const bool signed_ = deal.status == "agreed" || deal.status == "completed";
    Json release{{"ocid", ocid},
                 {"id", id},
                 {"date", moment_of(date)},
                 {"tag", Json::array({signed_ ? "contract" : "award"})},
                 {"initiationType", "tender"},
                 {"parties", parties_of(deal)}};
    for (const Party& party : deal.parties)
        if (party.role == "client") {
            release["buyer"] = reference(party);
            break;
        }
    Json award = award_of(deal, id, day);
    award["documents"] = Json::array({{{"id", exporting::key_of(deal.document).substr(0, 16)},
                                       {"title", deal.document},
                                       {"datePublished", moment_of(date)}}});
    if (signed_) {
        Json contract{{"id", id + "-contract"}, {"awardID", award["id"]}, {"title", award["title"]}};
        contract["status"] = deal.status == "completed" ? "terminated" : "active";
        if (award.contains("value")) contract["value"] = award["value"];
        if (!day.empty()) contract["dateSigned"] = moment_of(day);
        release["contracts"] = Json::array({std::move(contract)});
    }
    release["awards"] = Json::array({std::move(award)});
    return release;
}

}  // namespace

ExportCounts export_ocds(const KnowledgeBase& base, const Filter& filter, const std::string& prefix,
                         const OnText& on_text) {
    ExportCounts counts;
    std::string latest, seen;
    Json releases = Json::array();
    for (const JoinedDeal& joined : joined_deals(base, filter)) {
        const DealRow& lead = joined.lead();
        const std::string ocid =
            prefix + "-" + exporting::key_of(lead.document + "\x1f" + lead.quote + lead.type).substr(0, 16);
        for (const DealRow& deal : joined.tellings) {
            const std::string date = deal.published.empty() ? exact_day(deal.date) : deal.published;
            if (deal.type != "contract" || deal.hedged || date.empty()) {
                ++counts.left_out;
                continue;
            }
            releases.push_back(release_of(deal, ocid, date));
            latest = std::max(latest, date);
            seen += releases.back()["id"].get<std::string>();
            ++counts.written;
        }
    }
    if (counts.left_out > 0) counts.why = "no contracts, only hedged, or without any date";
    if (counts.written == 0) return counts;
    const Json package{{"uri", "urn:sha256:" + sha256_hex(seen)},
                       {"version", "1.1"},
                       {"publishedDate", moment_of(latest)},
                       {"publisher", {{"name", "dossier"}}},
                       {"releases", std::move(releases)}};
    on_text(exporting::line_of(package));
    return counts;
}

}  // namespace dossier
