// Stage 3, second part: percents to marks {percent}. Slots: num (or low and high). Field: unit.
#include <dossier/extract/bounds.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {
namespace {

PercentMention mention(const Reading& reading, const Match& match, std::uint32_t first, std::uint32_t last,
                       std::optional<Decimal> value) {
    auto out = reading.mention<PercentMention>(match, first, last);
    out.value = value;
    out.unit = std::string(match.rule->field("unit"));
    return out;
}

std::vector<PercentMention> read(const Reading& reading, const Match& match) {
    std::vector<PercentMention> out;
    const Number *low = number_in(reading, match.slot("low")), *high = number_in(reading, match.slot("high"));
    if (low && high) {
        Range range = range_of(*low, *high);
        out.push_back(mention(reading, match, match.first, match.slot("low").last, range.low));
        out.push_back(mention(reading, match, match.slot("high").first, match.last, range.high));
        for (auto& end : out)
            end.bounds = {range.low, range.high, false};
        return out;
    }
    const Number* number = number_in(reading, match.slot("num"));
    out.push_back(mention(reading, match, match.first, match.last, number ? number->value : std::nullopt));
    out.back().bounds = bounds_around(reading, match.first, match.last, out.back().value);
    return out;
}

}  // namespace

void find_percents(Reading& reading) {
    reading.join_phrases("percents");
    std::vector<Mark> marks;
    for (const Match& match : reading.scan("percents")) {
        std::string dumped;
        marks.push_back({match.first, match.last, match.rule->mark,
                         static_cast<std::int32_t>(reading.facts.percents.size())});
        for (auto& percent : read(reading, match)) {
            dumped += (dumped.empty() ? "" : "; ") + (percent.value ? percent.value->to_string() : "?");
            reading.facts.percents.push_back(std::move(percent));
        }
        reading.found(match, "percents", std::move(dumped));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
