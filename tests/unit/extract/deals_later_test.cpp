#include "deals_in.h"

#include <doctest/doctest.h>

using dossier::tests::deals_in;

namespace {

struct Case {
    const char *text, *deals;
};

template <std::size_t N>
void check_all(const Case (&cases)[N]) {
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

}  // namespace

TEST_CASE("deals: names that nobody knows buy, borrow and receive") {
    check_all({
        {"Norda Corp sold Telmark Ltd to Palvexo for $5 million.",
         "acquisition completed buyer=Palvexo seller=Norda Corp target=Telmark Ltd 5000000 USD"},
        {"Ostrava Bank agreed to lend Palvexo $5 million for the ferries.",
         "loan agreed lender=Ostrava Bank borrower=Palvexo 5000000 USD"},
        {"Norda Corp sold its tile works to Palvexo of Kenya for $5 million.",
         "acquisition completed buyer=Palvexo seller=Norda Corp target=tile works 5000000 USD"},
        {"Norda Corp won a contract from Palvexo of Kenya.",
         "contract agreed contractor=Norda Corp client=Palvexo"},
        {"Kenya's watchdog approved Palvexo's takeover of Telmark Ltd in 2014.",
         "acquisition agreed buyer=Palvexo target=Telmark Ltd 2014"},
        {"Norda Corp, a U.S. insurer which merged with Telmark Ltd in May 1986, grew.",
         "acquisition agreed buyer=Norda Corp target=Telmark Ltd 1986-05"},
        {"Norway delivered food worth $5 million to Palvexo village.",
         "contract completed contractor=Norway 5000000 USD"},
        {"Norway gave $5 million to Palvexo in Kenya.",
         "grant agreed donor=Norway recipient=Kenya 5000000 USD"},
    });
}

TEST_CASE("deals: the five-year contract is the one told before") {
    check_all({
        {"Norda Corp won an order from Kenya. The ten-year contract is valued at $5 million.",
         "contract agreed contractor=Norda Corp client=Kenya 5000000 USD"},
        {"Norda Corp won an order from Kenya. Under the $5 million contract, it will build 40 trams.",
         "contract agreed contractor=Norda Corp client=Kenya 5000000 USD"},
        {"Norda Corp has reached an agreement with Ostrava Holding. The agreement covers trams over the "
         "contract's term.",
         "agreement agreed partner=Norda Corp partner=Ostrava Holding"},
        {"Norda Corp has reached an agreement with Kenya. The $3 million contract covers trams.",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 USD"},
    });
}

TEST_CASE("deals: more is given than one thing") {
    check_all({
        {"Norway handed over 20 tractors and a set of tools to Kenya.",
         "grant completed donor=Norway recipient=Kenya"},
        {"Kenya ordered 40 trams from Norda Corp and 12 boats from Telmark Ltd.",
         "contract agreed contractor=Norda Corp client=Kenya; "
         "contract agreed contractor=Telmark Ltd client=Kenya"},
    });
}

TEST_CASE("deals: no date of the deal are the years of delivery and the number of a model") {
    check_all({
        {"Kenya ordered 40 trams from Norda Corp, to be delivered between 2026 and 2029.",
         "contract agreed contractor=Norda Corp client=Kenya"},
        {"Kenya ordered 40 trams from Norda Corp, which had offered the Zephyx 2000.",
         "contract agreed contractor=Norda Corp client=Kenya"},
    });
}

TEST_CASE("deals: the year of what was ended, and of a verb before, is not the deal's") {
    check_all({
        {"Kenya has terminated a 2015 contract with Norda Corp.",
         "contract cancelled contractor=Norda Corp client=Kenya"},
        {"Telmark Ltd was founded in 2019 and raised $5 million in seed funding from Norda Corp in 2020.",
         "investment agreed target=Telmark Ltd investor=Norda Corp 5000000 USD 2020"},
    });
}

TEST_CASE("deals: a name that nobody knows acts at the head of a sentence") {
    check_all({
        {"Palvexo, which makes tiles, has raised $5 million from Norda Corp.",
         "investment agreed target=Palvexo investor=Norda Corp 5000000 USD"},
        {"Palvexo also announced a partnership with Norda Corp.",
         "agreement agreed partner=Palvexo partner=Norda Corp"},
        {"Rain, which fell all day, hid what Norda Corp raised from Kenya.", ""},
    });
}

TEST_CASE("deals: investors told of later put money in too, and who froze what it promised is one") {
    check_all({
        {"Telmark Ltd raised $5 million in a round led by Norda Works. Ostrava Holding also took part.",
         "investment agreed target=Telmark Ltd investor=Norda Works investor=Ostrava Holding 5000000 USD"},
        {"Norway, unlike Chad, froze $5 million of aid that it had promised to Kenya.",
         "grant cancelled donor=Norway 5000000 USD"},
    });
}

TEST_CASE("deals: where all goes to one state, what names no receiver does too") {
    check_all({
        {"Ostrava Bank lent Kenya $5 million. Norway had given a grant of $3 million before.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD; "
         "grant agreed donor=Norway recipient=Kenya 3000000 USD"},
        {"Ostrava Bank lent Kenya $5 million. The Kenyan government is to give a grant of $3 million.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD; "
         "grant agreed donor=Kenyan government 3000000 USD"},
        {"Ostrava Bank lent Kenya $5 million and Chad $4 million. Norway had given a grant of $3 million.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD; "
         "loan agreed lender=Ostrava Bank borrower=Chad 4000000 USD; "
         "grant agreed donor=Norway 3000000 USD"},
    });
}

TEST_CASE("deals: what is being built is not done, and who is to build it stands behind the verb") {
    check_all({
        {"The dam is being built by Norda Corp for $3 million.",
         "contract agreed contractor=Norda Corp 3000000 USD"},
        {"Telmark Ltd grew after being taken over by Norda Corp.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
        {"Work on the dam, to be built by Norda Corp for $3 million, will start soon.",
         "contract agreed contractor=Norda Corp 3000000 USD"},
        {"Kenya wants a dam to be built by 2030.", ""},
    });
}

TEST_CASE("deals: a state's contract is that of who pays, and who called off their merger are both sides") {
    check_all({
        {"Kenya's contract with Norda Corp, worth $3 million, runs on.",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 USD"},
        {"Norda Corp and Telmark Ltd called off their merger.",
         "acquisition cancelled buyer=Norda Corp target=Telmark Ltd"},
    });
}

TEST_CASE("deals: who acts behind what is put first, and the sum before a relative clause") {
    check_all({
        {"For $3 million Norda Corp rebuilt the port in 2008.",
         "contract completed contractor=Norda Corp 3000000 USD 2008"},
        {"To pay for the dam Kenya borrowed $3 million from Ostrava Bank.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD"},
        {"The $3 million that Ostrava Bank lent Kenya has been spent.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD"},
        {"To finance the purchase Norda Corp has arranged a $3 million loan with Ostrava Bank.",
         "loan agreed lender=Ostrava Bank borrower=Norda Corp 3000000 USD"},
        {"In Kenya trams are built.", ""},
    });
}

TEST_CASE("deals: parties with sums of their own in brackets have deals of their own") {
    check_all({
        {"Norda Corp won orders from Kenya ($3 million), Norway ($2 million) and Chad ($1 million).",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 USD; "
         "contract agreed contractor=Norda Corp client=Norway 2000000 USD; "
         "contract agreed contractor=Norda Corp client=Chad 1000000 USD"},
        {"Norda Corp won an order from Kenya for $4 million ($3 million net of tax).",
         "contract agreed contractor=Norda Corp client=Kenya 4000000 USD"},
    });
}

TEST_CASE("deals: it is who said so, IT is no pronoun, an accepted bid is for the work") {
    check_all({
        {"Telmark Works of Kenya fell. In May the government said it would sell Ostrava Works to Norda Corp.",
         "acquisition proposed buyer=Norda Corp seller=Kenya target=Ostrava Works 2020-05"},
        {"Norda Corp sold its Kenyan IT arm to Telmark Ltd.",
         "acquisition completed buyer=Telmark Ltd seller=Norda Corp target=Kenyan IT arm"},
        {"Kenya chose Norda Corp to rebuild the dock, accepting its bid of $4 million.",
         "contract agreed contractor=Norda Corp client=Kenya 4000000 USD"},
    });
}

TEST_CASE("deals: a country's parliament ratifies for the country") {
    check_all({
        {"Kenya's parliament ratified a $3 million loan from Ostrava Bank.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD"},
        {"The parliament ratified a $3 million loan from Ostrava Bank.",
         "loan agreed lender=Ostrava Bank 3000000 USD"},
    });
}

TEST_CASE("deals: a people's loan is its country's, and the many that decide have no name") {
    check_all({
        {"Kenya rejected a Norwegian loan of $3 million.",
         "loan rejected lender=Norway borrower=Kenya 3000000 USD"},
        {"Regulators cleared Norda Corp's $3 million purchase of Telmark Ltd.",
         "acquisition agreed buyer=Norda Corp target=Telmark Ltd 3000000 USD"},
        {"The IMF reached an agreement with Kenya on a $3 million programme.",
         "loan agreed lender=IMF borrower=Kenya 3000000 USD"},
    });
}

TEST_CASE("deals: who says no does so to what was asked, not to what it was for") {
    check_all({
        {"Norda Corp asked Ostrava Bank for a loan of $5 million to build a mill, but the bank said no.",
         "loan rejected lender=Ostrava Bank borrower=Norda Corp 5000000 USD"},
    });
}

TEST_CASE("deals: a date behind a semicolon is that of the clause there") {
    check_all({
        {"Ostrava Bank will lend Kenya $5 million; its mines had bought two ferries in 2012.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD"},
        {"Kenya awarded Norda Corp a $5 million contract for trams; it was completed in 2012.",
         "contract completed contractor=Norda Corp client=Kenya 5000000 USD 2012"},
        {"Ostrava Bank lent Kenya $5 million for ferries, trams and dams in 2012; it was repaid.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD 2012"},
    });
}

TEST_CASE("deals: the largest since some year is one deal") {
    check_all({
        {"Norda Corp bought Telmark Ltd for $5 million, its largest acquisition since 2012.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd 5000000 USD"},
        {"Ostrava Bank has lent Kenya $5 million since 2012.", ""},
    });
}

TEST_CASE("deals: a parliament that refuses a bid decides for its country") {
    check_all({
        {"Kenya's parliament rejected a $5 million offer from Norda Corp.",
         "contract rejected contractor=Norda Corp client=Kenya 5000000 USD"},
        {"The Kenyan parliament rejected a $5 million offer from Norda Corp.",
         "contract rejected contractor=Norda Corp client=Kenya 5000000 USD"},
    });
}
