#include "cells.h"
#include "check_output.h"
#include "marked_text.h"
#include "output.h"

#include <dossier/text/offsets.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace dossier::cli {
namespace {

using check::Evidence;
using check::Finding;
using check::Slip;
using check::Verdict;

nlohmann::ordered_json row_of(const Finding& finding) {
    nlohmann::ordered_json row;
    row["text"] = finding.text;
    row["start"] = finding.span.start;
    row["end"] = finding.span.end;
    row["kind"] = to_string(finding.kind);
    row["value"] = finding.value;
    row["verdict"] = to_string(finding.verdict);
    row["why"] = finding.why;
    row["sources"] = finding.sources;
    auto all = nlohmann::ordered_json::array();
    for (const Evidence& evidence : finding.evidence)
        all.push_back({{"verdict", to_string(evidence.verdict)},
                       {"value", evidence.value},
                       {"quote", evidence.quote},
                       {"document", evidence.document},
                       {"published", evidence.published.empty() ? nlohmann::ordered_json()
                                                                : nlohmann::ordered_json(evidence.published)},
                       {"start", evidence.span.start},
                       {"end", evidence.span.end},
                       {"why", evidence.why}});
    row["evidence"] = std::move(all);
    return row;
}

nlohmann::ordered_json row_of(const Slip& slip) {
    nlohmann::ordered_json row;
    row["slip"] = slip.kind;
    row["what"] = slip.what;
    auto spans = nlohmann::ordered_json::array();
    for (const Span& span : slip.spans)
        spans.push_back({{"start", span.start}, {"end", span.end}});
    row["spans"] = std::move(spans);
    return row;
}

void print_jsonl(std::ostream& out, const CheckedDraft& checked) {
    const auto print = [&](nlohmann::ordered_json row) {
        row["draft"] = checked.draft.id;
        out << row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
    };
    for (const Finding& finding : checked.findings)
        print(row_of(finding));
    for (const Slip& slip : checked.slips)
        print(row_of(slip));
}

void print_table(Terminal& terminal, const CheckedDraft& checked, bool why) {
    std::vector<Column> columns{
        {"verdict"}, {"kind"},          {"draft", false, true},    {"value"},
        {"there"},   {"sources", true}, {"document", false, true}, {"quote", false, true}};
    if (why) columns.push_back({"why", false, true});
    RowWriter rows(terminal, Format::table, columns);
    for (const Finding& finding : checked.findings) {
        const Evidence none, &first = finding.evidence.empty() ? none : finding.evidence.front();
        std::vector<Cell> cells{std::string(to_string(finding.verdict)),
                                std::string(to_string(finding.kind)),
                                finding.text,
                                finding.value,
                                first.value,
                                std::int64_t{finding.sources},
                                first.document,
                                first.quote};
        if (why) cells.emplace_back(finding.why);
        rows.row(std::move(cells));
    }
    if (!checked.findings.empty()) rows.finish();
    RowWriter slips(terminal, Format::table, {{"slip"}, {"start", true}, {"what", false, true}});
    for (const Slip& slip : checked.slips)
        slips.row({slip.kind, std::int64_t{slip.spans.front().start}, slip.what});
    if (!checked.slips.empty()) slips.finish();
}

const char* colour_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::supported:
            return "\x1b[32m";
        case Verdict::contradicted:
        case Verdict::disputed:
            return "\x1b[31m";
        case Verdict::hedged:
        case Verdict::not_comparable:
            return "\x1b[33m";
        case Verdict::not_found:
            return "\x1b[2m";
    }
    return "";
}

// The draft with each figure's verdict behind it, in colour on a terminal.
void print_text(Terminal& terminal, const CheckedDraft& checked) {
    const std::string& text = checked.draft.text;
    CodePointCursor cursor(text);
    for (const Finding& finding : checked.findings) {
        if (finding.kind == check::FigureKind::deal || finding.span.start < cursor.place()) continue;
        print_safely(terminal.out, cursor.advance_to(finding.span.start));
        if (terminal.out_is_terminal) terminal.out << colour_of(finding.verdict);
        print_safely(terminal.out, cursor.advance_to(finding.span.end));
        terminal.out << " [" << to_string(finding.verdict) << ']';
        if (terminal.out_is_terminal) terminal.out << "\x1b[0m";
    }
    print_safely(terminal.out, cursor.rest());
    if (!text.empty() && text.back() != '\n') terminal.out << '\n';
    for (const Slip& slip : checked.slips)
        terminal.out << slip.kind << ": " << one_line(slip.what) << '\n';
}

}  // namespace

std::string claim_reviews(const CheckedDraft& checked) {
    std::string out;
    for (const Finding& finding : checked.findings) {
        if (finding.verdict == Verdict::not_found) continue;
        const Evidence& first = finding.evidence.front();
        nlohmann::ordered_json review;
        review["@context"] = "https://schema.org";
        review["@type"] = "ClaimReview";
        review["claimReviewed"] = finding.text;
        review["itemReviewed"] = {
            {"@type", "Claim"}, {"appearance", checked.draft.id}, {"text", finding.text}};
        review["reviewRating"] = {{"@type", "Rating"}, {"alternateName", to_string(finding.verdict)}};
        review["reviewBody"] = finding.why + ": \"" + first.quote + "\" (" + first.document + ")";
        review["author"] = nullptr;  // for the person who finishes it
        review["url"] = nullptr;
        out += review.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return out;
}

void print_checked(Terminal& terminal, const CheckedDraft& checked, CheckFormat format, bool why) {
    switch (format) {
        case CheckFormat::table:
            return print_table(terminal, checked, why);
        case CheckFormat::text:
            return print_text(terminal, checked);
        case CheckFormat::jsonl:
            return print_jsonl(terminal.out, checked);
        case CheckFormat::html:
            terminal.out << check_page(checked);
            return;
        case CheckFormat::claimreview:
            terminal.out << claim_reviews(checked);
            return;
    }
}

}  // namespace dossier::cli
