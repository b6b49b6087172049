#include <dossier/eval/scorer.h>

#include <doctest/doctest.h>

using namespace dossier::eval;

namespace {

// Gold and facts of one document, and what a measure must give as right/gold/found.
struct Case {
    const char *what, *gold, *facts, *kind, *measure;
    std::size_t right, in_gold, found;
};

std::string document(const char* fields) {
    return std::string(R"({"id":1,"text":"x",)") + fields + "}";
}

Tally scored(const Case& c) {
    Scorer scorer;
    scorer.add(document(c.gold), document(c.facts));
    const auto& tallies = scorer.scores().tallies;
    const auto found = tallies.find({c.kind, c.measure});
    REQUIRE(found != tallies.end());
    return found->second;
}

void check(const Case& c) {
    CAPTURE(c.what);
    const Tally tally = scored(c);
    CHECK(tally.right == c.right);
    CHECK(tally.gold == c.in_gold);
    CHECK(tally.found == c.found);
}

}  // namespace

TEST_CASE("mentions are paired by overlap and judged by span, type and value") {
    const Case cases[] = {
        {"same span and type", R"("entities":[{"start":0,"end":5,"type":"person"}])",
         R"("entities":[{"start":0,"end":5,"type":"person"}])", "entities", "strict", 1, 1, 1},
        {"another type is no pair", R"("entities":[{"start":0,"end":5,"type":"person"}])",
         R"("entities":[{"start":0,"end":5,"type":"location"}])", "entities", "relaxed", 0, 1, 1},
        {"an overlap is relaxed, not strict", R"("entities":[{"start":0,"end":5,"type":"person"}])",
         R"("entities":[{"start":3,"end":9,"type":"person"}])", "entities", "strict", 0, 1, 1},
        {"touching is no overlap", R"("dates":[{"start":0,"end":5,"value":"2019"}])",
         R"("dates":[{"start":5,"end":9,"value":"2019"}])", "dates", "relaxed", 0, 1, 1},
        {"other entity types are not scored", R"("entities":[{"start":0,"end":5,"type":"event"}])",
         R"("entities":[{"start":7,"end":9,"type":"law"}])", "entities", "strict", 0, 0, 0},
        {"each type by itself", R"("entities":[{"start":0,"end":5,"type":"person"}])",
         R"("entities":[{"start":0,"end":5,"type":"person"},{"start":6,"end":8,"type":"location"}])",
         "entities/location", "strict", 0, 0, 1},
        {"the larger overlap wins, each once",
         R"("money":[{"start":0,"end":4,"amount":1},{"start":4,"end":9,"amount":2}])",
         R"("money":[{"start":3,"end":9,"amount":2},{"start":0,"end":1,"amount":1}])", "money", "value", 2, 2,
         2},
        {"what is missed and made up", R"("dates":[{"start":0,"end":5,"value":"2019"}])",
         R"("dates":[{"start":10,"end":12,"value":"2019"},{"start":20,"end":22,"value":"1"}])", "dates",
         "strict", 0, 1, 2},
    };
    for (const Case& c : cases)
        check(c);
}

TEST_CASE("values are compared within a thousandth, as text, or not at all") {
    const Case cases[] = {
        {"within a thousandth", R"("money":[{"start":0,"end":5,"amount":1000000,"currency":"USD"}])",
         R"("money":[{"start":0,"end":5,"amount":1000900,"currency":"USD"}])", "money", "value", 1, 1, 1},
        {"beyond it", R"("money":[{"start":0,"end":5,"amount":1000000,"currency":"USD"}])",
         R"("money":[{"start":0,"end":5,"amount":1002000,"currency":"USD"}])", "money", "value", 0, 1, 1},
        {"another currency", R"("money":[{"start":0,"end":5,"amount":5,"currency":"USD"}])",
         R"("money":[{"start":0,"end":5,"amount":5,"currency":"CAD"}])", "money", "value", 0, 1, 1},
        {"a currency that is an alternative",
         R"("money":[{"start":0,"end":5,"amount":5,"currency":"USD","currency_alternatives":["CAD"]}])",
         R"("money":[{"start":0,"end":5,"amount":5,"currency":"CAD"}])", "money", "value", 1, 1, 1},
        {"a currency nobody judges",
         R"("money":[{"start":0,"end":5,"amount":5,"currency":"USD","currency_any":true}])",
         R"("money":[{"start":0,"end":5,"amount":5,"currency":null}])", "money", "value", 1, 1, 1},
        {"no amount in the gold: neither side counts",
         R"("money":[{"start":0,"end":5,"amount":null,"currency":"USD"}])",
         R"("money":[{"start":0,"end":5,"amount":7,"currency":"USD"}])", "money", "value", 0, 0, 0},
        {"any of several values",
         R"("dates":[{"start":0,"end":5,"value":null,"values":["2019-01","2020-01"]}])",
         R"("dates":[{"start":0,"end":5,"value":"2020-01"}])", "dates", "value", 1, 1, 1},
        {"a value marked as not to be judged",
         R"("dates":[{"start":0,"end":5,"value":"2019","no_value":true}])",
         R"("dates":[{"start":0,"end":5,"value":"1919"}])", "dates", "value", 0, 0, 0},
        {"a number and its text are the same text", R"("percents":[{"start":0,"end":5,"value":"90"}])",
         R"("percents":[{"start":0,"end":5,"value":90}])", "percents", "value", 1, 1, 1},
        {"a float says .0 as text", R"("percents":[{"start":0,"end":5,"value":"90"}])",
         R"("percents":[{"start":0,"end":5,"value":90.0}])", "percents", "value", 0, 1, 1},
    };
    for (const Case& c : cases)
        check(c);
}

