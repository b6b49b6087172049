// The commands that ask a knowledge base, over one whose facts do not depend on the patterns.
#include "../scratch_folder.h"
#include "../store/sample.h"
#include "output.h"
#include "program.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace dossier::cli;

namespace {

struct Sample {
    ScratchFolder folder;
    std::string path = folder / "kb.db";
    Sample() { sample::filled(path); }

    std::string run(std::vector<std::string> arguments, int expected_exit = 0, int width = 0) const {
        arguments.insert(arguments.end(), {"--kb", path});
        std::istringstream in;
        std::ostringstream out, err;
        Terminal terminal{in, out, err, false, false, width};
        CHECK(run_program(arguments, terminal) == expected_exit);
        return out.str();
    }
};

}  // namespace

TEST_CASE("deals: a table, and every field as JSON") {
    const Sample sample;
    CHECK(
        sample.run({"deals", "--status", "agreed"}) ==
        R"(date        type      status           parties                                                       amount  currency  document
2019-05-04  contract  agreed           contractor: Arcona Works Ltd; client: Veldian government  40,000,000  EUR       harbour
            loan      agreed (hedged)  borrower: ARCONA WORKS LTD; lender: Bank of Veldia        15,000,000  EUR       rumour
)");
    CHECK(
        sample.run({"deals", "--type", "loan", "--format", "jsonl"}) ==
        R"({"date":null,"type":"loan","status":"agreed","hedged":true,"attributed_to":"people close to the bank",)"
        R"("parties":"borrower: ARCONA WORKS LTD; lender: Bank of Veldia","amount":15000000,"currency":"EUR",)"
        R"("subject":null,"document":"rumour","published":"2020-01-10","quote":"ARCONA WORKS LTD is said to seek a )"
        R"(loan of EUR 15 million from Bank of Veldia.","start":0,"end":78,"rule":"deal.frame","confidence":1})"
        "\n");
}

TEST_CASE("deals: countries by code and by name; a table fits its width") {
    const Sample sample;
    const std::string by_code = sample.run({"deals", "--country", "ve", "--format", "csv"});
    CHECK(by_code.find("harbour") != std::string::npos);
    CHECK(by_code.find("rumour") == std::string::npos);
    CHECK(sample.run({"deals", "--country", "Venezuela", "--format", "csv"}) == by_code);
    std::istringstream lines(sample.run({"deals"}, 0, 80));
    for (std::string line; std::getline(lines, line);)
        CHECK(display_width(line) <= 80);
}

TEST_CASE("entities: names, counts, aliases") {
    const Sample sample;
    CHECK(sample.run({"entities", "--format", "tsv", "--limit", "2"}) ==
          "name\ttype\tsubtype\tiso\tmentions\tdocuments\taliases\n"
          "Arcona Works Ltd\torganization\tcompany\t\t3\t3\tARCONA WORKS LTD\n"
          "Bank of Veldia\torganization\tcompany\t\t1\t1\t\n");
    CHECK(sample.run({"entities", "--entity", "'; DROP TABLE entities; --"}, 1).empty());
    CHECK_FALSE(sample.run({"entities"}).empty());
}

TEST_CASE("dates and quantities") {
    const Sample sample;
    CHECK(sample.run({"dates", "--since", "2021"}) ==
          "document  value  modifier  quote\nrefusal   2021             2021\n");
    CHECK(sample.run({"quantities"}) ==
          "document  value  unit   low  high  quote\n"
          "harbour     120  crane             about 120 cranes\n");
}

TEST_CASE("show: marks by kind, evidence underlined") {
    const Sample sample;
    const std::string shown = sample.run({"show", "refusal", "--color", "always"});
    CHECK(shown.find("\x1b[0;4mIn \x1b[0;4;34m2021\x1b[0;4m \x1b[0;4;36mVeldia\x1b[0;4m turned") !=
          std::string::npos);
    CHECK(shown.find("\x1b[0;4;32mEUR 7 million\x1b[0;4m") != std::string::npos);
    CHECK(sample.run({"show", "refusal"}).find('\x1b') == std::string::npos);
}

TEST_CASE("summary: of all") {
    const Sample sample;
    CHECK(sample.run({"summary"}) == R"(3 documents, 2019-05-05 to 2020-01-10, 1 undated
296 characters, 17 statements

Entities
  organization  3
  location      1

Deals as told, by type
            proposed  agreed  completed  rejected  cancelled  hedged
  contract                 1                    1
  loan                                                             1

Totals, each deal once
       agreed, completed  proposed   rejected  cancelled      hedged
  EUR         40,000,000            7,000,000             15,000,000

Largest deals, agreed or completed
  EUR 40,000,000  contract  2019-05-04  contractor: Arcona Works Ltd; client: Veldian government  harbour
)");
}

TEST_CASE("summary: of an entity") {
    const Sample sample;
    CHECK(sample.run({"summary", "bank of veldia"}) == R"(Bank of Veldia  organization  company  1 mention
1 document, 2020-01-10

Documents by year
  2020  1

Deals as told, by role
          proposed  agreed  completed  rejected  cancelled  hedged
  lender                                                         1

Totals, each deal once
       agreed, completed  proposed  rejected  cancelled      hedged
  EUR                                                    15,000,000

Counterparties
  ARCONA WORKS LTD  1
)");
    CHECK(sample.run({"summary", "nobody"}, 1).empty());
    const std::string json = sample.run({"summary", "Bank of Veldia", "--format", "jsonl"});
    CHECK(json.find(R"("hedged":{"deals":1,"amount":"15000000"})") != std::string::npos);
    CHECK(json.find(R"("agreed_and_completed":{"deals":0,"amount":"0"})") != std::string::npos);
}
