#include "analysis_dump.h"

#include <dossier/text/furniture.h>

#include <doctest/doctest.h>

#include <string>

using dossier::Analysis;
using dossier_test::analyse;
using dossier_test::dump_roles;
using dossier_test::dump_sentences;

namespace {

std::string dateline(const char* text, const char* lang = "en") {
    const Analysis analysis = analyse(text, lang);
    const bool none = analysis.dateline.first == analysis.dateline.last;
    return none ? "" : dossier_test::text_of(analysis, analysis.dateline);
}

}  // namespace

TEST_CASE("layout: lines wrapped by hand are joined, indented lines and empty ones begin paragraphs") {
    const char* wire =
        "OAK CORP <OAK> BUYS A MILL\n\n"
        "DAYTON, Ohio, March 3 - Oak Corp said it agreed to buy the\n"
        "paper mill of Elm Inc for 12 mln dlrs in cash. The mill has\n"
        "two hundred workers.\n"
        "    The company said that it expects the purchase to close by\n"
        "the end of June.\n"
        "    Elm shares rose.\n"
        " Reuter";
    CHECK(dump_roles(analyse(wire)) ==
          "headline: OAK CORP <OAK> BUYS A MILL\n"
          "body: DAYTON, Ohio, March 3 - Oak Corp said it agreed to buy the paper mill of Elm Inc for 12 mln "
          "dlrs in "
          "cash. The mill has two hundred workers.\n"
          "body: The company said that it expects the purchase to close by the end of June.\n"
          "body: Elm shares rose.\n"
          "furniture: Reuter\n");
    CHECK(dump_sentences(analyse(wire)) ==
          "OAK CORP <OAK> BUYS A MILL ¶ DAYTON, Ohio, March 3 - ¦ Oak Corp said it agreed to buy the paper "
          "mill of "
          "Elm Inc for 12 mln dlrs in cash. ¦ The mill has two hundred workers. ¶ The company said that it "
          "expects "
          "the purchase to close by the end of June. ¶ Elm shares rose. ¶ Reuter");
}

TEST_CASE("layout: paragraphs") {
    const struct {
        const char* what;
        const char* text;
        const char* sentences;
    } cases[] = {
        {"nothing", "", ""},
        {"one paragraph a line", "The first one ended.\nThe second is here.\nThe third",  //
         "The first one ended. ¶ The second is here. ¶ The third"},
        {"a small letter goes on", "The company said it would\nbuy the mill in June.",
         "The company said it would buy the mill in June."},
        {"empty lines", "One is\n \n\ntwo\n\t\nthree", "One is ¶ two ¶ three"},
        {"a list", "They sell these:\n- pens\n- ink", "They sell these: ¶ - pens ¶ - ink"},
        {"Windows line ends", "One.\r\n\r\nTwo.", "One. ¶ Two."},
        {"form feed and paragraph separator", "One\ftwo\u2029three", "One ¶ two ¶ three"},
        {"wrapped text whose lines end with a stop here and there",
         "The ministry said on Monday that it had received nine bids.\n"
         "Officials opened them in public. The lowest came from a firm\n"
         "in Lisbon, which has built two other bridges in the region.\n"
         "Work starts in May.",
         "The ministry said on Monday that it had received nine bids. ¦ Officials opened them in public. ¦ "
         "The "
         "lowest came from a firm in Lisbon, which has built two other bridges in the region. ¦ Work starts "
         "in May."},
    };
    for (const auto& c : cases) {
        CAPTURE(c.what);
        CHECK(dump_sentences(analyse(c.text)) == c.sentences);
    }
}

