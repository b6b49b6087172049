#include <dossier/facts/json.h>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

using namespace dossier;

namespace {

std::string quoted(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

}  // namespace

TEST_CASE("strings are escaped so that JSON and terminals are safe") {
    const struct {
        std::string_view text, expected;
    } cases[] = {
        {"", "\"\""},
        {"a\"b\\c/d", R"("a\"b\\c/d")"},
        {"line\nand\ttab\r", R"("line\nand\ttab\r")"},
        {std::string_view("\0\x1b[31m\x7f", 7), R"("\u0000\u001b[31m\u007f")"},
        {"\u0085\u009b1m é", "\"\\u0085\\u009b1m é\""},
        {"\u2028\u202e\u2066\u2069", R"("\u2028\u202e\u2066\u2069")"},
        {"“кавычки” €½ 中文 😀", "\"“кавычки” €½ 中文 😀\""},
        {"\xc2", "\"\xc2\""},  // not UTF-8, which is the caller's fault: passed on, not read beyond
        {"\xe2\x80", "\"\xe2\x80\""},
    };
    for (const auto& c : cases)
        CHECK(quoted(c.text) == c.expected);
}

TEST_CASE("empty facts have every list and null for what is unknown") {
    Facts facts;
    facts.id = "7";
    CHECK(to_json(facts) ==
          R"({"id":"7","lang":null,"published":null,"entities":[],"money":[],"percents":[],"dates":[],)"
          R"("quantities":[],"deals":[]})");
    const FactKinds none{false, true, false, false, false, false};
    CHECK(to_json(facts, none) == R"({"id":"7","lang":null,"published":null,"money":[]})");
}

TEST_CASE("every field of a fact is written under its name, amounts exactly") {
    Facts facts;
    facts.id = "a";
    facts.lang = "en";
    facts.published = "2019-04-30";
    facts.entities = {{{{0, 6}, "Norda", "en.org", 0.95}, "organization", "company", "Norda Oy", "FI"}};
    facts.money = {{{{1, 9}, "$4.7bn", "en.money", 1.0},
                    Decimal(47, 8),
                    "USD",
                    true,
                    {Decimal(4), std::nullopt, true},
                    "barrel",
                    "Norda"}};
    facts.percents = {{{{1, 2}, "x", "", 1.0}, std::nullopt, "percent", {}, "Lumo"}};
    facts.dates = {{{{1, 2}, "x", "", 1.0}, "2019", "MID", true, "Tarn"}};
    facts.quantities = {{{{1, 2}, "x", "", 1.0}, Decimal(12, -1), "km", Decimal(1000), "m", {}, "Vale"}};
    facts.notices = {{{3, 4}, "amount out of range"}};
    CHECK(
        to_json(facts) ==
        R"({"id":"a","lang":"en","published":"2019-04-30",)"
        R"("entities":[{"start":0,"end":6,"type":"organization","text":"Norda","subtype":"company",)"
        R"("canonical":"Norda Oy","iso":"FI","rule":"en.org","confidence":0.95}],)"
        R"("money":[{"start":1,"end":9,"text":"$4.7bn","amount":4700000000,"currency":"USD",)"
        R"("currency_assumed":true,"low":4,"approx":true,"per":"barrel","of":"Norda","rule":"en.money","confidence":1}],)"
        R"("percents":[{"start":1,"end":2,"text":"x","value":null,"unit":"percent","of":"Lumo","confidence":1}],)"
        R"("dates":[{"start":1,"end":2,"text":"x","value":"2019","mod":"MID","invalid":true,"of":"Tarn","confidence":1}],)"
        R"("quantities":[{"start":1,"end":2,"text":"x","value":1.2,"unit":"km","si_value":1200,"si_unit":"m",)"
        R"("of":"Vale","confidence":1}],"deals":[],"notices":[{"start":3,"end":4,"what":"amount out of range"}]})");
}

TEST_CASE("a deal keeps its parties, evidence and rules") {
    Facts facts;
    Deal deal;
    deal.type = "loan";
    deal.status = "agreed";
    deal.parties = {{"lender", "Crestbank", ""}, {"borrower", "Tarn \"T\" Ltd", "FI"}};
    deal.amount = Decimal(6, 7);
    deal.currency = "EUR";
    deal.evidence = {10, 20};
    deal.quote = "q";
    deal.rules = {"en.lend", "en.party"};
    deal.confidence = 1.0 / 3;
    deal.hedged = true;
    deal.attributed_to = "Reuters";
    facts.deals = {deal};
    const FactKinds only_deals{false, false, false, false, false, true};
    const std::string line = to_json(facts, only_deals);
    CHECK(line ==
          R"({"id":"","lang":null,"published":null,"deals":[{"type":"loan","status":"agreed","hedged":true,)"
          R"("attributed_to":"Reuters","parties":[{"role":"lender","name":"Crestbank"},)"
          R"({"role":"borrower","name":"Tarn \"T\" Ltd","iso":"FI"}],"amount":60000000,"currency":"EUR",)"
          R"("date":null,"subject":null,"evidence":{"start":10,"end":20},"quote":"q",)"
          R"("rules":["en.lend","en.party"],"confidence":0.3333}]})");
    CHECK(nlohmann::json::parse(line).at("deals").at(0).at("parties").size() == 2);
}
