#include <dossier/check/compare.h>
#include <dossier/check/figure_values.h>
#include <dossier/check/likeness.h>
#include <dossier/report/alike.h>

#include <algorithm>
#include <cmath>

namespace dossier::check {
namespace {

// Dollars or pounds of two countries, one of them a guess: codes end with the letter of the currency.
bool both_of_one_name(const Figure& a, const Figure& b) {
    return (a.assumed || b.assumed) && !a.unit.empty() && !b.unit.empty() && a.unit.back() == b.unit.back();
}

std::string_view last_word(std::string_view text) {
    return text.substr(text.rfind(' ') + 1);
}

// "212 crowns" of a country that one of them does not tell.
bool both_unknown(const Figure& a, const Figure& b) {
    const auto is_named = [](const Figure& figure) {
        return !figure.text.empty() && figure.text[0] >= '0' && figure.text[0] <= '9' &&
               figure.text.find(' ') != std::string::npos;
    };
    const bool unknown = a.unit.empty() || b.unit.empty() || a.assumed || b.assumed;
    return unknown && is_named(a) && is_named(b) && last_word(a.text) == last_word(b.text);
}

}  // namespace

bool one_unit(const Figure& a, const Figure& b) {
    if (a.kind == FigureKind::date) return true;
    if (a.kind == FigureKind::quantity) return a.counted == b.counted;
    return a.unit == b.unit || both_of_one_name(a, b) || both_unknown(a, b);
}

bool equal(const Figure& a, const Figure& b) {
    return a.kind == FigureKind::date ? a.unit == b.unit || same_day(a.unit, b.unit) : same_value(a, b);
}

bool exactly_equal(const Figure& a, const Figure& b) {
    return a.kind == FigureKind::date ? a.unit == b.unit : a.value && a.value == b.value;
}

bool nearly_equal(const Figure& a, const Figure& b) {
    constexpr double rounded = 0.02;
    const double x = std::abs(a.value->to_double()), y = std::abs(b.value->to_double());
    return std::abs(x - y) <= rounded * std::max(x, y);
}

bool may_count_the_same(const Figure& a, const Figure& b) {
    const bool people = a.people && b.people && digits(a) > 1;
    return counts_things(a) && counts_things(b) && exactly_equal(a, b) && (people || digits(a) >= few_digits);
}

bool is_amount(const Figure& figure) {
    return figure.kind == FigureKind::quantity && !is_time(figure.counted);
}

bool counts_things(const Figure& figure) {
    return is_amount(figure) && !figure.measured;
}

std::size_t digits(const Figure& figure) {
    if (!figure.value) return 0;
    std::string text = figure.value->to_string();
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    const std::size_t first = text.find_first_not_of('0'), last = text.find_last_not_of('0');
    return first == std::string::npos ? 0 : last - first + 1;
}

}  // namespace dossier::check
