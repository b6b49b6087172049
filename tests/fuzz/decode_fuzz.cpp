// Any bytes, with any declared charset, become valid UTF-8 without "\r" and NUL.
#include <dossier/text/analysis.h>
#include <dossier/text/decode.h>
#include <dossier/text/offsets.h>

#include <cstdint>
#include <cstdlib>
#include <string_view>

// The first byte chooses the declared charset, the rest is the document.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::string_view charsets[] = {"",        "utf-8",  "windows-1251", "Shift_JIS",
                                                    "gb18030", "UTF-16", "ISO-2022-JP",  "no-such-charset",
                                                    "utf-7",   "big5"};
    if (size == 0) return 0;
    const std::string_view charset = charsets[data[0] % std::size(charsets)];
    const dossier::Decoded first =
        dossier::decode({reinterpret_cast<const char*>(data) + 1, size - 1}, charset);
    if (first.text.find('\r') != std::string::npos || first.text.find('\0') != std::string::npos)
        std::abort();
    const dossier::CodePointIndex index(first.text);
    if (index.at(first.text, static_cast<std::uint32_t>(first.text.size())) != index.size()) std::abort();
    return 0;
}
