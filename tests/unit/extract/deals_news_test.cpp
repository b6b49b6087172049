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
