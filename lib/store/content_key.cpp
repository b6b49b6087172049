#include <dossier/store/content_key.h>

#include <openssl/evp.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <stdexcept>

namespace dossier {
namespace {

// Looked up once: that takes longer than the digest of a short text.
const EVP_MD* sha256() {
    static const EVP_MD* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm;
}

bool is_ascii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

std::string fold_ascii(std::string_view name) {
    std::string out;
    out.reserve(name.size());
    bool blank = false;
    for (const char c : name) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            blank = !out.empty();
            continue;
        }
        if (blank) out += ' ';
        blank = false;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, sha256(), nullptr) != 1)
        throw std::runtime_error("OpenSSL gives no SHA-256");
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    out.reserve(2 * size);
    for (unsigned i = 0; i < size; ++i) {
        out += hex[digest[i] >> 4];
        out += hex[digest[i] & 15];
    }
    return out;
}

std::int64_t row_id_of(std::string_view sha256) {
    std::uint64_t value = 0;
    std::from_chars(sha256.data(), sha256.data() + 16, value, 16);
    return static_cast<std::int64_t>(value >> 1);
}

std::string fold_name(std::string_view name) {
    if (is_ascii(name)) return fold_ascii(name);
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU gives no case folding");
    const icu::UnicodeString folded = folding->normalize(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), status);
    icu::UnicodeString out;
    bool blank = false;
    for (std::int32_t i = 0; i < folded.length(); i = folded.moveIndex32(i, 1)) {
        const UChar32 c = folded.char32At(i);
        if (u_isUWhiteSpace(c)) {
            blank = !out.isEmpty();
        } else {
            if (blank) out.append(u' ');
            blank = false;
            out.append(c);
        }
    }
    std::string utf8;
    out.toUTF8String(utf8);
    return utf8;
}

std::int64_t entity_row_id(std::string_view type, std::string_view folded) {
    return row_id_of(sha256_hex(std::string(type) + '\x1f' + std::string(folded)));
}

}  // namespace dossier
