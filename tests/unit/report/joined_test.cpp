// Tellings of one deal, and what they disagree on.
#include <dossier/report/joined.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

DealRow telling(const std::string& document, const std::string& status, const std::string& date) {
    DealRow row;
    row.document = document;
    row.type = "acquisition";
    row.status = status;
    row.date = date;
    row.parties = {{"buyer", "Norda Corp", ""}, {"target", "Zabor Mills", ""}};
    return row;
}

std::vector<std::string> between(const std::string& status, const std::string& date,
                                 const std::string& other_status, const std::string& other_date) {
    return disagreements(telling("a", status, date), telling("b", other_status, other_date));
}

using Whats = std::vector<std::string>;

}  // namespace

TEST_CASE("days of one stage are in conflict, those of two are not") {
    CHECK(between("completed", "2019-04-02", "completed", "2019-05-02") == Whats{"date"});
    CHECK(between("agreed", "2019-04", "agreed", "2019-06") == Whats{"date"});
    CHECK(between("agreed", "2019-04-02", "completed", "2019-05-02").empty());
    CHECK(between("proposed", "2019-04-02", "proposed", "2019-05-02").empty());
}

TEST_CASE("a day within the month or week that another document tells is no conflict") {
    CHECK(between("agreed", "2019-04-02", "agreed", "2019-04").empty());
    CHECK(between("agreed", "2019-04-02", "agreed", "2019-W14").empty());
    CHECK(between("agreed", "2019-04-02", "agreed", "2019-W16") == Whats{"date"});
    CHECK(between("agreed", "2019-04-02", "agreed", "").empty());
}

TEST_CASE("a refusal beside a signing is a conflict, whatever their days") {
    CHECK(between("agreed", "2019-04-02", "rejected", "2019-05-02") == Whats{"status"});
    const auto joined = join({telling("a", "agreed", "2019-04-02"), telling("b", "rejected", "2019-05-02"),
                              telling("c", "completed", "2019-06-02")});
    REQUIRE(joined.size() == 1);
    REQUIRE(joined[0].conflicts.size() == 1);
    CHECK(joined[0].conflicts[0].what == "status");
}

namespace {

// How many deals two tellings are, between these parties and about this.
std::size_t deals_of(const std::vector<Party>& parties, const std::string& subject,
                     const std::vector<Party>& others, const std::string& other_subject) {
    DealRow first = telling("a", "agreed", "2019"), second = telling("b", "cancelled", "2019");
    first.type = second.type = "contract";
    first.parties = parties;
    first.subject = subject;
    second.parties = others;
    second.subject = other_subject;
    return join({first, second}).size();
}

}  // namespace

TEST_CASE("states that deal with each other have one deal where they speak of one thing") {
    const std::vector<Party> states = {{"partner", "Kenya", "KE"}, {"partner", "Norway", "NO"}};
    CHECK(deals_of(states, "the Lamu harbour", states, "harbour at Lamu") == 1);
    CHECK(deals_of(states, "the Lamu harbour", states, "fishing rights") == 2);
    CHECK(deals_of({{"contractor", "Norda Corp", ""}, {"client", "Kenya", "KE"}}, "",
                   {{"contractor", "Norda Corp", ""}, {"client", "Kenya's navy", "KE"}}, "") == 1);
}

TEST_CASE("two parties of one country are not both that country") {
    CHECK(deals_of({{"contractor", "Mombasa", "KE"}, {"client", "Kenya's navy", "KE"}}, "radar masts",
                   {{"client", "Kenya", "KE"}, {"contractor", "Norda Corp", ""}}, "radar masts") == 2);
}
