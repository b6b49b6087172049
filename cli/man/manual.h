// The manual and the completions of the shells, made while dossier is built: from the registry, the flags
// that the commands bind, and the pages' own words in cli/man/*.md.
#pragma once
#include "command.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::manual {

// A flag or an argument in a place, as CLI11 knows it.
struct Flag {
    std::vector<std::string> names;  // "-h", "--help"; of an argument, its name
    std::string value;               // "FILE", "table|jsonl"; empty for a switch
    std::string help;
    std::string environment;                   // the variable that stands in for it; empty if none
    bool argument = false;                     // stands by its place, not by a name
    std::vector<std::string> choices() const;  // of "a|b|c"; empty for any other value
    bool takes_path() const;
};

// A command or one of its actions ("patterns list").
struct Usage {
    std::string name;  // without "dossier "
    std::string summary;
    std::vector<Flag> flags;
    std::vector<Usage> actions;
};
Usage usage_of(const cli::Command& command);

// Runs the commands of a page in `folder` and gives the page with what they print. In a block of the page
// that begins with "```console", a line "$ dossier ..." is run, and "$ echo 'text' | dossier ..." with that
// text as its input. Throws std::runtime_error where a command fails, with what it said.
std::string with_output(std::string_view page, const std::filesystem::path& folder);

// A page as go-md2man reads it. `words` are the page's own, under headings of their own.
std::string command_page(const Usage& usage, std::string_view words, std::string_view examples);
std::string overview_page(std::string_view words);
std::string format_page(std::string_view name, std::string_view summary, std::string_view words);

// The tables and views of a knowledge base as they were declared, a heading each.
std::string schema_of(const std::filesystem::path& knowledge_base);

std::string bash_completion(const std::vector<Usage>& commands);
std::string zsh_completion(const std::vector<Usage>& commands);
std::string fish_completion(const std::vector<Usage>& commands);

}  // namespace dossier::manual
