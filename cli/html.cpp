#include "html.h"
#include "output.h"

namespace dossier::cli {

std::string html_of(std::string_view text) {
    std::string out;
    for (std::string_view rest = text;;) {
        const std::size_t end = rest.find('\n');
        for (const char c : without_controls(rest.substr(0, end))) {
            switch (c) {
                case '&':
                    out += "&amp;";
                    break;
                case '<':
                    out += "&lt;";
                    break;
                case '>':
                    out += "&gt;";
                    break;
                case '"':
                    out += "&quot;";
                    break;
                default:
                    out += c;
            }
        }
        if (end == std::string_view::npos) return out;
        out += '\n';
        rest.remove_prefix(end + 1);
    }
}

}  // namespace dossier::cli
