// Stage 2 of the cascade: digits, number words and scale words to one mark {number} each.
//
// Slots of the rules, where the words are not simply put together: decimals ("two point *two five*"); part,
// of one or of the scale word before it, and numerator, how many such parts ("one and *three quarter*
// million", "a million and a *half*"); whole, numerator and denominator ("7-1/2").
#include <dossier/extract/number_text.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

#include <algorithm>

namespace dossier::extract {
namespace {

const Decimal one(1);

bool is_digits(const Reading& reading, std::uint32_t item) {
    const std::string_view text = reading.text(item, item + 1);
    return !text.empty() && text[0] >= '0' && text[0] <= '9';
}

// Puts the tokens of one number together: "two hundred and fifty thousand", "1.2 million", "half a billion".
class NumberReader {
  public:
    NumberReader(const Reading& reading, bool decimal_comma)
        : reading_(reading),
          cardinal_(reading.pack->list("cardinal")),
          scale_(reading.pack->list("scale")),
          part_(reading.pack->list("fraction-part")),
          decimal_comma_(decimal_comma) {}

    Number read(const Match& match) {
        total_ = Decimal();
        group_.reset();
        run_ = one;
        number_ = Number{};
        number_.plain = true;
        if (const ItemRange parts = match.slot("denominator"); parts.present()) return fraction(match, parts);
        if (match.rule->field("grouped") == "spaces") return grouped(match);
        const ItemRange decimals = match.slot("decimals"), part = match.slot("part");
        const bool exact = decimals.present() || part.present() ? put_together(match, decimals, part)
                                                                : take(match.first, match.last);
        if (!exact || match.rule->field("vague") == "yes") {
            number_.value.reset();
        } else if (auto sum = total_.plus(group_.value_or(Decimal()))) {
            number_.value = *sum;
        }
        return number_;
    }

  private:
    bool take(std::uint32_t first, std::uint32_t last) {
        for (std::uint32_t i = first; i < last; ++i)
            if (!take(i)) return false;
        return true;
    }

    bool put_together(const Match& match, ItemRange decimals, ItemRange part) {
        if (decimals.present())
            return take(match.first, decimals.first) && add_decimals(decimals) &&
                   take(decimals.last, match.last);
        const ItemRange numerator = match.slot("numerator");
        return take(match.first, numerator.present() ? numerator.first : part.first) &&
               add_part(numerator, part) && take(part.last, match.last);
    }

    // "1/4", "7-1/2"
    Number fraction(const Match& match, ItemRange denominator) {
        const auto parts = parse_digits(reading_.text(match.slot("numerator")), false);
        const auto of = parse_digits(reading_.text(denominator), false);
        if (parts && of) number_.value = parts->divided_by(*of);
        if (const ItemRange whole = match.slot("whole"); whole.present() && number_.value) {
            const auto before = parse_digits(reading_.text(whole), false);
            number_.value = before ? before->plus(*number_.value) : std::nullopt;
        }
        return number_;
    }

    // "257 889 283", "257 , 889 , 283", "257 889,50"
    Number grouped(const Match& match) {
        std::string digits;
        for (std::uint32_t i = match.first; i < match.last; ++i)
            if (is_digits(reading_, i)) digits += reading_.text(i, i + 1);
        std::replace(digits.begin(), digits.end(), ',', '.');
        number_.value = Decimal::parse(digits);
        return number_;
    }

    // "two five" behind a point.
    bool add_decimals(ItemRange words) {
        std::string digits = "0.";
        for (std::uint32_t i = words.first; i < words.last; ++i)
            digits += reading_.value(i, cardinal_);
        const auto value = Decimal::parse(digits);
        return value && add(*value);
    }

    bool add_part(ItemRange numerator, ItemRange part) {
        auto value = Decimal::parse(reading_.value(part.first, part_));
        if (value && numerator.present())
            if (auto count = Decimal::parse(reading_.value(numerator.first, cardinal_)))
                value = value->times(*count);
        if (!value) return false;
        number_.words = true;
        number_.plain = false;
        if (group_ || total_.is_zero()) return add(*value);
        const auto share = value->times(number_.scale);  // "a million and a half"
        const auto sum = share ? total_.plus(*share) : std::nullopt;
        if (sum) total_ = *sum;
        return sum.has_value();
    }

