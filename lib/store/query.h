// Questions to a knowledge base. Every value of a filter is bound, so a name may hold anything.
#pragma once
#include <dossier/facts/facts.h>
#include <dossier/store/knowledge_base.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

inline constexpr std::string_view deal_types[] = {"contract", "acquisition", "loan",
                                                  "grant",    "investment",  "agreement"};
inline constexpr std::string_view deal_statuses[] = {"proposed", "agreed", "completed", "rejected",
                                                     "cancelled"};

// What can be listed. percents, money and quantities are figures.
enum class Listing { documents, entities, money, percents, quantities, dates, deals };

// Empty members do not filter. Which apply to which listing is said by applies(); the others are ignored.
struct Filter {
    std::string document;  // id, origin, or six and more digits of the hash
    std::string
        entity;  // any of its names. Entities: itself; deals: as a party; others: in documents that name it
    std::string country;   // ISO 3166-1 alpha-2. Entities: standing for it; deals: with such a party; others:
                           // as entity
    std::string type;      // entities: type or subtype; deals: type
    std::string status;    // deals
    std::string currency;  // money, deals; ISO 4217
    std::string unit;      // percents, quantities
    std::string since,
        until;  // ISO days, inclusive. Dates: days that the value touches; deals: likewise, or where the
                // deal has no such date, and for all others, the day the document was published
    std::optional<Decimal> min, max;  // figures and deals: the amount or value, inclusive
    std::string sort;                 // one of sort_keys(); empty: the first of them
    std::uint64_t limit = 0;          // 0: all
};

enum class Criterion { document, entity, country, type, status, currency, unit, days, amount };
bool applies(Criterion criterion, Listing listing);

// Numbers sort with the largest first, dates and names with the smallest, what is unknown last.
std::vector<std::string_view> sort_keys(Listing listing);

struct DocumentRow {
    std::string id, sha256, lang, published, title, origin;
    std::int64_t characters = 0, statements = 0, deals = 0;
};

struct EntityRow {
    std::string name, type, subtype, iso;
    std::int64_t mentions = 0, documents = 0;
    std::vector<std::string> aliases;  // other than the name, most used first
};

// Where a statement stands: its document and the span in it.
struct Place {
    std::string document, published;
};

struct FigureRow : Mention, Place {
    std::optional<Decimal> value;
    std::string unit;  // money: the currency
    Bounds bounds;
    std::string per;  // money alone
    std::string of;   // as in MoneyMention
};

struct DateRow : Mention, Place {
    std::string value, modifier;
    bool invalid = false;
    std::string of;
};

struct DealRow : Deal, Place {};

// How much a knowledge base holds.
struct Extent {
    std::int64_t documents = 0, undated = 0, characters = 0, statements = 0;
    std::string first_published, last_published;   // empty without dated documents
    std::map<std::string, std::int64_t> entities;  // how many are of which type
};
Extent extent_of(const KnowledgeBase& base);

// Each calls `on_row` in the order asked for. `listing` of figures is one of money, percents, quantities.
void list_documents(const KnowledgeBase& base, const Filter& filter,
                    const std::function<void(DocumentRow&&)>& on_row);
void list_entities(const KnowledgeBase& base, const Filter& filter,
                   const std::function<void(EntityRow&&)>& on_row);
void list_figures(const KnowledgeBase& base, Listing listing, const Filter& filter,
                  const std::function<void(FigureRow&&)>& on_row);
void list_dates(const KnowledgeBase& base, const Filter& filter,
                const std::function<void(DateRow&&)>& on_row);
void list_deals(const KnowledgeBase& base, const Filter& filter,
                const std::function<void(DealRow&&)>& on_row);

}  // namespace dossier
