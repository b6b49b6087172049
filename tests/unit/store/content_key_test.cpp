#include <dossier/store/content_key.h>

#include <doctest/doctest.h>

using namespace dossier;

TEST_CASE("content keys: the digests of the standard") {
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(row_id_of(sha256_hex("")) == static_cast<std::int64_t>(0xe3b0c44298fc1c14U >> 1));
    CHECK(row_id_of(std::string(64, 'f')) == INT64_MAX);
}

TEST_CASE("content keys: names are compared without case, width and white space") {
    const char* pairs[][2] = {{"Huawei", "huawei"},
                              {"STRASSE", "Straße"},
                              {"  a \n\t b ", "a b"},
                              {"МОСКВА", "Москва"},
                              {"Ｃａｆｅ\xcc\x81", "café"},
                              {"a\xc2\xa0"
                               "b",
                               "A B"},
                              {"", " "}};
    for (const auto& pair : pairs) {
        CAPTURE(pair[0]);
        CHECK(fold_name(pair[0]) == fold_name(pair[1]));
    }
    CHECK(fold_name("Huawei") != fold_name("Huawei Co."));
    CHECK(fold_name("\t Ana  B\r\n") == "ana b");
    // A name of ASCII alone is compared as it is beside other letters.
    for (char c = 1; c < 127; ++c) {
        const std::string name = std::string("x") + c + "y";
        CAPTURE(name);
        CHECK(fold_name(name) + "é" == fold_name(name + "é"));
    }
    CHECK(entity_row_id("person", "a") != entity_row_id("location", "a"));
}
