#include "extracted.h"
#include "proportion.h"

#include <doctest/doctest.h>

using dossier::Extractor;
using dossier::tests::extracted;
using dossier::tests::times_slower;

namespace {

std::string found(const std::string& text) {
    std::string out;
    for (const auto& money : extracted(text).money) {
        out += (out.empty() ? "" : "; ") + (money.amount ? money.amount->to_string() : "?") + " " +
               money.currency + (money.currency_assumed ? "?" : "") + " [" + money.text + "]" +
               (money.per.empty() ? "" : " per " + money.per);
    }
    return out;
}

}  // namespace

TEST_CASE("extract money: where the currency stands, and how the amount is written") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"It paid $1.2bn.", "1200000000 USD? [$1.2bn]"},
        {"a US$4.7 billion plan", "4700000000 USD [US$4.7 billion]"},
        {"USD115 and MYR42", "115 USD [USD115]; 42 MYR [MYR42]"},
        {"It cost RM2 billion.", "2000000000 MYR [RM2 billion]"},
        {"EUR 20.0 each", "20 EUR [EUR 20.0]"},
        {"some 12m euros", "12000000 EUR [12m euros]"},
        {"dlrs 220 mln in aid", "220000000 USD? [dlrs 220 mln]"},
        {"a Rs16,189-crore road", "161890000000 INR? [Rs16,189-crore]"},
        {"10,000 roubles", "10000 RUB [10,000 roubles]"},
        {"half a billion dollars", "500000000 USD? [half a billion dollars]"},
        {"a hundred dollars", "100 USD? [a hundred dollars]"},
        {"hundreds of millions of dollars", "? USD? [hundreds of millions of dollars]"},
        {"for 3 dollars 50 cents", "3.5 USD? [3 dollars 50 cents]"},
        {"a $60-million, three-year contract", "60000000 USD? [$60-million]"},
        {"a multibillion-dollar contract", ""},
        {"a multi-billion-dollar contract", ""},
        {"worth $15-20 million", "15000000 USD? [$15]; 20000000 USD? [20 million]"},
        {"between 250 and 700 dollars", "250 USD? [250]; 700 USD? [700 dollars]"},
        {"fell from $23.5 million to $1.2 million",
         "23500000 USD? [$23.5 million]; 1200000 USD? [$1.2 million]"},
        {"losses of $21 and $18 million", "21000000 USD? [$21]; 18000000 USD? [$18 million]"},
        {"at $55 a barrel", "55 USD? [$55] per barrel"},
        {"water at EUR 2.60 per cubic metre", "2.6 EUR [EUR 2.60] per cubic metre"},
        {"fees of $3 million a year", "3000000 USD? [$3 million] per year"},
        {"from $3 million a year earlier", "3000000 USD? [$3 million]"},
        {"a price of $60 a barrel earlier this week", "60 USD? [$60] per barrel"},
        {"of 5 cents a share", "0.05 USD? [5 cents] per share"},
        {"the Rs 1,50,000 crore plan", "1500000000000 INR? [Rs 1,50,000 crore]"},
        {"lent 15,070 Danish crowns", "15070 DKK [15,070 Danish crowns]"},
        {"a grant of SDR 760 million", "760000000 XDR [SDR 760 million]"},
        {"closed at 352.5p", "3.525 GBP [352.5p]"},
        {"the $DEC prompt", ""},
        {"a $4.7 billion company[3]", "4700000000 USD? [$4.7 billion]"},
        {"300 pounds of rice", ""},
        {"The two won a real prize.", ""},
        {"the TOP 10 and COP 26", ""},
        {"70 per cent and 12 in 2010 $30 million", "30000000 USD? [$30 million]"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(found(c.text) == c.expected);
    }
}

TEST_CASE("extract money: bounds stay outside the span") {
    auto low = extracted("It spent over $5 million.").money.at(0);
    CHECK(low.text == "$5 million");
    CHECK(low.bounds.low == dossier::Decimal(5000000));
    CHECK_FALSE(low.bounds.high);
    auto high = extracted("It spent up to $5 million.").money.at(0);
    CHECK(high.bounds.high == dossier::Decimal(5000000));
    CHECK(extracted("It spent about $5 million.").money.at(0).bounds.approximate);
    auto range = extracted("It costs $2 to $4 a page.").money;
    REQUIRE(range.size() == 2);
    CHECK(range[0].bounds.low == dossier::Decimal(2));
    CHECK(range[1].bounds.high == dossier::Decimal(4));
    CHECK_FALSE(extracted("It fell from $4 million to $2 million.").money.at(0).bounds.low);
}

