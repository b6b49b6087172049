#include "extracted.h"

#include <doctest/doctest.h>

using dossier::tests::extracted;

namespace {

// "organization Huawei; location Shanghai", only the kinds that have a reader.
std::string found(const std::string& text) {
    std::string out;
    for (const auto& entity : extracted(text).entities)
        out += (out.empty() ? "" : "; ") + entity.type + " " + entity.text;
    return out;
}

}  // namespace

TEST_CASE("extract entities: what is a name, and where it ends") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"Huawei's phones sold well in Shanghai.", "organization Huawei; location Shanghai"},
        {"Huawei’s phones sold well.", "organization Huawei"},
        {"He left the U.S. and went home.", "location U.S."},
        {"Moody's Investors Service cut the rating.", "organization Moody's Investors Service"},
        {"McDonald's opened.", "organization McDonald's"},
        {"Standard & Poor's cut the rating.", "organization Standard & Poor's"},
        {"THE PRICE OF THIS PAPER WAS PAID BY NORTH TIMES, INC.", "organization NORTH TIMES, INC."},
        {"PRESENT WERE: A. Brenner and the clerk.", "person A. Brenner"},
        {"It sold 350 Huawei phones to 20 Dutch shops.", "organization Huawei; nationality Dutch"},
        {"The Kenyan government agreed.", "organization Kenyan government"},
        {"The French government agreed.", "organization French government"},
        {"A Kenyan farmer agreed.", "nationality Kenyan"},
        {"The bank opened a branch.", ""},
        {"Most of it was lost.", ""},
        {"", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(found(c.text) == c.expected);
    }
}

TEST_CASE("extract entities: a name known once is known throughout") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"Margarethe Oyelaran left. Then Oyelaran came back.", "person Margarethe Oyelaran; person Oyelaran"},
        {"Quorvex Holdings paid. It was Quorvex that paid.",
         "organization Quorvex Holdings; organization Quorvex"},
        {"Margarethe Oyelaran left. Then Margarethe came back.",
         "person Margarethe Oyelaran; person Margarethe"},
        {"Summit Freight Ltd paid. Later the trade found Summit too dear. Summit, which paid, left.",
         "organization Summit Freight Ltd; organization Summit; organization Summit"},
        {"Summit Freight Ltd paid. The summit opened. Summit talks failed.",
         "organization Summit Freight Ltd"},
        {"They live in Jordan. The Jordan Investment Authority paid.",
         "location Jordan; organization Jordan Investment Authority"},
        {"They met Ada Horn. Horn said so.", "person Ada Horn; person Horn"},
        {"They met Ada Rice. Rice is cheap, said the cook of rice.", "person Ada Rice"},
        {"The Norda Football League met. Then the League left; a league is small.",
         "organization Norda Football League; organization League"},
        {"Harlan Grain gains. On Monday Harlan Grain Co said so.",
         "organization Harlan Grain; organization Harlan Grain Co"},
        {"The singer Harlan Quorvo gains. Harlan Quorvo left.", "person Harlan Quorvo; person Harlan Quorvo"},
        {"The Harbour Workers Union (HWU) agreed. Later the HWU left.",
         "organization Harbour Workers Union; organization HWU; organization HWU"},
        {"QUORVEX PAYS AGAIN IN KENYA\n\nNairobi traders said that Quorvex Holdings paid.",
         "organization QUORVEX; location KENYA; location Nairobi; organization Quorvex Holdings"},
        {"The utility Margarethe Quorvics paid. Later Margarethe Quorvics left.",
         "organization Margarethe Quorvics; organization Margarethe Quorvics"},
        {"Quorvina Belanit was late. Dr. Belanit left.", "person Quorvina Belanit; person Belanit"},
        {"QUORVINA BELANIT LEAVES\n\nThen the Norda doctor, Dr. Belanit, left.",
         "person BELANIT; person Belanit"},
        {"Then Leeds beat Quorvo at home. Later Leeds left. The shops in Leeds were shut.",
         "organization Leeds; organization Leeds; location Leeds"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(found(c.text) == c.expected);
    }
}

TEST_CASE("extract entities: subtype, canonical name and country") {
    const struct {
        const char *text, *mention, *subtype, *canonical, *iso;
    } cases[] = {
        {"The Uzbek government agreed.", "Uzbek government", "government", "Uzbek government", "UZ"},
        {"The government of Uzbekistan agreed.", "government of Uzbekistan", "government",
         "government of Uzbekistan", "UZ"},
        {"It grew in Kazakhstan.", "Kazakhstan", "country", "Kazakhstan", "KZ"},
        {"Quorvex Holdings paid. It was Quorvex that paid.", "Quorvex", "company", "Quorvex Holdings", ""},
        {"He studied at Brookfield University.", "Brookfield University", "university",
         "Brookfield University", ""},
        {"The Belanit Development Bank (BDB) lent it.", "BDB", "bank", "Belanit Development Bank", ""},
        {"They swam in the Quorvo River.", "Quorvo River", "river", "Quorvo River", ""},
        {"They met in Quorvo Castle.", "Quorvo Castle", "facility", "Quorvo Castle", ""},
        {"It asked Nigeria's Senate to agree.", "Senate", "government", "Senate", "NG"},
        {"Banco del Quorvo lent it.", "Banco del Quorvo", "bank", "Banco del Quorvo", ""},
        {"China's Exim Bank lent it.", "Exim Bank", "bank", "Export-Import Bank of China", "CN"},
        {"Kenya's Central Bank lent it.", "Central Bank", "bank", "Central Bank of Kenya", "KE"},
        {"The Exim Bank lent it.", "Exim Bank", "bank", "Exim Bank", ""},
        {"Goods were sold to Congo.", "Congo", "country", "Democratic Republic of the Congo", "CD"},
        {"Brazzaville traders left. Goods were sold to Congo.", "Congo", "country", "Republic of the Congo",
         "CG"},
        {"Brazzaville traders met the Congolese government.", "Congolese government", "government",
         "Congolese government", "CG"},
        {"Kinshasa and Brazzaville met. Goods were sold to Congo.", "Congo", "country",
         "Democratic Republic of the Congo", "CD"},
        {"The largest of the orders for the new line of the harbour was won last week by the Quorvo\nBelanit "
         "Holdings, which will bring it to the town in the next two or three years, it said.",
         "Quorvo\nBelanit Holdings", "company", "Quorvo Belanit Holdings", ""},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        bool seen = false;
        for (const auto& entity : extracted(c.text).entities) {
            if (entity.text != c.mention) continue;
            seen = true;
            CHECK(entity.subtype == c.subtype);
            CHECK(entity.canonical == c.canonical);
            CHECK(entity.iso == c.iso);
        }
        CHECK(seen);
    }
}
