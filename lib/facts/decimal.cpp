#include <dossier/facts/decimal.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <stdexcept>

namespace dossier {
namespace {

__extension__ using Wide = __int128;

constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // 10^18: the first value with nineteen digits
constexpr int kDigits = 18;
constexpr std::int64_t kQuotientLimit = 1'000'000'000;  // 10^9: an endless quotient is kept below it
constexpr int kMaxExponent = 290;                       // 10^18 × 10^290 is still a finite double
constexpr int kPlainDigits = 40;

struct Scaled {
    std::int64_t units;
    int exponent;
};

// nullopt outside the range that Decimal holds.
std::optional<Scaled> normalised(Wide units, std::int64_t exponent) {
    if (units == 0) return Scaled{0, 0};
    constexpr Wide most = std::numeric_limits<std::int64_t>::max();
    for (; units > most || units < -most; ++exponent) {
        if (units % 10 != 0) return std::nullopt;
        units /= 10;
    }
    // In one machine word: division by ten is several times cheaper there.
    auto narrow = static_cast<std::int64_t>(units);
    for (; narrow % 10 == 0; ++exponent)
        narrow /= 10;
    units = narrow;
    if (units >= kLimit || units <= -kLimit) return std::nullopt;
    if (exponent > kMaxExponent || exponent < -kMaxExponent) return std::nullopt;
    return Scaled{static_cast<std::int64_t>(units), static_cast<int>(exponent)};
}

std::optional<Decimal> decimal(Wide units, std::int64_t exponent) {
    const auto scaled = normalised(units, exponent);
    if (!scaled) return std::nullopt;
    return Decimal(scaled->units, scaled->exponent);
}

Wide power_of_ten(int power) {
    Wide result = 1;
    while (power-- > 0)
        result *= 10;
    return result;
}

int digits_of(std::int64_t units) {
    int digits = 0;
    for (; units != 0; units /= 10)
        ++digits;
    return digits;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Significant digits as they come: zeros wait until another digit follows, so that any number of them is
// harmless.
struct Significand {
    std::int64_t units = 0;
    int digits = 0;
    std::int64_t waiting_zeros = 0;

    bool add(char c) {
        if (c == '0') {
            if (digits > 0) ++waiting_zeros;
            return true;
        }
        if (digits + waiting_zeros + 1 > kDigits) return false;
        for (; waiting_zeros > 0; --waiting_zeros, ++digits)
            units *= 10;
        units = units * 10 + (c - '0');
        ++digits;
        return true;
    }
};

std::optional<int> parse_exponent(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

}  // namespace

Decimal::Decimal(std::int64_t units, int exponent) {
    const auto scaled = normalised(units, exponent);
    if (!scaled) throw std::overflow_error("a decimal number of more than 18 digits or beyond 10^290");
    units_ = scaled->units;
    exponent_ = scaled->exponent;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
    const bool negative = text.starts_with('-');
    std::size_t i = negative ? 1 : 0;
    Significand significand;
    std::int64_t fraction = 0;
    bool any = false;
    for (; i < text.size() && is_digit(text[i]); ++i, any = true) {
        if (!significand.add(text[i])) return std::nullopt;
    }
    if (i < text.size() && text[i] == '.') {
        const std::size_t point = i++;
        for (; i < text.size() && is_digit(text[i]); ++i, any = true) {
            if (!significand.add(text[i])) return std::nullopt;
        }
        fraction = static_cast<std::int64_t>(i - point - 1);
        if (fraction == 0) return std::nullopt;
    }
    if (!any) return std::nullopt;
    std::int64_t exponent = significand.waiting_zeros - fraction;
    if (i < text.size()) {
        if (text[i] != 'e' && text[i] != 'E') return std::nullopt;
        const auto written = parse_exponent(text.substr(i + 1));
        if (!written) return std::nullopt;
        exponent += *written;
    }
    return decimal(negative ? -significand.units : significand.units, exponent);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
    return decimal(static_cast<Wide>(units_) * other.units_, std::int64_t{exponent_} + other.exponent_);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
    if (is_zero()) return other;
    if (other.is_zero()) return *this;
    const Decimal& high = exponent_ >= other.exponent_ ? *this : other;
    const Decimal& low = exponent_ >= other.exponent_ ? other : *this;
    const int gap = high.exponent_ - low.exponent_;
    if (gap > kDigits) return std::nullopt;  // the last digit of `low` is not zero and nothing can cancel it
    return decimal(high.units_ * power_of_ten(gap) + low.units_, low.exponent_);
}

std::optional<Decimal> Decimal::divided_by(const Decimal& divisor) const {
    if (divisor.is_zero()) return std::nullopt;
    if (is_zero()) return Decimal();
    const Wide dividend = units_ < 0 ? -Wide{units_} : Wide{units_};
    const Wide by = divisor.units_ < 0 ? -Wide{divisor.units_} : Wide{divisor.units_};
    Wide quotient = dividend / by, rest = dividend % by;
    std::int64_t exponent = std::int64_t{exponent_} - divisor.exponent_;
    // Digit by digit: the quotient grows while the rest stays below the divisor, so that nothing overflows.
    while (rest != 0 && quotient < kLimit / 10) {
        quotient = quotient * 10 + rest * 10 / by;
        rest = rest * 10 % by;
        --exponent;
    }
    if (rest != 0) {
        while (quotient >= kQuotientLimit * 10) {
            quotient /= 10;
            ++exponent;
        }
        quotient = (quotient + 5) / 10;
        ++exponent;
    }
    return decimal((units_ < 0) == (divisor.units_ < 0) ? quotient : -quotient, exponent);
}

Decimal Decimal::negated() const {
    Decimal result = *this;
    result.units_ = -units_;
    return result;
}

Decimal Decimal::scaled_by_power_of_ten(int power) const {
    const auto result = decimal(units_, std::int64_t{exponent_} + power);
    if (!result) throw std::overflow_error("a decimal number beyond 10^290");
    return *result;
}

double Decimal::to_double() const {
    const std::string text = to_string();
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::string Decimal::to_string() const {
    std::string digits = std::to_string(units_ < 0 ? -units_ : units_);
    const int count = static_cast<int>(digits.size());
    const std::string sign = units_ < 0 ? "-" : "";
    if (exponent_ >= 0) {
        if (count + exponent_ > kPlainDigits) return sign + digits + "e" + std::to_string(exponent_);
        return sign + digits + std::string(static_cast<std::size_t>(exponent_), '0');
    }
    if (-exponent_ > kPlainDigits) return sign + digits + "e" + std::to_string(exponent_);
    const int whole = count + exponent_;
    if (whole > 0) return sign + digits.insert(static_cast<std::size_t>(whole), 1, '.');
    return sign + "0." + std::string(static_cast<std::size_t>(-whole), '0') + digits;
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
    const auto sign = [](const Decimal& d) { return (d.units_ > 0) - (d.units_ < 0); };
    if (sign(a) != sign(b)) return sign(a) <=> sign(b);
    if (a.is_zero()) return std::strong_ordering::equal;
    const int a_magnitude = digits_of(a.units_) + a.exponent_;
    const int b_magnitude = digits_of(b.units_) + b.exponent_;
    if (a_magnitude != b_magnitude)
        return a.units_ > 0 ? a_magnitude <=> b_magnitude : b_magnitude <=> a_magnitude;
    // Equal in magnitude, so that the exponents differ by less than eighteen.
    const int low = a.exponent_ < b.exponent_ ? a.exponent_ : b.exponent_;
    const Wide left = a.units_ * power_of_ten(a.exponent_ - low);
    const Wide right = b.units_ * power_of_ten(b.exponent_ - low);
    if (left == right) return std::strong_ordering::equal;
    return left < right ? std::strong_ordering::less : std::strong_ordering::greater;
}

}  // namespace dossier
