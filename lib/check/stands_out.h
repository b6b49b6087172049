// Whether one figure of a source is the only one that may be what a claim is of.
#pragma once
#include <dossier/check/likeness.h>

#include <vector>

namespace dossier::check {

// A figure of a source beside a claim.
struct Candidate {
    const Figure* figure = nullptr;
    Common common;
};

// It tells more of what the claim tells than any other of its kind and unit that has another value.
bool stands_out(const Candidate& evidence, const std::vector<Candidate>& all, const Side& draft,
                const Figure& claim, const Side& source);

}  // namespace dossier::check
