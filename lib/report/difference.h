// What one knowledge base tells that another does not, or the same one at another time.
#pragma once
#include <dossier/report/joined.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dossier {

// One of the two sides: the tellings of documents published up to a day. Documents without a date are on both
// sides.
struct Moment {
    const KnowledgeBase& base;
    std::string until;  // YYYY-MM-DD; empty for all
};

enum class ChangeKind {
    added,         // a deal that only the later side tells
    changed,       // another status, or an amount or a date that was not told before
    contradicted,  // told anew with another amount or day, or refused where it was signed, or signed where it
                   // was refused
    retracted,     // a deal that only the earlier side tells
};
const char* to_string(ChangeKind kind);

struct Change {
    ChangeKind kind;
    std::string what;  // "amount", "date", "status", "hedged"; empty for added and retracted
    std::optional<DealRow> before, after;  // the tellings that differ
};

struct Difference {
    std::vector<Change> changes;                           // by kind, then the day of the deal
    std::int64_t documents_added = 0, documents_gone = 0;  // by their texts
};

// Deals are told apart as joined_deals joins them; a telling that both sides have changes nothing.
Difference difference_of(const Moment& before, const Moment& after, const Filter& filter);

}  // namespace dossier
