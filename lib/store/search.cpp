#include "deal_parts.h"
#include "deal_rows.h"
#include "search_fields.h"
#include "search_index.h"
#include "search_terms.h"

#include <dossier/store/search.h>

#include <algorithm>
#include <map>

namespace dossier {
namespace {

using store::Select;
using store::text_at;

constexpr std::string_view by_time = "d.published IS NULL, d.published, d.id, d.hash";

class Searching {
  public:
    Searching(SQLite::Database& database, const SearchQuery& query, std::uint64_t limit, SearchOrder order)
        : database_(database), query_(query), terms_(query), limit_(limit) {
        best_first_ = order == SearchOrder::best && !terms_.wanted().empty();
    }

    SearchResult documents() {
        SearchResult result;
        Select select("SELECT d.document, " + rank() + " AS rank" + from());
        conditions(select);
        const std::string order = (best_first_ ? "rank, " : "") + std::string(by_time);
        SQLite::Statement row = select.prepare(database_, "ORDER BY " + order, 0);
        while (row.executeStep())
            if (++result.found <= limit_ || limit_ == 0) result.hits.push_back(document_at(row.getColumn(0)));
        return result;
    }

    SearchResult deals() {
        SearchResult result;
        Select select(store::deal_rows);
        for (const SearchField& field : query_.fields)
            store::where_field(select, field);
        const std::map<std::int64_t, double> ranks = matching();
        SQLite::Statement row = select.prepare(database_, "ORDER BY day IS NULL, day, d.id, d.hash, x.n", 0);
        std::vector<Candidate> found;
        while (row.executeStep()) {
            Candidate each{{row.getColumn(store::deal_document_column), row.getColumn(store::deal_n_column)}};
            if (const auto rank = ranks.find(each.key.first); rank != ranks.end())
                each.rank = rank->second;
            else if (filtered())
                continue;
            each.deal = store::deal_at(row);
            if (best_first_) each.words = terms_.count_in(each.deal.quote);
            found.push_back(std::move(each));
        }
        if (best_first_) std::stable_sort(found.begin(), found.end());
        result.found = found.size();
        if (limit_ > 0 && found.size() > limit_) found.resize(limit_);
        store::DealParts parts(database_);
        for (Candidate& each : found) {
            parts.fill(each.deal, each.key.first, each.key.second);
            result.hits.push_back(hit_of(std::move(each)));
        }
        return result;
    }

  private:
    struct Candidate {
        std::pair<std::int64_t, std::int64_t> key;
        double rank = 0;
        std::size_t words = 0;  // of the question, in the quote
        DealRow deal{};
        friend bool operator<(const Candidate& a, const Candidate& b) {
            return a.words != b.words ? a.words > b.words : a.rank < b.rank;
        }
    };

    bool filtered() const { return !terms_.wanted().empty() || !terms_.unwanted().empty(); }
    std::string rank() const { return terms_.wanted().empty() ? "0" : "bm25(documents_fts, 1.0, 4.0)"; }
    std::string from() const {
        return terms_.wanted().empty()
                   ? " FROM document_heads d"
                   : " FROM documents_fts JOIN document_heads d ON d.document = documents_fts.rowid";
    }
    void words(Select& select) const {
        if (!terms_.wanted().empty()) select.where("documents_fts MATCH ?", {terms_.wanted()});
        if (!terms_.unwanted().empty())
            select.where("d.document NOT IN (SELECT rowid FROM documents_fts WHERE documents_fts MATCH ?)",
                         {terms_.unwanted()});
    }
    void conditions(Select& select) const {
        words(select);
        for (const SearchField& field : query_.fields)
            store::where_field(select, field);
    }

    // Documents with the words, by rank; empty where no words are asked for.
    std::map<std::int64_t, double> matching() const {
        std::map<std::int64_t, double> ranks;
        if (!filtered()) return ranks;
        Select select("SELECT d.document, " + rank() + from());
        words(select);
        SQLite::Statement row = select.prepare(database_, "", 0);
        while (row.executeStep())
            ranks.emplace(row.getColumn(0).getInt64(), row.getColumn(1).getDouble());
        return ranks;
    }

    SearchHit document_at(std::int64_t document) {
        SQLite::Statement row(database_,
                              "SELECT id, published, title, text FROM documents WHERE document = ?");
        row.bind(1, document);
        row.executeStep();
        store::Snippet snippet = terms_.snippet_of(row.getColumn(3).getString());
        return {text_at(row, 0), text_at(row, 1), text_at(row, 2), std::move(snippet.text), snippet.span, {}};
    }

    SearchHit hit_of(Candidate&& each) {
        SQLite::Statement row(database_, "SELECT ifnull(title, '') FROM documents WHERE document = ?");
        row.bind(1, each.key.first);
        row.executeStep();
        DealRow& deal = each.deal;
        SearchHit hit{deal.document, deal.published, text_at(row, 0), deal.quote, deal.evidence, {}};
        hit.deal = std::move(deal);
        return hit;
    }

    SQLite::Database& database_;
    const SearchQuery& query_;
    store::SearchTerms terms_;
    std::uint64_t limit_;
    bool best_first_;
};

}  // namespace

SearchPlaces::SearchPlaces(const SearchQuery& query) : terms_(std::make_unique<store::SearchTerms>(query)) {}
SearchPlaces::~SearchPlaces() = default;

std::vector<std::pair<std::size_t, std::size_t>> SearchPlaces::in(std::string_view text) {
    return terms_->places_in(text);
}

SearchResult search(const KnowledgeBase& base, const SearchQuery& query, std::uint64_t limit,
                    SearchOrder order) {
    return store::with(base, [&](SQLite::Database& database) {
        if (!store::has_search_index(database))
            throw StoreError(StoreError::Code::older_schema, base.path() + ": has no index of words yet",
                             "run 'dossier ingest' on it once to make it");
        Searching searching(database, query, limit, order);
        return query.asks_for_deals() ? searching.deals() : searching.documents();
    });
}

}  // namespace dossier
