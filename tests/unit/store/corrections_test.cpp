#include "../scratch_folder.h"
#include "sample.h"

#include <dossier/store/corrections.h>
#include <dossier/store/merge.h>
#include <dossier/store/name_rules.h>
#include <dossier/store/query.h>
#include <dossier/store/writer.h>

#include <doctest/doctest.h>

#include <algorithm>

using namespace dossier;
using Kind = Correction::Kind;

namespace {

const std::vector<Correction> fixes{{Kind::same, "Bank of Veldia", "government of Veldia", ""},
                                    {Kind::rename, "Arcona", "Arcona Works Ltd", ""},
                                    {Kind::not_same, "Arcona Works Ltd", "Arcona (the other)", "refusal"}};

std::vector<std::string> names_in(const KnowledgeBase& base) {
    std::vector<std::string> out;
    list_entities(base, {},
                  [&](EntityRow&& row) { out.push_back(row.name + " " + std::to_string(row.mentions)); });
    std::sort(out.begin(), out.end());
    return out;
}

KnowledgeBase corrected_first(const std::string& path, const std::vector<Entry>& entries) {
    KnowledgeBase base = KnowledgeBase::open_or_create(path);
    Writer writer(base);
    writer.correct(fixes);
    for (const Entry& entry : entries)
        writer.write({&entry, 1});
    return base;
}

// The same text from a place that goes after the first.
Entry elsewhere(Entry entry, const std::string& id) {
    entry.document.id = id;
    if (!entry.document.published.empty()) entry.document.published = "2029-01-01";
    entry.facts.reset();
    return entry;
}

const std::string& name_of(const store::NameRules& rules, const std::string& canonical,
                           const std::string& written) {
    return rules.name_of(canonical, written, {});
}

}  // namespace

TEST_CASE("corrections: names are joined, renamed and set apart") {
    const ScratchFolder folder;
    KnowledgeBase base = sample::filled(folder / "kb.db");
    CHECK(names_in(base) == std::vector<std::string>{"Arcona Works Ltd 3", "Bank of Veldia 1", "Veldia 1",
                                                     "government of Veldia 1"});
    CHECK(Writer(base).correct(fixes) == 3);
    CHECK(names_in(base) ==
          std::vector<std::string>{"Arcona (the other) 1", "Arcona 2", "Bank of Veldia 2", "Veldia 1"});
    CHECK(Writer(base).correct(fixes) == 0);
    CHECK(problems_of(base).empty());
    Filter deals;
    deals.entity = "Bank of Veldia";
    std::size_t found = 0;
    list_deals(base, deals, [&](DealRow&&) { ++found; });
    CHECK(found == 2);  // that of the government too
}

TEST_CASE("corrections: before or after the documents, in whatever order, the content is the same") {
    const ScratchFolder folder;
    std::vector<Entry> entries = sample::all();
    entries.push_back(elsewhere(sample::rumour(), "rumour again"));
    const std::string expected = sample::dump_of(corrected_first(folder / "first.db", entries));
    CHECK(expected.find("corrections|'same'|") != std::string::npos);
    KnowledgeBase later = sample::filled(folder / "later.db", entries);
    const std::string before = sample::dump_of(later);
    Writer(later).correct({{Kind::rename, "Works", "Arcona Works Ltd", ""}});
    Writer(later).correct(fixes);
    CHECK(sample::dump_of(later) == expected);
    std::rotate(entries.begin(), entries.begin() + 1, entries.begin() + 3);
    CHECK(sample::dump_of(corrected_first(folder / "turned.db", entries)) == expected);
    Writer(later).correct({});
    CHECK(sample::dump_of(later) == before);
}

