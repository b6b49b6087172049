#include <dossier/text/offsets.h>

#include <doctest/doctest.h>

#include <random>
#include <string>

using dossier::CodePointIndex;

namespace {

std::string random_text(std::mt19937& random, std::size_t pieces) {
    static const std::string alphabet[] = {"a", " ", "é", "Ж", "中", "😀", "\n", "’"};
    std::string text;
    for (std::size_t i = 0; i < pieces; ++i)
        text += alphabet[random() % std::size(alphabet)];
    return text;
}

}  // namespace

TEST_CASE("offsets: the index agrees with a count from the start at every boundary") {
    std::mt19937 random(7);
    for (const std::size_t pieces : {0U, 1U, 2U, 63U, 64U, 65U, 200U, 1000U}) {
        const std::string text = random_text(random, pieces);
        const CodePointIndex index(text);
        CHECK(index.size() == pieces);
        std::uint32_t count = 0;
        for (std::uint32_t byte = 0; byte <= text.size(); ++byte) {
            const bool start = byte == text.size() || (static_cast<unsigned char>(text[byte]) & 0xC0) != 0x80;
            if (!start) continue;
            REQUIRE(index.at(text, byte) == count);
            ++count;
        }
    }
}

TEST_CASE("offsets: a text of exactly whole blocks has its end in reach") {
    std::string text(126, 'x');
    text += "é";
    CHECK(CodePointIndex(text).at(text, 128) == 127);
    CHECK(CodePointIndex(std::string(128, 'x')).at(std::string(128, 'x'), 128) == 128);
    CHECK(CodePointIndex().size() == 0);
}

TEST_CASE("offsets: a cursor cuts a text at code points, once and forwards") {
    dossier::CodePointCursor cursor("aéЖ中😀b");
    CHECK(cursor.advance_to(0) == "");
    CHECK(cursor.advance_to(2) == "aé");
    CHECK(cursor.place() == 2);
    CHECK(cursor.advance_to(1) == "");
    CHECK(cursor.advance_to(5) == "Ж中😀");
    CHECK(cursor.rest() == "b");
    CHECK(cursor.place() == 6);
    CHECK(cursor.advance_to(9) == "");
    CHECK(dossier::count_code_points("aéЖ中😀b") == 6);
}
