#include <dossier/text/decode.h>

#include <doctest/doctest.h>

#include <string>

using dossier::decode;
using dossier::Decoded;
using namespace std::string_literals;

namespace {

struct Case {
    const char* what;
    std::string bytes;
    std::string declared;
    std::string text;
    std::string charset;
    std::uint64_t replaced = 0;
};

}  // namespace

TEST_CASE("decode: the charset is found in the order of trust") {
    const std::string russian =
        "\xC2\xEB\xE0\xF1\xF2\xE8 \xEF\xEE\xE4\xEF\xE8\xF1\xE0\xEB\xE8"
        " \xEA\xEE\xED\xF2\xF0\xE0\xEA\xF2 \xED\xE0 \xF1\xF3\xEC\xEC\xF3";
    const Case cases[] = {
        {"nothing", "", "", "", "UTF-8"},
        {"plain", "abc", "", "abc", "UTF-8"},
        {"UTF-8", "caf\xC3\xA9", "", "café", "UTF-8"},
        {"valid UTF-8 wins over the declared charset", "caf\xC3\xA9", "windows-1251", "café", "UTF-8"},
        {"UTF-8 mark", "\xEF\xBB\xBFz", "windows-1252", "z", "UTF-8"},
        {"UTF-16LE mark", "\xFF\xFE\x16\x04z\0"s, "", "Жz", "UTF-16LE"},
        {"UTF-16BE mark", "\xFE\xFF\x04\x16\0z"s, "", "Жz", "UTF-16BE"},
        {"UTF-32LE mark", "\xFF\xFE\0\0\x16\x04\0\0"s, "", "Ж", "UTF-32LE"},
        {"UTF-32BE mark", "\0\0\xFE\xFF\0\1\xF6\0"s, "", "😀", "UTF-32BE"},
        {"UTF-16 without a mark", "d\0e\0a\0l\0"s, "", "deal", "UTF-16LE"},
        {"UTF-16 without a mark, the other way", "\0d\0e\0a\0l"s, "", "deal", "UTF-16BE"},
        {"a surrogate pair", "\xFF\xFE\x3D\xD8\x00\xDE"s, "", "😀", "UTF-16LE"},
        {"declared", "\xC6", "windows-1251", "Ж", "windows-1251"},
        {"declared by an alias", "\xF6", "koi8-r", "Ж", "KOI8-R"},
        {"Latin-1 is read as windows-1252", "\x93x\x94", "ISO-8859-1", "“x”", "windows-1252"},
        {"GB 2312 is read as GB 18030", "\xD6\xD0\x81\x30\x84\x36", "gb2312", "中¥", "GB18030"},
        {"detected", russian, "", "Власти подписали контракт на сумму", "windows-1251"},
        {"detected where the declared one does not exist", russian, "no-such-thing",
         "Власти подписали контракт на сумму", "windows-1251"},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const Decoded got = decode(c.bytes, c.declared);
        CHECK(got.text == c.text);
        CHECK(got.charset == c.charset);
        CHECK(got.replaced == c.replaced);
    }
}

TEST_CASE("decode: what makes no sense is replaced and counted") {
    const std::string lots = "наши данные и ещё немного слов";
    const Case cases[] = {
        {"NUL", "a\0b"s, "", "a\uFFFDb", "UTF-8", 1},
        {"only NULs", "\0\0\0\0\0"s, "", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", "UTF-8", 5},
        {"one bad byte in UTF-8", lots + "\xFF" + lots, "", lots + "\uFFFD" + lots, "UTF-8", 1},
        {"a cut sequence at the end counts once", lots + "\xE4\xB8", "", lots + "\uFFFD", "UTF-8", 1},
        {"declared UTF-8 that is not", "a\xC0z", "utf8", "a\uFFFDz", "UTF-8", 1},
        {"overlong and surrogate forms", "\xC0\xAF\xED\xA0\x80", "UTF-8", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD",
         "UTF-8", 5},
        {"half a UTF-16 unit", "\xFF\xFE\x16\x04z"s, "", "Ж\uFFFD", "UTF-16LE", 1},
        {"a lone surrogate", "\xFF\xFE\x3D\xD8z\0"s, "", "\uFFFDz", "UTF-16LE", 1},
        {"UTF-32 beyond Unicode", "\xFF\xFE\0\0\0\0\x11\0"s, "", "\uFFFD", "UTF-32LE", 1},
        {"bad bytes in a declared multi-byte charset",
         "\x83\xFF"
         "abc",
         "Shift_JIS",
         "\uFFFD\uFFFD"
         "abc",
         "Shift_JIS", 2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.what);
        const Decoded got = decode(c.bytes, c.declared);
        CHECK(got.text == c.text);
        CHECK(got.charset == c.charset);
        CHECK(got.replaced == c.replaced);
    }
}

TEST_CASE("decode: every kind of line end becomes a line feed") {
    CHECK(decode("a\r\nb\rc\n\r\n\r").text == "a\nb\nc\n\n\n");
    CHECK(decode("\xC6\r\n\xC6\r", "windows-1251").text == "Ж\nЖ\n");
    std::string wide = "\xFF\xFE"s;
    std::string want;
    for (int i = 0; i < 5000; ++i) {  // line ends fall on the borders of the converter's pieces
        wide += "\r\0\n\0"s;
        want += "\n";
    }
    CHECK(decode(wide).text == want);
    CHECK(decode("\r\xFF\n", "UTF-8").text == "\n\uFFFD\n");
}

TEST_CASE("decode: a large input comes out whole") {
    std::string big;
    for (int i = 0; i < 200000; ++i)
        big += "пять ";
    CHECK(decode(big).text == big);
    std::string wide = "\xFE\xFF"s;
    for (int i = 0; i < 10001; ++i)
        wide += "\xD8\x3D\xDE\x00"s;  // pairs across the converter's pieces
    const Decoded got = decode(wide);
    CHECK(got.replaced == 0);
    CHECK(got.text.size() == 4 * 10001);
}
