#include <dossier/patterns/endings.h>

#include <doctest/doctest.h>

using namespace dossier::patterns;

TEST_CASE("patterns endings: the longest that fits decides, whatever the case") {
    ImageWriter out;
    Endings::write(out, {{"s", 5}, {"ss", no_set}, {"ами", 7}});
    const std::string image = out.take();
    ImageReader in(image);
    const Endings endings(in);
    const struct {
        const char* word;
        bool lower;
        SetId set;
    } cases[] = {
        {"ships", true, 5},     {"SHIPS", false, 5},  {"glass", true, no_set},
        {"ship", true, no_set}, {"as", true, no_set}, {"кораблями", true, no_set},
        {"судами", true, 7},    {"СУДАМИ", false, 7}, {"", true, no_set},
    };
    for (const auto& c : cases) {
        CAPTURE(c.word);
        CHECK(endings.set_of(c.word, c.lower) == c.set);
    }
    CHECK(Endings().set_of("ships", true) == no_set);
}
