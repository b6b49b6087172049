// Exact decimal numbers: amounts are never binary floating point on their way.
#pragma once
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dossier {

// units × 10^exponent, normalised: units has no trailing zero, and zero is 0 × 10^0. Thus equal values are
// equal members. Eighteen significant digits; what needs more is refused (nullopt), never rounded, but for
// quotients.
class Decimal {
  public:
    constexpr Decimal() = default;
    Decimal(std::int64_t units, int exponent = 0);  // throws std::overflow_error outside ±10^18 or 10^±290

    // "1234.50", "-3", ".5", "1e9". Digits with one '.' and a digit behind it; no grouping, no sign but '-'.
    // nullopt if it is anything else or needs more than eighteen digits (zeros at either end do not count).
    static std::optional<Decimal> parse(std::string_view text);

    // nullopt when the exact result needs more than eighteen digits.
    std::optional<Decimal> times(const Decimal& other) const;
    std::optional<Decimal> plus(const Decimal& other) const;
    // The exact quotient, or where its digits do not end, the nearest of nine significant digits: nine leave
    // room for the factors that come after. nullopt for a divisor of zero.
    std::optional<Decimal> divided_by(const Decimal& divisor) const;
    Decimal negated() const;
    Decimal scaled_by_power_of_ten(int power) const;

    std::int64_t units() const { return units_; }
    int exponent() const { return exponent_; }
    bool is_zero() const { return units_ == 0; }
    bool is_integer() const { return exponent_ >= 0; }
    double to_double() const;  // nearest; for sorting and display only
    // Plain digits without exponent up to 40 digits ("60000000", "0.05"), beyond that "1e50".
    std::string to_string() const;

    friend bool operator==(const Decimal&, const Decimal&) = default;
    friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  private:
    std::int64_t units_ = 0;
    int exponent_ = 0;
};

}  // namespace dossier
