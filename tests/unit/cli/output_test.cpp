#include "output.h"

#include <doctest/doctest.h>

#include <sstream>

using namespace dossier::cli;
using dossier::Decimal;

namespace {

struct Screen {
    std::istringstream in;
    std::ostringstream out, err;
    Terminal terminal{in, out, err, false, false, 0};
};

std::string printed(Format format, int width, const std::vector<Column>& columns,
                    const std::vector<std::vector<Cell>>& rows) {
    Screen screen;
    screen.terminal.width = width;
    RowWriter writer(screen.terminal, format, columns);
    for (const auto& row : rows)
        writer.row(row);
    writer.finish();
    CHECK(writer.rows() == rows.size());
    return screen.out.str();
}

Cell text(const char* value) {
    return std::string(value);
}

}  // namespace

TEST_CASE("display width counts columns, not letters") {
    const struct {
        const char* text;
        int width;
    } cases[] = {{"", 0},    {"abc", 3},     {"Договор", 7}, {"合同", 4}, {"ｆｕｌｌ", 8},
                 {"é", 1},   {"e\u0301", 1}, {"\u200b", 0},  {"한국", 4}, {"\u1112\u1161\u11ab", 2},
                 {"a…b", 3}, {"😀", 2}};
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(display_width(c.text) == c.width);
    }
}

TEST_CASE("cut text never exceeds its columns") {
    const struct {
        const char* text;
        int columns;
        const char* expected;
    } cases[] = {{"contract", 8, "contract"},
                 {"contract", 7, "contra…"},
                 {"договор", 4, "дог…"},
                 {"合同合同", 7, "合同合…"},
                 {"合同合同", 6, "合同…"},
                 {"合同", 1, "…"},
                 {"contract", 1, "…"},
                 {"contract", 0, ""},
                 {"e\u0301e\u0301e\u0301", 2, "e\u0301…"},
                 {"", 0, ""}};
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CAPTURE(c.columns);
        CHECK(cut_to_width(c.text, c.columns) == c.expected);
        CHECK(display_width(cut_to_width(c.text, c.columns)) <= c.columns);
    }
}

TEST_CASE("controls and overrides are shown, not obeyed") {
    CHECK(without_controls("a\x1b[31mb\x7f") == "a�[31mb�");
    CHECK(without_controls("a\u202eb\u2066c\u0085") == "a�b�c�");
    CHECK(without_controls("плюс 中文 ½") == "плюс 中文 ½");
    CHECK(without_controls("bad \xff byte") == "bad � byte");
}

TEST_CASE("a table aligns by display width and right-aligns figures") {
    CHECK(printed(Format::table, 0, {{"name"}, {"amount", true}, {"in_force"}},
                  {{text("合同"), Decimal(60000000), true}, {text("deal\nline"), {}, false}}) ==
          "name           amount  in force\n"
          "合同       60,000,000  yes\n"
          "deal line              no\n");
}

TEST_CASE("a table groups digits of amounts only") {
    CHECK(printed(Format::table, 0, {{"a", true}, {"b", true}, {"c", true}},
                  {{Decimal(-1234567, -2), std::int64_t{2019}, 0.12349},
                   {Decimal(123), std::int64_t{-1}, 2.0}}) ==
          "         a     b      c\n"
          "-12,345.67  2019  0.123\n"
          "       123    -1  2.000\n");
}

TEST_CASE("a table that does not fit cuts the flexible columns first") {
    const std::vector<Column> columns{{"id"}, {"quote", false, true}, {"n", true}};
    const std::vector<std::vector<Cell>> rows{
        {text("abcdefgh"), text("a very long quote indeed, is it not"), std::int64_t{12345}}};
    CHECK(printed(Format::table, 32, columns, rows) ==
          "id        quote                n\n"
          "abcdefgh  a very long qu…  12345\n");
    CHECK(printed(Format::table, 26, columns, rows) ==
          "id        quote          n\n"
          "abcdefgh  a very l…  12345\n");
    CHECK(printed(Format::table, 0, columns, rows).find("is it not") != std::string::npos);
}

TEST_CASE("a table without rows prints nothing, CSV and TSV print their header") {
    CHECK(printed(Format::table, 80, {{"a"}, {"b_c"}}, {}).empty());
    CHECK(printed(Format::jsonl, 80, {{"a"}, {"b_c"}}, {}).empty());
    CHECK(printed(Format::csv, 80, {{"a"}, {"b_c"}}, {}) == "a,b_c\n");
    CHECK(printed(Format::tsv, 80, {{"a"}, {"b_c"}}, {}) == "a\tb_c\n");
}

TEST_CASE("CSV quotes what needs it and disarms formulas in text") {
    const struct {
        Cell cell;
        const char* expected;
    } cases[] = {{text("plain"), "plain"},
                 {text("a,b"), "\"a,b\""},
                 {text("say \"so\""), "\"say \"\"so\"\"\""},
                 {text("two\nlines"), "\"two\nlines\""},
                 {text("=HYPERLINK(1)"), "'=HYPERLINK(1)"},
                 {text("+1"), "'+1"},
                 {text("-1"), "'-1"},
                 {text("@SUM"), "'@SUM"},
                 {text("\tx"), "'\tx"},
                 {text("esc\x1b[0m"), "esc�[0m"},
                 {Decimal(-5), "-5"},
                 {std::int64_t{-5}, "-5"},
                 {0.25, "0.25"},
                 {true, "true"},
                 {{}, ""}};
    for (const auto& c : cases) {
        CHECK(printed(Format::csv, 0, {{"x"}, {"y"}}, {{c.cell, text("z")}}) ==
              "x,y\n" + std::string(c.expected) + ",z\n");
    }
}

TEST_CASE("TSV escapes what would end a cell") {
    CHECK(printed(Format::tsv, 0, {{"x"}, {"y"}}, {{text("a\tb\nc\\d\re"), text("=1")}}) ==
          "x\ty\na\\tb\\nc\\\\d\\re\t'=1\n");
}

TEST_CASE("JSONL keeps the text and the digits, and null for nothing") {
    CHECK(printed(Format::jsonl, 20, {{"t"}, {"n"}, {"d"}, {"b"}, {"e"}},
                  {{text("=a\n\"b\""), Decimal(123456789012345678), 0.1, false, {}}}) ==
          R"({"t":"=a\n\"b\"","n":123456789012345678,"d":0.1,"b":false,"e":null})"
          "\n");
    CHECK(printed(Format::jsonl, 0, {{"t"}}, {{text("")}}) == "{\"t\":\"\"}\n");
}

TEST_CASE("a marked column is coloured on a terminal alone") {
    for (const bool terminal : {true, false}) {
        Screen screen;
        screen.terminal.out_is_terminal = terminal;
        screen.terminal.width = 20;
        RowWriter writer(screen.terminal, Format::table, {{"id"}, {"text", false, true}});
        writer.mark("text", [](std::string_view shown) {
            const std::size_t at = shown.find("loan");
            using Places = std::vector<std::pair<std::size_t, std::size_t>>;
            return at == std::string_view::npos ? Places() : Places{{at, at + 4}};
        });
        writer.row({text("loan"), text("a loan of ten")});
        writer.finish();
        const std::string expected = terminal
                                         ? "\x1b[1mid    text\x1b[0m\nloan  a \x1b[1;33mloan\x1b[0m of ten\n"
                                         : "id    text\nloan  a loan of ten\n";
        CHECK(screen.out.str() == expected);
    }
}