TEST_CASE("optional gold is neither missed nor wrong") {
    const char* gold =
        R"("dates":[{"start":0,"end":5,"value":"2019"},{"start":10,"end":15,"value":"2","optional":true}])";
    const Case cases[] = {
        {"not found", gold, R"("dates":[])", "dates", "strict", 0, 1, 0},
        {"found", gold, R"("dates":[{"start":10,"end":15,"value":"2"}])", "dates", "strict", 0, 1, 0},
        {"found together with the firm one", gold, R"("dates":[{"start":0,"end":15,"value":"2"}])", "dates",
         "relaxed", 1, 1, 1},
    };
    for (const Case& c : cases)
        check(c);
}

TEST_CASE("a list that the gold lacks is not scored, a case scores its own kind") {
    Scorer scorer;
    scorer.add(R"({"id":"a","text":"","money":null})",
               R"({"id":"a","money":[{"start":0,"end":1}],"dates":[]})");
    CHECK(scorer.scores().tallies.empty());
    scorer.add(R"({"id":"b","kind":"percent","expected":[{"start":0,"end":2,"value":9}]})",
               R"({"id":"b","percents":[{"start":0,"end":2,"value":9}],"money":[{"start":0,"end":1}]})");
    CHECK(scorer.scores().tallies.size() == 3);
    CHECK(scorer.scores().tallies.at({"percents", "value"}).right == 1);
    scorer.add(R"({"id":"c","kind":"quantity","expected":[{"start":0,"end":2,"value":9,"model":"age"}]})",
               R"({"id":"c","quantities":[{"start":0,"end":2,"value":9},{"start":5,"end":7,"value":1}]})");
    CHECK(scorer.scores().tallies.at({"quantities", "strict"}).found == 1);
    scorer.add(R"({"id":"d","dates":[]})", "");
    CHECK(scorer.scores().documents == 4);
    CHECK(scorer.scores().missing == 1);
}

TEST_CASE("deals are paired by an amount or a party and scored by slot") {
    const char* gold =
        R"("deals":[{"type":"loan","status":"agreed","amount":60,"currency":"USD","date":"2019",
        "parties":[{"role":"lender","name":"Crestbank"},{"role":"borrower","name":"the Tarn Ltd"}],
        "evidence":{"start":0,"end":50}}])";
    const char* same_but_date = R"("deals":[{"type":"loan","status":"proposed","amount":60,"currency":"USD",
        "parties":[{"role":"borrower","name":"Tarn's"}],"evidence":{"start":40,"end":90}}])";
    const char* elsewhere =
        R"("deals":[{"type":"loan","amount":60,"currency":"USD","evidence":{"start":50,"end":90}}])";
    const char* only_type =
        R"("deals":[{"type":"loan","status":"agreed","date":"2019","evidence":{"start":0,"end":50}}])";
    const Case cases[] = {
        {"found", gold, same_but_date, "deals", "found", 1, 1, 1},
        {"slots", gold, same_but_date, "deals", "slot", 3, 6, 4},
        {"status differs", gold, same_but_date, "deals/status", "slot", 0, 1, 1},
        {"a party by part of its name", gold, same_but_date, "deals/party", "slot", 1, 2, 1},
        {"evidence elsewhere", gold, elsewhere, "deals", "found", 0, 1, 1},
        {"type, status and date alone tell nothing", gold, only_type, "deals", "found", 0, 1, 1},
    };
    for (const Case& c : cases)
        check(c);
}

