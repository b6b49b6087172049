#include "export_parts.h"

#include <dossier/facts/json.h>
#include <dossier/report/export.h>

namespace dossier {
namespace {

using exporting::Json;
using exporting::Points;

constexpr std::uint32_t around = 32;  // code points of prefix and suffix

// The one fact of the one list that is not empty, as the interchange format has it.
std::string fact_of(const Facts& facts) {
    const FactKinds kinds{!facts.entities.empty(), !facts.money.empty(),      !facts.percents.empty(),
                          !facts.dates.empty(),    !facts.quantities.empty(), !facts.deals.empty()};
    const std::string line = to_json(facts, kinds);
    const std::size_t from = line.find(":[{") + 2;  // id, lang and published before it are no lists
    return line.substr(from, line.rfind("]}") - from);
}

class Annotator {
  public:
    Annotator(const StoredDocument& stored, const OnText& on_line, ExportCounts& counts)
        : stored_(stored), points_(stored.document.text), on_line_(on_line), counts_(counts) {}

    void all() {
        const Facts& facts = stored_.facts;
        each(facts.entities, "entities", &Facts::entities);
        each(facts.money, "money", &Facts::money);
        each(facts.percents, "percents", &Facts::percents);
        each(facts.dates, "dates", &Facts::dates);
        each(facts.quantities, "quantities", &Facts::quantities);
        each(facts.deals, "deals", &Facts::deals);
    }

  private:
    template <class Fact>
    void each(const std::vector<Fact>& list, const char* name, std::vector<Fact> Facts::*member) {
        std::size_t n = 0;
        for (const Fact& fact : list) {
            Facts one;
            (one.*member).push_back(fact);
            Span span;
            if constexpr (std::is_same_v<Fact, Deal>)
                span = fact.evidence;
            else
                span = fact.span;
            give(name, ++n, span, fact_of(one));
        }
    }

    void give(const std::string& kind, std::size_t n, const Span& span, std::string&& fact) {
        const Document& d = stored_.document;
        Json selectors = Json::array();
        selectors.push_back(
            {{"type", "TextQuoteSelector"},
             {"exact", points_.slice(span.start, span.end)},
             {"prefix", points_.slice(span.start > around ? span.start - around : 0, span.start)},
             {"suffix", points_.slice(span.end, span.end + around)}});
        selectors.push_back({{"type", "TextPositionSelector"}, {"start", span.start}, {"end", span.end}});
        Json body = Json::array();
        body.push_back({{"type", "TextualBody"}, {"purpose", "tagging"}, {"value", kind}});
        body.push_back({{"type", "TextualBody"},
                        {"purpose", "describing"},
                        {"format", "application/json"},
                        {"value", std::move(fact)}});
        Json annotation{
            {"@context", "http://www.w3.org/ns/anno.jsonld"},
            {"id", "urn:dossier:" + stored_.sha256.substr(0, 16) + ":" + kind + ":" + std::to_string(n)},
            {"type", "Annotation"},
            {"motivation", "describing"},
            {"body", std::move(body)},
            {"target",
             {{"source", d.url.empty() ? "urn:sha256:" + stored_.sha256 : d.url},
              {"selector", std::move(selectors)}}}};
        on_line_(exporting::line_of(annotation));
        ++counts_.written;
    }

    const StoredDocument& stored_;
    Points points_;
    const OnText& on_line_;
    ExportCounts& counts_;
};

}  // namespace

ExportCounts export_annotations(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    ExportCounts counts;
    each_document(base, filter,
                  [&](const StoredDocument& stored) { Annotator(stored, on_line, counts).all(); });
    return counts;
}

ExportCounts export_facts(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    ExportCounts counts;
    each_document(base, filter, [&](const StoredDocument& stored) {
        std::string line = to_json(stored.facts);
        line.pop_back();
        const auto add = [&](const char* key, const std::string& value) {
            if (value.empty()) return;
            line += std::string(",\"") + key + "\":";
            append_json_string(line, value);
        };
        add("title", stored.document.title);
        add("author", stored.document.author);
        add("url", stored.document.url);
        line += ",\"text\":";
        append_json_string(line, stored.document.text);
        on_line(line + "}\n");
        ++counts.written;
    });
    return counts;
}

ExportCounts export_claim_reviews(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    ExportCounts counts;
    for (const JoinedDeal& deal : joined_deals(base, filter))
        for (const Conflict& conflict : deal.conflicts) {
            const DealRow &first = deal.tellings[conflict.first], &other = deal.tellings[conflict.other];
            Json claim{{"@type", "Claim"}, {"text", first.quote}};
            claim["appearance"] = {{"@type", "CreativeWork"}, {"name", first.document}};
            if (!first.published.empty()) claim["datePublished"] = first.published;
            Json review{{"@context", "https://schema.org"},
                        {"@type", "ClaimReview"},
                        {"claimReviewed", first.quote},
                        {"itemReviewed", std::move(claim)},
                        {"reviewRating", {{"@type", "Rating"}, {"alternateName", "disputed"}}},
                        {"reviewBody", conflict.what + " of the " + first.type + " told otherwise: \"" +
                                           other.quote + "\" (" + other.document + ")"},
                        {"author", nullptr},
                        {"datePublished", nullptr},
                        {"url", nullptr}};
            on_line(exporting::line_of(review));
            ++counts.written;
        }
    return counts;
}

}  // namespace dossier
