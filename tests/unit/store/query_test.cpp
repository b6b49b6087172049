#include "../scratch_folder.h"
#include "sample.h"

#include <dossier/store/content_key.h>
#include <dossier/store/deal_outlines.h>
#include <dossier/store/query.h>

#include <doctest/doctest.h>

using namespace dossier;

namespace {

std::string text_of(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "-";
}

// One line a listing: what each row is known by, with blanks between.
std::string list(const KnowledgeBase& base, Listing listing, const Filter& filter) {
    std::string out;
    const auto add = [&](const std::string& row) { out += (out.empty() ? "" : " ") + row; };
    switch (listing) {
        case Listing::documents:
            list_documents(base, filter, [&](DocumentRow&& row) { add(row.id); });
            break;
        case Listing::entities:
            list_entities(base, filter, [&](EntityRow&& row) {
                std::string name = row.name;
                for (char& c : name)
                    c = c == ' ' ? '_' : c;
                add(name + ":" + std::to_string(row.mentions));
            });
            break;
        case Listing::dates:
            list_dates(base, filter, [&](DateRow&& row) { add(row.value); });
            break;
        case Listing::deals:
            list_deals(base, filter, [&](DealRow&& row) { add(row.status + ":" + text_of(row.amount)); });
            break;
        default:
            list_figures(base, listing, filter, [&](FigureRow&& row) { add(text_of(row.value) + row.unit); });
    }
    return out;
}

struct Setting {
    const char* what;
    Listing listing;
    void (*set)(Filter&);
    const char* expected;
};

const Setting settings[] = {
    {"all documents, dated ones first", Listing::documents, [](Filter&) {}, "harbour rumour refusal"},
    {"documents by name", Listing::documents, [](Filter& f) { f.sort = "document"; },
     "harbour refusal rumour"},
    {"documents by size", Listing::documents, [](Filter& f) { f.sort = "size"; }, "harbour rumour refusal"},
    {"documents limited", Listing::documents, [](Filter& f) { f.limit = 1; }, "harbour"},
    {"documents since", Listing::documents, [](Filter& f) { f.since = "2019-05-06"; }, "rumour"},
    {"documents until", Listing::documents, [](Filter& f) { f.until = "2019-05-05"; }, "harbour"},
    {"documents naming an entity", Listing::documents, [](Filter& f) { f.entity = "bank OF veldia"; },
     "rumour"},
    {"documents naming an alias", Listing::documents, [](Filter& f) { f.entity = "Veldian government"; },
     "harbour"},
    {"documents naming a country", Listing::documents, [](Filter& f) { f.country = "VE"; },
     "harbour refusal"},
    {"documents by origin", Listing::documents, [](Filter& f) { f.document = "news/rumour.txt"; }, "rumour"},
    {"documents with a name that is SQL", Listing::documents, [](Filter& f) { f.entity = "' OR 1=1 --"; },
     ""},
    {"entities by mentions", Listing::entities, [](Filter&) {},
     "Arcona_Works_Ltd:3 Bank_of_Veldia:1 government_of_Veldia:1 Veldia:1"},
    {"entities by name", Listing::entities, [](Filter& f) { f.sort = "name"; },
     "Arcona_Works_Ltd:3 Bank_of_Veldia:1 government_of_Veldia:1 Veldia:1"},
    {"entities of a type", Listing::entities, [](Filter& f) { f.type = "location"; }, "Veldia:1"},
    {"entities of a subtype", Listing::entities,
     [](Filter& f) {
         f.type = "government";
         f.document = "harbour";
     },
     "government_of_Veldia:1"},
    {"entities of a document", Listing::entities, [](Filter& f) { f.document = "rumour"; },
     "Arcona_Works_Ltd:1 Bank_of_Veldia:1"},
    {"entities of a country", Listing::entities, [](Filter& f) { f.country = "VE"; },
     "government_of_Veldia:1 Veldia:1"},
    {"money as it stands", Listing::money, [](Filter&) {}, "40000000EUR 0.5USD 7000000EUR 15000000EUR"},
    {"money by amount", Listing::money, [](Filter& f) { f.sort = "amount"; },
     "40000000EUR 15000000EUR 7000000EUR 0.5USD"},
    {"money in a currency", Listing::money, [](Filter& f) { f.currency = "USD"; }, "0.5USD"},
    {"money between, inclusive", Listing::money,
     [](Filter& f) {
         f.min = Decimal(7000000);
         f.max = Decimal(15000000);
     },
     "7000000EUR 15000000EUR"},
    {"percents", Listing::percents, [](Filter& f) { f.unit = "percent"; }, "12percent"},
    {"percents in another unit", Listing::percents, [](Filter& f) { f.unit = "basis point"; }, ""},
    {"quantities", Listing::quantities, [](Filter& f) { f.sort = "value"; }, "120crane"},
    {"dates by day", Listing::dates, [](Filter& f) { f.sort = "date"; }, "2019-05-04 2021"},
    {"dates that touch a range", Listing::dates,
     [](Filter& f) {
         f.since = "2021-06-01";
         f.until = "2021-06-30";
     },
     "2021"},
    {"deals by day", Listing::deals, [](Filter&) {}, "agreed:40000000 agreed:15000000 rejected:7000000"},
    {"deals by amount", Listing::deals, [](Filter& f) { f.sort = "amount"; },
     "agreed:40000000 agreed:15000000 rejected:7000000"},
    {"deals by status", Listing::deals, [](Filter& f) { f.status = "rejected"; }, "rejected:7000000"},
    {"deals by type", Listing::deals, [](Filter& f) { f.type = "loan"; }, "agreed:15000000"},
    {"deals with a party by alias", Listing::deals, [](Filter& f) { f.entity = "Arcona WORKS ltd"; },
     "agreed:40000000 agreed:15000000 rejected:7000000"},
    {"deals with a party by canonical name", Listing::deals,
     [](Filter& f) { f.entity = "government of Veldia"; }, "agreed:40000000"},
    {"deals with a country", Listing::deals, [](Filter& f) { f.country = "VE"; },
     "agreed:40000000 rejected:7000000"},
    {"deals since: the deal's date, else the document's", Listing::deals,
     [](Filter& f) { f.since = "2020-01-01"; }, "agreed:15000000 rejected:7000000"},
    {"deals until", Listing::deals, [](Filter& f) { f.until = "2020-12-31"; },
     "agreed:40000000 agreed:15000000"},
    {"deals in a currency", Listing::deals, [](Filter& f) { f.currency = "USD"; }, ""},
};

}  // namespace

