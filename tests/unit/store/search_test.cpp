#include "../scratch_folder.h"
#include "sample.h"

#include <dossier/store/search.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using namespace dossier;

namespace {

Entry plain(const std::string& id, const std::string& lang, const std::string& published,
            const std::string& title, const std::string& text) {
    Entry entry{{id, lang, published, title, "news/" + id, text, 0}, Facts{}};
    entry.facts->id = id;
    return entry;
}

std::vector<Entry> world() {
    std::vector<Entry> all = sample::all();
    all.push_back(plain("tashkent", "ru", "2019-06-01", "Кредит",
                        "Узбекистан получит кредиты на «безопасный город» в Ташкенте."));
    all.push_back(plain("beijing", "zh", "2018-03-01", "", "国家开发银行向乌兹别克斯坦提供贷款。"));
    all.push_back(
        plain("opinion", "en", "", "A harbour",
              "Harbours need loans. " + std::string(400, 'x') + " The Harbour of Ostrava needs a crane."));
    return all;
}

// Ids of what is found, in order; deals with their type.
std::string found(const KnowledgeBase& base, std::string_view question, std::uint64_t limit = 0,
                  SearchOrder order = SearchOrder::best) {
    std::string out;
    for (const SearchHit& hit : search(base, parse_search(question), limit, order).hits)
        out += hit.document + (hit.deal ? "/" + hit.deal->type : "") + " ";
    return out;
}

}  // namespace

TEST_CASE("search: words") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", world());
    CHECK(found(base, "CRANE") == "opinion ");
    CHECK(found(base, "crane*") == "opinion harbour ");
    CHECK(found(base, "arcona loan") == "rumour ");
    CHECK(found(base, "arcona -loan", 0, SearchOrder::date) == "harbour refusal ");
    CHECK(found(base, "-arcona", 0, SearchOrder::date) == "beijing tashkent opinion ");
    CHECK(found(base, "\"bank of veldia\"") == "rumour ");
    CHECK(found(base, "\"veldia of bank\"") == "");
    CHECK(found(base, "ostrava OR \"turned down\"", 0, SearchOrder::date) == "opinion refusal ");
    CHECK(found(base, "БЕЗОПАСНЫЙ ташкент*") == "tashkent ");
    CHECK(found(base, "кредит") == "tashkent ");
    CHECK(found(base, "银行 贷款") == "beijing ");
    CHECK(found(base, "开行") == "");
    CHECK(found(base, "nothing") == "");
    CHECK_THROWS_AS(found(base, "»!"), SearchError);
    CHECK(found(base, "\"a\"\" OR veldia\"").empty());
}

TEST_CASE("search: titles go first, snippets show the words") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", world());
    const auto hits = search(base, parse_search("harbour"), 0).hits;
    REQUIRE(hits.size() == 2);
    CHECK(search(base, parse_search("harbour"), 1).found == 2);
    CHECK(search(base, parse_search("harbour"), 1).hits.size() == 1);
    const SearchHit hit = search(base, parse_search("ostrava crane"), 0).hits.at(0);
    CHECK(hit.snippet == "The Harbour of Ostrava needs a crane");
    CHECK(hit.span == Span{422, 458});
}

TEST_CASE("search: fields, alone and with words") {
    const ScratchFolder folder;
    const KnowledgeBase base = sample::filled(folder / "kb.db", world());
    CHECK(found(base, "amount>1e7") == "harbour/contract rumour/loan ");
    CHECK(found(base, "amount>4e7") == "");
    CHECK(found(base, "amount=40000000.0") == "harbour/contract ");
    CHECK(found(base, "amount>1e6 currency=EUR role.client=VE status!=rejected") == "harbour/contract ");
    CHECK(found(base, "role.client=Venezuela") == "harbour/contract refusal/contract ");
    CHECK(found(base, "role.client!=VE") == "rumour/loan ");
    CHECK(found(base, "party=\"arcona works ltd\" hedged=yes") == "rumour/loan ");
    CHECK(found(base, "party~bank") == "rumour/loan ");
    CHECK(found(base, "date=2019") == "harbour/contract ");
    CHECK(found(base, "date<2019-06") == "harbour/contract ");
    CHECK(found(base, "date>2019-05-04") == "rumour/loan refusal/contract ");
    CHECK(found(base, "crane* type=contract") == "harbour/contract ");
    CHECK(found(base, "arcona type=contract status=rejected") == "refusal/contract ");
    CHECK(found(base, "-cranes type=contract") == "refusal/contract ");
    CHECK(found(base, "lang=ru") == "tashkent ");
    CHECK(found(base, "lang!=en") == "beijing tashkent ");
    CHECK(found(base, "published<2019") == "beijing ");
    CHECK(found(base, "title~HARB") == "harbour opinion ");
    CHECK(found(base, "title~%") == "");
    CHECK(found(base, "entity=\"bank of veldia\"") == "rumour ");
    CHECK(found(base, "country=VE", 0, SearchOrder::date) == "harbour refusal ");
    CHECK(found(base, "document=news/refusal.txt") == "refusal ");
    const SearchHit hit = search(base, parse_search("party~bank"), 0).hits.at(0);
    CHECK(hit.deal->parties.size() == 2);
    CHECK(hit.snippet == hit.deal->quote);
}

