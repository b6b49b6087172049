#include "export_parts.h"

#include <dossier/facts/json.h>
#include <dossier/report/export.h>

namespace dossier {
namespace {

using exporting::Json;
using exporting::Points;

constexpr std::uint32_t around = 32;  // code points of prefix and suffix

// The annotations of one document, a line each.
class Annotator {
  public:
    explicit Annotator(const StoredDocument& stored) : stored_(stored), points_(stored.document.text) {
        const std::string& url = stored.document.url;
        append_json_string(source_, url.empty() ? "urn:sha256:" + stored.sha256 : url);
    }

    std::string all() {
        const Facts& facts = stored_.facts;
        each(facts.entities, "entities");
        each(facts.money, "money");
        each(facts.percents, "percents");
        each(facts.dates, "dates");
        each(facts.quantities, "quantities");
        each(facts.deals, "deals");
        return std::move(lines_);
    }

  private:
    static const Span& span_of(const Mention& mention) { return mention.span; }
    static const Span& span_of(const Deal& deal) { return deal.evidence; }

    template <class Fact>
    void each(const std::vector<Fact>& list, std::string_view kind) {
        std::size_t n = 0;
        for (const Fact& fact : list) {
            fact_.clear();
            append_json(fact_, fact);
            add(kind, ++n, span_of(fact));
        }
    }

    void add_string(std::string_view text) { append_json_string(lines_, text); }

    // Of a fact that stands in fact_.
    void add(std::string_view kind, std::size_t n, const Span& span) {
        lines_ += R"({"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:dossier:)";
        lines_.append(stored_.sha256, 0, 16).append(":").append(kind).append(":").append(std::to_string(n));
        lines_ += R"(","type":"Annotation","motivation":"describing","body":[{"type":"TextualBody",)";
        lines_ += R"("purpose":"tagging","value":)";
        add_string(kind);
        lines_ += R"(},{"type":"TextualBody","purpose":"describing","format":"application/json","value":)";
        add_string(fact_);
        lines_.append(R"(}],"target":{"source":)").append(source_);
        lines_ += R"(,"selector":[{"type":"TextQuoteSelector","exact":)";
        add_string(points_.slice(span.start, span.end));
        lines_ += R"(,"prefix":)";
        add_string(points_.slice(span.start > around ? span.start - around : 0, span.start));
        lines_ += R"(,"suffix":)";
        add_string(points_.slice(span.end, span.end + around));
        lines_ += R"(},{"type":"TextPositionSelector","start":)";
        lines_.append(std::to_string(span.start)).append(R"(,"end":)").append(std::to_string(span.end));
        lines_ += "}]}}\n";
    }

    const StoredDocument& stored_;
    Points points_;
    std::string source_, fact_, lines_;
};

// A document as a line of the interchange format, with its text.
std::string facts_line(const StoredDocument& stored) {
    std::string line = to_json(stored.facts);
    line.pop_back();
    const auto add = [&](const char* key, const std::string& value) {
        if (value.empty()) return;
        line.append(",\"").append(key).append("\":");
        append_json_string(line, value);
    };
    add("title", stored.document.title);
    add("author", stored.document.author);
    add("url", stored.document.url);
    line += ",\"text\":";
    append_json_string(line, stored.document.text);
    return line + "}\n";
}

}  // namespace

ExportCounts export_annotations(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    ExportCounts counts;
    render_documents(
        base, filter, [](const StoredDocument& stored) { return Annotator(stored).all(); },
        [&](std::string_view lines) {
            for (; !lines.empty(); ++counts.written) {
                const std::size_t end = lines.find('\n') + 1;
                on_line(lines.substr(0, end));
                lines.remove_prefix(end);
            }
        });
    return counts;
}

ExportCounts export_facts(const KnowledgeBase& base, const Filter& filter, const OnText& on_line) {
    ExportCounts counts;
    render_documents(base, filter, facts_line, [&](std::string_view line) {
        on_line(line);
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