    bool take(std::uint32_t item) {
        std::string_view text = reading_.text(item, item + 1);
        if (is_digits(reading_, item)) return add_digits(text);
        if (auto scale = reading_.value(item, scale_); !scale.empty()) return multiply(scale);
        if (auto word = reading_.value(item, cardinal_); !word.empty()) {
            auto value = Decimal::parse(word);
            number_.words = true;
            number_.plain = false;
            return value && add(*value);
        }
        const bool digits = !text.empty() && static_cast<unsigned char>(text[0]) >= 0x80;
        return !digits || add_digits(text);  // "and", "a", "-" are no part of the value
    }

    bool add_digits(std::string_view text) {
        auto value = parse_digits(text, decimal_comma_);
        return value && add(*value);
    }

    bool add(const Decimal& value) {
        run_ = one;
        auto sum = group_.value_or(Decimal()).plus(value);
        if (sum) group_ = *sum;
        return sum.has_value();
    }

    // "hundred" multiplies what stands before it and stays open; "thousand", "million" close the group.
    bool multiply(std::string_view scale_text) {
        auto scale = Decimal::parse(scale_text);
        if (!scale) return false;
        number_.plain = false;
        // "lakh crore", "thousand million": a scale word right behind another multiplies what stands so far.
        const bool again = !group_ && !total_.is_zero();
        auto product = (again ? total_ : group_.value_or(Decimal(1))).times(*scale);
        if (!product) return false;
        if (again) total_ = Decimal();
        run_ = run_.times(*scale).value_or(*scale);
        number_.scale = run_;
        if (*scale == Decimal(100)) {
            group_ = *product;
            return true;
        }
        group_.reset();
        auto sum = total_.plus(*product);
        if (sum) total_ = *sum;
        return sum.has_value();
    }

    const Reading& reading_;
    std::uint32_t cardinal_, scale_, part_;
    bool decimal_comma_;
    Decimal total_;
    std::optional<Decimal> group_;
    Decimal run_ = one;  // of the scale words that stand in a row: "hundred thousand"
    Number number_;
};

// Whether all but the first of the digits that stand apart have three places, before decimals.
bool is_in_threes(const Reading& reading, const Match& match) {
    if (reading.text(match.first, match.first + 1).size() > 3) return false;
    for (std::uint32_t i = match.first + 1; i < match.last; ++i)
        if (is_digits(reading, i) &&
            std::min(reading.text(i, i + 1).find_first_of(".,"), reading.text(i, i + 1).size()) != 3)
            return false;
    return true;
}

// Each of the digits that stand apart is a number of its own.
void keep_apart(Reading& reading, const Match& match, std::vector<Mark>& marks) {
    for (std::uint32_t i = match.first; i < match.last; ++i) {
        if (!is_digits(reading, i)) continue;
        marks.push_back({i, i + 1, match.rule->mark, static_cast<std::int32_t>(reading.numbers.size())});
        Number& number = reading.numbers.emplace_back();
        number.value = parse_digits(reading.text(i, i + 1), reading.decimal_comma);
        number.plain = true;
    }
}

}  // namespace

void find_numbers(Reading& reading) {
    reading.join_phrases("numbers");
    NumberReader reader(reading, reading.decimal_comma);
    std::vector<Mark>& marks = reading.fresh_marks();
    for (const Match& match : reading.scan("numbers")) {
        if (match.rule->field("grouped") == "spaces" && !is_in_threes(reading, match)) {
            keep_apart(reading, match, marks);
            continue;
        }
        Number number = reader.read(match);
        reading.found(match, "numbers", [&] { return number.value ? number.value->to_string() : ""; });
        if (!number.value && match.rule->field("vague") != "yes")
            reading.facts.notices.push_back(
                {reading.span(match.first, match.last), "a number too long to be exact"});
        marks.push_back(
            {match.first, match.last, match.rule->mark, static_cast<std::int32_t>(reading.numbers.size())});
        reading.numbers.push_back(std::move(number));
    }
    reading.apply(marks);
}

}  // namespace dossier::extract
