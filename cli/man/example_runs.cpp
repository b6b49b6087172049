#include "manual.h"
#include "program.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace dossier::manual {
namespace {

constexpr int page_width = 80;

// As a shell takes words apart, with ' and " and no more.
std::vector<std::string> words_of(std::string_view line) {
    std::vector<std::string> words;
    char quote = 0;
    bool open = false;
    for (const char c : line) {
        if (quote != 0 ? c == quote : c == '\'' || c == '"') {
            quote = quote != 0 ? char{0} : c;
            if (!open) words.emplace_back();
            open = true;
        } else if (c == ' ' && quote == 0) {
            open = false;
        } else {
            if (!open) words.emplace_back();
            open = true;
            words.back() += c;
        }
    }
    return words;
}

std::string run(std::string_view line) {
    std::vector<std::string> words = words_of(line);
    std::istringstream in;
    if (words.size() == 4 && words[0] == "echo" && words[2] == ">") {
        std::ofstream(words[3]) << words[1] << '\n';
        return {};
    }
    if (words.size() > 3 && words[0] == "echo" && words[2] == "|") {
        in.str(words[1] + "\n");
        words.erase(words.begin(), words.begin() + 3);
    }
    if (words.empty() || words[0] != "dossier")
        throw std::runtime_error("the manual can run no '" + std::string(line) + "'");
    words.erase(words.begin());
    std::ostringstream out, err;
    cli::Terminal terminal{in, out, err, false, false, page_width};
    const int code = cli::run_program(words, terminal);
    if (code > static_cast<int>(cli::Exit::nothing_found))
        throw std::runtime_error("'" + std::string(line) + "' ends with " + std::to_string(code) + ": " +
                                 err.str());
    return out.str() + err.str();
}

}  // namespace

std::string with_output(std::string_view page, const std::filesystem::path& folder) {
    const std::filesystem::path before = std::filesystem::current_path();
    std::filesystem::current_path(folder);
    std::istringstream lines{std::string(page)};
    std::string out;
    bool console = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("```")) {
            console = line == "```console";
            out += (line.size() > 3 ? "```" : line) + "\n";
            continue;
        }
        // A blank before each line: a line of roff must not begin with a dot.
        out += (console ? " " : "") + line + "\n";
        if (!console || !line.starts_with("$ ")) continue;
        std::istringstream printed(run(std::string_view(line).substr(2)));
        for (std::string row; std::getline(printed, row);)
            out += " " + row.substr(0, row.find_last_not_of(' ') + 1) + "\n";
    }
    std::filesystem::current_path(before);
    return out;
}

}  // namespace dossier::manual
