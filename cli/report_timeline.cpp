#include "query.h"
#include "report_parts.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>

namespace dossier::cli::report {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

constexpr double left = 110, right = 940, first_lane = 30, lane = 44;

int number(std::string_view digits) {
    int out = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), out);
    return out;
}

sys_days day_of(const std::string& iso) {
    return sys_days(year(number(iso.substr(0, 4))) / number(iso.substr(5, 2)) / number(iso.substr(8, 2)));
}

struct Range {
    sys_days from, to;
    double x(sys_days day) const {
        const auto all = std::max<double>(static_cast<double>((to - from).count()), 1);
        return left + (right - left) * static_cast<double>((day - from).count()) / all;
    }
    bool holds(sys_days day) const { return day >= from && day <= to; }
};

// Where most of them are: one deal of long ago should not press all others together.
Range range_of(std::vector<sys_days> all) {
    std::sort(all.begin(), all.end());
    if (all.size() < 8) return {all.front(), all.back()};
    const sys_days low = all[all.size() / 4], high = all[all.size() * 3 / 4];
    const days reach = 3 * (high - low) + days(366);
    const auto in = [&](sys_days day) { return day >= low - reach && day <= high + reach; };
    const auto first = std::find_if(all.begin(), all.end(), in);
    const auto last = std::find_if(all.rbegin(), all.rend(), in);
    return {*first, *last};
}

std::string two(unsigned value) {
    return (value < 10 ? "0" : "") + std::to_string(value);
}

Data ticks_of(const Range& range) {
    Data ticks = list();
    const std::chrono::year_month_day from(range.from), to(range.to);
    const int months = (static_cast<int>(to.year()) - static_cast<int>(from.year())) * 12 +
                       static_cast<int>(static_cast<unsigned>(to.month())) -
                       static_cast<int>(static_cast<unsigned>(from.month()));
    const int step = months <= 9 ? 1 : months <= 27 ? 3 : 12 * ((months / 12 + 9) / 10);
    const int start = static_cast<int>(from.year()) * 12 +
                      (step >= 12 ? 0 : static_cast<int>(static_cast<unsigned>(from.month())) - 1);
    for (int at = start - start % step; at <= static_cast<int>(to.year()) * 12 + 12; at += step) {
        const year in(at / 12);
        const auto month = static_cast<unsigned>(at % 12 + 1);
        const sys_days day(in / std::chrono::month(month) / 1);
        if (!range.holds(day)) continue;
        Data tick;
        tick.set("x", tenths(range.x(day)));
        tick.set("label", std::to_string(static_cast<int>(in)) + (step >= 12 ? "" : "-" + two(month)));
        ticks.push_back(tick);
    }
    return ticks;
}

std::string label_of(const Shown& shown) {
    const DealRow& deal = shown.deal->lead();
    std::string out =
        shown.day + " " + deal.type + ", " + status_of(deal) + ": " + cut(parties_line(deal.parties), 120);
    if (deal.amount) out += ", " + short_number(*deal.amount) + " " + deal.currency;
    return out;
}

}  // namespace

std::optional<Data> timeline_of(const std::vector<Shown>& deals) {
    std::vector<sys_days> all;
    std::map<std::string, std::size_t> lanes;
    for (const Shown& each : deals) {
        if (each.day.empty()) continue;
        all.push_back(day_of(each.day));
        lanes.emplace(each.deal->lead().type, 0);
    }
    if (all.empty()) return std::nullopt;
    const Range range = range_of(all);
    Data names = list(), dots = list(), out;
    std::size_t next = 0, beyond = 0;
    for (auto& [type, place] : lanes) {
        place = next++;
        Data name;
        name.set("name", type);
        name.set("y", tenths(first_lane + lane * static_cast<double>(place) + 4));
        names.push_back(name);
    }
    std::map<std::pair<std::size_t, int>, int> crowd;  // dots in eight units of a lane
    for (const Shown& each : deals) {
        if (each.day.empty() || !range.holds(day_of(each.day))) {
            ++beyond;
            continue;
        }
        const std::size_t place = lanes.at(each.deal->lead().type);
        const double x = range.x(day_of(each.day));
        const int before = crowd[{place, static_cast<int>(x) / 8}]++;
        const double aside = std::min(4.0 * ((before + 1) / 2), 16.0) * (before % 2 == 0 ? 1 : -1);
        Data dot;
        dot.set("n", std::to_string(each.n));
        dot.set("class", class_of(each.deal->lead()));
        dot.set("label", label_of(each));
        dot.set("x", tenths(x));
        dot.set("y", tenths(first_lane + lane * static_cast<double>(place) + aside));
        dot.set("r", "6");
        dots.push_back(dot);
    }
    const double bottom = first_lane + lane * static_cast<double>(lanes.size()) - 12;
    out.set("height", tenths(bottom + 24));
    out.set("bottom", tenths(bottom));
    out.set("label_y", tenths(bottom + 16));
    out.set("ticks", ticks_of(range));
    out.set("lanes", names);
    out.set("dots", dots);
    out.set("undated", beyond > 0 ? Data(std::to_string(beyond)) : Data(false));
    return out;
}

}  // namespace dossier::cli::report
