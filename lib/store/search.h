// Finding documents and deals by words and fields.
#pragma once
#include <dossier/store/query.h>
#include <dossier/store/search_query.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dossier {

namespace store {
class SearchTerms;
}

struct SearchHit {
    std::string document, published, title;
    std::string snippet;  // the code points of `span` in the text of the document
    Span span;
    std::optional<DealRow> deal;  // where the question asks for deals; the snippet is its quote
};

struct SearchResult {
    std::vector<SearchHit> hits;
    std::uint64_t found = 0;  // with those beyond the limit
};

enum class SearchOrder { best, date };

// Words are looked up in texts and titles, as WordReader takes them apart. Best first is by BM25 (Robertson
// and others, Okapi at TREC-3, 1994), titles counting four times; deals whose quotes have more of the words
// go before others. Without words, and for what is equally good, the order is that of time, what has no date
// last. A != holds also where nothing is told. Throws SearchError for a term without a word, StoreError where
// the knowledge base has no index. `limit` 0 is no limit.
SearchResult search(const KnowledgeBase& base, const SearchQuery& query, std::uint64_t limit,
                    SearchOrder order = SearchOrder::best);

// Where a text has the words of a question: bytes, the last exclusive, in order. For showing them.
class SearchPlaces {
  public:
    explicit SearchPlaces(const SearchQuery& query);  // throws SearchError
    ~SearchPlaces();
    std::vector<std::pair<std::size_t, std::size_t>> in(std::string_view text);

  private:
    std::unique_ptr<store::SearchTerms> terms_;
};

}  // namespace dossier
