// Each format is read back and compared with what the knowledge base holds.
#include "../scratch_folder.h"
#include "../store/sample.h"

#include <dossier/report/export.h>
#include <dossier/store/content_key.h>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <re2/re2.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace dossier;
using nlohmann::json;

namespace {

// A text with what is hard to carry: two lines, letters beyond ASCII and beyond 16 bits, quotes, a bidi
// override.
Entry hard() {
    const std::string text = "Zoë \"Ké\" 🏗 paid\nUSD 5 to the 北京 fund.\u202E";
    Entry entry{{"dir/hard,1", "en", "2020-02-03", "=1+1 <b>", "news/hard", text, 0}, Facts{}};
    entry.facts->id = "dir/hard,1";
    entry.facts->lang = "en";
    entry.facts->published = "2020-02-03";
    entry.facts->entities = {{{{0, 8}, "Zoë \"Ké\"", "names", 0.5}, "person", "", "Zoë \"Ké\"", ""},
                             {{{29, 36}, "北京 fund", "names", 0.5}, "organization", "", "北京 fund", ""}};
    entry.facts->money = {{{{16, 21}, "USD 5", "money", 1}, Decimal(5), "USD", false, {}, {}}};
    Deal deal =
        sample::deal(text, "grant", "completed",
                     {{"donor", "Zoë \"Ké\"", ""}, {"recipient", "北京 fund", ""}}, "5", "USD", "2020-02");
    deal.evidence = {0, 36};
    deal.quote = text.substr(0, text.size() - 4);
    entry.facts->deals = {deal};
    return entry;
}

std::vector<Entry> world() {
    std::vector<Entry> all = sample::all();
    all[2].document.published = all[2].facts->published = "2019-01-02";
    all.push_back(hard());
    Entry loan = sample::rumour();
    loan.document.text += " It was paid out.";
    loan.document.id = loan.facts->id = "loan";
    loan.facts->deals[0].hedged = false;
    loan.facts->deals[0].parties = {{"borrower", "Selka Mining", ""}, {"lender", "Bank of Torvia", ""}};
    all.push_back(loan);
    return all;
}

using Export = std::function<ExportCounts(const KnowledgeBase&, const OnText&)>;

std::vector<json> lines_of(const Export& write, ExportCounts* counts = nullptr) {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", world());
    std::vector<json> out;
    const ExportCounts got = write(base, [&](std::string_view text) {
        CHECK(text.find("\u202E") == std::string_view::npos);
        CHECK(std::count(text.begin(), text.end(), '\n') == 1);
        out.push_back(json::parse(text));
    });
    if (counts) *counts = got;
    return out;
}

// The code points of UTF-8.
std::string slice(const std::string& text, std::size_t start, std::size_t end) {
    std::string out;
    std::size_t at = 0;
    for (const char c : text) {
        at += (c & 0xC0) != 0x80;
        if (at > start && at <= end) out += c;
    }
    return out;
}

// FollowTheMoney's own schema, of the schemata that we use: taken from defaultModel.json of the npm package
// @alephdata/followthemoney 3.8.4 (MIT).
class Model {
  public:
    Model() { std::ifstream(std::string(DOSSIER_UNIT) + "/report/ftm_schema.json") >> schemata_; }

    bool is_a(const std::string& schema, const std::string& wanted) const {
        if (schema == wanted) return true;
        const json& parents = schemata_.at(schema).at("extends");
        return std::any_of(parents.begin(), parents.end(),
                           [&](const json& parent) { return is_a(parent.get<std::string>(), wanted); });
    }
    // The type of a property, "entity:Thing" for a reference; empty if the schema has none of this name.
    std::string type_of(const std::string& schema, const std::string& property) const {
        const json& own = schemata_.at(schema);
        if (own["properties"].contains(property)) return own["properties"][property];
        for (const json& parent : own["extends"])
            if (std::string type = type_of(parent, property); !type.empty()) return type;
        return {};
    }
    void required(const std::string& schema, std::set<std::string>& out) const {
        for (const json& each : schemata_.at(schema)["required"])
            out.insert(each.get<std::string>());
        for (const json& parent : schemata_.at(schema)["extends"])
            required(parent, out);
    }
    bool is_abstract(const std::string& schema) const { return schemata_.at(schema)["abstract"]; }

  private:
    json schemata_;
};

void check_value(const std::string& type, const std::string& value) {
    CHECK(!value.empty());
    static const std::map<std::string, std::string> forms{{"date", R"(\d{4}(-\d\d(-\d\d)?)?)"},
                                                          {"number", R"(-?\d+(\.\d+)?)"},
                                                          {"country", "[a-z]{2}"},
                                                          {"language", "[a-z]{3}"},
                                                          {"url", "https?://.*"}};
    const auto form = forms.find(type);
    if (form != forms.end()) CHECK_MESSAGE(RE2::FullMatch(value, form->second), value);
}

}  // namespace

