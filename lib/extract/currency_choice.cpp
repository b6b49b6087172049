#include <dossier/extract/currency_choice.h>
#include <dossier/extract/next_word.h>
#include <dossier/patterns/fold.h>

namespace dossier::extract {
namespace {

constexpr std::string_view dateline_row = "dateline";

bool row_has(std::string_view row, std::string_view code) {
    for (std::string_view word = next_word(row); !word.empty(); word = next_word(row))
        if (word == code) return true;
    return false;
}

}  // namespace

CurrencyChoice::CurrencyChoice(const Reading& reading)
    : reading_(reading),
      country_currency_(reading.pack->list("country-currency")),
      demonym_(reading.pack->list("n-demonym")),
      country_(reading.pack->list("n-country")) {}

Currency CurrencyChoice::choose(std::string_view value) const {
    std::string_view row = value;
    std::string_view first = next_word(row);
    if (first.empty() || first.back() != '?') return {std::string(first), false};
    first.remove_suffix(1);
    if (row.empty()) return {std::string(first), true};
    if (auto found = named_.find(value); found != named_.end() && !found->second.empty())
        return {found->second, true};
    std::string_view rest = row;
    const bool dateline = next_word(rest) == dateline_row;
    std::string_view other = dateline ? of_dateline(rest) : most_spoken_of(value);
    return {std::string(other.empty() ? first : other), true};
}

void CurrencyChoice::named(std::string_view value, std::string_view code) {
    auto [it, fresh] = named_.try_emplace(std::string(value), code);
    if (!fresh && it->second != code) it->second.clear();  // of several nations: no help
}

void CurrencyChoice::settled(std::string_view value) {
    if (!value.empty() && value.find('?') == value.npos) settled_.emplace(value);
}

std::string_view CurrencyChoice::of_name(std::string_view word) const {
    const auto& names = reading_.pack->names();
    const patterns::Slot* slot = names.find(patterns::folded_hash(word));
    if (!slot || !slot->entry) return {};
    for (const auto& reading : names.readings(slot->set)) {
        if (reading.iso[0] == 0) continue;
        auto code = reading_.pack->value(country_currency_, patterns::exact_hash({reading.iso, 2}));
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
    for (std::uint32_t i = 0; i < reading_.line.size(); ++i)
        if (auto code = of_nation(i); !code.empty()) ++mentions_[code];
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

std::string_view CurrencyChoice::of_dateline(std::string_view row) const {
    const auto& dateline = reading_.analysis.dateline;
    for (std::uint32_t i = dateline.first; i < dateline.last; ++i) {
        const Token& token = reading_.analysis.tokens[i];
        if (token.shape > Shape::uncased) continue;
        std::string_view code = of_name(reading_.analysis.text.substr(token.begin, token.length()));
        if (!code.empty()) return row_has(row, code) && !settled_.contains(code) ? code : std::string_view{};
    }
    return {};
}

}  // namespace dossier::extract
