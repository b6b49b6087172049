#include "export_parts.h"

#include <dossier/report/alike.h>
#include <dossier/report/export.h>
#include <dossier/store/content_key.h>

#include <unicode/uloc.h>

#include <algorithm>
#include <map>
#include <set>

namespace dossier {
namespace {

using exporting::Json;

// The schema of an entity; empty where FollowTheMoney has none for it.
std::string schema_of(const std::string& type, const std::string& subtype) {
    if (type == "person") return "Person";
    if (type == "organization")
        return subtype == "company" ? "Company" : subtype == "government" ? "PublicBody" : "Organization";
    if (type == "location") return "Address";
    return type == "event" ? "Event" : "";
}

bool is_legal(const std::string& schema) {
    return schema != "Address" && schema != "Event";
}

std::string lower(std::string code) {
    for (char& c : code)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return code;
}

// Gathers the values of an entity; empty ones have no place in it.
class FtmEntity {
  public:
    FtmEntity(const std::string& id, const std::string& schema)
        : json_{{"id", id}, {"schema", schema}, {"properties", Json::object()}} {}
    FtmEntity& add(const char* property, const std::string& value) {
        if (value.empty()) return *this;
        Json& values = json_["properties"][property];
        if (!values.is_array()) values = Json::array();
        if (std::find(values.begin(), values.end(), Json(value)) == values.end()) values.push_back(value);
        return *this;
    }
    std::string line() const { return exporting::line_of(json_); }

  private:
    Json json_;
};

class FtmExport {
  public:
    FtmExport(const KnowledgeBase& base, const Filter& filter, const OnText& on_line)
        : base_(base), filter_(filter), on_line_(on_line) {}

    ExportCounts run() {
        Filter unsorted = filter_;
        unsorted.sort.clear();
        documents(unsorted);
        entities(unsorted);
        deals(unsorted);
        if (counts_.left_out > 0) counts_.why = "no schema for them, or deals with fewer than two parties";
        return counts_;
    }

  private:
    void give(const FtmEntity& entity) {
        on_line_(entity.line());
        ++counts_.written;
    }

    void documents(const Filter& filter) {
        list_documents(base_, filter, [&](DocumentRow&& row) {
            FtmEntity out(document_key(row.id), "Article");
            out.add("fileName", row.id).add("title", row.title).add("publishedAt", row.published);
            if (!row.lang.empty()) out.add("language", uloc_getISO3Language(row.lang.c_str()));
            if (row.origin.starts_with("http://") || row.origin.starts_with("https://"))
                out.add("sourceUrl", row.origin);
            give(out);
        });
    }

    void entities(const Filter& filter) {
        list_entities(base_, filter, [&](EntityRow&& row) {
            const std::string schema = schema_of(row.type, row.subtype);
            if (schema.empty()) {
                ++counts_.left_out;
                return;
            }
            const std::string id = entity_key(schema, row.name);
            FtmEntity out(id, schema);
            out.add("name", row.name);
            for (const std::string& alias : row.aliases)
                out.add(fold_name(alias) == fold_name(row.name) ? "name" : "alias", alias);
            out.add("country", lower(row.iso));
            if (schema == "Address") out.add("full", row.name);
            give(out);
            if (!is_legal(schema)) return;
            known_.emplace(fold_name(row.name), id);
            for (const std::string& alias : row.aliases)
                known_.emplace(fold_name(alias), id);
        });
    }

    // Each deal once, however many documents tell it: by what the best informed says, with the quotes of all.
    void deals(const Filter& filter) {
        for (const JoinedDeal& joined : joined_deals(base_, filter)) {
            const DealRow& deal = joined.lead();
            tellings_ = &joined.tellings;
            const std::string id =
                exporting::key_of("deal\x1f" + deal.document + "\x1f" + std::to_string(deal.evidence.start) +
                                  "\x1f" + deal.quote + exporting::title_of(deal));
            std::vector<std::string> parties;
            for (const Party& party : deal.parties)
                parties.push_back(party_key(party));
            give_deal(id, deal, parties);
        }
    }

    void give_deal(const std::string& id, const DealRow& deal, const std::vector<std::string>& parties) {
        const bool firm = is_firm(deal.status) && !deal.hedged;
        if (firm && deal.type == "contract" && contract(id, deal, parties)) return;
        if (firm && deal.type == "loan" &&
            pair(id, deal, parties, "Debt", {"borrower", "debtor"}, {"lender", "creditor"}))
            return;
        if (firm && deal.type == "grant" &&
            pair(id, deal, parties, "Payment", {"donor", "payer"}, {"recipient", "beneficiary"}))
            return;
        links(id, deal, parties);
    }

