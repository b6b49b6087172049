// Every field of an OCDS release package against what version 1.1 of the standard says of it: that it knows
// the field there, its type, form and codelist, and what must not be absent (ocds_schema.json beside this
// file, in our words; only of the objects and fields that we write).
#include "../scratch_folder.h"
#include "../store/sample.h"

#include <dossier/report/export.h>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <set>

using namespace dossier;
using nlohmann::json;

namespace {

class Schema {
  public:
    Schema() { std::ifstream(std::string(DOSSIER_UNIT) + "/report/ocds_schema.json") >> schema_; }

    // Complaints about a value that is to be of a type: an object, a list of one, a codelist or a form.
    std::vector<std::string> complaints(const json& value, const json& type, const std::string& where) const {
        if (type.is_array()) return of_list(value, type[0], where);
        const std::string name = type.get<std::string>();
        if (schema_["codelists"].contains(name)) {
            const json& codes = schema_["codelists"][name];
            return unless(std::find(codes.begin(), codes.end(), value) != codes.end(),
                          where + " is no " + name);
        }
        if (name == "number") return unless(value.is_number(), where + " is no number");
        if (schema_["forms"].contains(name))
            return unless(value.is_string() && RE2::FullMatch(value.get<std::string>(),
                                                              schema_["forms"][name].get<std::string>()),
                          where + " is no " + name);
        return of_object(value, schema_.at(name), where);
    }

  private:
    static std::vector<std::string> unless(bool good, const std::string& complaint) {
        return good ? std::vector<std::string>() : std::vector{complaint};
    }

    std::vector<std::string> of_list(const json& value, const json& type, const std::string& where) const {
        if (!value.is_array() || value.empty()) return {where + " is no list of something"};
        std::vector<std::string> out;
        std::set<std::string> seen;
        for (const json& each : value) {
            const auto inner = complaints(each, type, where + "[]");
            out.insert(out.end(), inner.begin(), inner.end());
            const std::string id = each.is_object() ? each.value("id", each.dump()) : each.dump();
            if (!seen.insert(id).second) out.push_back(where + " has " + id + " twice");
        }
        return out;
    }

    std::vector<std::string> of_object(const json& value, const json& type, const std::string& where) const {
        if (!value.is_object()) return {where + " is no object"};
        std::vector<std::string> out;
        for (const json& field : type["required"])
            if (!value.contains(field.get<std::string>()))
                out.push_back(where + " lacks " + field.get<std::string>());
        for (const auto& [field, inner] : value.items()) {
            if (!type["fields"].contains(field)) {
                out.push_back(where + "." + field + " is not of the standard");
                continue;
            }
            const auto more = complaints(inner, type["fields"][field], where + "." + field);
            out.insert(out.end(), more.begin(), more.end());
        }
        return out;
    }

    json schema_;
};

Entry told(const std::string& id, const std::string& status, std::vector<Party> parties,
           const std::string& currency, const std::string& date) {
    const std::string text = "What became of the contract " + id + ": " + status + ".";
    Entry entry{{id, "en", "2021-03-04", "", "", text, 0}, Facts{}};
    entry.facts->id = id;
    entry.facts->published = "2021-03-04";
    entry.facts->deals = {
        sample::deal(text, "contract", status, std::move(parties), "1250000.5", currency, date)};
    return entry;
}

// Contracts of every status, with every role, with and without what need not be told.
std::vector<Entry> contracts() {
    std::vector<Entry> all = sample::all();
    all.push_back(told("port", "completed", {{"client", "Veldia", "VL"}, {"contractor", "Arcona Works", ""}},
                       "EUR", "2021-02-01"));
    all.push_back(told("road", "agreed",
                       {{"client", "Selka", ""},
                        {"client", "Selka", ""},
                        {"lender", "Bank of Torvia", ""},
                        {"contractor", "Ridge & Sons", ""},
                        {"subcontractor", "Ridge & Sons", ""}},
                       "", "2021-02"));
    all.push_back(told("mast", "proposed", {{"contractor", "Quill Motors", ""}, {"donor", "Vesta Fund", ""}},
                       "USD", ""));
    all.push_back(
        told("quay", "rejected", {{"client", "Vesk", ""}, {"contractor", "Brisk", ""}}, "USD", "2021-02-03"));
    all.push_back(
        told("pier", "cancelled", {{"client", "Olm", ""}, {"contractor", "Zabor", ""}}, "USD", "2020"));
    return all;
}

}  // namespace

TEST_CASE("export: an OCDS release package is what the standard asks for, field by field") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", contracts());
    json package;
    export_ocds(base, {}, "ocds-abc123", [&](std::string_view text) { package = json::parse(text); });
    const Schema schema;
    for (const std::string& complaint : schema.complaints(package, "package", "package"))
        FAIL_CHECK(complaint);
    std::set<std::string> awards, contracts;
    for (const json& release : package["releases"]) {
        for (const json& award : release["awards"])
            awards.insert(award["status"].get<std::string>());
        if (release.contains("contracts"))
            contracts.insert(release["contracts"][0]["status"].get<std::string>());
    }
    CHECK(awards == std::set<std::string>{"active", "cancelled", "pending", "unsuccessful"});
    CHECK(contracts == std::set<std::string>{"active", "terminated"});
}

TEST_CASE("export: what the standard does not know, lacks or has twice is complained of") {
    const Schema schema;
    const json party = {{"id", "a"}, {"roles", {"buyer", "buyer"}}, {"nickname", "A"}};
    CHECK(
        schema.complaints(party, "party", "party") ==
        std::vector<std::string>{"party.nickname is not of the standard", "party.roles has \"buyer\" twice"});
    CHECK(schema.complaints({{"id", "x y"}}, "contract", "contract") ==
          std::vector<std::string>{"contract lacks awardID", "contract.id is no id"});
    CHECK(schema.complaints("2021-02-01", "date-time", "date") ==
          std::vector<std::string>{"date is no date-time"});
}
