#include "../scratch_folder.h"
#include "../store/sample.h"

#include <dossier/report/difference.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

// The harbour's contract as another document tells it.
Entry retold(const std::string& id, const std::string& published, const char* amount,
             const std::string& status) {
    Entry entry = sample::harbour();
    entry.document.text += " " + id;
    entry.document.id = entry.facts->id = id;
    entry.document.origin = "news/" + id;
    entry.document.published = entry.facts->published = published;
    entry.facts->deals[0].amount = Decimal::parse(amount);
    entry.facts->deals[0].status = status;
    return entry;
}

std::string lines_of(const Difference& difference) {
    std::string out;
    for (const Change& change : difference.changes) {
        const auto side = [](const std::optional<DealRow>& row) {
            return row ? row->document + "/" + row->type + "/" + row->status : "-";
        };
        out += std::string(to_string(change.kind)) + " " + change.what + (change.what.empty() ? "" : " ") +
               side(change.before) + " " + side(change.after) + "\n";
    }
    return out + std::to_string(difference.documents_added) + " " + std::to_string(difference.documents_gone);
}

std::string between(const std::vector<Entry>& before, const std::vector<Entry>& after) {
    const ScratchFolder folder;
    const KnowledgeBase a = sample::filled(folder / "a.db", before),
                        b = sample::filled(folder / "b.db", after);
    return lines_of(difference_of({a, ""}, {b, ""}, {}));
}

}  // namespace

TEST_CASE("difference: nothing between equals, whatever the order") {
    std::vector<Entry> all = sample::all();
    CHECK(between(all, {all[2], all[0], all[1]}) == "0 0");
    CHECK(between({}, {}) == "0 0");
    Entry twice = sample::harbour();  // one document of which two tellings may be of one deal, or not
    Deal bought;
    bought.type = "acquisition";
    bought.status = "completed";
    bought.parties = {{"buyer", "Norda Corp", ""}, {"target", "Telmark Ltd", ""}};
    bought.evidence = {0, 9};
    Deal sold = bought;
    sold.status = "agreed";
    sold.parties[0].role = "seller";
    sold.evidence.end = 12;
    twice.facts->deals = {bought, sold};
    CHECK(between({twice}, {twice}) == "0 0");
}

TEST_CASE("difference: new, retracted, changed, contradicted") {
    CHECK(between({}, {sample::harbour()}) == "new - harbour/contract/agreed\n1 0");
    CHECK(between({sample::harbour()}, {}) == "retracted harbour/contract/agreed -\n0 1");
    CHECK(between({sample::harbour()},
                  {sample::harbour(), retold("again", "2019-06-01", "40000000", "agreed")}) == "1 0");
    CHECK(between({sample::harbour()},
                  {sample::harbour(), retold("more", "2019-06-01", "45000000", "agreed")}) ==
          "contradicted amount harbour/contract/agreed more/contract/agreed\n1 0");
    CHECK(between({sample::harbour()},
                  {sample::harbour(), retold("off", "2019-06-01", "40000000", "cancelled")}) ==
          "contradicted status harbour/contract/agreed off/contract/cancelled\n1 0");
    CHECK(between({retold("first", "2019-05-04", "40000000", "proposed")},
                  {retold("first", "2019-05-04", "40000000", "proposed"), sample::harbour()}) ==
          "changed status first/contract/proposed harbour/contract/agreed\n1 0");
    Entry vague = sample::harbour();
    vague.document.text += " Once more.";
    vague.facts->deals[0].amount.reset();
    vague.facts->deals[0].date.clear();
    CHECK(between({vague}, {vague, sample::harbour()}).starts_with("changed amount harbour/contract/agreed"));
}

TEST_CASE("difference: one knowledge base at two times") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    CHECK(lines_of(difference_of({base, "2019-12-31"}, {base, ""}, {})) == "new - rumour/loan/agreed\n1 0");
    CHECK(lines_of(difference_of({base, ""}, {base, "2019-12-31"}, {})) ==
          "retracted rumour/loan/agreed -\n0 1");
    Filter contracts;
    contracts.type = "contract";
    CHECK(lines_of(difference_of({base, "2019-12-31"}, {base, ""}, contracts)) == "1 0");
}
