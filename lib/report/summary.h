// What a knowledge base holds at a glance: all of it, or one entity.
#pragma once
#include <dossier/store/query.h>

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace dossier {

// How firm a deal is. A deal that is only rumoured, considered or claimed is hedged, whatever its status.
enum class Standing { done, proposed, rejected, cancelled, hedged };  // done: agreed or completed
inline constexpr std::size_t standings = 5;
Standing standing_of(const Deal& deal);

// Deals told with an amount, added up within one currency and never across standings. The same deal told
// again (equal type, standing, amount, currency and parties, in whatever order) is counted once.
struct CurrencyTotal {
    struct Sum {
        std::int64_t deals = 0;
        std::optional<Decimal> amount = Decimal();  // nullopt: more digits than can be added exactly
    };
    std::string currency;
    std::array<Sum, standings> by_standing;  // indexed by Standing
};

struct Count {
    std::string name;
    std::int64_t count = 0;
};

// Tellings of deals, not distinct deals.
struct DealCount {
    std::string kind;  // the deal's type; in the summary of an entity its role
    std::map<std::string, std::int64_t> by_status;
    std::int64_t hedged = 0, all = 0;  // hedged ones are counted here and not in by_status
};

struct CorpusSummary {
    std::int64_t documents = 0, undated = 0, characters = 0, statements = 0;
    std::string first_published, last_published;  // empty without dated documents
    std::vector<Count> entities;                  // distinct, by type, most first
    std::vector<DealCount> deals;                 // by type, most first
    std::vector<CurrencyTotal> totals;            // by currency
    std::vector<DealRow> largest;  // of those done, at most five in each currency, largest first
};

struct EntitySummary {
    std::vector<EntityRow> entities;  // all that have the name: "Georgia" may be several
    std::int64_t documents = 0;
    std::string first_published, last_published;
    std::vector<Count> years;  // documents by the year of their publication, in order
    std::vector<DealCount> deals;
    std::vector<CurrencyTotal> totals;
    std::vector<Count> counterparties;  // parties of the same deals, by tellings, most first
};

CorpusSummary summarise(const KnowledgeBase& base);

// nullopt if nothing in the knowledge base has this name, as an entity or as a party.
std::optional<EntitySummary> summarise(const KnowledgeBase& base, const std::string& name);

}  // namespace dossier
