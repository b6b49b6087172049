// The report: a knowledge base, or what it has of one party, on one page of HTML.
#pragma once
#include <dossier/store/query.h>

#include <cstddef>
#include <string>

namespace dossier::cli {

struct ReportPage {
    std::string html;
    std::size_t deals = 0, documents = 0;  // of the filter
};

// Self-contained: no request leaves the page, no script but its own may run (Content-Security-Policy). All
// that comes from documents is escaped by html_of, and nowhere else. At most `most` deals are in the table.
ReportPage report_page(const KnowledgeBase& base, const Filter& filter, const std::string& title,
                       std::size_t most);

}  // namespace dossier::cli
