// Stage 3, last part: counts, measures and lengths of time to marks {quantity}.
//
// Slots of the rules: num, unit; low (the lower end of a range whose upper end is num); span (what of the
// match is the quantity); part (of the unit, which has as many of them as the field `parts` says: the inches
// of "5 feet 2 inches"); per (a unit, "50 meters per millisecond"). Field: kind = "measure" (unit is a name
// or symbol of a measure) or "count" (unit is a noun group, its last word in the plural); unit (where no word
// names it: "aged 34"); negative = "yes"; article = "before" (the item before the match is part of it).
#include <dossier/extract/bounds.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/patterns/fold.h>

#include <algorithm>

namespace dossier::extract {
namespace {

class QuantityReader {
  public:
    explicit QuantityReader(const Reading& reading)
        : reading_(reading),
          singular_(reading.pack->list("singular")),
          ending_(reading.pack->list("singular-ending")),
          si_(reading.pack->list("si")),
          short_scale_(reading.pack->list("short-scale")),
          counting_on_(reading.pack->list("counting-on")) {
        for (const Label map : std::initializer_list<Label>{"unit", "unit-symbol", "unit-symbol-glued",
                                                            "per-symbol", "kitchen-unit"})
            measures_.push_back(reading.pack->list(map));
    }

    QuantityMention read(const Match& match) const {
        ItemRange span = match.slot("span");
        if (!span.present()) span = {match.first, match.last};
        if (match.rule->field("article") == "before") --span.first;
        auto out = reading_.mention<QuantityMention>(match, span.first, span.last);
        if (const Number* number = number_in(reading_, match.slot("num"))) out.value = number->value;
        if (const auto fixed = match.rule->field("value"); !fixed.empty()) out.value = Decimal::parse(fixed);
        if (const ItemRange scale = match.slot("scale"); scale.present() && out.value) {
            const auto factor = Decimal::parse(reading_.value(scale, short_scale_));
            out.value = factor ? out.value->times(*factor) : std::nullopt;
        }
        if (const Number* part = number_in(reading_, match.slot("part")); part && out.value)
            add_part(match, *part, out);
        if (out.value && match.rule->field("negative") == "yes") out.value = out.value->negated();
        ItemRange unit = match.slot("unit");
        if (match.rule->field("kind") == "measure")
            set_measure(*match.rule, unit, match.slot("per"), out);
        else
            out.unit = singular_group(unit);
        out.bounds = bounds_around(reading_, span.first, span.last, out.value);
        set_range(number_in(reading_, match.slot("low")), number_in(reading_, match.slot("num")), out);
        return out;
    }

    // "They won 4-2 penalties": a range that runs backwards.
    bool is_score(const Match& match) const {
        if (match.rule->field("kind") != "count") return false;
        const Number *low = number_in(reading_, match.slot("low")),
                     *high = number_in(reading_, match.slot("num"));
        return low && high && low->value && high->value && *low->value >= *high->value;
    }

    // One past the last item that the mark takes: a name in a noun group ("350 Quorvo phones") and what
    // stands behind it stay for the stages after.
    std::uint32_t marked_end(const Match& match) const {
        if (match.rule->field("kind") == "measure") return match.last;
        const ItemRange unit = match.slot("unit");
        for (std::uint32_t i = unit.first; i < unit.last; ++i) {
            const Shape shape = reading_.analysis.tokens[reading_.line[i].first].shape;
            const bool capital = shape == Shape::capital || shape == Shape::upper || shape == Shape::mixed;
            if (capital && i > match.first) return i;
        }
        return match.last;
    }

  private:
    static void add_part(const Match& match, const Number& part, QuantityMention& out) {
        const auto parts = Decimal::parse(match.rule->field("parts"));
        const auto more = parts && part.value ? part.value->divided_by(*parts) : std::nullopt;
        out.value = more ? out.value->plus(*more) : std::nullopt;
    }

