#include "summary_text.h"

#include <nlohmann/json.hpp>

namespace dossier::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* standing_keys[] = {"agreed_and_completed", "proposed", "rejected", "cancelled",
                                         "hedged"};

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}
Json or_null(const std::optional<Decimal>& value) {
    return value ? Json(value->to_string()) : Json();
}

Json json_of(const std::vector<Count>& counts) {
    Json list = Json::array();
    for (const Count& count : counts)
        list.push_back({{"name", count.name}, {"count", count.count}});
    return list;
}

Json json_of(const std::vector<DealCount>& deals, const char* kind) {
    Json list = Json::array();
    for (const DealCount& row : deals) {
        Json& entry = list.emplace_back(Json{{kind, row.kind}, {"all", row.all}});
        for (const auto& [status, count] : row.by_status)
            entry[status] = count;
        entry["hedged"] = row.hedged;
    }
    return list;
}

Json json_of(const std::vector<CurrencyTotal>& totals) {
    Json list = Json::array();
    for (const CurrencyTotal& total : totals) {
        Json& entry = list.emplace_back(Json{{"currency", total.currency}});
        for (std::size_t i = 0; i < standings; ++i) {
            const CurrencyTotal::Sum& sum = total.by_standing[i];
            entry[standing_keys[i]] = {{"deals", sum.deals}, {"amount", or_null(sum.amount)}};
        }
    }
    return list;
}

Json json_of(const DealRow& deal) {
    Json parties = Json::array();
    for (const Party& party : deal.parties)
        parties.push_back({{"role", party.role}, {"name", party.name}});
    return {{"type", deal.type},         {"status", deal.status},      {"amount", or_null(deal.amount)},
            {"currency", deal.currency}, {"date", or_null(deal.date)}, {"parties", parties},
            {"document", deal.document}, {"quote", deal.quote}};
}

std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string summary_json(const CorpusSummary& summary) {
    Json json = {{"documents", summary.documents},
                 {"undated", summary.undated},
                 {"characters", summary.characters},
                 {"statements", summary.statements},
                 {"first_published", or_null(summary.first_published)},
                 {"last_published", or_null(summary.last_published)},
                 {"entities", json_of(summary.entities)},
                 {"deals", json_of(summary.deals, "type")},
                 {"totals", json_of(summary.totals)}};
    json["largest"] = Json::array();
    for (const DealRow& deal : summary.largest)
        json["largest"].push_back(json_of(deal));
    return line_of(json);
}

std::string summary_json(const EntitySummary& summary) {
    Json entities = Json::array();
    for (const EntityRow& entity : summary.entities)
        entities.push_back({{"name", entity.name},
                            {"type", entity.type},
                            {"subtype", or_null(entity.subtype)},
                            {"iso", or_null(entity.iso)},
                            {"mentions", entity.mentions},
                            {"documents", entity.documents},
                            {"aliases", entity.aliases}});
    return line_of({{"entities", entities},
                    {"documents", summary.documents},
                    {"first_published", or_null(summary.first_published)},
                    {"last_published", or_null(summary.last_published)},
                    {"years", json_of(summary.years)},
                    {"deals", json_of(summary.deals, "role")},
                    {"totals", json_of(summary.totals)},
                    {"counterparties", json_of(summary.counterparties)}});
}

}  // namespace dossier::cli
