// Dated rates of exchange, to add up amounts of several currencies.
#pragma once
#include <dossier/facts/decimal.h>

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

struct RatesError : std::runtime_error {
    RatesError(int line_, const std::string& reason) : std::runtime_error(reason), line(line_) {}
    int line;  // from 1
};

struct Converted {
    Decimal amount;    // rounded to hundredths, halves away from zero
    std::string rate;  // what it was converted by: "1 USD = 0.88 EUR on 2019-03-04"
};

// Rates are read from CSV of one of two forms. The columns date, from, to, rate: what one unit of `from` is
// in `to`. Or, as the European Central Bank publishes them (eurofxref-hist.csv), Date and a column a
// currency: what one euro is in it; what is no number stands for no rate. The separator is a comma, a
// semicolon or a tab.
class Rates {
  public:
    static Rates parse(std::string_view csv);  // throws RatesError

    // By the last rate that is not after the day (YYYY-MM-DD), and not older than a year: directly, the other
    // way round, or over the one currency that both have rates to. nullopt where there is none, or the result
    // needs more digits than a Decimal has.
    std::optional<Converted> convert(const Decimal& amount, const std::string& from, const std::string& to,
                                     const std::string& day) const;

  private:
    struct Dated {
        std::string day;
        Decimal rate;
    };
    struct Used {
        Dated dated;
        bool inverse = false;
    };
    std::optional<Used> find(const std::string& from, const std::string& to, const std::string& day) const;
    void add(const std::string& from, const std::string& to, Dated dated);
    void sort();

    std::map<std::pair<std::string, std::string>, std::vector<Dated>> rates_;  // by day
};

}  // namespace dossier
