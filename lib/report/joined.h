// Deals of a knowledge base, those that several documents tell joined to one.
#pragma once
#include <dossier/store/load.h>
#include <dossier/store/query.h>

#include <map>
#include <string>
#include <vector>

namespace dossier {

// What tellings of one deal disagree on.
struct Conflict {
    std::string what;                  // "amount", "date", "status"
    std::size_t first = 0, other = 0;  // tellings
};

// One deal. The first telling is the one that knows most of it (a firm status, an amount, a date, most
// parties).
struct JoinedDeal {
    std::vector<DealRow> tellings;
    std::vector<Conflict> conflicts;
    const DealRow& lead() const { return tellings.front(); }
};

// Two tellings of different documents are one deal if they share two parties, or one and the amount; are of
// one type, or one of them only an agreement; are of one year, where both have a date; and, where both have
// an amount, of one currency and within a factor of two. A later stage of a deal (agreed, then completed) is
// no conflict, nor are the days of two stages or of offers, or a day within a week that is told; a refusal
// beside a signing is one. Depends on what is told alone, not on the order.
std::vector<JoinedDeal> joined_deals(const KnowledgeBase& base, const Filter& filter);
std::vector<JoinedDeal> join(std::vector<DealRow> tellings);  // the same of tellings that are at hand

// What two tellings of one deal disagree on: "amount", "date", "status".
std::vector<std::string> disagreements(const DealRow& first, const DealRow& other);

// Counts the documents that tell a deal, those that copy each other as one. Reads their texts, each once; the
// knowledge base must outlive it.
class SourceCounter {
  public:
    explicit SourceCounter(const KnowledgeBase& base) : texts_(base) {}
    std::size_t independent(const JoinedDeal& deal);

  private:
    const std::vector<std::size_t>& shingles(const std::string& document);
    TextLoader texts_;
    std::map<std::string, std::vector<std::size_t>> shingles_;
};

}  // namespace dossier
