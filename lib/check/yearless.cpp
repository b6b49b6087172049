#include <dossier/check/yearless.h>

#include <algorithm>

namespace dossier::check {
namespace {

constexpr std::size_t year = 4, month = 7;  // bytes
// A day of the year is the same from both of them; "yesterday" and "last month" are not.
constexpr const char *one_day = "2001-12-31", *another_day = "2003-06-15";

std::vector<DateMention> dates_from(Extractor& extractor, Document text, const char* day) {
    text.published = day;
    return extractor.extract(text).dates;
}

const std::string& value_at(const std::vector<DateMention>& dates, const Span& span) {
    static const std::string none;
    const auto found =
        std::find_if(dates.begin(), dates.end(), [&](const DateMention& date) { return date.span == span; });
    return found == dates.end() ? none : found->value;
}

}  // namespace

void tell_days_of_any_year(Extractor& extractor, const Document& text, Facts& facts) {
    const auto untold = [](const DateMention& date) { return date.value.empty(); };
    if (!text.published.empty() || std::none_of(facts.dates.begin(), facts.dates.end(), untold)) return;
    const auto left = dates_from(extractor, text, one_day), right = dates_from(extractor, text, another_day);
    for (DateMention& date : facts.dates) {
        if (!untold(date)) continue;
        const std::string &a = value_at(left, date.span), &b = value_at(right, date.span);
        const bool in_month = a.size() >= month && a[year] == '-' && a[year + 1] >= '0' && a[year + 1] <= '1';
        if (!in_month || a.size() != b.size() || a.substr(year) != b.substr(year)) continue;
        date.value = "XXXX" + a.substr(year);
    }
}

}  // namespace dossier::check
