#include "check_output.h"
#include "html.h"

#include <dossier/text/offsets.h>

#include <algorithm>

namespace dossier::cli {
namespace {

using check::Evidence;
using check::Finding;

constexpr const char* head =
    "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>Checked "
    "draft</title>\n<style>\n"
    ":root{color-scheme:light dark;--line:#8884;--ok:#1a7f37;--bad:#cf222e;--warn:#9a6700;--dim:#777}\n"
    "body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1rem}\n"
    "main{display:grid;grid-template-columns:1fr "
    "1fr;gap:2rem}\n@media(max-width:50rem){main{grid-template-columns:1fr}}\n"
    ".draft{white-space:pre-wrap}\nmark{background:none;color:inherit;border-bottom:.2em "
    "solid;padding-bottom:.05em}\n"
    "mark a{color:inherit;text-decoration:none}\n.supported{border-color:var(--ok)}\n"
    ".contradicted,.disputed{border-color:var(--bad)}\n.hedged,.not-comparable{border-color:var(--warn)}\n"
    ".not-found{border-color:var(--dim)}\nli{border-left:.3em solid;padding:.2em .8em;margin:.8em "
    "0;list-style:none}\n"
    "ol{padding:0;margin:0}\nblockquote{margin:.3em 0 .3em 1em}\n.why,cite{color:var(--dim);font-size:.9em}\n"
    "</style></head><body>\n";

std::string class_of(check::Verdict verdict) {
    std::string name = to_string(verdict);
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

// The draft, each figure linked to its verdict.
std::string marked(const CheckedDraft& checked) {
    std::string out;
    CodePointCursor cursor(checked.draft.text);
    const auto next = [&](std::uint32_t end) { return html_of(cursor.advance_to(end)); };
    for (std::size_t i = 0; i < checked.findings.size(); ++i) {
        const Finding& finding = checked.findings[i];
        if (finding.kind == check::FigureKind::deal || finding.span.start < cursor.place()) continue;
        out += next(finding.span.start);
        out += "<mark class=\"" + class_of(finding.verdict) + "\"><a href=\"#f" + std::to_string(i) + "\">" +
               next(finding.span.end) + "</a></mark>";
    }
    return out + html_of(cursor.rest());
}

std::string quotes(const Finding& finding) {
    std::string out;
    for (const Evidence& evidence : finding.evidence)
        out += "<blockquote>" + html_of(evidence.quote) + "<br><cite>" + html_of(evidence.document) +
               (evidence.published.empty() ? "" : ", " + html_of(evidence.published)) + ", at " +
               std::to_string(evidence.span.start) + ": " + html_of(evidence.value) +
               "</cite></blockquote>\n";
    return out;
}

}  // namespace

std::string check_page(const CheckedDraft& checked) {
    std::string out = std::string(head) + "<h1>" +
                      html_of(checked.draft.title.empty() ? checked.draft.id : checked.draft.title) +
                      "</h1>\n<main><section aria-label=\"Draft\"><div class=\"draft\">" + marked(checked) +
                      "</div></section>\n<section aria-label=\"Verdicts\"><ol>\n";
    for (std::size_t i = 0; i < checked.findings.size(); ++i) {
        const Finding& finding = checked.findings[i];
        out += "<li id=\"f" + std::to_string(i) + "\" class=\"" + class_of(finding.verdict) + "\"><strong>" +
               to_string(finding.verdict) + "</strong>: " + html_of(finding.text) + " <span class=\"why\">" +
               to_string(finding.kind) + ", " + html_of(finding.value) + "; " + html_of(finding.why) +
               "</span>\n" + quotes(finding) + "</li>\n";
    }
    for (const check::Slip& slip : checked.slips)
        out += "<li class=\"contradicted\"><strong>" + slip.kind + "</strong>: " + html_of(slip.what) +
               "</li>\n";
    return out + "</ol></section></main></body></html>\n";
}

}  // namespace dossier::cli