TEST_CASE("export: FollowTheMoney holds to its schema") {
    ExportCounts counts;
    const auto entities =
        lines_of([](const auto& base, const OnText& out) { return export_ftm(base, {}, out); }, &counts);
    const Model model;
    std::map<std::string, std::string> schema_of;
    for (const json& entity : entities)
        CHECK(schema_of.emplace(entity["id"], entity["schema"]).second);
    CHECK(counts.written == static_cast<std::int64_t>(entities.size()));
    for (const json& entity : entities) {
        const std::string schema = entity["schema"];
        CAPTURE(entity.dump());
        CHECK(!model.is_abstract(schema));
        std::set<std::string> required;
        model.required(schema, required);
        for (const std::string& property : required) {
            // A document is named by its file.
            if (property == "name" && model.is_a(schema, "Document")) continue;
            CHECK(entity["properties"].contains(property));
        }
        for (const auto& item : entity["properties"].items()) {
            const std::string& property = item.key();
            const json& values = item.value();
            const std::string type = model.type_of(schema, property);
            CAPTURE(property);
            CHECK(!type.empty());
            for (const json& value : values) {
                check_value(type, value);
                if (!type.starts_with("entity:")) continue;
                REQUIRE(schema_of.contains(value));
                CHECK(model.is_a(schema_of[value], type.substr(7)));
            }
        }
    }
}

TEST_CASE("export: FollowTheMoney, only firm deals are contracts, debts and payments") {
    const auto entities =
        lines_of([](const auto& base, const OnText& out) { return export_ftm(base, {}, out); });
    std::map<std::string, std::string> names;
    for (const json& entity : entities)
        if (entity["properties"].contains("name")) names[entity["id"]] = entity["properties"]["name"][0];
    std::set<std::string> facts;
    for (const json& entity : entities) {
        const json& p = entity["properties"];
        const auto get = [&](const char* key) { return p.contains(key) ? p[key][0].get<std::string>() : ""; };
        const std::string schema = entity["schema"], value = " " + get("amount") + " " + get("currency");
        if (schema == "Contract")
            facts.insert("contract " + names[get("authority")] + value + " " + get("contractDate"));
        if (schema == "ContractAward") facts.insert("award " + names[get("supplier")] + value);
        if (schema == "Debt")
            facts.insert("debt " + names[get("debtor")] + " to " + names[get("creditor")] + value);
        if (schema == "Payment")
            facts.insert("paid " + names[get("payer")] + " to " + names[get("beneficiary")] + value);
        if (schema == "UnknownLink")
            facts.insert("link " + get("status") + " " + get("role") + ", " + get("summary"));
    }
    std::string told;
    for (const std::string& fact : facts)
        told += fact + "\n";
    CAPTURE(told);
    CHECK(facts == std::set<std::string>{
                       "contract government of Veldia 40000000 EUR 2019-05-04",
                       "award ARCONA WORKS LTD 40000000 EUR",
                       "debt Selka Mining to Bank of Torvia 15000000 EUR",
                       "paid Zoë \"Ké\" to 北京 fund 5 USD",
                       "link hedged: agreed loan: borrower and lender, 15000000 EUR",
                       "link rejected contract: contractor and client, 7000000 EUR",
                   });
}

TEST_CASE("export: OCDS tells contracts that are no rumours, with what became of them") {
    ExportCounts counts;
    const auto packages = lines_of(
        [](const auto& base, const OnText& out) { return export_ocds(base, {}, "ocds-abc123", out); },
        &counts);
    REQUIRE(packages.size() == 1);
    const json& package = packages[0];
    for (const char* required : {"uri", "version", "publishedDate", "publisher", "releases"})
        CHECK(package.contains(required));
    CHECK(package["publishedDate"] == "2019-05-05T00:00:00Z");
    std::set<std::string> told, ids;
    for (const json& release : package["releases"]) {
        for (const char* required : {"ocid", "id", "date", "tag", "initiationType"})
            CHECK(release.contains(required));
        CHECK(release["ocid"].get<std::string>().starts_with("ocds-abc123-"));
        CHECK(ids.insert(release["id"]).second);
        std::set<std::string> parties;
        for (const json& party : release["parties"])
            parties.insert(party["id"].get<std::string>());
        CHECK(parties.contains(release["buyer"]["id"]));
        const json& award = release["awards"][0];
        CHECK(parties.contains(award["suppliers"][0]["id"]));
        std::string line = award["status"].get<std::string>() + " " + award["value"]["amount"].dump() + " " +
                           award["value"]["currency"].get<std::string>() + " " +
                           release["buyer"]["name"].get<std::string>();
        if (release.contains("contracts")) {
            CHECK(release["contracts"][0]["awardID"] == award["id"]);
            line += " signed " + release["contracts"][0]["dateSigned"].get<std::string>();
        }
        told.insert(line);
    }
    CHECK(told == std::set<std::string>{"active 40000000 EUR Veldian government signed 2019-05-04T00:00:00Z",
                                        "unsuccessful 7000000 EUR Veldia"});
    CHECK(counts.written == 2);
    CHECK(counts.left_out == 3);
}

