// Counts of right answers, and the figures that follow from them.
#pragma once
#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace dossier::eval {

struct Tally {
    std::size_t right = 0;  // found and in the gold
    std::size_t gold = 0;   // in the gold
    std::size_t found = 0;  // found

    void add(std::size_t right_, std::size_t gold_, std::size_t found_);
    double precision() const;  // 0 where nothing was found
    double recall() const;     // 0 where the gold has nothing
    double f1() const;
};

// By kind and measure: ("entities", "strict"), ("entities/person", "strict"), ("deals/party", "slot"), …
using Tallies = std::map<std::pair<std::string, std::string>, Tally>;

}  // namespace dossier::eval
