#include <dossier/report/alike.h>
#include <dossier/store/content_key.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

namespace dossier {
namespace {

constexpr std::size_t shingle = 8;  // words
const std::string any_year = "XXXX";
constexpr double near_copy = 0.5;  // of the shingles

std::vector<std::string> words_of(const std::string& text) {
    std::vector<std::string> words;
    const std::string folded = fold_name(text);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        if (end > at && folded.substr(at, end - at) != "the") words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    std::sort(words.begin(), words.end());
    return words;
}

}  // namespace

PartyWords::PartyWords(const Party& party) : iso(party.iso), words(words_of(party.name)) {}

bool same_party(const PartyWords& a, const PartyWords& b) {
    if (!a.iso.empty() && a.iso == b.iso) return true;
    if (a.words.empty() || b.words.empty()) return false;
    const auto& longer = a.words.size() > b.words.size() ? a.words : b.words;
    const auto& shorter = a.words.size() > b.words.size() ? b.words : a.words;
    return std::includes(longer.begin(), longer.end(), shorter.begin(), shorter.end());
}

bool same_party(const Party& a, const Party& b) {
    return same_party(PartyWords(a), PartyWords(b));
}

int shared_parties(const Deal& a, const Deal& b) {
    const auto found_in = [](const Deal& deal, const Party& party) {
        return std::any_of(deal.parties.begin(), deal.parties.end(),
                           [&](const Party& other) { return same_party(party, other); });
    };
    const auto count = [&](const Deal& of, const Deal& in) {
        return std::count_if(of.parties.begin(), of.parties.end(),
                             [&](const Party& party) { return found_in(in, party); });
    };
    return static_cast<int>(
        std::min(count(a, b), count(b, a)));  // two of one country's are one of the other's
}

std::vector<std::string> content_words(std::string_view text) {
    constexpr std::size_t shortest = 4;  // letters: what is shorter says little of a subject
    std::vector<std::string> words = words_of(std::string(text));
    std::erase_if(words, [](const std::string& word) { return word.size() < shortest; });
    return words;
}

bool same_day(const std::string& a, const std::string& b) {
    constexpr std::size_t year = 4;
    if (a.size() > year && b.size() > year && (a.starts_with(any_year) || b.starts_with(any_year)) &&
        !(a.starts_with(any_year) && b.starts_with(any_year)))
        return same_day(any_year + a.substr(year), any_year + b.substr(year));
    const std::string& longer = a.size() > b.size() ? a : b;
    const std::string& shorter = a.size() > b.size() ? b : a;
    if (shorter.size() < 4 || !longer.starts_with(shorter)) return false;
    return longer.size() == shorter.size() || longer[shorter.size()] == '-' || longer[shorter.size()] == 'T';
}

bool rounds_to(const Decimal& a, const Decimal& b) {
    if (a == b) return true;
    const double x = a.to_double(), y = b.to_double(), difference = std::abs(x - y);
    const double half = 0.5 * std::pow(10.0, std::max(a.exponent(), b.exponent()));
    return difference <= half && difference <= 0.05 * std::max(std::abs(x), std::abs(y));
}

bool is_firm(std::string_view status) {
    return status == "agreed" || status == "completed";
}

bool is_refused(std::string_view status) {
    return status == "rejected" || status == "cancelled";
}

std::vector<std::size_t> sorted_shingles_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i + shingle <= words.size(); ++i)
        out.push_back(std::hash<std::string_view>{}(
            {words[i].data(), static_cast<std::size_t>(words[i + shingle - 1].end() - words[i].begin())}));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

bool is_near_copy(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    const auto &few = a.size() < b.size() ? a : b, &many = a.size() < b.size() ? b : a;
    const double needed = near_copy * static_cast<double>(few.size());
    std::size_t left = few.size();  // that may be in both
    auto at = many.begin();
    for (const std::size_t each : few) {
        at = std::find_if(at, many.end(), [&](std::size_t other) { return other >= each; });
        if (at != many.end() && *at == each) continue;
        if (static_cast<double>(--left) < needed) return false;
    }
    return !few.empty();
}

}  // namespace dossier
