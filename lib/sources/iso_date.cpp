#include <dossier/sources/iso_date.h>

#include <chrono>

namespace dossier {
namespace {

std::optional<unsigned> digits(std::string_view text) {
    unsigned value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

}  // namespace

bool is_iso_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
               day = digits(text.substr(8, 2));
    if (!year || !month || !day) return false;
    return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                       std::chrono::day(*day))
        .ok();
}

std::optional<std::string> iso_date_of(std::string_view text) {
    if (!is_iso_date(text.substr(0, 10))) return std::nullopt;
    if (text.size() == 10) return std::string(text);
    const bool time_follows =
        text.size() > 12 && (text[10] == 'T' || text[10] == ' ') && digits(text.substr(11, 2));
    if (!time_follows) return std::nullopt;
    return std::string(text.substr(0, 10));
}

}  // namespace dossier
