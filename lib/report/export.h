// A knowledge base in the formats of others. Each call gives pieces of output in an order that depends on the
// content alone; JSON has no character that could harm a terminal.
#pragma once
#include <dossier/report/joined.h>
#include <dossier/store/query.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace dossier {

using OnText = std::function<void(std::string_view)>;

// What an export holds, and what the format has no place for.
struct ExportCounts {
    std::int64_t written = 0;
    std::int64_t left_out = 0;
    std::string why;  // of what was left out; empty if nothing was
};

// FollowTheMoney entities (followthemoney.tech), one JSON line each: documents, people, organizations, places
// and events, the deals and who mentions whom. Only a deal that is agreed or completed and not hedged becomes
// a Contract, Debt or Payment; any other is an UnknownLink between its parties that says what became of it.
// Left out are names of nationalities, laws and products, and deals with fewer than two parties.
ExportCounts export_ftm(const KnowledgeBase& base, const Filter& filter, const OnText& on_line);

// An OCDS 1.1 release package (standard.open-contracting.org): a contracting process for each deal of type
// contract, a release for each document that tells it. `prefix` is the publisher's registered prefix. Left
// out are deals of other types, and hedged ones: a release is a statement of fact.
ExportCounts export_ocds(const KnowledgeBase& base, const Filter& filter, const std::string& prefix,
                         const OnText& on_text);

// W3C Web Annotations (w3.org/TR/annotation-model), one JSON line a statement, with a TextQuoteSelector and a
// TextPositionSelector; offsets count code points, as that standard does.
ExportCounts export_annotations(const KnowledgeBase& base, const Filter& filter, const OnText& on_line);

// ClaimReview (schema.org) of what documents disagree on, one JSON line a conflict, to be finished by a
// person: author, url and date are null.
ExportCounts export_claim_reviews(const KnowledgeBase& base, const Filter& filter, const OnText& on_line);

// brat standoff (brat.nlplab.org): for each document NAME.txt and NAME.ann, and annotation.conf. Deals are
// events, their quote the trigger; parties that no mention within the text stands for are in a note.
ExportCounts export_brat(
    const KnowledgeBase& base, const Filter& filter,
    const std::function<void(const std::string& name, std::string_view content)>& on_file);

// Lines as `dossier extract` prints them, with the text: gold for `dossier eval`, input for `dossier ingest`.
ExportCounts export_facts(const KnowledgeBase& base, const Filter& filter, const OnText& on_line);

}  // namespace dossier