TEST_CASE("corrections: a document that gets a place that they speak of is named anew") {
    const ScratchFolder folder;
    Entry other = sample::refusal();
    other.document.id = "copy";
    KnowledgeBase base = corrected_first(folder / "kb.db", {other, elsewhere(sample::refusal(), "refusal")});
    KnowledgeBase turned = sample::filled(folder / "turned.db", {other});
    Writer(turned).correct(fixes);
    CHECK(names_in(turned) == std::vector<std::string>{"Arcona 1", "Veldia 1"});
    const std::vector<Entry> second{elsewhere(sample::refusal(), "refusal")};
    CHECK(Writer(turned).write(second) == std::vector<Outcome>{Outcome::known});
    CHECK(names_in(turned) == std::vector<std::string>{"Arcona (the other) 1", "Veldia 1"});
    CHECK(sample::dump_of(turned) == sample::dump_of(base));
}

TEST_CASE("corrections: a writer follows what another one corrects") {
    const ScratchFolder folder;
    KnowledgeBase base = KnowledgeBase::open_or_create(folder / "kb.db");
    KnowledgeBase same = KnowledgeBase::open_or_create(folder / "kb.db");
    Writer first(base), second(same);
    const std::vector<Entry> one{sample::harbour()}, others{sample::rumour(), sample::refusal()};
    first.write(one);
    second.correct(fixes);
    first.write(others);
    CHECK(sample::dump_of(base) == sample::dump_of(corrected_first(folder / "first.db", sample::all())));
}

TEST_CASE("corrections: merged either way round, they hold for all") {
    const ScratchFolder folder;
    const std::vector<Correction> others{{Kind::same, "Arcona Works", "Arcona Works Ltd", ""}};
    KnowledgeBase a = corrected_first(folder / "a.db", {sample::harbour()});
    KnowledgeBase b = sample::filled(folder / "b.db", {sample::rumour(), sample::refusal()});
    Writer(b).correct(others);
    KnowledgeBase ab = KnowledgeBase::open_or_create(folder / "ab.db");
    KnowledgeBase ba = KnowledgeBase::open_or_create(folder / "ba.db");
    Writer to_ab(ab), to_ba(ba);
    for (const KnowledgeBase* from : {&a, &b})
        merge_into(to_ab, *from);
    for (const KnowledgeBase* from : {&b, &a, &b})
        merge_into(to_ba, *from);
    CHECK(sample::dump_of(ab) == sample::dump_of(ba));
    CHECK(corrections_of(ab).size() == fixes.size() + others.size());
    CHECK(names_in(ab) ==
          std::vector<std::string>{"Arcona (the other) 1", "Arcona 2", "Bank of Veldia 2", "Veldia 1"});
}

TEST_CASE("corrections: what stands for a group") {
    const store::NameRules rules({{Kind::same, "Beta", "Alpha", ""},
                                  {Kind::same, "Gamma", "Beta", ""},
                                  {Kind::same, "Delta", "delta works", ""},
                                  {Kind::rename, "Epsilon", "Delta Works", ""},
                                  {Kind::same, "Zeta", "Eta", ""},
                                  {Kind::same, "Eta", "Zeta", ""},
                                  {Kind::rename, "Theta", "THETA", ""}});
    for (const char* name : {"alpha", "BETA", "Gamma"})
        CHECK(name_of(rules, name, name) == "Gamma");
    CHECK(name_of(rules, "Delta  Works", "Works") == "Epsilon");
    CHECK(name_of(rules, "Delta", "Delta") == "Epsilon");
    CHECK(name_of(rules, "Eta", "Eta") == name_of(rules, "Zeta", "Zeta"));
    CHECK(name_of(rules, "theta", "theta") == "Theta");
    CHECK(name_of(rules, "Iota", "Alpha") == "Iota");
}

TEST_CASE("corrections: a name that its document takes for another stands for itself") {
    const store::NameRules rules(
        {{Kind::not_same, "Arcona", "Arcona Cup", ""}, {Kind::same, "Arcona Ltd", "Arcona", ""}});
    CHECK(name_of(rules, "Arcona Cup", "ARCONA") == "Arcona Ltd");
    CHECK(name_of(rules, "Arcona Cup", "Arcona Cup") == "Arcona Cup");
    CHECK(name_of(rules, "Arcona", "Arcona Cup") == "Arcona Cup");
    CHECK(rules.part("arcona cup", "Arcona"));
    CHECK_FALSE(rules.part("Arcona Cup", "the Cup"));
}