TEST_CASE("where the gold's deals are incomplete only what it speaks of is judged") {
    const char* gold =
        R"("deals_complete":false,"deals":[{"type":"acquisition","amount_undisclosed":true,"evidence":null,
        "parties":[{"role":"buyer","name":"Norda"}]}])";
    const char* facts =
        R"("deals":[{"type":"acquisition","status":"agreed","amount":5,"currency":"EUR","date":"2020",
        "parties":[{"role":"buyer","name":"Norda"},{"role":"seller","name":"Omnia"}],"evidence":{"start":0,"end":9}},
        {"type":"loan","amount":7,"evidence":{"start":0,"end":9}}])";
    const Case cases[] = {
        {"another deal is not wrong", gold, facts, "deals", "found", 1, 1, 1},
        {"an amount is, if it was not disclosed", gold, facts, "deals/amount", "slot", 0, 0, 1},
        {"a status is not asked for", gold, facts, "deals/status", "slot", 0, 0, 0},
        {"a role is not asked for", gold, facts, "deals/party", "slot", 1, 1, 1},
    };
    for (const Case& c : cases)
        check(c);
}

TEST_CASE("disagreements say what was missed, made up and wrong, with the words around it") {
    Scorer scorer("money");
    scorer.add(
        R"({"id":"a","text":"Плата $5 и 7 евро","money":[{"start":6,"end":8,"amount":5,"currency":"USD"},
                   {"start":11,"end":17,"amount":7,"currency":"EUR"}]})",
        R"({"id":"a","money":[{"start":6,"end":8,"amount":6,"currency":"USD"},{"start":0,"end":5,"amount":1}]})");
    const auto& all = scorer.scores().disagreements;
    REQUIRE(all.size() == 3);
    CHECK(all[0].what == "value");
    CHECK(all[0].gold == "'$5' amount=5 currency=USD");
    CHECK(all[0].found == "'$5' amount=6 currency=USD");
    CHECK(all[1].what == "missed");
    CHECK(all[1].gold == "'7 евро' amount=7 currency=EUR");
    CHECK(all[1].found == "-");
    CHECK(all[2].what == "made up");
    CHECK(all[2].found == "'Плата' amount=1");
    CHECK(all[2].context == "Плата $5 и 7 евро");
}

TEST_CASE("confidence is counted by tenths, right by right") {
    Scorer scorer;
    scorer.add(
        R"({"id":"a","deals":[{"type":"loan","amount":5}]})",
        R"({"id":"a","deals":[{"type":"loan","amount":5,"confidence":0.95},{"type":"loan","amount":9,"confidence":1.0},
                   {"type":"loan","amount":8,"confidence":0.3}]})");
    const auto& calibration = scorer.scores().calibration;
    CHECK(calibration[9].deals == 2);
    CHECK(calibration[9].found_in_gold == 1);
    CHECK(calibration[9].every_slot_right == 1);
    CHECK(calibration[9].confidence_sum == doctest::Approx(1.95));
    CHECK(calibration[3].deals == 1);
    CHECK(calibration[3].found_in_gold == 0);
}

TEST_CASE("a line that cannot be used is refused and leaves the scores alone") {
    const char* lines[] = {"",
                           "[]",
                           "{",
                           "{\"id\":1,\"text\":\"\\ud800\"}",
                           R"({"id":1,"kind":"mood","expected":[]})",
                           R"({"id":1,"dates":[],"money":[{"start":1}]})",
                           R"({"id":1,"money":[7]})",
                           R"({"id":1,"money":[{"start":1e300,"end":2}]})",
                           R"({"id":1,"x":1e999})"};
    for (const char* line : lines) {
        CAPTURE(line);
        Scorer scorer;
        CHECK_THROWS_AS(scorer.add(line, R"({"id":1,"money":[{"start":1,"end":2}]})"), FormatError);
        CHECK(scorer.scores().documents == 0);
        CHECK(scorer.scores().tallies.empty());
    }
    CHECK_THROWS_AS(line_head("{\"text\":\"no id\"}"), FormatError);
    CHECK(line_head("{\"id\":7,\"lang\":\"en\"}").id == "7");
    CHECK_NOTHROW(Scorer().add(
        std::string("{\"id\":1,\"x\":") + std::string(100000, '[') + std::string(100000, ']') + "}", ""));
}
