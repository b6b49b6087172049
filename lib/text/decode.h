// Bytes of any kind to UTF-8.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

struct Decoded {
    std::string text;            // valid UTF-8, line ends made "\n", without byte order mark
    std::string charset;         // the charset it was read as ("UTF-8", "windows-1251", …)
    std::uint64_t replaced = 0;  // bytes or sequences that became U+FFFD; NUL becomes U+FFFD too
};

// In the order of trust: a byte order mark; valid UTF-8; the declared charset (empty if none); ICU's
// detector; at last windows-1252. Never fails and never throws but for memory: bytes that make no sense are
// replaced and counted.
Decoded decode(std::string_view bytes, std::string_view declared_charset = {});

}  // namespace dossier