    static void set_range(const Number* low, const Number* high, QuantityMention& out) {
        if (!low || !high) return;
        const Range range = range_of(*low, *high);
        if (range.low && range.high && *range.low < *range.high)
            out.bounds = {range.low, range.high, out.bounds.approximate};
    }

    void set_measure(const patterns::Rule& rule, ItemRange unit, ItemRange per, QuantityMention& out) const {
        for (std::uint32_t map : measures_)
            if (out.unit.empty()) out.unit = std::string(reading_.value(unit, map));
        if (out.unit.empty()) out.unit = std::string(rule.field("unit"));
        if (per.present()) out.unit += "-per-" + std::string(reading_.value(per, measures_));
        std::string_view si = reading_.pack->value(si_, key_of(out.unit));
        std::size_t blank = si.find(' ');
        if (blank == si.npos) return;
        out.si_factor = Decimal::parse(si.substr(0, blank));
        out.si_unit = std::string(si.substr(blank + 1));
    }

    // "cubic-meter" as the lexicon keys it.
    static std::uint64_t key_of(std::string_view name) {
        const std::uint64_t hyphen = patterns::folded_hash("-");
        std::size_t at = name.find('-');
        std::uint64_t key = patterns::folded_hash(name.substr(0, at));
        while (at != name.npos) {
            std::size_t next = name.find('-', at + 1);
            key = patterns::chain(patterns::chain(key, hyphen),
                                  patterns::folded_hash(name.substr(at + 1, next - at - 1)));
            at = next;
        }
        return key;
    }

    // The group with its last word in the singular, less the words that only count on.
    std::string singular_group(ItemRange group) const {
        if (!group.present()) return {};
        std::uint32_t first = group.first;
        while (first + 1 < group.last && reading_.is(first, counting_on_))
            ++first;
        std::string out(reading_.text(first, group.last));
        std::string_view head = reading_.text(group.last - 1, group.last);
        out.resize(out.size() - head.size());
        std::replace(out.begin(), out.end(), '\n', ' ');
        return out + singular(group.last - 1, head);
    }

    std::string singular(std::uint32_t item, std::string_view word) const {
        if (word.empty()) return {};
        if (auto known = reading_.value(item, singular_); !known.empty())
            return patterns::fold(known) == patterns::fold(word) ? std::string(word) : std::string(known);
        for (std::size_t length = std::min<std::size_t>(longest_ending, word.size() - 1); length > 0;
             --length) {
            std::uint64_t key = patterns::folded_hash(word.substr(word.size() - length));
            const patterns::Slot* slot = reading_.pack->lexicon().find(key);
            if (!slot || !reading_.pack->in_list(slot->set_id(), ending_)) continue;
            std::string stem(word.substr(0, word.size() - length));
            return stem + std::string(reading_.pack->value(ending_, key));
        }
        return std::string(word);
    }

    static constexpr std::size_t longest_ending = 5;  // bytes

    const Reading& reading_;
    std::uint32_t singular_, ending_, si_, short_scale_, counting_on_;
    std::vector<std::uint32_t> measures_;
};

}  // namespace

void find_quantities(Reading& reading) {
    reading.join_phrases("quantities");
    QuantityReader reader(reading);
    std::vector<Mark>& marks = reading.fresh_marks();
    const auto& matches = reading.scan("quantities");
    reading.facts.quantities.reserve(matches.size());
    for (const Match& match : matches) {
        if (reader.is_score(match)) continue;
        marks.push_back({match.first, reader.marked_end(match), match.rule->mark,
                         static_cast<std::int32_t>(reading.facts.quantities.size())});
        QuantityMention quantity = reader.read(match);
        reading.found(match, "quantities", [&] {
            const Bounds& bounds = quantity.bounds;
            return (quantity.value ? quantity.value->to_string() : "?") + " " + quantity.unit +
                   (bounds.low && bounds.high ? " from " + bounds.low->to_string() : "");
        });
        reading.facts.quantities.push_back(std::move(quantity));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
