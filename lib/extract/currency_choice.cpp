#include <dossier/extract/currency_choice.h>
#include <dossier/extract/next_word.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::extract {
namespace {

constexpr std::string_view dateline_row = "dateline", leading_row = "leading", marked_row = "marked";
constexpr int again = 2, again_and_again = 3;

bool row_has(std::string_view row, std::string_view code, std::string_view stop = {}) {
    for (std::string_view word = next_word(row); !word.empty() && word != stop; word = next_word(row))
        if (word == code) return true;
    return false;
}

bool is_settled(std::string_view value) {
    return !value.empty() && value.find('?') == value.npos;
}

// "au" of "https://www.example.com.au/news/1"; empty where it is no country's.
std::string_view country_of_address(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme == address.npos) return {};
    address.remove_prefix(scheme + 3);
    address = address.substr(0, address.find_first_of("/?#:"));
    const std::string_view last = address.substr(address.rfind('.') + 1);
    return last.size() == 2 ? last : std::string_view{};
}

}  // namespace

CurrencyChoice::CurrencyChoice(const Reading& reading)
    : reading_(reading),
      country_currency_(reading.pack->list("country-currency")),
      demonym_(reading.pack->list("n-demonym")),
      country_(reading.pack->list("n-country")),
      city_(reading.pack->list("n-city")) {}

Currency CurrencyChoice::choose(std::string_view value) const {
    if (asked_ != value) {
        answer_ = chosen(value);
        asked_ = value;
    }
    return answer_;
}

Currency CurrencyChoice::chosen(std::string_view value) const {
    std::string_view row = value;
    std::string_view first = next_word(row);
    if (first.empty() || first.back() != '?') return {std::string(first), false};
    first.remove_suffix(1);
    if (row.empty()) return {std::string(first), true};
    if (auto found = named_.find(value); found != named_.end() && !found->second.empty())
        return {found->second, true};
    std::string_view rest = row;
    const std::string_view kind = next_word(rest);
    std::string_view other = kind == dateline_row  ? of_context(first, rest, again_and_again)
                             : kind == leading_row ? of_context(first, rest, again)
                                                   : most_spoken_of(value);
    return {std::string(other.empty() ? first : other), true};
}

void CurrencyChoice::named(std::string_view value, std::string_view code) {
    asked_ = {};
    auto [it, fresh] = named_.try_emplace(std::string(value), code);
    if (!fresh && it->second != code) it->second.clear();  // of several nations: no help
}

void CurrencyChoice::spoken(std::string_view value, std::string_view turned_over) {
    asked_ = {};
    if (is_settled(value)) {
        settled_.emplace(value);
        if (!any_open_) settled_early_.emplace(value);
    } else if (!value.empty()) {
        any_open_ = true;
        if (is_settled(turned_over)) turned_over_.emplace(turned_over);
    }
}

std::string_view CurrencyChoice::of_country(std::string_view iso) const {
    return reading_.pack->value(country_currency_, patterns::exact_hash(iso));
}

std::string_view CurrencyChoice::of_name(std::string_view word) const {
    const auto& names = reading_.pack->names();
    const patterns::Slot* slot = names.find(patterns::folded_hash(word));
    if (!slot || !slot->entry) return {};
    for (const auto& reading : names.readings(slot->set)) {
        if (reading.iso[0] == 0) continue;
        auto code = of_country({reading.iso, 2});
        if (!code.empty()) return code;
    }
    return {};
}

std::string_view CurrencyChoice::of_nation(std::uint32_t item) const {
    if (!reading_.is(item, demonym_) && !reading_.is(item, country_)) return {};
    return of_name(reading_.text(item, item + 1));
}

void CurrencyChoice::count_countries() const {
    counted_ = true;
    for (std::uint32_t i = 0; i < reading_.line.size(); ++i) {
        auto code = of_nation(i);
        if (!code.empty()) ++mentions_[code];
        if (code.empty() && reading_.is(i, city_)) code = of_name(reading_.text(i, i + 1));
        if (!code.empty()) ++places_[code];
    }
}

std::string_view CurrencyChoice::most_spoken_of(std::string_view row) const {
    if (!counted_) count_countries();
    std::string_view best;
    int most = 0;
    for (std::string_view word = next_word(row); !word.empty(); word = next_word(row)) {
        if (word.back() == '?') word.remove_suffix(1);
        auto found = mentions_.find(word);
        if (found != mentions_.end() && found->second > most) most = found->second, best = word;
    }
    return best;
}

std::string_view CurrencyChoice::of_context(std::string_view first, std::string_view row, int least) const {
    for (const std::string& code : turned_over_)
        if (row_has(row, code)) return {};
    if (auto code = of_publisher(); row_has(row, code) && !settled_.contains(code)) return code;
    if (auto code = of_dateline(); !code.empty())
        return row_has(row, code, marked_row) && !settled_.contains(code) ? code : std::string_view{};
    if (auto code = of_marks(first, row); !code.empty()) return code;
    const auto code = of_talk(first, row, least);
    return settled_.contains(code) ? std::string_view{} : code;
}

std::string_view CurrencyChoice::of_publisher() const {
    const Document& document = *reading_.document;
    std::string iso(country_of_address(document.url.empty() ? document.origin : document.url));
    std::transform(iso.begin(), iso.end(), iso.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return iso.empty() ? std::string_view{} : of_country(iso);
}

std::string_view CurrencyChoice::of_dateline() const {
    const auto& dateline = reading_.analysis.dateline;
    for (std::uint32_t i = dateline.first; i < dateline.last; ++i) {
        const Token& token = reading_.analysis.tokens[i];
        if (token.shape > Shape::uncased) continue;
        auto code = of_name(reading_.analysis.text.substr(token.begin, token.length()));
        if (!code.empty()) return code;
    }
    return {};
}

std::string_view CurrencyChoice::of_marks(std::string_view first, std::string_view row) const {
    if (settled_.contains(first)) return {};
    std::string_view only;
    for (const std::string& code : settled_early_) {
        if (!row_has(row, code)) continue;
        if (!only.empty()) return {};
        only = code;
    }
    return only;
}

std::string_view CurrencyChoice::of_talk(std::string_view first, std::string_view row, int least) const {
    if (!counted_) count_countries();
    if (places_.contains(first)) return {};
    std::string_view best;
    int most = 0;
    for (const auto& [code, count] : places_) {
        if (count == most) best = {};
        if (count > most) most = count, best = code;
    }
    return most >= least && row_has(row, best, marked_row) ? best : std::string_view{};
}

}  // namespace dossier::extract