TEST_CASE("extract money: what else the document speaks of decides between currencies") {
    CHECK(found("SYDNEY, March 3 - The firm paid 5 mln dlrs.") == "5000000 AUD? [5 mln dlrs]");
    CHECK(found("SYDNEY, March 3 - It paid A$5 million, or $3 million.") ==
          "5000000 AUD [A$5 million]; 3000000 USD? [$3 million]");
    CHECK(found("Egypt lets the rate fall. In Egypt it takes 50 pounds.") == "50 EGP? [50 pounds]");
    CHECK(found("In Egypt the rate fell. In Egypt and in Leeds, Britain, it takes 50 pounds.") ==
          "50 GBP? [50 pounds]");
    CHECK(found("Ships from Egypt are late. It takes 50 pounds.") == "50 GBP? [50 pounds]");
    CHECK(found("CAIRO, March 3 - It takes 50 pounds.") == "50 EGP? [50 pounds]");
    CHECK(found("In Egypt it takes £50.") == "50 GBP? [£50]");  // the sign is Britain's, the word is anyone's
    CHECK(found("The Danish crown fell. It is worth 270 billion crowns.") ==
          "270000000000 DKK? [270 billion crowns]");
}

TEST_CASE("extract money: a bare dollar sign is that of its surroundings") {
    // marked before
    CHECK(found("Tarn Bay paid HK$5 million. The rest, $2 million, is due.") ==
          "5000000 HKD [HK$5 million]; 2000000 HKD? [$2 million]");
    CHECK(found("Tarn Bay paid HK$5 million and US$1 million. The rest is $2 million.") ==
          "5000000 HKD [HK$5 million]; 1000000 USD [US$1 million]; 2000000 USD? [$2 million]");
    CHECK(found("It paid HK$16 million ($2 million). A rival bid $3 million.") ==
          "16000000 HKD [HK$16 million]; 2000000 USD? [$2 million]; 3000000 USD? [$3 million]");
    CHECK(found("It paid $2 million. The owner wanted HK$9 million.") ==
          "2000000 USD? [$2 million]; 9000000 HKD [HK$9 million]");
    // spoken of
    CHECK(found("Sydney will pay $5 million. The Australian council of Melbourne pays more.") ==
          "5000000 AUD? [$5 million]");
    CHECK(found("Sydney will pay $5 million. The Australian council of Melbourne and Boston pay more.") ==
          "5000000 USD? [$5 million]");
    CHECK(found("The Canadian firm paid $5 million.") == "5000000 USD? [$5 million]");
}

TEST_CASE("extract money: a bare dollar sign is that of the publisher's country") {
    Extractor extractor(dossier::PatternLibrary::built_in());
    auto currency = [&](const std::string& url, const std::string& text) {
        dossier::Document document;
        document.lang = "en";
        document.url = url;
        document.text = text;
        const auto money = extractor.extract(document).money;
        return money.empty() ? "" : money.back().currency + (money.back().currency_assumed ? "?" : "");
    };
    const std::string bare = "The bridge cost $5 million.";
    CHECK(currency("https://www.example.com.au/news/1", bare) == "AUD?");
    CHECK(currency("http://example.sg:8080/a", bare) == "SGD?");
    CHECK(currency("https://example.com/a.ca", bare) == "USD?");
    CHECK(currency("https://example.co.uk/", bare) == "USD?");
    CHECK(currency("https://example.ca", "It cost C$9 million ($5 million).") == "USD?");
    CHECK(currency("https://example.ca", "It cost 4 million euros ($5 million).") == "CAD?");
    CHECK(currency("https://example.ca", "It cost US$5 million.") == "USD");
}

TEST_CASE("extract money: hostile runs stay linear") {
    auto billions = [](std::size_t count) {
        std::string text = "$5";
        for (std::size_t i = 0; i < count; ++i)
            text += " billion";
        return [text] { CHECK(extracted(text).money.size() == 1); };
    };
    CHECK(times_slower(30, billions(10'000), billions(100'000)) < 30);
    auto digits = [](std::size_t count) {
        return [text = "$" + std::string(count, '7')] { CHECK(extracted(text).money.size() <= 1); };
    };
    CHECK(times_slower(30, digits(10'000), digits(100'000)) < 30);
}
