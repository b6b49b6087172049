#include "search_terms.h"

#include <algorithm>
#include <set>

namespace dossier::store {
namespace {

constexpr std::size_t snippet_bytes = 240, bytes_before = 48;

std::string expression(const std::vector<std::string>& words, bool prefix) {
    std::string out = "\"";
    for (const std::string& word : words)
        out.append(out.size() > 1 ? " " : "").append(word);
    return out + (prefix ? "\"*" : "\"");
}

std::uint32_t characters_in(std::string_view utf8) {
    return static_cast<std::uint32_t>(
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

SearchTerms::SearchTerms(const SearchQuery& query) {
    for (const auto& alternatives : query.all) {
        std::string any;
        for (const SearchTerm& each : alternatives) {
            terms_.push_back(read(each));
            any += (any.empty() ? "" : " OR ") + expression(terms_.back().words, terms_.back().prefix);
        }
        wanted_ += (wanted_.empty() ? "(" : " AND (") + any + ")";
    }
    for (const SearchTerm& each : query.none) {
        const Term term = read(each);
        unwanted_ += (unwanted_.empty() ? "" : " OR ") + expression(term.words, term.prefix);
    }
}

SearchTerms::Term SearchTerms::read(const SearchTerm& term) {
    Term out{{}, term.prefix};
    reader_.each(term.text, [&](const IndexWord& word) { out.words.emplace_back(word.folded); });
    if (out.words.empty())
        throw SearchError("'" + term.text + "' has no word to search for",
                          "write words of letters or digits");
    return out;
}

std::vector<SearchTerms::Word> SearchTerms::words_of(std::string_view text) {
    std::vector<Word> words;
    reader_.each(text, [&](const IndexWord& word) {
        words.push_back({std::string(word.folded), word.first_byte, word.last_byte});
    });
    return words;
}

std::vector<SearchTerms::Found> SearchTerms::found_in(const std::vector<Word>& words) const {
    std::vector<Found> found;
    for (std::size_t at = 0; at < words.size(); ++at)
        for (std::size_t t = 0; t < terms_.size(); ++t) {
            const Term& term = terms_[t];
            if (term.words.size() > words.size() - at) continue;
            const bool there = std::equal(term.words.begin(), term.words.end() - 1,
                                          words.begin() + static_cast<std::ptrdiff_t>(at),
                                          [](const std::string& a, const Word& b) { return a == b.folded; });
            const std::string &last = term.words.back(), &word = words[at + term.words.size() - 1].folded;
            if (there && (term.prefix ? word.starts_with(last) : word == last))
                found.push_back({t, at, at + term.words.size() - 1});
        }
    return found;
}

std::size_t SearchTerms::count_in(std::string_view text) {
    std::set<std::size_t> terms;
    for (const Found& found : found_in(words_of(text)))
        terms.insert(found.term);
    return terms.size();
}

std::vector<std::pair<std::size_t, std::size_t>> SearchTerms::places_in(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    std::vector<std::pair<std::size_t, std::size_t>> places;
    for (const Found& found : found_in(words)) {
        const std::size_t first = words[found.first].first_byte, last = words[found.last].last_byte;
        if (!places.empty() && first < places.back().second)
            places.back().second = std::max(places.back().second, last);
        else
            places.emplace_back(first, last);
    }
    return places;
}

Snippet SearchTerms::snippet_of(std::string_view text) {
    const std::vector<Word> words = words_of(text);
    if (words.empty()) return {};
    const std::vector<Found> found = found_in(words);
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t end = words[found[i].first].first_byte + snippet_bytes - bytes_before;
        std::set<std::size_t> terms;
        for (std::size_t j = i; j < found.size() && words[found[j].last].last_byte <= end; ++j)
            terms.insert(found[j].term);
        if (terms.size() > most) {
            most = terms.size();
            best = found[i].first;
        }
    }
    std::size_t first = best, last = best;
    while (first > 0 && words[best].first_byte - words[first - 1].first_byte <= bytes_before)
        --first;
    const std::size_t begin = words[first].first_byte;
    while (last + 1 < words.size() && words[last + 1].last_byte <= begin + snippet_bytes)
        ++last;
    const std::string_view cut = text.substr(begin, words[last].last_byte - begin);
    const std::uint32_t start = characters_in(text.substr(0, begin));
    return {std::string(cut), {start, start + characters_in(cut)}};
}

}  // namespace dossier::store
