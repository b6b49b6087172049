// Stage 3 of the cascade, first part: amounts of money to marks {money}.
//
// Slots of the rules: num (or low and high), scale (a short form that is a scale word only here: "m" in
// "£12m"), currency, minor (a number of subunits: "3 dollars 50 cents"), per (what a unit price is for).
// Fields: currency (fixed), subunit = "yes" (num counts hundredths), vague = "yes" (no amount).
#include <dossier/extract/bounds.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {
namespace {

const Decimal hundredth(1, -2);

class MoneyReader {
  public:
    explicit MoneyReader(Reading& reading)
        : reading_(reading), short_scale_(reading.pack->list("short-scale")) {
        for (const char* map : {"currency", "currency-code", "currency-symbol", "subunit"})
            maps_.push_back(reading.pack->list(map));
    }

    // One mention for an amount; for a range one for each end.
    std::vector<MoneyMention> read(const Match& match) {
        std::vector<MoneyMention> out;
        ItemRange low = match.slot("low"), high = match.slot("high");
        if (low.present() && high.present()) {
            const Number *a = number_in(reading_, low), *b = number_in(reading_, high);
            if (a && b) {
                Range range = range_of(*a, *b);
                out.push_back(mention(match, match.first, low.last, scaled(match, range.low)));
                out.push_back(mention(match, high.first, match.last, scaled(match, range.high)));
                for (auto& end : out)
                    end.bounds = {out[0].amount, out[1].amount, false};
                return out;
            }
        }
        ItemRange span = match.slot("span");
        if (!span.present()) span = {match.first, match.last};
        const Number* number = number_in(reading_, match.slot("num"));
        std::optional<Decimal> amount;
        if (number)
            amount = scaled(match, number->value);
        else if (match.rule->field("value") != "")
            amount = scaled(match, Decimal::parse(match.rule->field("value")));
        if (const Number* minor = number_in(reading_, match.slot("minor")); minor && minor->value && amount) {
            const auto part = minor->value->times(hundredth);
            amount = part ? amount->plus(*part) : std::nullopt;
        }
        out.push_back(mention(match, span.first, span.last, amount));
        out.back().bounds = bounds_around(reading_, match.first, match.last, amount);
        return out;
    }

  private:
    std::optional<Decimal> scaled(const Match& match, std::optional<Decimal> amount) const {
        if (!amount || match.rule->field("vague") == "yes") return std::nullopt;
        if (ItemRange scale = match.slot("scale"); scale.present())
            if (auto factor = Decimal::parse(reading_.value(scale.first, short_scale_)))
                amount = amount->times(*factor);
        if (amount && match.rule->field("subunit") == "yes") amount = amount->times(hundredth);
        return amount;
    }

    MoneyMention mention(const Match& match, std::uint32_t first, std::uint32_t last,
                         std::optional<Decimal> amount) {
        auto out = reading_.mention<MoneyMention>(match, first, last);
        out.amount = amount;
        out.currency = currency_of(match);
        if (!out.currency.empty() && out.currency.back() == '?') {
            out.currency.pop_back();
            out.currency_assumed = true;
        }
        if (ItemRange per = match.slot("per"); per.present()) out.per = std::string(reading_.text(per));
        return out;
    }

    std::string currency_of(const Match& match) const {
        if (auto fixed = match.rule->field("currency"); !fixed.empty()) return std::string(fixed);
        ItemRange slot = match.slot("currency");
        for (std::uint32_t map : maps_)
            if (auto code = reading_.value(slot, map); !code.empty()) return std::string(code);
        return {};
    }

    Reading& reading_;
    std::uint32_t short_scale_;
    std::vector<std::uint32_t> maps_;  // what says which currency a word is
};

std::string dump(const MoneyMention& money) {
    return (money.amount ? money.amount->to_string() : "?") + " " +
           (money.currency.empty() ? "?" : money.currency);
}

}  // namespace

void find_money(Reading& reading) {
    reading.join_phrases("money");
    MoneyReader reader(reading);
    std::vector<Mark> marks;
    for (const Match& match : reading.scan("money")) {
        std::string dumped;
        marks.push_back({match.first, match.last, match.rule->mark,
                         static_cast<std::int32_t>(reading.facts.money.size())});
        for (auto& money : reader.read(match)) {
            dumped += (dumped.empty() ? "" : "; ") + dump(money);
            reading.facts.money.push_back(std::move(money));
        }
        reading.found(match, "money", std::move(dumped));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
