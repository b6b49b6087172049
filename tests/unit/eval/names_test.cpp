#include <dossier/eval/values.h>

#include <doctest/doctest.h>

using dossier::eval::same_name;

TEST_CASE("names are the same when the words of one are among the other's") {
    const struct {
        const char *a, *b;
        bool same;
    } cases[] = {
        {"Huawei", "Huawei Technologies Co.", true},
        {"the Government of Uzbekistan", "Uzbekistan government", true},
        {"HUAWEI's", "Huawei", true},
        {"Cities’", "cities", true},
        {"O'Brien", "obrien", true},
        {"'sure", "sure", true},
        {"Straße AG", "STRASSE AG", true},
        {"Việt Nam", "việt nam", true},
        {"AT&T", "T AT", true},
        {"World Bank", "World Trade Bank", true},
        {"World Bank Group", "World Trade Bank", false},
        {"Norda", "Nord", false},
        {"", "Huawei", false},
        {"the", "the", false},
        {"中国银行", "中国银行", true},
        {"中国", "中国银行", false},
    };
    for (const auto& c : cases) {
        CAPTURE(c.a);
        CAPTURE(c.b);
        CHECK(same_name(c.a, c.b) == c.same);
        CHECK(same_name(c.b, c.a) == c.same);
    }
}