TEST_CASE("export: Web Annotations are found again by position and by quote") {
    const auto annotations =
        lines_of([](const auto& base, const OnText& out) { return export_annotations(base, {}, out); });
    std::map<std::string, std::string> texts;
    std::size_t facts = 0;
    for (const Entry& entry : world()) {
        texts["urn:sha256:" + sha256_hex(entry.document.text)] = entry.document.text;
        const Facts& f = *entry.facts;
        facts += f.entities.size() + f.money.size() + f.percents.size() + f.dates.size() +
                 f.quantities.size() + f.deals.size();
    }
    CHECK(annotations.size() == facts);
    std::set<std::string> ids;
    for (const json& annotation : annotations) {
        CHECK(ids.insert(annotation["id"]).second);
        CHECK(annotation["@context"] == "http://www.w3.org/ns/anno.jsonld");
        const std::string& text = texts.at(annotation["target"]["source"]);
        const json &quote = annotation["target"]["selector"][0],
                   &position = annotation["target"]["selector"][1];
        const std::string exact = quote["exact"], prefix = quote["prefix"], suffix = quote["suffix"];
        CHECK(slice(text, position["start"], position["end"]) == exact);
        CHECK(text.find(prefix + exact + suffix) != std::string::npos);
        const json fact = json::parse(annotation["body"][1]["value"].get<std::string>());
        CHECK((fact.contains("quote") ? fact["quote"] : fact["text"]) == exact);
    }
}

TEST_CASE("export: brat spans give the text") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", world());
    std::map<std::string, std::string> files;
    export_brat(base, {}, [&](const std::string& name, std::string_view content) { files[name] = content; });
    CHECK(files.size() == 2 * world().size() + 1);
    CHECK(files.at("annotation.conf").find("Contract\t") != std::string::npos);
    std::size_t spans = 0, events = 0;
    for (const auto& [name, lines] : files) {
        if (!name.ends_with(".ann")) continue;
        CHECK(name.find('/') == std::string::npos);
        const std::string& text = files.at(name.substr(0, name.size() - 4) + ".txt");
        std::istringstream in(lines);
        std::set<std::string> ids;
        for (std::string line; std::getline(in, line);) {
            const std::string id = line.substr(0, line.find('\t'));
            if (line[0] == 'T') {
                ++spans;
                CHECK(ids.insert(id).second);
                const std::size_t places = line.find(' ') + 1, quote = line.find('\t', places);
                std::string covered;
                std::istringstream fragments(line.substr(places, quote - places));
                for (std::string fragment; std::getline(fragments, fragment, ';');) {
                    std::size_t start = 0, end = 0;
                    std::istringstream(fragment) >> start >> end;
                    covered += (covered.empty() ? "" : " ") + slice(text, start, end);
                }
                CHECK(covered.find('\n') == std::string::npos);
                CHECK(covered == line.substr(quote + 1));
            }
            if (line[0] != 'E') continue;
            ++events;
            std::istringstream parts(line.substr(line.find('\t') + 1));
            for (std::string part; parts >> part;)
                CHECK(ids.contains(part.substr(part.find(':') + 1)));
        }
    }
    CHECK(events == 5);
    CHECK(spans > events);
    const auto hard_file =
        std::find_if(files.begin(), files.end(), [](const auto& f) { return f.first.starts_with("Hard_1"); });
    REQUIRE(hard_file != files.end());
    CHECK(hard_file->second.find("Grant 0 15;16 36\t") != std::string::npos);
    CHECK(hard_file->second.find("Donor:T1 Recipient:T2") != std::string::npos);
}

TEST_CASE("export: lines of facts have the text that they count in") {
    const auto documents =
        lines_of([](const auto& base, const OnText& out) { return export_facts(base, {}, out); });
    CHECK(documents.size() == world().size());
    for (const json& document : documents)
        for (const char* list : {"entities", "money", "percents", "dates", "quantities"})
            for (const json& fact : document[list])
                CHECK(slice(document["text"], fact["start"], fact["end"]) == fact["text"]);
}

TEST_CASE("export: conflicts as reviews to be finished") {
    const ScratchFolder folder;
    Entry other = sample::harbour();
    other.document.text += " Or so.";
    other.document.id = other.facts->id = "other";
    other.facts->deals[0].amount = Decimal::parse("45000000");
    const KnowledgeBase base = sample::filled(folder / "kb.db", {sample::harbour(), other});
    std::vector<json> reviews;
    export_claim_reviews(base, {}, [&](std::string_view line) { reviews.push_back(json::parse(line)); });
    REQUIRE(reviews.size() == 1);
    CHECK(reviews[0]["@type"] == "ClaimReview");
    CHECK(reviews[0]["author"].is_null());
    CHECK(reviews[0]["claimReviewed"] == sample::harbour().document.text);
    CHECK(reviews[0]["reviewBody"].get<std::string>().starts_with("amount of the contract told otherwise: "));
}
