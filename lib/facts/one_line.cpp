#include <dossier/facts/one_line.h>

namespace dossier {
namespace {

bool is_white(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

}  // namespace

bool is_on_one_line(std::string_view text) {
    bool blank = true;  // none may stand at the beginning
    for (const char c : text) {
        if ((c >= '\t' && c <= '\r') || (c == ' ' && blank)) return false;
        blank = c == ' ';
    }
    return !blank || text.empty();
}

std::string on_one_line(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && !is_white(text[end]))
            ++end;
        if (end > at && !out.empty()) out += ' ';
        out.append(text, at, end - at);
        at = end + 1;
    }
    return out;
}

}  // namespace dossier
