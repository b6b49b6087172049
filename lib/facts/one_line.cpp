#include <dossier/facts/one_line.h>

namespace dossier {

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
    bool blank = false;
    for (const char c : text) {
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            blank = !out.empty();
        } else {
            if (blank) out += ' ';
            blank = false;
            out += c;
        }
    }
    return out;
}

}  // namespace dossier
