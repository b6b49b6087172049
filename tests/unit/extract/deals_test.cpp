#include "deals_in.h"

#include <doctest/doctest.h>

using dossier::tests::deals_in;

TEST_CASE("deals: frames in both directions") {
    struct Case {
        const char *text, *deals;
    };
    const Case cases[] = {
        {"Norda Corp was awarded a €12 million contract by Kenya in March 2015.",
         "contract agreed contractor=Norda Corp client=Kenya 12000000 EUR 2015-03"},
        {"In March 2015 Kenya awarded Norda Corp a €12 million contract.",
         "contract agreed contractor=Norda Corp client=Kenya 12000000 EUR 2015-03"},
        {"Ostrava Bank lent Telmark Ltd $5 million.",
         "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 5000000 USD"},
        {"Kenya's government signed a $3 million contract with Norda Corp to build a railway.",
         "contract agreed contractor=Norda Corp client=Kenya's government 3000000 USD"},
        {"Norda Corp signed a $3 million contract with Kenya to build a railway.",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 USD"},
        {"Norda Corp signed a $3 million contract with Telmark Ltd to supply 40 trams.",
         "contract agreed contractor=Norda Corp client=Telmark Ltd 3000000 USD"},
        {"Telmark Ltd was acquired by Norda Corp in 2014.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd 2014"},
        {"Norda Corp completed its purchase of Telmark Ltd in 2014.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd 2014"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

TEST_CASE("deals: a refusal is no signing") {
    CHECK(deals_in("In March 2018, Kenya turned down Norda Corp's $60 million tram project.") ==
          "contract rejected contractor=Norda Corp client=Kenya 60000000 USD 2018-03");
    CHECK(deals_in("Kenya plans to buy 40 trams from Norda Corp.") ==
          "contract proposed contractor=Norda Corp client=Kenya");
    CHECK(deals_in("Kenya cancelled its $60 million contract with Norda Corp in 2018.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 60000000 USD 2018");
}

TEST_CASE("deals: several of one verb or noun") {
    struct Case {
        const char *text, *deals;
    };
    const Case cases[] = {
        {"Kenya ordered 40 trams from Norda Corp for $3 million and 12 boats from Telmark Ltd for $2 "
         "million.",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 USD; "
         "contract agreed contractor=Telmark Ltd client=Kenya 2000000 USD"},
        {"Norda Corp won new orders of $4 million from Kenya, $5 million from Norway and $7 million from "
         "Chad.",
         "contract agreed contractor=Norda Corp client=Kenya 4000000 USD; "
         "contract agreed contractor=Norda Corp client=Norway 5000000 USD; "
         "contract agreed contractor=Norda Corp client=Chad 7000000 USD"},
        {"Norway deposited $2 million and Kenya $1 million with Ostrava Bank.",
         "loan completed lender=Norway borrower=Ostrava Bank 2000000 USD; "
         "loan completed lender=Kenya borrower=Ostrava Bank 1000000 USD"},
        {"Ostrava Bank lent Telmark Ltd $15 million and Norda Corp $20 million in 2016.",
         "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 15000000 USD 2016; "
         "loan agreed lender=Ostrava Bank borrower=Norda Corp 20000000 USD 2016"},
        {"Ostrava Bank and Crestbank lent Telmark Ltd $40 million each in May 2011.",
         "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 40000000 USD 2011-05; "
         "loan agreed lender=Crestbank borrower=Telmark Ltd 40000000 USD 2011-05"},
        {"Norway announced an aid package for Kenya. It consists of $3 million in loans and $2 million in "
         "grants.",
         "loan agreed lender=Norway borrower=Kenya 3000000 USD; "
         "grant agreed donor=Norway recipient=Kenya 2000000 USD"},
        {"Kenya ordered 40 trams and 12 boats from Norda Corp.",
         "contract agreed contractor=Norda Corp client=Kenya"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

TEST_CASE("deals: what became of an order as placed") {
    CHECK(deals_in("A €3 million order placed in 2018 by Kenya with Norda Corp was scrapped in May 2020.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 3000000 EUR 2020-05");
    CHECK(deals_in("A pact between Norway and Kenya took effect in May 2014.") ==
          "agreement completed partner=Norway partner=Kenya 2014-05");
}

TEST_CASE("deals: who is no party, and what is no price") {
    struct Case {
        const char *text, *deals;
    };
    const Case cases[] = {
        {"Norda Corp <NRD.L> agreed to buy Telmark Ltd <TLM> for $3 million.",
         "acquisition agreed buyer=Norda Corp target=Telmark Ltd 3000000 USD"},
        {"Norda Corp signed a pact with <Telmark> in May 2019.",
         "agreement agreed partner=Norda Corp partner=Telmark 2019-05"},
        {"Norda Corp told the Securities and Exchange Commission it bought Telmark Ltd for $3 million.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd 3000000 USD"},
        {"PORTLAND, June 2 - Norda Corp said it bought Telmark Ltd for $3 million.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd 3000000 USD"},
        {"Peter Brown, of Santa Monica, Calif., told the commission he bought Telmark Ltd for $3 million.",
         "acquisition completed buyer=Peter Brown target=Telmark Ltd 3000000 USD"},
        {"Kenya awarded a $3 million contract to the Peter Brown consortium.",
         "contract agreed contractor=Peter Brown client=Kenya 3000000 USD"},
        {"Norda Corp made a tender offer for up to two million shares in Telmark Ltd.",
         "acquisition proposed buyer=Norda Corp target=Telmark Ltd"},
        {"Norda Corp bought 2,000 shares of Telmark Ltd at $12 each.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
        {"Kenya's largest brewer, which is Norda Corp, bought Telmark Ltd.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
        {"Kenya ordered 40 trams from Rustavi Pipe Works for $3 million.",
         "contract agreed contractor=Rustavi Pipe Works client=Kenya 3000000 USD"},
        {"Norda Corp has bought Telmark Ltd and will move it in May 2021.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

TEST_CASE("deals: pacts of one party with several others are several") {
    CHECK(
        deals_in(
            "Norway signed a pact with Kenya in May 2019. Norway rejected a pact with Chad in June 2019.") ==
        "agreement agreed partner=Norway partner=Kenya 2019-05; "
        "agreement rejected partner=Norway partner=Chad 2019-06");
}

TEST_CASE("deals: who is to do it stands between a plan and its verb") {
    CHECK(deals_in("Ostrava Holding dropped plans for Norda Corp <NRD> to buy Telmark Ltd.") ==
          "acquisition cancelled buyer=Norda Corp target=Telmark Ltd");
    CHECK(deals_in("Holders learned of an agreement by Norda Corp to buy Telmark Ltd.") ==
          "acquisition agreed buyer=Norda Corp target=Telmark Ltd");
}

TEST_CASE("deals: what is told in full is surer than what is told in part") {
    const auto confidence = [](const char* text) {
        static dossier::Extractor extractor(dossier::PatternLibrary::built_in());
        dossier::Document document;
        document.lang = "en";
        document.text = text;
        const auto deals = extractor.extract(document).deals;
        REQUIRE(deals.size() == 1);
        return deals.front().confidence;
    };
    const double full = confidence("In May 2014 Norda Corp signed a deal to lend $3 million to Telmark Ltd.");
    const double undated = confidence("Norda Corp signed a deal to lend $3 million to Telmark Ltd.");
    const double half = confidence("Norda Corp built the bridge for $3 million.");
    const double vague = confidence("Norda Corp bought a lot of things for $3 million.");
    CHECK(full >= 0.9);
    CHECK(full > undated);
    CHECK(undated > half);
    CHECK(half > vague);
}

TEST_CASE("deals: silence where there is none") {
    for (const char* text : {
             "Spending on roads rose to $75 million in 2019.",
             "Norda Corp owns Telmark Ltd.",
             "Norda Corp reported a profit of $3 million on sales of $40 million.",
             "The shares closed at $12.",
             "Norda Corp will buy two million of Norda Corp's shares.",
             "Norda Corp is operating in Kenya, where it had operating profits of $3 million.",
             "The work was funded by Norway and Kenya.",
             "Norda Corp spent $3 million on new machines.",
             "Ostrava Bank provided the money market with $3 million.",
         }) {
        CAPTURE(text);
        CHECK(deals_in(text).empty());
    }
}

TEST_CASE("deals: hostile repetition stays linear") {
    std::string text;
    for (int i = 0; i < 5000; ++i)
        text += "agreed to buy contract with Norda Corp and ";
    CHECK_NOTHROW(deals_in(text));
}

TEST_CASE("deals: whom words refer to") {
    struct Case {
        const char *text, *deals;
    };
    const Case cases[] = {
        {"Telmark Ltd is building a depot. Ostrava Bank lent the company $5 million.",
         "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 5000000 USD"},
        {"Norda Corp's offer for Telmark Ltd was turned down by the directors of the company.",
         "acquisition rejected buyer=Norda Corp target=Telmark Ltd"},
        {"Kenya has plans. Nairobi signed a contract with Norda Corp worth €3 million.",
         "contract agreed contractor=Norda Corp client=Kenya 3000000 EUR"},
        {"Norway donated five vans worth $3 million to the Kenyan police force.",
         "grant completed donor=Norway recipient=Kenya 3000000 USD"},
        {"Telmark Ltd has signed a loan agreement of $3 million. The lender is Ostrava Bank.",
         "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 3000000 USD"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

TEST_CASE("deals: parts of a state, and whom a country has") {
    const struct {
        const char *text, *deals;
    } cases[] = {
        {"The Kenyan transport ministry hired Norda Corp for $3 million.",
         "contract agreed contractor=Norda Corp client=Kenyan transport ministry 3000000 USD"},
        {"Kenya's railways ordered 40 trams from Norda Corp.",
         "contract agreed contractor=Norda Corp client=Kenya's railways"},
        {"Kenya hired Norway's Margarethe Oyelaran for $3 million.",
         "contract agreed contractor=Margarethe Oyelaran client=Kenya 3000000 USD"},
        {"Telmark Ltd said its board rejected an offer from Norda Corp.",
         "acquisition rejected buyer=Norda Corp target=Telmark Ltd"},
        {"Norda Corp grew. In Kenya it has bought Telmark Ltd.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
        {"Norda Corp bought 20 percent of Telmark Ltd from the Kenyan state.",
         "acquisition completed buyer=Norda Corp seller=Kenyan state target=Telmark Ltd"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == c.deals);
    }
}

TEST_CASE("deals: who holds an office acts for the state, where the office is one") {
    CHECK(deals_in("Norwegian Trade Minister Ann Quorvo and Kenya's Finance Minister Peter Lungu signed an "
                   "agreement in May.") == "agreement agreed partner=Norway partner=Kenya 2020-05");
    CHECK(deals_in("The Norwegian ambassador to Kenya, Ann Quorvo, donated $3 million to Telmark School.") ==
          "grant completed donor=Norway recipient=Telmark School 3000000 USD");
    CHECK(deals_in("Ann Quorvo, ambassador of Norway, signed a $3 million grant agreement with Kenya.") ==
          "grant agreed donor=Norway recipient=Kenya 3000000 USD");
    CHECK(deals_in("Former Norwegian minister Ann Quorvo donated $3 million to Telmark School.") ==
          "grant completed donor=Ann Quorvo recipient=Telmark School 3000000 USD");
    CHECK(deals_in("The World Bank's Board of Directors approved a $3 million loan to Kenya.") ==
          "loan agreed lender=World Bank borrower=Kenya 3000000 USD");
}

TEST_CASE("deals: the country receives where nobody else is named to") {
    CHECK(deals_in("Norway donated $3 million for flood victims in Kenya.") ==
          "grant completed donor=Norway recipient=Kenya 3000000 USD");
    CHECK(deals_in("Ostrava Bank approved a $3 million loan to help Kenya mend its roads.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
    CHECK(deals_in("Ostrava Bank lent $3 million to Kenya's largest dairy.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
    CHECK(deals_in("Norway donated $3 million for flood victims in Norway.") ==
          "grant completed donor=Norway 3000000 USD");
    CHECK(deals_in("Ostrava Bank signed a $3 million loan agreement with Kenya to build a dam.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
}

TEST_CASE("deals: who decides on a loan between others is no side of it") {
    CHECK(deals_in(
              "The cabinet of Norway approved a $3 million loan agreement between Kenya and Ostrava Bank.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
    CHECK(deals_in("Norway and Sweden each gave Kenya $3 million.") ==
          "grant agreed donor=Norway recipient=Kenya 3000000 USD; "
          "grant agreed donor=Sweden recipient=Kenya 3000000 USD");
    CHECK(deals_in("Norway has given loans of $3 million to Kenya since 1993.") == "");
}

TEST_CASE("deals: what a later sentence tells of the kind") {
    CHECK(deals_in("Norway delivered six ambulances to Kenya. The gift came with spare parts.") ==
          "grant completed donor=Norway recipient=Kenya");
    CHECK(deals_in("Ostrava Bank and Kenya signed an agreement under which the bank will lend $3 million.") ==
          "loan agreed lender=Ostrava Bank borrower=Kenya 3000000 USD");
    CHECK(deals_in("Norway agreed to give Kenya $3 million. The agreement was signed by Norway and Kenya.") ==
          "grant agreed donor=Norway recipient=Kenya 3000000 USD");
    CHECK(deals_in("Norway agreed to pledge $3 million to Kenya.") ==
          "grant proposed donor=Norway recipient=Kenya 3000000 USD");
}

TEST_CASE("deals: who stands where in a frame") {
    struct Case {
        const char *text, *deals;
    };
    const Case cases[] = {
        {"Norda Corp <NRD> has signed a $5 million contract with <Telmark Ltd> for tiles.",
         "contract agreed contractor=Norda Corp client=Telmark Ltd 5000000 USD"},
        {"The loan of $5 million that Kenya signed in May 2014 came late.",
         "loan agreed borrower=Kenya 5000000 USD 2014-05"},
        {"President John Smith blocked Norda Corp's acquisition of Telmark Ltd.",
         "acquisition cancelled buyer=Norda Corp target=Telmark Ltd"},
        {"Kenya signed a $5 million contract with Norda Corp and Qurvos for trams.",
         "contract agreed contractor=Norda Corp contractor=Qurvos client=Kenya 5000000 USD"},
        {"Ostrava Bank approved a loan of $5 million to Kenya for a railway to Uganda.",
         "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD"},
        {"Norda Corp acquired Telmark Ltd's tile division for $5 million.",
         "acquisition completed buyer=Norda Corp seller=Telmark Ltd target=Telmark Ltd's tile division "
         "5000000 USD"},
        {"Ann Quorvo of Kenya has torn up the $5 million loan from Norda Bank.",
         "loan cancelled lender=Norda Bank borrower=Kenya 5000000 USD"},
        {"Kenya cancelled a loan of $5 million.", "loan cancelled borrower=Kenya 5000000 USD"},
        {"OSLO, May 3 - Norda Corp acquired Telmark Ltd.",
         "acquisition completed buyer=Norda Corp target=Telmark Ltd"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.text);
        CHECK(deals_in(c.text) == std::string(c.deals));
    }
}

TEST_CASE("deals: whose word a hedged deal is") {
    const auto source = [](const char* text) {
        static dossier::Extractor extractor(dossier::PatternLibrary::built_in());
        dossier::Document document;
        document.lang = "en";
        document.text = text;
        const auto facts = extractor.extract(document);
        return facts.deals.size() == 1 ? facts.deals.front().attributed_to : std::string("none found");
    };
    CHECK(source("Norda Corp is considering the acquisition of Telmark Ltd, according to Ostrava Bank.") ==
          "Ostrava Bank");
    CHECK(source("Norda Corp is in talks to buy Telmark Ltd, Ostrava Bank said on Friday.") ==
          "Ostrava Bank");
    CHECK(source("Norda Corp agreed to buy Telmark Ltd, Ostrava Bank said on Friday.") == "");
}

TEST_CASE("deals: what a second verb tells of a deal is told of it too") {
    CHECK(deals_in("Kenya cancelled a $3 million contract that it had signed with Norda Corp in 2016.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD 2016");
    CHECK(deals_in(
              "A contract signed with Norda Corp in 2014 for $3 million was cancelled by Kenya in 2016.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD 2016");
    CHECK(deals_in(
              "Kenya hired Norda Corp in 2014 to build a port for $3 million. It was a long job. The rains "
              "were heavy. Ships had to wait. In 2016 Kenya terminated the contract with Norda Corp.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD 2016");
    CHECK(deals_in("Telmark Ltd, which Norda Corp bought for $3 million in 2014, makes trams.") ==
          "acquisition completed buyer=Norda Corp target=Telmark Ltd 3000000 USD 2014");
}

TEST_CASE("deals: who acts where nobody is named, or others are") {
    CHECK(deals_in("Kenya, having refused a loan of Ostrava Bank in 2013, chose Norda Corp in 2014 for $3 "
                   "million.") ==
          "loan rejected lender=Ostrava Bank borrower=Kenya 2013; "
          "contract agreed contractor=Norda Corp client=Kenya 3000000 USD 2014");
    CHECK(deals_in(
              "Ostrava Bank agreed in May 2019 to lend Kenya $5 million, days after others refused a loan of "
              "$3 million.") == "loan agreed lender=Ostrava Bank borrower=Kenya 5000000 USD 2019-05");
    CHECK(deals_in("It was Norda Corp that won the $3 million contract in 2014.") ==
          "contract agreed contractor=Norda Corp 3000000 USD 2014");
    CHECK(deals_in("In 2014 Zimbrax bought Telmark Ltd for $3 million.") ==
          "acquisition completed buyer=Zimbrax target=Telmark Ltd 3000000 USD 2014");
    CHECK(deals_in("Norda Corp said Kenya has ordered 40 trams for $3 million.") ==
          "contract agreed contractor=Norda Corp client=Kenya 3000000 USD");
}

TEST_CASE("deals: a minister signs for the state") {
    CHECK(
        deals_in(
            "In May 2019 Kenyan finance minister Eva Novak signed a $3 million contract with Norda Corp.") ==
        "contract agreed contractor=Norda Corp client=Kenya 3000000 USD 2019-05");
    CHECK(
        deals_in(
            "Kenya is arming. In May 2019 Eva Novak, the defence minister, signed agreements with Norda Corp "
            "for tanks, with Telmark Ltd for guns, and with Ostrava Holding for jets.") ==
        "agreement agreed partner=Kenya partner=Norda Corp 2019-05; "
        "agreement agreed partner=Kenya partner=Telmark Ltd 2019-05; "
        "agreement agreed partner=Kenya partner=Ostrava Holding 2019-05");
}

TEST_CASE("deals: goods that are bought have a maker, a central bank no name") {
    CHECK(deals_in("Kenya bought Norda Corp's trams for $3 million.") ==
          "contract completed contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(deals_in("The trams were bought by Kenya from Norda Corp for $3 million.") ==
          "contract completed contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(deals_in("Norda Corp and Telmark Ltd signed a supply agreement in 2019.") ==
          "contract agreed contractor=Norda Corp client=Telmark Ltd 2019");
    CHECK(deals_in("The IMF lent Kenya $5 million in 2019. In 2018 the central bank borrowed $3 million from "
                   "Ostrava "
                   "Bank.") ==
          "loan agreed lender=IMF borrower=Kenya 5000000 USD 2019; loan agreed lender=Ostrava Bank "
          "borrower=Kenya 3000000 "
          "USD 2018");
}

TEST_CASE("deals: whose plan it is, is who would do it, and what becomes of it") {
    CHECK(deals_in("Kenya blocked Norda Corp's plan to buy Telmark Ltd in 2014.") ==
          "acquisition cancelled buyer=Norda Corp target=Telmark Ltd 2014");
    CHECK(deals_in("Kenya turned down Norda Corp's offer to build a port for $3 million.") ==
          "contract rejected contractor=Norda Corp client=Kenya 3000000 USD");
    CHECK(deals_in("A proposal by Norda Corp to build a port for $3 million was rejected in 2014.") ==
          "contract rejected contractor=Norda Corp 3000000 USD 2014");
    CHECK(deals_in("The $3 million contract that Kenya had signed with Norda Corp in 2012 was cancelled in "
                   "2014.") == "contract cancelled contractor=Norda Corp client=Kenya 3000000 USD 2014");
}

TEST_CASE("deals: a state orders, a bank lends, what is counted is goods") {
    CHECK(deals_in("Kenya tore up an agreement with Norda Corp to build a port in 2014.") ==
          "contract cancelled contractor=Norda Corp client=Kenya 2014");
    CHECK(deals_in("A second order, worth $3 million, was signed by Kenya in 2014.") ==
          "contract agreed client=Kenya 3000000 USD 2014");
    CHECK(deals_in("Telmark Ltd will raise $3 million from Ostrava Bank.") ==
          "loan agreed lender=Ostrava Bank borrower=Telmark Ltd 3000000 USD");
    CHECK(deals_in("A deal for 12 trams was signed by Kenya and Norda Corp in 2014 for $3 million.") ==
          "contract agreed contractor=Norda Corp client=Kenya 3000000 USD 2014");
    CHECK(deals_in("In 2009 Norda Corp, a Finnish builder, which was given a $3 million contract by Kenya, "
                   "grew.") == "contract agreed contractor=Norda Corp client=Kenya 3000000 USD 2009");
}
