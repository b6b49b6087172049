#include "charset.h"
#include "decode.h"

#include <simdjson.h>
#include <unicode/utf8.h>

#include <cstring>

namespace dossier {
namespace {

struct Mark {
    std::string_view bytes;
    const char* charset;
};

using namespace std::string_view_literals;
// UTF-32LE before UTF-16LE, whose mark it begins with.
constexpr Mark marks[] = {{"\xEF\xBB\xBF"sv, "UTF-8"},
                          {"\xFF\xFE\0\0"sv, "UTF-32LE"},
                          {"\0\0\xFE\xFF"sv, "UTF-32BE"},
                          {"\xFF\xFE"sv, "UTF-16LE"},
                          {"\xFE\xFF"sv, "UTF-16BE"}};

bool valid_utf8(std::string_view bytes) {
    return simdjson::validate_utf8(bytes.data(), bytes.size());
}

// How much of it is UTF-8: sequences of two and more bytes that are valid, and errors.
struct Utf8Census {
    std::uint64_t good = 0, bad = 0;
};

Utf8Census take_census(std::string_view bytes) {
    Utf8Census census;
    const auto* s = reinterpret_cast<const unsigned char*>(bytes.data());
    for (std::size_t i = 0, n = bytes.size(); i < n;) {
        if (s[i] < 0x80) {
            ++i;
            continue;
        }
        UChar32 c = 0;
        U8_NEXT(s, i, n, c);
        c < 0 ? ++census.bad : ++census.good;
    }
    return census;
}

// UTF-16 of Western text without a mark is valid UTF-8 with every other byte NUL.
const char* unmarked_utf16(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, 4096);
    if (bytes.size() < 4 || bytes.size() % 2 != 0 || sample.find('\0') == sample.npos) return nullptr;
    std::size_t nul[2] = {0, 0};
    for (std::size_t i = 0; i < sample.size(); ++i)
        nul[i % 2] += sample[i] == '\0';
    const std::size_t many = sample.size() / 5;
    if (nul[0] == 0 && nul[1] > many) return "UTF-16LE";
    if (nul[1] == 0 && nul[0] > many) return "UTF-16BE";
    return nullptr;
}

Decoded from_utf8(std::string_view bytes) {
    Decoded out;
    out.charset = "UTF-8";
    TextSink sink(out);
    if (valid_utf8(bytes)) {
        sink.append(bytes);
        return out;
    }
    out.text.reserve(bytes.size());
    const auto* s = reinterpret_cast<const unsigned char*>(bytes.data());
    const std::size_t n = bytes.size();
    std::size_t from = 0;
    for (std::size_t i = 0; i < n;) {
        if (s[i] < 0x80) {
            ++i;
            continue;
        }
        const std::size_t start = i;
        UChar32 c = 0;
        U8_NEXT(s, i, n, c);
        if (c >= 0) continue;
        sink.append(bytes.substr(from, start - from));
        sink.replace();
        from = i;
    }
    sink.append(bytes.substr(from));
    return out;
}

Decoded from_charset(std::string_view bytes, const std::string& name) {
    if (name == "UTF-8") return from_utf8(bytes);
    Decoded out;
    if (!convert(bytes, name, out)) convert(bytes, "windows-1252", out);
    return out;
}

}  // namespace

Decoded decode(std::string_view bytes, std::string_view declared_charset) {
    for (const Mark& mark : marks)
        if (bytes.substr(0, mark.bytes.size()) == mark.bytes)
            return from_charset(bytes.substr(mark.bytes.size()), mark.charset);
    if (valid_utf8(bytes)) {
        const char* utf16 = unmarked_utf16(bytes);
        return utf16 == nullptr ? from_utf8(bytes) : from_charset(bytes, utf16);
    }
    if (const std::string known = known_charset(declared_charset); !known.empty())
        return from_charset(bytes, known);
    // A damaged byte here and there does not make UTF-8 another charset.
    if (const Utf8Census census = take_census(bytes); census.good > 10 * census.bad) return from_utf8(bytes);
    if (const char* utf16 = unmarked_utf16(bytes)) return from_charset(bytes, utf16);
    return from_charset(bytes, detect_charset(bytes));
}

}  // namespace dossier