TEST_CASE("layout: datelines") {
    const char* cases[][2] = {
        {"BASLE, March 3 - Oak AG said it planned a venture.", "BASLE, March 3 -"},
        {"PALO ALTO, Calif., March 3 - Oak said it is holding talks.", "PALO ALTO, Calif., March 3 -"},
        {"SUVA, FIJI (16 June 2018) – The bank signed a loan.", "SUVA, FIJI (16 June 2018) –"},
        {"PARIS, June 19 (Agency) - The firm said so.", "PARIS, June 19 (Agency) -"},
        {"LONDON (Reuters) - Oil rose.", "LONDON (Reuters) -"},
        {"NEW YORK -- Shares fell.", "NEW YORK --"},
        {"WASHINGTON — The nation owes.", "WASHINGTON —"},
        {"Montreal, March 17 - Shr 26 cts vs 18 cts", "Montreal, March 17 -"},
        {"CHICAGO - U.S. trade rose.", "CHICAGO -"},
        {"La Coruña, 14 abr (EFECOM). -\nLas reservas aumentaron.", "La Coruña, 14 abr (EFECOM). -"},
        {"NAIROBI, Kenya (AP) —\n\nBombs exploded on Friday.", "NAIROBI, Kenya (AP) —"},
        {"SOME HEADLINE HERE\nBREMEN, Germany 1997-05-13\nA court met on Thursday.",
         "BREMEN, Germany 1997-05-13"},
        {"МОСКВА, 3 марта - Компания подписала договор.", "МОСКВА, 3 марта -"},
        {"新华社广州三月二十八日电（记者王小明）今天签署合同。", "新华社广州三月二十八日电（记者王小明）"},
        {"新华社北京５月３日电 今天签署合同。", "新华社北京５月３日电"},
        {"新华社记者说今天停电了。", ""},
        {"Tallinn/Riga, 14 March 2022. The port has been sold.", "Tallinn/Riga, 14 March 2022."},
        {"GENEVA, May 3, 2021: The fund will lend more.", "GENEVA, May 3, 2021:"},
        {"GENEVA, 3 May 2021 (Newsroom). The fund will lend more.", "GENEVA, 3 May 2021 (Newsroom)."},
        {"Geneva (Newsroom) 3.5.2021. The fund will lend more.", "Geneva (Newsroom) 3.5.2021."},
        {"Tallinn (Newsroom). The port has been sold.", ""},
        {"Tallinn, 14 March (Newsroom). The port has been sold.", ""},
        {"Tallinn, 14 March 2022. was the day.", ""},
        {"Tallinn sold the port on 14 March 2022. It was large.", ""},
        {"IBM - the computer maker - rose.", ""},
        {"The company - which is large - fell.", ""},
        {"OAK BUYS MILL - SOURCES\n\nThe firm said so on Monday.", ""},
        {"In 2019 - a good year - it rose.", ""},
        {"G-20 leaders met.", ""},
        {"-", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c[0]);
        CHECK(dateline(c[0]) == c[1]);
    }
}

TEST_CASE("layout: roles") {
    const struct {
        const char* text;
        const char* roles;
    } cases[] = {
        {"One line only", "body: One line only\n"},
        {"Oak Buys Elm's Paper Mill\nBy Jane Doe and A. N. Other\nThe company said on Monday that it bought "
         "a mill.",
         "headline: Oak Buys Elm's Paper Mill\nbyline: By Jane Doe and A. N. Other\n"
         "body: The company said on Monday that it bought a mill.\n"},
        {"Bank lends Oak ten million\n\nOak said on Monday that a bank had lent it ten million dollars.",
         "headline: Bank lends Oak ten million\nbody: Oak said on Monday that a bank had lent it ten million "
         "dollars.\n"},
        {"MILL SOLD.\nJane Doe\nOSLO, Norway 1996-08-22\nA mill was sold on Thursday.",
         "headline: MILL SOLD.\nbyline: Jane Doe\ndateline: OSLO, Norway 1996-08-22\n"
         "body: A mill was sold on Thursday.\n"},
        {"Two firms share a mill, court says.\nMADRID 1996-12-06\nA court said on Thursday that two firms "
         "share it.",
         "headline: Two firms share a mill, court says.\ndateline: MADRID 1996-12-06\n"
         "body: A court said on Thursday that two firms share it.\n"},
        {"By Monday the price had risen to nine dollars.",
         "body: By Monday the price had risen to nine dollars.\n"},
        {"The mill was sold on Monday.\nIt cost nine dollars.\nJane Doe, Reuters",
         "body: The mill was sold on Monday.\nbody: It cost nine dollars.\nbyline: Jane Doe, Reuters\n"},
        {"The mill was sold on Monday.\n(Reporting by Jane Doe; editing by John Roe)",
         "body: The mill was sold on Monday.\nbyline: (Reporting by Jane Doe; editing by John Roe)\n"},
        {"Skip to content\nThe mill was sold on Monday.\nShare this:\nNo comments:\nPost a Comment\n"
         "© 2019 Oak News. All rights reserved.",
         "furniture: Skip to content\nbody: The mill was sold on Monday.\nfurniture: Share this:\n"
         "furniture: No comments:\nfurniture: Post a Comment\nfurniture: © 2019 Oak News. All rights "
         "reserved.\n"},
        {"The first sentence is here.\nThe second one is here.",
         "body: The first sentence is here.\nbody: The second one is here.\n"},
    };
    for (const auto& c : cases)
        CHECK(dump_roles(analyse(c.text)) == c.roles);
}

TEST_CASE("layout: furniture is a whole short line") {
    dossier::Furniture furniture;
    for (const char* line :
         {"Advertisement", "ADVERTISEMENT", "Share  this", "Sign up for our newsletter", "-30-", "(END)",
          "Reuter", "Copyright 2019 Oak Ltd", "Все права защищены.", "Read more: Oak"})
        CHECK(furniture.matches(line));
    for (const char* line :
         {"", ".", "Advertisement rules changed", "Share this burden", "Related companies fell",
          "Reuter was founded in 1851", "The", "Subscribers left", "Shares fell", "é"})
        CHECK_FALSE(furniture.matches(line));
    const std::string endless = "Sign up for " + std::string(500, 'x');
    CHECK_FALSE(furniture.matches(endless));
}
