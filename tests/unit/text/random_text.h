// Texts that mix every kind of character the word rules tell apart.
#pragma once
#include <unicode/unistr.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace dossier_test {

inline const std::vector<char32_t>& awkward_characters() {
    static const std::vector<char32_t> characters = {
        'a',    'b',    'B',    'Z',    '1',    '9',    ' ',     ' ',     '\t',    '\n',    '\r',    0x85,
        0x2028, '.',    '.',    '\'',   ',',    ';',    ':',     '"',     '@',     '_',     '-',     '!',
        '$',    '(',    0x2019, 0x201C, 0x2014, 0x2026, 0x301,   0xAD,    0x200D,  0x200B,  0xFE0F,  0xA0,
        0x2003, 0x3000, 0x202F, 0x2122, 0x24C2, 0x2764, 0x1F468, 0x1F469, 0x1F3FD, 0x1F1FA, 0x1F1F8, 0x1F1FF,
        0x5D0,  0x5D1,  0x5F3,  0x5F4,  0x30AB, 0x30BF, 0x30FC,  0x309B,  0xFF9E,  0x3031,  0x3042,  0x306E,
        0x3099, 0x6F22, 0x5B57, 0x4E2D, 0x3007, 0x3001, 0x3002,  0xFF01,  0x302A,  0xAC00,  0xD55C,  0x1100,
        0xE01,  0xE32,  0xE48,  0xEA1,  0x1780, 0x17D2, 0x1000,  0x103A,  0x661,   0xFF11,  0x966,   0x915,
        0x94D,  0xB7,   0x3A3,  0x416,  0x436,  0xE9,   0xC9,    0x627,   0x61F,   0x1F200, 0xFF0E,  0xFE52,
        0x2160, 0xB2,   0x20AC, 0xFFFD, 0,      0x7F,   0x10FFFF};
    return characters;
}

inline std::string to_utf8(const std::vector<char32_t>& characters) {
    std::string out;
    icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(characters.data()),
                                  static_cast<int32_t>(characters.size()))
        .toUTF8String(out);
    return out;
}

inline std::string random_text(std::mt19937& random, std::size_t length) {
    const auto& pool = awkward_characters();
    std::vector<char32_t> characters(length);
    for (char32_t& c : characters)
        c = pool[random() % pool.size()];
    return to_utf8(characters);
}

}  // namespace dossier_test