    struct End {
        std::string role, property;
    };

    bool contract(const std::string& id, const DealRow& deal, const std::vector<std::string>& parties) {
        const bool supplied = std::any_of(deal.parties.begin(), deal.parties.end(),
                                          [](const Party& party) { return party.role == "contractor"; });
        if (!supplied) return false;
        FtmEntity out(id, "Contract");
        out.add("title", exporting::title_of(deal))
            .add("name", exporting::title_of(deal))
            .add("type", deal.type);
        out.add("status", deal.status).add("contractDate", exporting::calendar_date(deal.date));
        out.add("description", deal.quote)
            .add("summary", deal.subject)
            .add("proof", document_key(deal.document));
        value(out, deal);
        for (std::size_t i = 0; i < parties.size(); ++i)
            if (deal.parties[i].role == "client") out.add("authority", parties[i]);
        give(out);
        for (std::size_t i = 0; i < parties.size(); ++i) {
            if (deal.parties[i].role == "client") continue;
            FtmEntity award(exporting::key_of(id + "\x1f" + std::to_string(i)), "ContractAward");
            award.add("contract", id).add("supplier", parties[i]).add("role", deal.parties[i].role);
            award.add("status", deal.status).add("date", exporting::calendar_date(deal.date));
            if (deal.parties[i].role == "contractor") value(award, deal);
            give(award);
        }
        return true;
    }

    // An edge from the one to the other; false if there are not these two alone: of several on one side
    // nobody says who got how much.
    bool pair(const std::string& id, const DealRow& deal, const std::vector<std::string>& parties,
              const char* schema, const End& from, const End& to) {
        if (parties.size() != 2) return false;
        const std::size_t first = deal.parties[0].role == from.role ? 0 : 1, other = 1 - first;
        if (deal.parties[first].role != from.role || deal.parties[other].role != to.role) return false;
        FtmEntity out(id, schema);
        out.add(from.property.c_str(), parties[first]).add(to.property.c_str(), parties[other]);
        value(out, deal);
        interval(out, deal);
        give(out);
        return true;
    }

    void links(const std::string& id, const DealRow& deal, const std::vector<std::string>& parties) {
        if (parties.size() < 2) {
            ++counts_.left_out;
            return;
        }
        for (std::size_t i = 0; i < parties.size(); ++i)
            for (std::size_t j = i + 1; j < parties.size(); ++j) {
                const std::string n = std::to_string(i) + "-" + std::to_string(j);
                FtmEntity out(exporting::key_of(id + "\x1f" + n), "UnknownLink");
                out.add("subject", parties[i]).add("object", parties[j]);
                out.add("role", deal.type + ": " + deal.parties[i].role + " and " + deal.parties[j].role);
                out.add("status", deal.hedged ? "hedged: " + deal.status : deal.status);
                std::string summary = deal.subject;
                if (deal.amount)
                    summary += (summary.empty() ? "" : "; ") + deal.amount->to_string() + " " + deal.currency;
                out.add("summary", summary);
                interval(out, deal);
                give(out);
            }
    }

    static void value(FtmEntity& out, const DealRow& deal) {
        if (deal.amount) out.add("amount", deal.amount->to_string()).add("currency", deal.currency);
    }
    void interval(FtmEntity& out, const DealRow& deal) const {
        out.add("date", exporting::calendar_date(deal.date));
        for (const DealRow& telling : *tellings_)
            out.add("description", telling.quote).add("recordId", document_key(telling.document));
    }

    static std::string document_key(const std::string& id) { return exporting::key_of("document\x1f" + id); }
    static std::string entity_key(const std::string& schema, const std::string& name) {
        return exporting::key_of(schema + "\x1f" + fold_name(name));
    }
    // The entity that a party is, made if the documents mention none by its name.
    std::string party_key(const Party& party) {
        const std::string folded = fold_name(party.name);
        if (const auto found = known_.find(folded); found != known_.end()) return found->second;
        const std::string schema = party.iso.empty() ? "LegalEntity" : "PublicBody";
        const std::string id = entity_key(schema, party.name);
        FtmEntity out(id, schema);
        out.add("name", party.name).add("country", lower(party.iso));
        give(out);
        known_.emplace(folded, id);
        return id;
    }

    const KnowledgeBase& base_;
    const Filter& filter_;
    const OnText& on_line_;
    ExportCounts counts_;
    const std::vector<DealRow>* tellings_ = nullptr;  // of the deal being written
    std::map<std::string, std::string> known_;        // legal entities by folded name
};

}  // namespace

ExportCounts export_ftm(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    return FtmExport(base, filter, on_line).run();
}

}  // namespace dossier
