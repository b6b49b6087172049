#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>

#include <doctest/doctest.h>

#include <string>

namespace {

std::string deals_in(const std::string& text) {
    static dossier::Extractor extractor(dossier::PatternLibrary::built_in());
    dossier::Document document;
    document.lang = "en";
    document.published = "2020-06-15";
    document.text = text;
    std::string out;
    for (const dossier::Deal& deal : extractor.extract(document).deals) {
        if (!out.empty()) out += "; ";
        out += deal.type + " " + deal.status;
        for (const dossier::Party& party : deal.parties)
            out += " " + party.role + "=" + party.name;
        if (deal.amount) out += " " + deal.amount->to_string() + " " + deal.currency;
        if (!deal.date.empty()) out += " " + deal.date;
    }
    return out;
}

}  // namespace

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

TEST_CASE("deals: silence where there is none") {
    for (const char* text : {
             "Spending on roads rose to $75 million in 2019.",
             "Norda Corp owns Telmark Ltd.",
             "Norda Corp reported a profit of $3 million on sales of $40 million.",
             "The shares closed at $12.",
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
