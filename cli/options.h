// Options that several commands share, and what their values become.
#pragma once
#include <dossier/patterns/library.h>
#include <dossier/sources/reader.h>

#include <CLI/CLI.hpp>

#include <iosfwd>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace dossier::cli {

// An option with named values; anything else is refused with the list of names.
template <class Value>
CLI::Option* add_choice(CLI::App& app, const std::string& name, Value& value, const std::string& description,
                        std::vector<std::pair<std::string, Value>> choices) {
    std::string shown, listed;
    for (const auto& choice : choices) {
        shown += (shown.empty() ? "" : "|") + choice.first;
        listed += (listed.empty() ? "" : ", ") + choice.first;
    }
    const auto take = [&value, name, listed, choices = std::move(choices)](const std::string& text) {
        for (const auto& choice : choices) {
            if (choice.first == text) {
                value = choice.second;
                return;
            }
        }
        throw CLI::ValidationError(name, "'" + text + "' is none of " + listed);
    };
    return app.add_option_function<std::string>(name, take, description)->type_name(shown);
}

// --from, --published and --lang: how documents are read and what they speak from where they do not say.
void add_source_options(CLI::App& app, SourceOptions& options);
void add_text_options(CLI::App& app, SourceOptions& options);  // --published and --lang alone

// --files-from FILE and -0.
struct PathLists {
    std::string from;  // a file of paths, "-" for standard input; empty for none
    bool nul = false;  // paths end in NUL, not in a new line
};
void add_files_from(CLI::App& app, PathLists& lists);
// Appends the paths that are listed. Throws CommandError where the list cannot be read.
void gather_paths(const PathLists& lists, std::istream& in, std::vector<std::string>& paths);

// --patterns DIR.
void add_patterns_option(CLI::App& app, std::string& folder);

// The built-in patterns, with `folder` on top unless it is empty. A PatternError becomes a CommandError of
// Exit::patterns with file, line, column, reason and remedy.
std::shared_ptr<const PatternLibrary> load_patterns(const std::string& folder);

// The same without the gazetteers' names of these kinds. A kind that there is not is Exit::usage.
std::shared_ptr<const PatternLibrary> load_patterns_without(const std::string& folder,
                                                            const std::vector<std::string>& kinds);

// "file:line:column: ", or "file: " where the whole file is meant (line 0).
std::string pattern_place(const std::string& file, int line, int column);

// --threads N; 0 stands for as many as the machine has.
void add_threads_option(CLI::App& app, unsigned& threads);

// --wait and --max-seconds, of commands that write for long.
struct WritingLimits {
    double wait = 30, most_seconds = 0;
    int patience_ms() const { return static_cast<int>(wait * 1000); }
};
void add_writing_limits(CLI::App& app, WritingLimits& limits);

// Validators: "" if `text` is right, else the complaint.
std::string check_date(const std::string& text);  // YYYY-MM-DD that exists in the calendar
std::string check_language(const std::string& text);

}  // namespace dossier::cli
