// Numbers as a reader of English sees them.
#pragma once
#include <algorithm>
#include <string>

namespace dossier {

// "-1234567.5" as "-1,234,567.5"; what has an exponent as it is.
inline std::string grouped(std::string digits) {
    if (digits.find('e') != std::string::npos) return digits;
    const std::size_t first = digits.starts_with('-') ? 1 : 0;
    std::size_t at = std::min(digits.find('.'), digits.size());
    while (at > first + 3) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

}  // namespace dossier
