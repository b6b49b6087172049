// Stage 3 of the cascade, first part: amounts of money to marks {money}.
//
// Slots of the rules: num; or low and high, with the span of each end in first and second; scale (a short
// form that is a scale word only here: "m" in "£12m"), magnitude (a scale word without a number),
// currency, nation (whose currency it is), minor (a number of subunits: "3 dollars 50 cents").
// Fields: subunit = "yes" (num counts hundredths), vague = "yes" (no amount), value (fixed), factor,
// range = "yes" (low and high bound one value), shared = "yes" ("$21 and $18 million": both are millions),
// amount = "none" (the match only says which currency the document means).
#include <dossier/extract/bounds.h>
#include <dossier/extract/currency_choice.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

#include <algorithm>
#include <array>

namespace dossier::extract {
namespace {

const Decimal hundredth(1, -2);

bool says(const Match& match, Label field) {
    return match.rule->field(field) == "yes";
}

class MoneyReader {
  public:
    explicit MoneyReader(const Reading& reading)
        : reading_(reading),
          choice_(reading),
          short_scale_(reading.pack->list("short-scale")),
          scale_(reading.pack->list("scale")),
          dash_(reading.pack->list("dash")),
          per_mark_(reading.pack->list("per-mark")),
          per_any_(reading.pack->list("per-any")),
          per_unit_(reading.pack->list("per-unit")),
          per_time_(reading.pack->list("per-time")),
          per_time_told_(reading.pack->list("per-time-told")),
          turning_over_(reading.pack->list("turning-over")),
          maps_{reading.pack->list("currency"),        reading.pack->list("currency-code"),
                reading.pack->list("currency-symbol"), reading.pack->list("subunit"),
                reading.pack->list("subunit-symbol"),  reading.pack->list("weak-code"),
                reading.pack->list("million-code")} {}

    // What the match tells of the document's currencies; before any is read.
    void note(const Match& match) {
        std::string_view value = currency_value(match);
        if (ItemRange nation = match.slot("nation"); nation.present()) {
            if (auto code = choice_.of_nation(nation.first); !code.empty()) choice_.named(value, code);
        } else {
            choice_.spoken(value, turns_over(match) ? last_value_ : std::string_view{});
        }
        last_ = match.last;
        last_value_ = value;
    }

    // One mention for an amount; for a range one for each end.
    std::vector<MoneyMention> read(const Match& match) const {
        if (match.rule->field("amount") == "none") return {};
        const Number *low = number_in(reading_, match.slot("low")),
                     *high = number_in(reading_, match.slot("high"));
        if (low && high) return ends(match, *low, *high);
        std::optional<Decimal> amount = single(match);
        auto out = mention(match, {match.first, match.last}, amount);
        out.bounds = bounds_around(reading_, match.first, match.last, amount);
        return {std::move(out)};
    }

  private:
    std::vector<MoneyMention> ends(const Match& match, const Number& low, const Number& high) const {
        Range range = range_of(low, high);
        if (says(match, "shared") && low.value) range.low = low.value->times(high.scale);
        ItemRange scale = match.slot("scale");
        const bool both = scale.present() && scale.first < match.slot("second").first;
        std::vector<MoneyMention> out = {
            mention(match, match.slot("first"), scaled(match, range.low, low.plain || both)),
            mention(match, match.slot("second"), scaled(match, range.high, high.plain))};
        const auto a = out[0].amount, b = out[1].amount;
        if (says(match, "range") && a && b && *a <= *b)
            for (auto& end : out)
                end.bounds = {a, b, false};
        return out;
    }

    std::optional<Decimal> single(const Match& match) const {
        if (says(match, "vague")) return std::nullopt;
        std::optional<Decimal> amount;
        if (const Number* number = number_in(reading_, match.slot("num")))
            amount = number->value;
        else if (ItemRange word = match.slot("magnitude"); word.present())
            amount = Decimal::parse(reading_.value(word.first, scale_));
        else
            amount = Decimal::parse(match.rule->field("value"));
        amount = scaled(match, amount, true);
        if (const Number* minor = number_in(reading_, match.slot("minor")); minor && minor->value && amount)
            if (auto hundredths = minor->value->times(hundredth)) amount = amount->plus(*hundredths);
        return amount;
    }

