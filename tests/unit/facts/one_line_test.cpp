#include <dossier/facts/one_line.h>

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("one line: white space is one blank between words") {
    struct Case {
        const char *text, *line;
    };
    for (const Case& c : {Case{"Norda Corp", "Norda Corp"}, Case{"Norda\nCorp", "Norda Corp"},
                          Case{" Norda \r\n\t Corp ", "Norda Corp"}, Case{"", ""}, Case{"\n", ""}}) {
        CAPTURE(c.text);
        CHECK(on_one_line(c.text) == c.line);
        CHECK(is_on_one_line(c.line));
        CHECK(is_on_one_line(c.text) == (c.text == std::string(c.line)));
    }
}
