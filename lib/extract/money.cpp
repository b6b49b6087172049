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

#include <array>
#include <span>
#include <utility>

namespace dossier::extract {
namespace {

const Decimal hundredth(1, -2);

bool says(const Match& match, Label field) {
    return match.rule->field(field) == "yes";
}

struct MoneyLists {
    explicit MoneyLists(const Pack& pack)
        : short_scale(pack.list("short-scale")),
          scale(pack.list("scale")),
          dash(pack.list("dash")),
          per_mark(pack.list("per-mark")),
          per_any(pack.list("per-any")),
          per_unit(pack.list("per-unit")),
          per_power(pack.list("per-power")),
          per_time(pack.list("per-time")),
          per_time_told(pack.list("per-time-told")),
          turning_over(pack.list("turning-over")),
          currencies{pack.list("currency"),    pack.list("currency-code"),  pack.list("currency-symbol"),
                     pack.list("subunit"),     pack.list("subunit-symbol"), pack.list("weak-code"),
                     pack.list("million-code")} {}

    std::uint32_t short_scale, scale, dash, per_mark, per_any, per_unit, per_power, per_time, per_time_told,
        turning_over;
    std::array<std::uint32_t, 7> currencies;  // what says which currency a word is
};

class MoneyReader {
  public:
    explicit MoneyReader(Reading& reading)
        : reading_(reading), choice_(reading), lists_(reading.kept<MoneyLists>()) {}

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

    // Adds one mention for an amount; for a range one for each end.
    void read(const Match& match, std::vector<MoneyMention>& out) const {
        if (match.rule->field("amount") == "none") return;
        const Number *low = number_in(reading_, match.slot("low")),
                     *high = number_in(reading_, match.slot("high"));
        if (low && high) return read_ends(match, *low, *high, out);
        const std::optional<Decimal> amount = single(match);
        out.push_back(mention(match, {match.first, match.last}, amount));
        out.back().bounds = bounds_around(reading_, match.first, match.last, amount);
    }

  private:
    void read_ends(const Match& match, const Number& low, const Number& high,
                   std::vector<MoneyMention>& out) const {
        Range range = range_of(low, high);
        if (says(match, "shared") && low.value) range.low = low.value->times(high.scale);
        ItemRange scale = match.slot("scale");
        const bool both = scale.present() && scale.first < match.slot("second").first;
        const auto a = scaled(match, range.low, low.plain || both), b = scaled(match, range.high, high.plain);
        Bounds bounds;
        if (says(match, "range") && a && b && *a <= *b) bounds = {a, b, false};
        for (const auto& [end, amount] :
             {std::pair(match.slot("first"), a), std::pair(match.slot("second"), b)}) {
            out.push_back(mention(match, end, amount));
            out.back().bounds = bounds;
        }
    }

    std::optional<Decimal> single(const Match& match) const {
        if (says(match, "vague")) return std::nullopt;
        std::optional<Decimal> amount;
        if (const Number* number = number_in(reading_, match.slot("num")))
            amount = number->value;
        else if (ItemRange word = match.slot("magnitude"); word.present())
            amount = Decimal::parse(reading_.value(word.first, lists_.scale));
        else
            amount = Decimal::parse(match.rule->field("value"));
        amount = scaled(match, amount, true);
        if (const Number* minor = number_in(reading_, match.slot("minor")); minor && minor->value && amount)
            if (auto hundredths = minor->value->times(hundredth)) amount = amount->plus(*hundredths);
        return amount;
    }

    std::optional<Decimal> scaled(const Match& match, std::optional<Decimal> amount, bool short_form) const {
        if (ItemRange scale = match.slot("scale"); amount && short_form && scale.present())
            for (std::uint32_t map : {lists_.short_scale, lists_.scale})
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
            marked = marked || reading_.is(i, lists_.turning_over);
        }
        return marked;
    }

    // "barrel" where "a barrel" or "-a-barrel" stands right behind the amount.
    std::string per_unit(std::uint32_t at) const {
        auto skip_hyphen = [&] { at += at < reading_.line.size() && reading_.is(at, lists_.dash); };
        skip_hyphen();
        if (at + 1 >= reading_.line.size() || !reading_.is(at, lists_.per_mark)) return {};
        const bool any = reading_.is(at, lists_.per_any);
        ++at;
        skip_hyphen();
        if (at >= reading_.line.size() || reading_.is_eos(at) || reading_.line[at].mark >= 0) return {};
        // "$100 million a year earlier".
        if (at + 1 < reading_.line.size() && reading_.is(at, lists_.per_time) &&
            reading_.is(at + 1, lists_.per_time_told))
            return {};
        if (at + 1 < reading_.line.size() && reading_.is(at, lists_.per_power) && !reading_.is_eos(at + 1))
            return std::string(reading_.text(at, at + 2));
        return any || reading_.is(at, lists_.per_unit) ? std::string(reading_.text(at, at + 1))
                                                       : std::string();
    }

    std::string_view currency_value(const Match& match) const {
        return reading_.value(match.slot("currency"), lists_.currencies);
    }

    Currency currency_of(const Match& match) const {
        if (ItemRange nation = match.slot("nation"); nation.present())
            if (auto code = choice_.of_nation(nation.first); !code.empty()) return {std::string(code), false};
        return choice_.choose(currency_value(match));
    }

    const Reading& reading_;
    CurrencyChoice choice_;
    const MoneyLists& lists_;
    std::uint32_t last_ = 0;       // where the match noted last ends
    std::string_view last_value_;  // and its currency
};

std::string dump(std::span<const MoneyMention> mentions) {
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
    auto& money = reading.facts.money;
    money.reserve(matches.size());
    for (const Match& match : matches) {
        const std::size_t before = money.size();
        reader.read(match, money);
        reading.found(match, "money", [&] { return dump(std::span(money).subspan(before)); });
        if (money.size() == before) continue;
        marks.push_back({match.first, match.last, match.rule->mark, static_cast<std::int32_t>(before)});
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
