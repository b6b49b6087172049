#include <dossier/facts/decimal.h>

#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

using dossier::Decimal;

namespace {

std::string shown(const std::optional<Decimal>& value) {
    return value ? value->to_string() : "refused";
}
Decimal of(const char* text) {
    return Decimal::parse(text).value();
}

}  // namespace

TEST_CASE("decimals are read and written digit for digit") {
    const struct {
        const char *text, *expected;
    } cases[] = {
        {"0", "0"},
        {"-0", "0"},
        {"000", "0"},
        {"0.000", "0"},
        {"-3", "-3"},
        {"1234.50", "1234.5"},
        {"60000000", "60000000"},
        {"0.05", "0.05"},
        {".5", "0.5"},
        {"-.25", "-0.25"},
        {"1e9", "1000000000"},
        {"1E3", "1000"},
        {"12e-3", "0.012"},
        {"0.1e1", "1"},
        {"999999999999999999", "999999999999999999"},
        {"1000000000000000000", "1000000000000000000"},
        {"0.100000000000000000000000000", "0.1"},
        {"00000000000000000000000000007", "7"},
        {"1e39",
         "1"
         "000000000000000000000000000000000000000"},
        {"1e50", "1e50"},
        {"12e50", "12e50"},
        {"-1e-50", "-1e-50"},
        {"1e290", "1e290"},
        {"1e-290", "1e-290"},
        {"0e999", "0"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(shown(Decimal::parse(c.text)) == c.expected);
    }
}

TEST_CASE("what is no decimal, or needs more than eighteen digits, is refused") {
    const char* texts[] = {"",
                           "-",
                           ".",
                           "1.",
                           "1..2",
                           "1,000",
                           " 1",
                           "1 ",
                           "+1",
                           "1e",
                           "1e+5",
                           "1e5x",
                           "0x10",
                           "--1",
                           "1000000000000000001",
                           "1.0000000000000000001",
                           "1e291",
                           "1e-291",
                           "1e99999999999",
                           "nan",
                           "١٢"};
    for (const char* text : texts) {
        CAPTURE(text);
        CHECK_FALSE(Decimal::parse(text).has_value());
    }
}

TEST_CASE("products and sums are exact or refused") {
    const struct {
        const char *a, *b, *product, *sum;
    } cases[] = {
        {"0.1", "0.2", "0.02", "0.3"},
        {"4.7", "1e9", "4700000000", "1000000004.7"},
        {"-2.5", "4", "-10", "1.5"},
        {"0", "1e280", "0",
         "1"
         "e280"},
        {"999999999999999999", "1", "999999999999999999", "1000000000000000000"},
        {"999999999999999999", "999999999999999999", "refused", "1999999999999999998"},
        {"1e280", "1e280", "refused", "2e280"},
        {"1e18", "1", "1000000000000000000", "refused"},
        {"1e280", "-1e-280", "-1", "refused"},
        {"5", "-5", "-25", "0"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CHECK(shown(of(c.a).times(of(c.b))) == c.product);
        CHECK(shown(of(c.b).times(of(c.a))) == c.product);
        if (std::string(c.sum) != "1999999999999999998") CHECK(shown(of(c.a).plus(of(c.b))) == c.sum);
    }
    CHECK(shown(of("999999999999999999").plus(of("999999999999999999"))) == "refused");
}

TEST_CASE("quotients are exact where their digits end, else rounded to nine") {
    const struct {
        const char *a, *b, *quotient;
    } cases[] = {
        {"3", "12", "0.25"},
        {"1", "3", "0.333333333"},
        {"-2", "3", "-0.666666667"},
        {"1e9", "-8", "-125000000"},
        {"999999999999999999", "7", "142857142857142857"},
        {"999999999999999998", "7", "142857143000000000"},
        {"1", "999999999999999999", "0.000000000000000001"},
        {"0", "7", "0"},
        {"7", "0", "refused"},
        {"1e280", "1e-280", "refused"},
    };
    for (const auto& c : cases) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CHECK(shown(of(c.a).divided_by(of(c.b))) == c.quotient);
    }
}

TEST_CASE("order is that of the numbers") {
    const char* rising[] = {"-1e280", "-1000.5", "-1000", "-0.1", "-1e-280", "0",    "1e-280",
                            "0.09",   "0.1",     "0.11",  "9",    "10",      "10.5", "99999999999999999",
                            "1e17",   "1e18",    "1e280"};
    for (std::size_t i = 0; i < std::size(rising); ++i) {
        for (std::size_t j = 0; j < std::size(rising); ++j) {
            CAPTURE(rising[i]);
            CAPTURE(rising[j]);
            CHECK((of(rising[i]) <=> of(rising[j])) == (i <=> j));
            CHECK((of(rising[i]) == of(rising[j])) == (i == j));
        }
    }
}

TEST_CASE("the constructor normalises, and throws beyond its bounds") {
    CHECK(Decimal(1500, -1) == Decimal(150));
    CHECK(Decimal(1500, -1).exponent() == 1);
    CHECK(Decimal(0, 77) == Decimal());
    CHECK(Decimal(5, -1).is_integer() == false);
    CHECK(Decimal(50, -1).is_integer());
    CHECK_THROWS_AS(Decimal(INT64_MAX), std::overflow_error);
    CHECK_THROWS_AS(Decimal(INT64_MIN), std::overflow_error);
    CHECK_THROWS_AS(Decimal(1, 291), std::overflow_error);
    CHECK_THROWS_AS(Decimal(1, 290).scaled_by_power_of_ten(INT32_MAX), std::overflow_error);
    CHECK(Decimal(47, -1).scaled_by_power_of_ten(9).to_string() == "4700000000");
    CHECK(Decimal(3).negated() == Decimal(-3));
}

TEST_CASE("doubles are the nearest") {
    CHECK(of("0.1").to_double() == 0.1);
    CHECK(of("-123456789012345678").to_double() == -123456789012345678.0);
    CHECK(of("-1e-290").to_double() == -1e-290);
}

TEST_CASE("every decimal is a finite double, so that every reader of JSON can take it") {
    const double largest = of("999999999999999999e290").to_double();
    CHECK(std::isfinite(largest));
    CHECK(largest > 9e307);
    CHECK_FALSE(Decimal::parse("1e309").has_value());
}
