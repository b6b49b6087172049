#include "../scratch_folder.h"
#include "../store/sample.h"

#include <dossier/report/totals.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

std::string converted(const Rates& rates, const char* amount, const char* from, const char* to,
                      const char* day) {
    const auto out = rates.convert(*Decimal::parse(amount), from, to, day);
    return out ? out->amount.to_string() + " by " + out->rate : "none";
}

std::string complaint(std::string_view csv) {
    try {
        Rates::parse(csv);
    } catch (const RatesError& error) {
        return std::to_string(error.line) + ": " + error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("rates: the last of the day, either way, over a third currency") {
    const Rates rates = Rates::parse(
        "date,from,to,rate\n2019-03-04,USD,EUR,0.8815\n2019-01-01,USD,EUR,0.9\n\n2019-03-01,GBP,USD,1."
        "32\n2019-03-01,"
        "EUR,GEL,3\r\n");
    CHECK(converted(rates, "1000000", "USD", "EUR", "2019-03-04") ==
          "881500 by 1 USD = 0.8815 EUR on 2019-03-04");
    CHECK(converted(rates, "1000000", "USD", "EUR", "2019-03-03") ==
          "900000 by 1 USD = 0.9 EUR on 2019-01-01");
    CHECK(converted(rates, "100", "EUR", "USD", "2019-04-01") ==
          "113.44 by 1 USD = 0.8815 EUR on 2019-03-04");
    CHECK(converted(rates, "-0.1", "GEL", "EUR", "2019-04-01") == "-0.03 by 1 EUR = 3 GEL on 2019-03-01");
    CHECK(converted(rates, "0.015", "GEL", "EUR", "2019-04-01") == "0.01 by 1 EUR = 3 GEL on 2019-03-01");
    CHECK(converted(rates, "100", "GBP", "EUR", "2019-03-04") ==
          "116.36 by 1 GBP = 1.32 USD on 2019-03-01, 1 USD = 0.8815 EUR on 2019-03-04");
    CHECK(converted(rates, "300", "GEL", "USD", "2019-03-04") ==
          "113.44 by 1 EUR = 3 GEL on 2019-03-01, 1 USD = 0.8815 EUR on 2019-03-04");
    CHECK(converted(rates, "5", "EUR", "EUR", "1066-01-01") == "5 by ");
    CHECK(converted(rates, "5", "USD", "EUR", "2018-12-31") == "none");
    CHECK(converted(rates, "5", "USD", "EUR", "2020-03-04") != "none");
    CHECK(converted(rates, "5", "USD", "EUR", "2020-03-05") == "none");
    CHECK(converted(rates, "5", "CHF", "EUR", "2019-03-04") == "none");
    CHECK(converted(rates, "999999999999999999", "GBP", "USD", "2019-03-04") == "none");
    CHECK(converted(rates, "900000000000000", "USD", "EUR", "2019-03-04") ==
          "793350000000000 by 1 USD = 0.8815 EUR on 2019-03-04");
}

TEST_CASE("rates: the form of the European Central Bank") {
    const Rates rates =
        Rates::parse("Date,USD,CYP,GBP,\n2024-01-03,1.1,N/A,0.86,\n2024-01-02,1.25,N/A,0.8,\n");
    CHECK(converted(rates, "100", "EUR", "USD", "2024-01-02") == "125 by 1 EUR = 1.25 USD on 2024-01-02");
    CHECK(converted(rates, "110", "USD", "EUR", "2024-02-02") == "100 by 1 EUR = 1.1 USD on 2024-01-03");
    CHECK(converted(rates, "100", "USD", "GBP", "2024-01-02") ==
          "64 by 1 EUR = 1.25 USD on 2024-01-02, 1 EUR = 0.8 GBP on 2024-01-02");
    CHECK(converted(rates, "1", "CYP", "EUR", "2024-01-03") == "none");
}

TEST_CASE("rates: what is wrong is said with its line") {
    CHECK(complaint("") == "1: there are no rates");
    CHECK(complaint("a,b\n") == "1: the columns are neither date,from,to,rate nor Date and currencies");
    CHECK(complaint("date;from;to;rate\n2019;USD;EUR;1\n") == "2: '2019' is no day as 2019-04-30");
    CHECK(complaint("date,from,to,rate\n\n2019-02-30,USD,EUR,1\n") ==
          "3: '2019-02-30' is no day as 2019-04-30");
    CHECK(complaint("date,from,to,rate\n2019-02-20,dollar,EUR,1\n") ==
          "2: 'dollar' is no currency code as EUR");
    CHECK(complaint("date,from,to,rate\n2019-02-20,USD,EUR,0\n") == "2: '0' is no rate");
    CHECK(complaint("date,from,to,rate\n2019-02-20,USD,EUR\n") == "2: has fewer than four columns");
}

TEST_CASE("totals: converted by the rate of the day, or left out and counted") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    const Rates rates = Rates::parse("date,from,to,rate\n2019-05-01,EUR,USD,1.1\n");
    const Conversion conversion{rates, "USD"};
    const Totals totals = totals_of(joined_deals(base, {}), TotalBy::currency, true, &conversion);
    REQUIRE(totals.rows.size() == 1);
    CHECK(totals.rows[0].amount->to_string() == "60500000");
    CHECK(totals.rows[0].currency == "USD");
    CHECK(totals.rows[0].deals == 2);
    CHECK(totals.rows[0].rates == std::set<std::string>{"1 EUR = 1.1 USD on 2019-05-01"});
    CHECK(totals.counted == 2);
    CHECK(totals.without_rate == 1);
}
