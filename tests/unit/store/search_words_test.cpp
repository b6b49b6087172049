#include <dossier/store/search_words.h>

#include <doctest/doctest.h>

#include <iterator>
#include <random>
#include <string>

using namespace dossier::store;

TEST_CASE("search words: how texts of several scripts come apart") {
    const struct {
        const char *text, *words;
    } cases[] = {
        {"", ""},
        {" \n\t", ""},
        {"The Port of Vega", "the port of vega"},
        {"Vega's well-known, don’t", "vega s well known don t"},
        {"U.S. aid, e.g. to the U.N.", "us aid eg to the un"},
        {"example.org paid $1,250.50 (1.04bn)", "example org paid 1 250 50 1 04bn"},
        {"Zürich, ÉCOLE, naïve, Straße", "zurich ecole naive strasse"},
        {"ЁЛКА и йод в Ташкенте", "елка и йод в ташкенте"},
        {"Αθήνα", "αθηνα"},
        {"中国给乌兹别克斯坦贷款", "中 国 给 乌 兹 别 克 斯 坦 贷 款"},
        {"2019年4月", "2019 年 4 月"},
        {"東京のカメラ", "東 京 の カ メ ラ"},
        {"서울 시장", "서울 시장"},
        {"co\xC2\xADoperation", "cooperation"},
        {"ﬁnance ＡＢＣ", "finance abc"},
    };
    WordReader reader;
    for (const auto& c : cases) {
        CAPTURE(c.text);
        CHECK(reader.joined(c.text) == c.words);
        std::string one_by_one;
        reader.each(c.text, [&](const IndexWord& word) {
            one_by_one.append(one_by_one.empty() ? "" : " ").append(word.folded);
        });
        CHECK(one_by_one == c.words);
    }
}

TEST_CASE("search words: where they stand") {
    WordReader reader;
    std::string places;
    reader.each("Ещё 中国, U.S. x", [&](const IndexWord& word) {
        places += std::string(word.folded) + "@" + std::to_string(word.first_byte) + "-" +
                  std::to_string(word.last_byte) + " ";
    });
    CHECK(places == "еще@0-6 中@7-10 国@10-13 us@15-18 x@20-21 ");
}

TEST_CASE("words: taken one by one or joined, they are the same") {
    std::mt19937 random(7);
    const std::string pieces[] = {
        "a", "B", "7", ".", ".", " ", "\n", "-", "'", "\xC3\xA9", "\xE6\xB8\xAF", "U.S.", "x.y"};
    WordReader reader;
    for (int round = 0; round < 20'000; ++round) {
        std::string text, words;
        for (std::size_t left = random() % 12; left > 0; --left)
            text += pieces[random() % std::size(pieces)];
        reader.each(
            text, [&](const IndexWord& word) { words.append(words.empty() ? "" : " ").append(word.folded); });
        CAPTURE(text);
        REQUIRE(reader.joined(text) == words);
    }
}
