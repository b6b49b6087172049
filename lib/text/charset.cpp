#include "charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace dossier {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct ConverterClose {
    void operator()(UConverter* c) const { ucnv_close(c); }
};
using Converter = std::unique_ptr<UConverter, ConverterClose>;

struct DetectorClose {
    void operator()(UCharsetDetector* d) const { ucsdet_close(d); }
};

// What ICU calls when a sequence has no meaning: one U+FFFD, counted.
void replace_and_count(const void* context, UConverterToUnicodeArgs* args, const char*, int32_t,
                       UConverterCallbackReason reason, UErrorCode* error) {
    if (reason > UCNV_IRREGULAR) return;
    ++*static_cast<std::uint64_t*>(const_cast<void*>(context));
    *error = U_ZERO_ERROR;
    static constexpr UChar mark[] = {0xFFFD};
    ucnv_cbToUWriteUChars(args, mark, 1, 0, error);
}

// UTF-16 in pieces to UTF-8; a piece may end between two surrogates.
class Utf16Reader {
  public:
    Utf16Reader(TextSink& sink) : sink_(sink) {}

    void read(const UChar* s, std::size_t n) {
        buffer_.clear();
        for (std::size_t i = 0; i < n; ++i)
            add(s[i]);
        flush();
    }
    void finish() {
        if (lead_ != 0) sink_.replace();
        lead_ = 0;
    }

  private:
    void add(UChar unit) {
        UChar32 c = unit;
        if (lead_ != 0) {
            if (U16_IS_TRAIL(unit)) {
                c = U16_GET_SUPPLEMENTARY(lead_, unit);
            } else {
                lost();
            }
            lead_ = 0;
        } else if (U16_IS_TRAIL(unit)) {
            lost();
            return;
        }
        if (U16_IS_LEAD(c)) {
            lead_ = unit;
            return;
        }
        char bytes[U8_MAX_LENGTH];
        int32_t length = 0;
        U8_APPEND_UNSAFE(bytes, length, c);
        buffer_.append(bytes, static_cast<std::size_t>(length));
    }
    void lost() {
        flush();
        sink_.replace();
    }
    void flush() {
        sink_.append(buffer_);
        buffer_.clear();
    }

    TextSink& sink_;
    std::string buffer_;
    UChar lead_ = 0;
};

Converter open_converter(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    Converter converter(ucnv_open(name, &error));
    return U_FAILURE(error) ? nullptr : std::move(converter);
}

// The name that mail and web use, else the registered one, else ICU's own.
std::string public_name(const UConverter* converter) {
    UErrorCode error = U_ZERO_ERROR;
    const char* own = ucnv_getName(converter, &error);
    if (U_FAILURE(error)) return {};
    for (const char* standard : {"MIME", "IANA"}) {
        error = U_ZERO_ERROR;
        const char* name = ucnv_getStandardName(own, standard, &error);
        if (U_SUCCESS(error) && name != nullptr) return name;
    }
    return own;
}

}  // namespace

void TextSink::append(std::string_view utf8) {
    while (!utf8.empty()) {
        if (after_cr_) {
            after_cr_ = false;
            if (utf8.front() == '\n') utf8.remove_prefix(1);
            continue;
        }
        const auto* cr = static_cast<const char*>(std::memchr(utf8.data(), '\r', utf8.size()));
        const std::size_t line = cr == nullptr ? utf8.size() : static_cast<std::size_t>(cr - utf8.data());
        for (std::string_view rest = utf8.substr(0, line); !rest.empty();) {
            const std::size_t plain = std::min(rest.find('\0'), rest.size());
            out_.text.append(rest.substr(0, plain));
            rest.remove_prefix(plain);
            if (rest.empty()) break;
            replace();
            rest.remove_prefix(1);
        }
        if (cr == nullptr) return;
        out_.text.push_back('\n');
        after_cr_ = true;
        utf8.remove_prefix(line + 1);
    }
}

void TextSink::replace() {
    after_cr_ = false;
    out_.text.append(replacement);
    ++out_.replaced;
}

std::string known_charset(std::string_view declared) {
    if (declared.empty() || declared.size() > 60) return {};
    const std::string name(declared);
    if (name.find('\0') != name.npos || name.find(',') != name.npos) return {};
    const Converter converter = open_converter(name.c_str());
    if (!converter) return {};
    const std::string canonical = public_name(converter.get());
    if (canonical == "ISO-8859-1" || canonical == "US-ASCII") return "windows-1252";
    if (canonical == "GB2312" || canonical == "GBK" || canonical == "EUC-CN") return "GB18030";
    return canonical;
}

std::string detect_charset(std::string_view bytes) {
    const auto high = std::find_if(bytes.begin(), bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const std::size_t first = static_cast<std::size_t>(high - bytes.begin());
    constexpr std::size_t before = 1024, sample_size = 64 * 1024;
    const std::string_view sample = bytes.substr(first > before ? first - before : 0, sample_size);
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, DetectorClose> detector(ucsdet_open(&error));
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &error);
    const UCharsetMatch* match = U_SUCCESS(error) ? ucsdet_detect(detector.get(), &error) : nullptr;
    const char* name = match != nullptr && U_SUCCESS(error) ? ucsdet_getName(match, &error) : nullptr;
    const std::string known = name != nullptr && U_SUCCESS(error) ? known_charset(name) : std::string();
    return known.empty() ? "windows-1252" : known;
}

bool convert(std::string_view bytes, const std::string& charset, Decoded& out) {
    const Converter converter = open_converter(charset.c_str());
    if (!converter) return false;
    UErrorCode error = U_ZERO_ERROR;
    std::uint64_t replaced = 0;
    ucnv_setToUCallBack(converter.get(), replace_and_count, &replaced, nullptr, nullptr, &error);
    if (U_FAILURE(error)) return false;
    out.charset = charset;
    out.text.reserve(bytes.size());
    TextSink sink(out);
    Utf16Reader reader(sink);
    std::array<UChar, 4096> units;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    do {
        error = U_ZERO_ERROR;
        UChar* to = units.data();
        ucnv_toUnicode(converter.get(), &to, to + units.size(), &from, end, nullptr, true, &error);
        reader.read(units.data(), static_cast<std::size_t>(to - units.data()));
    } while (error == U_BUFFER_OVERFLOW_ERROR);
    reader.finish();
    out.replaced += replaced;
    return true;
}

}  // namespace dossier
