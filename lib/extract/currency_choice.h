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
    // the row with its nation, or speaks more often of another's country.
    //
    // "USD? dateline AUD CAD marked HKD" is USD unless the first of these to say anything names another:
    // the country in the publisher's address (any of the row); the country of the dateline (those before
    // "marked"); a currency of the row that was marked earlier ("HK$"), while none is marked as USD; the one
    // country that the document speaks of again and again (those before "marked"). But a currency that the
    // document marks is none of publisher, dateline and talk; and where a bare amount turns a marked one
    // over ("A$20 million ($15 million)"), the bare ones are USD.
    //
    // "GBP? leading EGP LBP" is the same, but that a country spoken of twice is one spoken of again and
    // again.
    Currency choose(std::string_view value) const;

    // The document says "Danish crowns": `value` is that of "crowns".
    void named(std::string_view value, std::string_view code);
    // The document has an amount with this currency; told in the order of the text. `turned_over` is that
    // of the amount which this one says once more; empty if there is none.
    void spoken(std::string_view value, std::string_view turned_over);

    // The currency of an item that names a nation or country; empty if it is none.
    std::string_view of_nation(std::uint32_t item) const;

  private:
    Currency chosen(std::string_view value) const;
    std::string_view most_spoken_of(std::string_view row) const;
    std::string_view of_context(std::string_view first, std::string_view row, int least) const;
    std::string_view of_publisher() const;
    std::string_view of_dateline() const;
    std::string_view of_marks(std::string_view first, std::string_view row) const;
    std::string_view of_talk(std::string_view first, std::string_view row, int least) const;
    void count_countries() const;
    std::string_view of_name(std::string_view word) const;
    std::string_view of_country(std::string_view iso) const;

    const Reading& reading_;
    std::uint32_t country_currency_, demonym_, country_, city_;
    std::map<std::string, std::string, std::less<>> named_;  // by the value of the map
    std::set<std::string, std::less<>> settled_;
    std::set<std::string, std::less<>> settled_early_;  // before the first amount that is not settled
    std::set<std::string, std::less<>> turned_over_;    // those that such an amount says once more
    bool any_open_ = false;                             // such an amount was met
    mutable std::string_view asked_;  // what was chosen last, and for which value; empty if for none
    mutable Currency answer_;
    mutable bool counted_ = false;
    mutable std::map<std::string_view, int> mentions_;  // of each currency's countries
    mutable std::map<std::string_view, int> places_;    // and of their cities too
};

}  // namespace dossier::extract
