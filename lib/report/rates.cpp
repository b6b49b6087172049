#include <dossier/report/rates.h>
#include <dossier/store/day_range.h>

#include <algorithm>
#include <set>

namespace dossier {
namespace {

constexpr int places = 2;  // of a converted amount

__extension__ using Wide = __int128;

std::vector<std::string> cells_of(std::string_view line, char separator) {
    std::vector<std::string> cells;
    for (std::size_t at = 0;;) {
        const std::size_t end = std::min(line.find(separator, at), line.size());
        std::string_view cell = line.substr(at, end - at);
        const std::size_t first = cell.find_first_not_of(" \r\"\xEF\xBB\xBF"),
                          last = cell.find_last_not_of(" \r\"");
        cells.emplace_back(first == std::string_view::npos ? std::string_view()
                                                           : cell.substr(first, last - first + 1));
        if (end == line.size()) return cells;
        at = end + 1;
    }
}

std::string lower(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool is_code(std::string_view text) {
    return text.size() == 3 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

bool is_day(const std::string& text) {
    const auto days = days_of(text);
    return days && days->first == text;
}

std::string year_before(const std::string& day) {
    const int year = std::stoi(day.substr(0, 4)) - 1;
    return std::string(4 - std::min<std::size_t>(std::to_string(year).size(), 4), '0') +
           std::to_string(year) + day.substr(4);
}

// numerator / denominator × 10^exponent in hundredths, rounded; nullopt beyond eighteen digits.
std::optional<Decimal> rounded(Wide numerator, Wide denominator, int exponent) {
    for (exponent += places; exponent > 0; --exponent) {
        if (numerator > (static_cast<Wide>(1) << 120) || numerator < -(static_cast<Wide>(1) << 120))
            return std::nullopt;
        numerator *= 10;
    }
    for (; exponent < 0; ++exponent) {
        if (denominator > (static_cast<Wide>(1) << 120)) return Decimal();
        denominator *= 10;
    }
    const bool negative = numerator < 0;
    if (negative) numerator = -numerator;
    Wide result = numerator / denominator;
    if (2 * (numerator % denominator) >= denominator) ++result;
    if (result > 999'999'999'999'999'999) return std::nullopt;
    return Decimal(static_cast<std::int64_t>(negative ? -result : result), -places);
}

std::optional<Decimal> by_rate(const Decimal& amount, const Decimal& rate, bool inverse) {
    const Wide units = amount.units(), other = rate.units();
    return inverse ? rounded(units, other, amount.exponent() - rate.exponent())
                   : rounded(units * other, 1, amount.exponent() + rate.exponent());
}

}  // namespace

void Rates::add(const std::string& from, const std::string& to, Dated dated) {
    rates_[{from, to}].push_back(std::move(dated));
}

void Rates::sort() {
    for (auto& [pair, dated] : rates_)
        std::stable_sort(dated.begin(), dated.end(),
                         [](const Dated& a, const Dated& b) { return a.day < b.day; });
}

Rates Rates::parse(std::string_view csv) {
    Rates out;
    std::vector<std::string> head;
    char separator = ',';
    bool wide = false;
    int number = 0;
    for (std::size_t at = 0; at < csv.size();) {
        const std::size_t end = std::min(csv.find('\n', at), csv.size());
        const std::string_view line = csv.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \r\t,;") == std::string_view::npos) continue;
        if (head.empty()) {
            for (const char c : {'\t', ';'})
                if (line.find(c) != std::string_view::npos) separator = c;
            head = cells_of(line, separator);
            const bool narrow = head.size() >= 4 && lower(head[0]) == "date" && lower(head[1]) == "from" &&
                                lower(head[2]) == "to" && lower(head[3]) == "rate";
            wide = !narrow && head.size() >= 2 && lower(head[0]) == "date" && is_code(head[1]);
            if (!narrow && !wide)
                throw RatesError(number, "the columns are neither date,from,to,rate nor Date and currencies");
            continue;
        }
        const std::vector<std::string> cells = cells_of(line, separator);
        if (!is_day(cells[0])) throw RatesError(number, "'" + cells[0] + "' is no day as 2019-04-30");
        if (wide) {
            for (std::size_t i = 1; i < std::min(cells.size(), head.size()); ++i)
                if (const auto rate = Decimal::parse(cells[i]); rate && *rate > Decimal() && is_code(head[i]))
                    out.add("EUR", head[i], {cells[0], *rate});
            continue;
        }
        if (cells.size() < 4) throw RatesError(number, "has fewer than four columns");
        for (const std::size_t i : {1, 2})
            if (!is_code(cells[i])) throw RatesError(number, "'" + cells[i] + "' is no currency code as EUR");
        const auto rate = Decimal::parse(cells[3]);
        if (!rate || *rate <= Decimal()) throw RatesError(number, "'" + cells[3] + "' is no rate");
        out.add(cells[1], cells[2], {cells[0], *rate});
    }
    if (out.rates_.empty()) throw RatesError(std::max(number, 1), "there are no rates");
    out.sort();
    return out;
}

std::optional<Rates::Used> Rates::find(const std::string& from, const std::string& to,
                                       const std::string& day) const {
    for (const bool inverse : {false, true}) {
        const auto found = rates_.find(inverse ? std::pair{to, from} : std::pair{from, to});
        if (found == rates_.end()) continue;
        const auto& all = found->second;
        auto after = std::upper_bound(all.begin(), all.end(), day,
                                      [](const std::string& d, const Dated& dated) { return d < dated.day; });
        if (after == all.begin() || (--after)->day < year_before(day)) continue;
        return Used{*after, inverse};
    }
    return std::nullopt;
}

std::optional<Converted> Rates::convert(const Decimal& amount, const std::string& from, const std::string& to,
                                        const std::string& day) const {
    if (from == to) return Converted{amount, {}};
    const auto said = [](const Used& used, const std::string& a, const std::string& b) {
        return "1 " + (used.inverse ? b : a) + " = " + used.dated.rate.to_string() + " " +
               (used.inverse ? a : b) + " on " + used.dated.day;
    };
    if (const auto used = find(from, to, day)) {
        const auto result = by_rate(amount, used->dated.rate, used->inverse);
        return result ? std::optional(Converted{*result, said(*used, from, to)}) : std::nullopt;
    }
    std::set<std::string> hubs;
    for (const auto& [pair, dated] : rates_)
        hubs.insert({pair.first, pair.second});
    for (const std::string& hub : hubs) {
        const auto first = find(from, hub, day), then = find(hub, to, day);
        if (!first || !then) continue;
        // One rounding: the two rates are put together before the amount is.
        const Decimal &a = first->dated.rate, &b = then->dated.rate;
        Wide over = amount.units(), under = 1;
        int exponent = amount.exponent();
        std::optional<Decimal> factor;
        if (!first->inverse && !then->inverse) factor = a.times(b);
        if (first->inverse && then->inverse) factor = a.times(b);
        if (factor) {
            const auto result = by_rate(amount, *factor, first->inverse);
            if (result) return Converted{*result, said(*first, from, hub) + ", " + said(*then, hub, to)};
            continue;
        }
        const Decimal &up = first->inverse ? b : a, &down = first->inverse ? a : b;
        over *= up.units();
        under *= down.units();
        exponent += up.exponent() - down.exponent();
        if (const auto result = rounded(over, under, exponent))
            return Converted{*result, said(*first, from, hub) + ", " + said(*then, hub, to)};
    }
    return std::nullopt;
}

}  // namespace dossier
