// Which of several currencies a "$", "crowns" or "pounds" is, by what else the document speaks of.
#pragma once
#include <dossier/extract/reading.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::extract {

struct Currency {
    std::string code;
    bool assumed = false;
};

// For one document. Counts its countries when first asked to choose.
class CurrencyChoice {
  public:
    explicit CurrencyChoice(const Reading& reading);

    // `value` of a currency map: "CHF" is settled. "SEK? NOK DKK" is SEK unless the document names another of
    // the row with its nation, or speaks more often of another's country. "USD? dateline AUD CAD" is USD
    // unless the dateline stands in the country of another, and the document marks none of its amounts as
    // such.
    Currency choose(std::string_view value) const;

    // The document says "Danish crowns": `value` is that of "crowns".
    void named(std::string_view value, std::string_view code);
    // The document has an amount whose currency is settled.
    void settled(std::string_view value);

    // The currency of an item that names a nation or country; empty if it is none.
    std::string_view of_nation(std::uint32_t item) const;

  private:
    std::string_view most_spoken_of(std::string_view row) const;
    std::string_view of_dateline(std::string_view row) const;
    void count_countries() const;
    std::string_view of_name(std::string_view word) const;

    const Reading& reading_;
    std::uint32_t country_currency_, demonym_, country_;
    std::map<std::string, std::string, std::less<>> named_;  // by the value of the map
    std::set<std::string, std::less<>> settled_;
    mutable bool counted_ = false;
    mutable std::map<std::string_view, int> mentions_;  // of each currency's countries
};

}  // namespace dossier::extract