TEST_CASE("query: listings and filters") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    for (const Setting& setting : settings) {
        CAPTURE(setting.what);
        Filter filter;
        setting.set(filter);
        CHECK(list(base, setting.listing, filter) == setting.expected);
    }
}

TEST_CASE("query: every sort key works with every listing that has it, and no other") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    for (const Listing listing : {Listing::documents, Listing::entities, Listing::money, Listing::percents,
                                  Listing::quantities, Listing::dates, Listing::deals}) {
        CHECK_FALSE(sort_keys(listing).empty());
        for (const std::string_view key : sort_keys(listing)) {
            Filter filter;
            filter.sort = key;
            CHECK_FALSE(list(base, listing, filter).empty());
        }
        Filter filter;
        filter.sort = "d.id; DROP TABLE documents";
        CHECK_THROWS_AS(list(base, listing, filter), std::invalid_argument);
    }
}

TEST_CASE("query: rows carry everything that was written") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", {sample::harbour()});
    const Entry entry = sample::harbour();
    list_deals(base, {}, [&](DealRow&& row) {
        const Deal& deal = entry.facts->deals[0];
        CHECK(row.document == "harbour");
        CHECK(row.published == "2019-05-05");
        CHECK(row.quote == deal.quote);
        CHECK(row.evidence == deal.evidence);
        CHECK(row.rules == deal.rules);
        REQUIRE(row.parties.size() == 2);
        CHECK(row.parties[1].role == "client");
        CHECK(row.parties[1].iso == "VE");
    });
    std::vector<FigureRow> money;
    list_figures(base, Listing::money, {}, [&](FigureRow&& row) { money.push_back(std::move(row)); });
    REQUIRE(money.size() == 2);
    CHECK(money[1].per == "tonne");
    CHECK(money[1].bounds.high == Decimal::parse("0.5"));
    CHECK_FALSE(money[1].bounds.low);
    CHECK(money[1].rule == "money.code");
    CHECK(money[1].confidence == 0.9);
    list_documents(base, {}, [&](DocumentRow&& row) {
        CHECK(row.sha256 == sha256_hex(entry.document.text));
        CHECK(row.title == "Harbour");
        CHECK(row.statements == 8);
        CHECK(row.deals == 1);
        CHECK(row.characters == static_cast<std::int64_t>(entry.document.text.size()));
    });
}

TEST_CASE("query: the first deals are those that all deals begin with, and whole") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    const auto lines = [&](const Filter& filter) {
        std::vector<std::string> out;
        list_deals(base, filter, [&](DealRow&& row) {
            std::string line =
                row.document + ": " + row.quote + ' ' + row.subject + ' ' + text_of(row.amount);
            for (const Party& party : row.parties)
                line += ' ' + party.role + ' ' + party.name;
            for (const std::string& rule : row.rules)
                line += ' ' + rule;
            out.push_back(std::move(line));
        });
        return out;
    };
    for (const std::string_view key : sort_keys(Listing::deals)) {
        CAPTURE(key);
        Filter filter;
        filter.sort = key;
        std::vector<std::string> all = lines(filter);
        REQUIRE(all.size() > 2);
        all.resize(2);
        filter.limit = 2;
        CHECK(lines(filter) == all);
    }
}

TEST_CASE("query: the outline of a deal is that of the deal it stands for") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db");
    std::size_t listed = 0, outlined = 0;
    list_deals(base, {}, [&](DealRow&&) { ++listed; });
    each_deal_outline(base, [&](const DealOutline& outline) {
        ++outlined;
        const Deal& deal = outline.deal;
        const DealRow whole = deal_row(base, outline.row, outline.n);
        CAPTURE(whole.quote);
        CHECK(outline.document == whole.document);
        CHECK(outline.hash.size() == 32);
        CHECK(deal.type == whole.type);
        CHECK(deal.status == whole.status);
        CHECK(deal.hedged == whole.hedged);
        CHECK(deal.amount == whole.amount);
        CHECK(deal.currency == whole.currency);
        CHECK_FALSE(whole.parties.empty());
        REQUIRE(deal.parties.size() == whole.parties.size());
        for (std::size_t i = 0; i < deal.parties.size(); ++i) {
            CHECK(deal.parties[i].role == whole.parties[i].role);
            CHECK(deal.parties[i].name == whole.parties[i].name);
            CHECK(deal.parties[i].iso == whole.parties[i].iso);
        }
    });
    CHECK(listed > 1);
    CHECK(outlined == listed);
}

TEST_CASE("query: filters say where they apply") {
    CHECK(applies(Criterion::status, Listing::deals));
    CHECK_FALSE(applies(Criterion::status, Listing::money));
    CHECK(applies(Criterion::unit, Listing::percents));
    CHECK_FALSE(applies(Criterion::unit, Listing::money));
    CHECK(applies(Criterion::days, Listing::documents));
    CHECK_FALSE(applies(Criterion::amount, Listing::entities));
}
