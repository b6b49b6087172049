// Deals as plain news and press releases tell them.
#include "deals_in.h"

#include <doctest/doctest.h>

using dossier::tests::deals_in;

TEST_CASE("deals: how large a company is, and when work starts, are no value and no date of the deal") {
    CHECK(
        deals_in("Norda Corp and Telmark Ltd agreed on Sunday to merge, creating a group with assets of $118 "
                 "million.") == "acquisition agreed buyer=Norda Corp target=Telmark Ltd 2020-06-14");
    CHECK(deals_in(
              "Kenya signed a contract with Norda Corp. The order is worth $3 million and deliveries start "
              "in 2026.") == "contract agreed contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(
        deals_in("Kenya signed with Norda Corp a contract for the Telmark tunnel, 214 million euros, in May "
                 "2014.") == "contract agreed contractor=Norda Corp client=Kenya 214000000 EUR 2014-05");
}

TEST_CASE("deals: who a participle, an owner and a place stand for") {
    CHECK(deals_in("It gave up its stake in Telmark Ltd, bought by Norda Corp for $3 million.") ==
          "acquisition completed buyer=Norda Corp target=Telmark Ltd 3000000 USD");
    CHECK(deals_in("Norda Corp grew. In 2007 it grew by its $12 million purchase of Telmark Ltd.") ==
          "acquisition agreed buyer=Norda Corp target=Telmark Ltd 12000000 USD 2007");
    CHECK(deals_in("Norda Corp bought a 35 percent interest in the Quorvo copper mine in southern Peru.") ==
          "acquisition completed buyer=Norda Corp target=Quorvo copper mine");
    CHECK(deals_in("Norda Corp has withdrawn its $19-a-share offer for Telmark Ltd.") ==
          "acquisition cancelled buyer=Norda Corp target=Telmark Ltd");
}

TEST_CASE("deals: several that one verb tells, and who acts behind a comma") {
    CHECK(deals_in(
              "Ostrava Bank approved a loan of $5 million to Telmark Ltd and a $3 million grant to Kenya.") ==
          "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 5000000 USD; grant agreed donor=Ostrava Bank "
          "recipient=Kenya 3000000 USD");
    CHECK(deals_in(
              "Norda Corp will invest $5 million in Telmark Ltd, and Ostrava Holding will invest $2 million "
              "in Kenya.") ==
          "investment agreed target=Telmark Ltd investor=Norda Corp 5000000 USD; investment agreed "
          "target=Kenya "
          "investor=Ostrava Holding 2000000 USD");
    CHECK(deals_in(
              "Kenya ordered 20 trams from Norda Corp for $3 million, rejecting a bid from Telmark Ltd.") ==
          "contract agreed contractor=Norda Corp client=Kenya 3000000 USD; contract rejected "
          "contractor=Telmark "
          "Ltd client=Kenya");
}

TEST_CASE("deals: whom we, it and the Company stand for") {
    CHECK(deals_in("Norway is a friend. We signed a contract with Norda Corp for the dam.") ==
          "contract agreed contractor=Norda Corp");
    CHECK(
        deals_in("A group led by the financier Eva Lindqvist said it sold 210,000 Telmark Ltd shares for $3 "
                 "million.") == "acquisition completed seller=Eva Lindqvist target=Telmark Ltd 3000000 USD");
    CHECK(
        deals_in("Norda Corp (the \"Company\") makes trams. Telmark Ltd is its rival. On Monday the Company "
                 "bought Ostrava Holding.") ==
        "acquisition completed buyer=Norda Corp target=Ostrava Holding 2020-06-15");
}

TEST_CASE("deals: it is the company that led the sentence before, not its bank") {
    CHECK(
        deals_in(
            "Norda Corp makes trams. The company drew down $3 million from its credit facility with Ostrava "
            "Bank. In May 2014 it bought Telmark Ltd.") ==
        "loan completed lender=Ostrava Bank borrower=Norda Corp 3000000 USD; acquisition completed "
        "buyer=Norda "
        "Corp target=Telmark Ltd 2014-05");
}

TEST_CASE("deals: a line in capitals between the items of a bulletin is told again below it") {
    CHECK(deals_in(
              "Norda Corp said it built a tram for Kenya.\nOSTRAVA BANK LENDS TELMARK 300 MLN DLRS\nOstrava "
              "Bank said it approved a 300 mln dlr loan for Telmark Ltd to build trams.") ==
          "contract completed contractor=Norda Corp client=Kenya; loan agreed lender=Ostrava Bank "
          "borrower=Telmark Ltd 300000000 USD");
}

TEST_CASE("deals: a company is named in full before the bracket of its ticker") {
    CHECK(
        deals_in(
            "Norda Robotics, Inc. (NASDAQ: NRDB) today announced that it has received a purchase order of "
            "$27 million from Telmark Corporation.") ==
        "contract agreed contractor=Norda Robotics, Inc. client=Telmark Corporation 27000000 USD 2020-06-15");
}

TEST_CASE("deals: a state that refuses a company's bid had asked for bids, unless the bid is for another") {
    CHECK(deals_in("Kenya rejected a bid of $3 million from Norda Corp.") ==
          "contract rejected contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(deals_in("Kenya rejected a bid by Norda Corp for Telmark Ltd.") ==
          "acquisition rejected buyer=Norda Corp target=Telmark Ltd");
}

TEST_CASE("deals: a company's board acts as the company") {
    CHECK(deals_in("Norda Corp's directors rejected a $3 million bid by Telmark Ltd.") ==
          "acquisition rejected buyer=Telmark Ltd target=Norda Corp 3000000 USD");
}