    std::optional<Decimal> scaled(const Match& match, std::optional<Decimal> amount, bool short_form) const {
        if (ItemRange scale = match.slot("scale"); amount && short_form && scale.present())
            for (std::uint32_t map : {short_scale_, scale_})
                if (auto factor = Decimal::parse(reading_.value(scale.first, map))) {
                    amount = amount->times(*factor);
                    break;
                }
        if (auto factor = Decimal::parse(match.rule->field("factor")); amount && factor)
            amount = amount->times(*factor);
        if (amount && says(match, "subunit")) amount = amount->times(hundredth);
        return amount;
    }

    MoneyMention mention(const Match& match, ItemRange span, std::optional<Decimal> amount) const {
        auto out = reading_.mention<MoneyMention>(match, span.first, span.last);
        out.amount = amount;
        Currency currency = currency_of(match);
        out.currency = std::move(currency.code);
        out.currency_assumed = currency.assumed;
        out.per = per_unit(match.last);
        return out;
    }

    // Whether it only says once more what the match before it says: "A$5 million (about $3 million)".
    bool turns_over(const Match& match) const {
        if (last_ == 0 || match.first <= last_ || match.first - last_ > 4) return false;
        bool marked = false;
        for (std::uint32_t i = last_; i < match.first; ++i) {
            if (reading_.is_eos(i)) return false;
            marked = marked || reading_.is(i, turning_over_);
        }
        return marked;
    }

    // "barrel" where "a barrel" or "-a-barrel" stands right behind the amount.
    std::string per_unit(std::uint32_t at) const {
        auto skip_hyphen = [&] { at += at < reading_.line.size() && reading_.is(at, dash_); };
        skip_hyphen();
        if (at + 1 >= reading_.line.size() || !reading_.is(at, per_mark_)) return {};
        const bool any = reading_.is(at, per_any_);
        ++at;
        skip_hyphen();
        if (at >= reading_.line.size() || reading_.is_eos(at) || reading_.line[at].mark >= 0) return {};
        // "$100 million a year earlier".
        if (at + 1 < reading_.line.size() && reading_.is(at, per_time_) &&
            reading_.is(at + 1, per_time_told_))
            return {};
        return any || reading_.is(at, per_unit_) ? std::string(reading_.text(at, at + 1)) : std::string();
    }

    std::string_view currency_value(const Match& match) const {
        return reading_.value(match.slot("currency"), maps_);
    }

    Currency currency_of(const Match& match) const {
        if (ItemRange nation = match.slot("nation"); nation.present())
            if (auto code = choice_.of_nation(nation.first); !code.empty()) return {std::string(code), false};
        return choice_.choose(currency_value(match));
    }

    const Reading& reading_;
    CurrencyChoice choice_;
    std::uint32_t short_scale_, scale_, dash_, per_mark_, per_any_, per_unit_, per_time_, per_time_told_,
        turning_over_;
    std::uint32_t last_ = 0;             // where the match noted last ends
    std::string_view last_value_;        // and its currency
    std::array<std::uint32_t, 7> maps_;  // what says which currency a word is
};

std::string dump(const std::vector<MoneyMention>& mentions) {
    std::string out;
    for (const auto& money : mentions)
        out += (out.empty() ? "" : "; ") + (money.amount ? money.amount->to_string() : "?") + " " +
               (money.currency.empty() ? "?" : money.currency);
    return out;
}

}  // namespace

void find_money(Reading& reading) {
    reading.join_phrases("money");
    MoneyReader reader(reading);
    const auto& matches = reading.scan("money");
    for (const Match& match : matches)
        reader.note(match);
    std::vector<Mark>& marks = reading.fresh_marks();
    for (const Match& match : matches) {
        auto mentions = reader.read(match);
        reading.found(match, "money", [&] { return dump(mentions); });
        if (mentions.empty()) continue;
        marks.push_back({match.first, match.last, match.rule->mark,
                         static_cast<std::int32_t>(reading.facts.money.size())});
        std::move(mentions.begin(), mentions.end(), std::back_inserter(reading.facts.money));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