TEST_CASE("search: the index follows the documents") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    sample::filled(path, {sample::harbour()});
    const auto words = [&](const char* question) { return found(KnowledgeBase::open(path), question); };
    CHECK(words("arcona title~harbour") == "harbour ");
    // The same text, from a source that goes first and has another title.
    Entry earlier = sample::harbour();
    earlier.document.published = "2019-01-01";
    earlier.document.title = "Quay";
    earlier.document.id = "quay";
    sample::filled(path, {earlier});
    CHECK(words("quay") == "quay ");
    CHECK(words("harbour") == "");
    CHECK(words("arcona") == "quay ");
    const std::string before = sample::dump_of(KnowledgeBase::open(path));
    CHECK(before.find("_fts") == std::string::npos);
    // An index that lags behind, or none at all, is made by the next who writes.
    for (const char* damage :
         {"DROP TABLE documents_fts; DROP TABLE documents_fts_reading", "DELETE FROM documents_fts_docsize",
          "UPDATE documents_fts_reading SET words = ''"}) {
        SQLite::Database(path, SQLite::OPEN_READWRITE).exec(damage);
        KnowledgeBase::open_or_create(path);
        CHECK(words("quay arcona") == "quay ");
    }
    CHECK(sample::dump_of(KnowledgeBase::open(path)) == before);
    CHECK(problems_of(KnowledgeBase::open(path)).empty());
    SQLite::Database(path, SQLite::OPEN_READWRITE)
        .exec("DROP TABLE documents_fts; DROP TABLE documents_fts_reading");
    CHECK_THROWS_AS(words("quay"), StoreError);
}

TEST_CASE("search: the index of version 7, with titles first, is made anew") {
    const ScratchFolder folder;
    const std::string path = folder / "kb.db";
    Entry titled = sample::rumour();
    titled.document.title = "Arcona";
    sample::filled(path, {sample::harbour(), titled});
    const std::string wanted = found(KnowledgeBase::open(path), "arcona");
    SQLite::Database(path, SQLite::OPEN_READWRITE)
        .exec(
            "DROP TABLE documents_fts; CREATE VIRTUAL TABLE documents_fts USING fts5(title, text, content = "
            "'', "
            "tokenize = 'ascii'); INSERT INTO documents_fts (rowid, title, text) SELECT document, "
            "ifnull(title, ''), "
            "text FROM documents; PRAGMA user_version = 7");
    CHECK_THROWS_AS(KnowledgeBase::open(path), StoreError);
    KnowledgeBase::open_or_create(path);
    CHECK(SQLite::Database(path, SQLite::OPEN_READONLY)
              .execAndGet("SELECT group_concat(name) FROM pragma_table_info('documents_fts')")
              .getString() == "text,title");
    CHECK(found(KnowledgeBase::open(path), "arcona") == wanted);
}

TEST_CASE("the words of a question are found in what is shown") {
    SearchPlaces places(parse_search("loan* \"new port\" -tea amount>5"));
    using Bytes = std::vector<std::pair<std::size_t, std::size_t>>;
    CHECK(places.in("Loans for a new port, a new pier and tea") == Bytes{{0, 5}, {12, 20}});
    CHECK(places.in("").empty());
    CHECK(SearchPlaces(parse_search("amount>5")).in("a loan").empty());
}
