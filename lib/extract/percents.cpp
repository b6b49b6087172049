// Stage 3, second part: percents to marks {percent}.
//
// Slots of the rules: num; or low and high, with the span of each end in first and second; part (num counts
// parts: "three quarters of a percent"). Fields: unit, range = "yes" (low and high bound one value),
// negative = "yes".
#include <dossier/extract/bounds.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {
namespace {

class PercentReader {
  public:
    explicit PercentReader(const Reading& reading) : reading_(reading), part_(reading.pack->list("part")) {}

    std::vector<PercentMention> read(const Match& match) const {
        const Number *low = number_in(reading_, match.slot("low")),
                     *high = number_in(reading_, match.slot("high"));
        if (low && high) return ends(match, range_of(*low, *high));
        auto out = mention(match, {match.first, match.last}, single(match));
        out.bounds = bounds_around(reading_, match.first, match.last, out.value);
        return {std::move(out)};
    }

  private:
    std::vector<PercentMention> ends(const Match& match, const Range& range) const {
        std::vector<PercentMention> out = {mention(match, match.slot("first"), range.low),
                                           mention(match, match.slot("second"), range.high)};
        const auto low = out[0].value, high = out[1].value;
        if (match.rule->field("range") == "yes" && low && high)
            for (auto& end : out)
                end.bounds = {std::min(*low, *high), std::max(*low, *high), false};
        return out;
    }

    std::optional<Decimal> single(const Match& match) const {
        const Number* number = number_in(reading_, match.slot("num"));
        ItemRange part = match.slot("part");
        if (!part.present()) return number ? number->value : std::nullopt;
        auto value = Decimal::parse(reading_.value(part.first, part_));
        if (value && number) return number->value ? value->times(*number->value) : std::nullopt;
        return value;
    }

    PercentMention mention(const Match& match, ItemRange span, std::optional<Decimal> value) const {
        auto out = reading_.mention<PercentMention>(match, span.first, span.last);
        if (value && match.rule->field("negative") == "yes") value = value->negated();
        out.value = value;
        out.unit = std::string(match.rule->field("unit"));
        return out;
    }

    const Reading& reading_;
    std::uint32_t part_;
};

std::string dump(const std::vector<PercentMention>& percents) {
    std::string out;
    for (const auto& percent : percents)
        out += (out.empty() ? "" : "; ") + (percent.value ? percent.value->to_string() : "?");
    return out;
}

}  // namespace

void find_percents(Reading& reading) {
    reading.join_phrases("percents");
    PercentReader reader(reading);
    std::vector<Mark>& marks = reading.fresh_marks();
    for (const Match& match : reading.scan("percents")) {
        marks.push_back({match.first, match.last, match.rule->mark,
                         static_cast<std::int32_t>(reading.facts.percents.size())});
        auto found = reader.read(match);
        reading.found(match, "percents", [&] { return dump(found); });
        for (auto& percent : found)
            reading.facts.percents.push_back(std::move(percent));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