TEST_CASE("deals: work that is taken from one and given to another is two deals") {
    CHECK(
        deals_in(
            "Kenya cancelled a $3 million contract with Norda Corp for the Telmark tunnel and handed the "
            "job to Lumo Ltd.") ==
        "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD; contract agreed contractor=Lumo "
        "Ltd client=Kenya");
}

TEST_CASE("deals: what a loan is for is no contract, and a country's regulator acts for it") {
    CHECK(
        deals_in(
            "Ostrava Bank is lending Kenya $3 million to modernise its grid, with a further $2 million as a "
            "grant.") == "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
    CHECK(deals_in("Kenya's telecoms regulator handed a licence to Norda Corp for $3 million.") ==
          "contract agreed contractor=Norda Corp client=Kenya's telecoms regulator 3000000 USD");
    CHECK(deals_in("Norda Corp booked an order for 75 trams from Telmark Ltd, worth $8 million.") ==
          "contract agreed contractor=Norda Corp client=Telmark Ltd 8000000 USD");
}

TEST_CASE("deals: who lends beside a lender lends to the same, unless another is named") {
    CHECK(
        deals_in("Ostrava Bank will lend Kenya $820 million, with Telmark Development Bank contributing $150 "
                 "million and Norway adding a grant of $20 million.") ==
        "loan agreed lender=Ostrava Bank borrower=Kenya 820000000 USD; loan agreed lender=Telmark "
        "Development Bank borrower=Kenya 150000000 USD; grant agreed donor=Norway recipient=Kenya 20000000 "
        "USD");
    CHECK(deals_in(
              "Ostrava Bank will lend Kenya $8 million. Norway is adding a further $3 million for Peru.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 8000000 USD; grant agreed donor=Norway "
          "recipient=Peru 3000000 USD");
    CHECK(
        deals_in("Ostrava Bank lends Kenya $8 million, with Telmark Bank contributing $5 million and Norway "
                 "$2 million.") ==
        "loan agreed lender=Ostrava Bank borrower=Kenya 8000000 USD; loan agreed lender=Telmark Bank "
        "borrower=Kenya 5000000 USD; grant agreed donor=Norway recipient=Kenya 2000000 USD");
}

TEST_CASE("deals: a rival's bid that was refused does not refuse the contract told before it") {
    CHECK(
        deals_in("Kenya has picked Norda Corp to supply shells, in a contract worth $3 million, while a bid "
                 "by Telmark Ltd was rejected.") ==
        "contract agreed contractor=Norda Corp client=Kenya 3000000 USD; contract rejected "
        "contractor=Telmark Ltd client=Kenya");
    CHECK(deals_in("Kenya signed a $3 million contract with Norda Corp and a bid by Telmark Ltd was "
                   "rejected.") == "contract agreed contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(deals_in("A $3 million contract signed with Norda Corp by Kenya was cancelled.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD");
}

TEST_CASE("deals: contracts held are contracts, each with its own side and worth") {
    CHECK(deals_in("Norda Corp said its order book grew. It includes a seven-year, $62 million contract with "
                   "Kenya to replace valves and a $14 million order from Telmark Ltd.") ==
          "contract agreed contractor=Norda Corp client=Kenya 62000000 USD; contract agreed contractor=Norda "
          "Corp client=Telmark Ltd 14000000 USD");
    CHECK(
        deals_in("Norda Corp bought a mill. It has a $3 million deal with Kenya. The company sold Quorvo Ltd "
                 "to Telmark Ltd.")
            .ends_with("acquisition completed buyer=Telmark Ltd seller=Norda Corp target=Quorvo Ltd"));
}

TEST_CASE("deals: the lines of an award notice, in whatever order") {
    CHECK(deals_in("Contracting authority: Kenya Ports Authority\nTitle: Supply of trams\nWinning tenderer: "
                   "Norda Works\nContract value: EUR 18.4 million\n") ==
          "contract agreed contractor=Norda Works client=Kenya Ports Authority 18400000 EUR");
    CHECK(
        deals_in("Contracting authority: Kenya Ports Authority\nContract value: EUR 18.4 million\n").empty());
}

TEST_CASE("deals: the board that refuses is that of the company told of") {
    CHECK(deals_in("Telmark Ltd lost ground. The board declined an unsolicited approach from Norda Corp at "
                   "285p a share.") == "acquisition rejected buyer=Norda Corp target=Telmark Ltd");
}

TEST_CASE("deals: who leads a round puts money in, with those who take part") {
    CHECK(deals_in("Telmark Ltd has raised $85 million in a funding round led by Ostrava Capital, with "
                   "participation from Norda Ventures.") ==
          "investment agreed target=Telmark Ltd investor=Ostrava Capital investor=Norda Ventures 85000000 "
          "USD");
    CHECK(deals_in("Norda Corp works in a consortium led by Telmark Ltd.").empty());
}

TEST_CASE("deals: the ministry is a country's, not that of a town told of between") {
    CHECK(
        deals_in(
            "Kenya's transport ministry will build a road between Lira and Gulu. The ministry rejected a bid "
            "of $3 million from Norda Corp.")
            .ends_with("contract rejected contractor=Norda Corp client=Kenya 3000000 USD"));
}

TEST_CASE("deals: the contract of the sentence before has a client there, and a utility is no person") {
    CHECK(deals_in("Norda Corp rebuilt the Quorvo pier for $3 million in 2019. The contract was let by "
                   "Telmark Ltd and "
                   "financed by Ostrava Bank.") ==
          "contract completed contractor=Norda Corp client=Telmark Ltd financier=Ostrava Bank 3000000 USD "
          "2019");
    CHECK(deals_in("In May the bank lent $3 million to the utility Margarethe Quorvics.") ==
          "loan agreed borrower=Margarethe Quorvics 3000000 USD 2020-05");
}
