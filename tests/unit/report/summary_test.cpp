#include "../scratch_folder.h"
#include "../store/sample.h"

#include <dossier/report/summary.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

// "EUR done 1 40000000, hedged 1 15000000": only what is not zero.
std::string line_of(const CurrencyTotal& total) {
    static constexpr const char* names[] = {"done", "proposed", "rejected", "cancelled", "hedged"};
    std::string line = total.currency;
    for (std::size_t i = 0; i < standings; ++i) {
        const CurrencyTotal::Sum& sum = total.by_standing[i];
        if (sum.deals == 0) continue;
        line += std::string(" ") + names[i] + " " + std::to_string(sum.deals) + " " +
                (sum.amount ? sum.amount->to_string() : "?");
    }
    return line;
}

std::string lines_of(const std::vector<CurrencyTotal>& totals) {
    std::string lines;
    for (const CurrencyTotal& total : totals)
        lines += line_of(total) + "\n";
    return lines;
}

std::string line_of(const std::vector<Count>& counts) {
    std::string line;
    for (const Count& count : counts)
        line += count.name + "=" + std::to_string(count.count) + ";";
    return line;
}

Entry retold(const std::string& text, const std::string& amount) {
    Entry entry = sample::harbour();
    entry.document.text = text;
    std::swap(entry.facts->deals[0].parties[0], entry.facts->deals[0].parties[1]);
    entry.facts->deals[0].amount = Decimal::parse(amount);
    entry.facts->deals[0].status = "completed";
    return entry;
}

}  // namespace

TEST_CASE("summary: standing of a deal") {
    const struct {
        const char* status;
        bool hedged;
        Standing standing;
    } cases[] = {
        {"agreed", false, Standing::done},         {"completed", false, Standing::done},
        {"proposed", false, Standing::proposed},   {"rejected", false, Standing::rejected},
        {"cancelled", false, Standing::cancelled}, {"agreed", true, Standing::hedged},
        {"rejected", true, Standing::hedged},
    };
    for (const auto& c : cases) {
        Deal deal;
        deal.status = c.status;
        deal.hedged = c.hedged;
        CHECK(standing_of(deal) == c.standing);
    }
}

TEST_CASE("summary: of a corpus") {
    const ScratchFolder folder;
    const CorpusSummary summary = summarise(sample::filled(folder / "kb.db"));
    CHECK(summary.documents == 3);
    CHECK(summary.undated == 1);
    CHECK(summary.first_published == "2019-05-05");
    CHECK(summary.last_published == "2020-01-10");
    CHECK(line_of(summary.entities) == "organization=3;location=1;");
    CHECK(lines_of(summary.totals) == "EUR done 1 40000000 rejected 1 7000000 hedged 1 15000000\n");
    REQUIRE(summary.largest.size() == 1);
    CHECK(summary.largest[0].amount == Decimal(40000000));
    REQUIRE(summary.deals.size() == 2);
    CHECK(summary.deals[0].kind == "contract");
    CHECK(summary.deals[0].by_status == std::map<std::string, std::int64_t>{{"agreed", 1}, {"rejected", 1}});
    CHECK(summary.deals[1].hedged == 1);
    CHECK(summary.deals[1].by_status.empty());
}

TEST_CASE("summary: a deal told again is added once, another amount is another deal") {
    const ScratchFolder folder;
    const CorpusSummary summary =
        summarise(sample::filled(folder / "kb.db", {sample::harbour(), retold("Told again.", "40000000"),
                                                    retold("Another.", "0.01")}));
    CHECK(lines_of(summary.totals) == "EUR done 2 40000000.01\n");
    CHECK(summary.deals.at(0).all == 3);
    CHECK(summary.largest.size() == 2);
}

TEST_CASE("summary: a sum that is not exact is not given") {
    const ScratchFolder folder;
    const CorpusSummary summary =
        summarise(sample::filled(folder / "kb.db", {retold("a", "1e18"), retold("b", "0.01")}));
    CHECK(lines_of(summary.totals) == "EUR done 2 ?\n");
}

TEST_CASE("summary: an empty knowledge base") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", {});
    const CorpusSummary summary = summarise(base);
    CHECK(summary.documents == 0);
    CHECK(summary.totals.empty());
    CHECK_FALSE(summarise(base, "Arcona Works Ltd"));
}

TEST_CASE("summary: of an entity, by any of its names") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    for (const char* name : {"Arcona Works Ltd", "ARCONA  works ltd"}) {
        const auto summary = summarise(base, name);
        REQUIRE(summary);
        CHECK(summary->entities.size() == 1);
        CHECK(summary->entities[0].aliases == std::vector<std::string>{"ARCONA WORKS LTD"});
        CHECK(summary->documents == 3);
        CHECK(line_of(summary->years) == "2019=1;2020=1;");
        CHECK(lines_of(summary->totals) == "EUR done 1 40000000 rejected 1 7000000 hedged 1 15000000\n");
        CHECK(line_of(summary->counterparties) == "Bank of Veldia=1;Veldia=1;Veldian government=1;");
        REQUIRE(summary->deals.size() == 2);
        CHECK(summary->deals[0].kind == "contractor");
        CHECK(summary->deals[0].all == 2);
        CHECK(summary->deals[1].kind == "borrower");
        CHECK(summary->deals[1].hedged == 1);
    }
    const auto government = summarise(base, "Veldian government");
    REQUIRE(government);
    CHECK(government->entities.at(0).name == "government of Veldia");
    CHECK(line_of(government->counterparties) == "Arcona Works Ltd=1;");
    CHECK_FALSE(summarise(base, "Nobody"));
    CHECK_FALSE(summarise(base, ""));
}
