// The pieces of the report's page: what its template (cli/page/report.mustache) shows. Internal to the
// report.
#pragma once
#include <dossier/report/joined.h>
#include <dossier/store/knowledge_base.h>

#include <kainjow/mustache.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::cli::report {

using Data = kainjow::mustache::data;

// A deal as it is numbered on the page, from 1.
struct Shown {
    const JoinedDeal* deal;
    std::size_t n;
    std::string day;  // its own first day, else the day of its document; empty if neither is known
};

std::optional<Data> timeline_of(const std::vector<Shown>& deals);
// A list of charts: sums by year and by party, of the currencies with most deals.
Data charts_of(const std::vector<JoinedDeal>& deals);
std::optional<Data> network_of(const std::vector<JoinedDeal>& deals);
// The rows of the table, and the documents that they quote.
struct Rows {
    Data deals, texts;
};
Rows rows_of(const KnowledgeBase& base, const std::vector<Shown>& deals);

const char* class_of(const Deal& deal);          // done, proposed, rejected, cancelled, hedged
std::string status_of(const Deal& deal);         // "hedged", else the status
std::string short_number(const Decimal& value);  // "1.2B"
std::string long_number(const Decimal& value);   // "1,200,000,000"
std::string cut(std::string_view text, std::size_t characters);       // with "…" where it was cut
std::string counted(std::size_t count, const std::string& singular);  // "1 deal", "2 deals"
std::string tenths(double value);                                     // a coordinate
Data or_false(const std::string& text);  // false if empty, so that the template shows no section

// A list with room for what the template calls it.
inline Data list() {
    return Data(Data::type::list);
}

}  // namespace dossier::cli::report
