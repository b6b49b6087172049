// What a document states. The field names are those of the interchange format (JSONL, one document a line).
#pragma once
#include <dossier/facts/decimal.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

// Code points into Document::text, `end` exclusive: Python's slices, and SQLite's substr(text, start + 1, end
// - start).
struct Span {
    std::uint32_t start = 0;
    std::uint32_t end = 0;
    friend auto operator<=>(const Span&, const Span&) = default;
};

// What every statement has: where it stands, what stands there, why we say so.
struct Mention {
    Span span;
    std::string text;         // the quote: the code points of `span`
    std::string rule;         // id of the pattern that fired
    double confidence = 1.0;  // 0–1
};

// A value known only within bounds: "over 2,000" has low 2000, "up to $5m" has high 5000000, "$15-20 million"
// both.
struct Bounds {
    std::optional<Decimal> low, high;
    bool approximate = false;  // "about", "nearly", "some"
};

struct EntityMention : Mention {
    std::string type;  // "person", "organization", "location"; also "nationality", "event", "law", "product"
    std::string subtype;    // "government", "company", "country", …; empty if not known
    std::string canonical;  // the entity's fullest name in this document ("Huawei Technologies Co.")
    std::string iso;        // ISO 3166-1 alpha-2 where it stands for a country or its government
};

struct MoneyMention : Mention {
    std::optional<Decimal> amount;  // whole units; nullopt for "hundreds of millions of dollars"
    std::string currency;           // ISO 4217, empty if the text does not settle it
    bool currency_assumed = false;  // "$" read as USD for want of better
    Bounds bounds;
    std::string per;  // "barrel", "share" for a unit price
    // What it is the amount of, where the text tells several in a row, each to its own: "Norda" for the first
    // of "Norda and Lumo paid $5m and $7m, respectively". Empty elsewhere. Other figures have it too.
    std::string of{};
};

struct PercentMention : Mention {
    std::optional<Decimal> value;
    std::string unit;  // "percent", "percentage point", "basis point"
    Bounds bounds;
    std::string of{};
};

struct QuantityMention : Mention {
    std::optional<Decimal> value;
    std::string unit;                  // head noun in the singular, or the measure's name
    std::optional<Decimal> si_factor;  // value × si_factor is in `si_unit`
    std::string si_unit;
    Bounds bounds;
    std::string of{};
};

struct DateMention : Mention {
    // TIMEX3 / ISO 8601: "2019-04", "2018-W40", "2019-04-30T15:30", "PRESENT_REF"; of two times of a day
    // "2019-04-30T14:00/2019-04-30T15:30"; empty if unresolved
    std::string value;
    std::string
        modifier;  // TIMEX3 mod: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE, …; empty if none
    bool invalid = false;  // an impossible date such as "Feb 29, 2015"
    std::string of{};
};

struct Party {
    std::string role;  // contractor, client, buyer, seller, target, lender, borrower, donor, …
    std::string name;  // as the text names it at its fullest
    std::string iso;   // as in EntityMention
};

struct Deal {
    std::string type;    // contract, acquisition, loan, grant, investment, agreement
    std::string status;  // proposed, agreed, completed, rejected, cancelled
    std::vector<Party> parties;
    std::optional<Decimal> amount;
    std::string currency;
    std::string date;
    std::string subject;
    Span evidence;
    std::string quote;               // the code points of `evidence`
    std::vector<std::string> rules;  // every pattern that had a part in it, the frame first
    double confidence = 1.0;
    bool hedged = false;        // only rumoured, considered, claimed
    std::string attributed_to;  // who says so, where it is hedged
};

// What was met and could not be read in full; never silent.
struct Notice {
    Span span;
    std::string what;  // "amount out of range", "impossible date", …
};

// Each list is sorted by span.
struct Facts {
    std::string id, lang, published;
    std::vector<EntityMention> entities;
    std::vector<MoneyMention> money;
    std::vector<PercentMention> percents;
    std::vector<DateMention> dates;
    std::vector<QuantityMention> quantities;
    std::vector<Deal> deals;
    std::vector<Notice> notices;
};

}  // namespace dossier
