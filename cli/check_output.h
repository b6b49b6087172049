// What `check` found, in the formats that it prints.
#pragma once
#include "command.h"

#include <dossier/check/checker.h>
#include <dossier/check/self_check.h>

#include <string>
#include <vector>

namespace dossier::cli {

struct CheckedDraft {
    Document draft;
    std::vector<check::Finding> findings;
    std::vector<check::Slip> slips;
};

enum class CheckFormat { table, text, jsonl, html, claimreview };

void print_checked(Terminal& terminal, const CheckedDraft& checked, CheckFormat format, bool why);

// A page of its own, with the draft and the quotes side by side.
std::string check_page(const CheckedDraft& checked);

// ClaimReview (schema.org) as JSON-LD, an object a line for each finding that was found; to be finished by a
// person.
std::string claim_reviews(const CheckedDraft& checked);

}  // namespace dossier::cli
