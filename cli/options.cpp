#include "command.h"
#include "options.h"

#include <dossier/sources/iso_date.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <istream>
#include <stdexcept>

namespace dossier::cli {
namespace {

bool is_alnum(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alpha(char c) {
    return is_alnum(c) && c > '9';
}

}  // namespace

std::string check_date(const std::string& text) {
    if (is_iso_date(text)) return "";
    return "'" + text + "' is no date; a day of the calendar is wanted, as 2019-04-30";
}

std::string check_language(const std::string& text) {
    const std::string complaint = "'" + text + "' is no language tag; wanted is one as en, ru or zh-Hans";
    std::size_t begin = 0;
    for (bool first = true;; first = false) {
        const std::size_t end = std::min(text.find('-', begin), text.size());
        const std::string_view part = std::string_view(text).substr(begin, end - begin);
        if (part.size() < (first ? 2 : 1) || part.size() > 8) return complaint;
        if (!std::all_of(part.begin(), part.end(), first ? is_alpha : is_alnum)) return complaint;
        if (end == text.size()) return "";
        begin = end + 1;
    }
}

void add_source_options(CLI::App& app, SourceOptions& options) {
    add_choice<SourceKind>(app, "--from", options.kind,
                           "what the inputs are; by default each is told by its first bytes and its name",
                           {{"text", SourceKind::text},
                            {"jsonl", SourceKind::jsonl},
                            {"html", SourceKind::html},
                            {"csv", SourceKind::csv},
                            {"feed", SourceKind::feed},
                            {"mail", SourceKind::mail},
                            {"warc", SourceKind::warc},
                            {"archive", SourceKind::archive},
                            {"docx", SourceKind::docx},
                            {"odt", SourceKind::odt},
                            {"epub", SourceKind::epub},
                            {"pdf", SourceKind::pdf}});
    const auto limit = [&](const char* name, std::uint64_t& value, const char* help) {
        app.add_option(name, value, help)->type_name("BYTES")->check(CLI::PositiveNumber.description(""));
    };
    limit("--max-bytes", options.max_bytes, "largest file or record that is read (default: 512 MB)");
    limit("--max-page", options.max_page, "largest page of HTML (default: 64 MB)");
    limit("--max-expanded", options.max_expanded, "what one input may unpack to (default: 4 GB)");
    app.add_option("--max-depth", options.max_depth, "archives within archives (default: 8)")
        ->type_name("N")
        ->check(CLI::Range(0, 64).description(""));
    app.add_option("--max-convert", options.converter_seconds,
                   "time for a converter such as pdftotext (default: 60)")
        ->type_name("SECONDS")
        ->check(CLI::Range(1, 86400).description(""));
    add_text_options(app, options);
}

void add_text_options(CLI::App& app, SourceOptions& options) {
    app.add_option("--published", options.published, "date the text speaks from, where it does not say")
        ->type_name("DATE")
        ->check(CLI::Validator(check_date, ""));
    app.add_option("--lang", options.lang, "language of the text, where it does not say")
        ->type_name("TAG")
        ->check(CLI::Validator(check_language, ""));
}

void add_files_from(CLI::App& app, PathLists& lists) {
    app.add_option("--files-from", lists.from,
                   "read the paths from a file, one a line, or from - (standard input)")
        ->type_name("FILE");
    app.add_flag("-0,--null", lists.nul, "paths of --files-from end in NUL, as find -print0 prints them");
}

void gather_paths(const PathLists& lists, std::istream& in, std::vector<std::string>& paths) {
    if (lists.from.empty()) return;
    std::ifstream file;
    if (lists.from != "-") {
        file.open(lists.from, std::ios::binary);
        if (!file)
            throw CommandError(Exit::usage, lists.from + ": cannot be read",
                               "--files-from names a file of paths");
    }
    std::istream& from = lists.from == "-" ? in : file;
    const std::size_t before = paths.size();
    for (std::string path; std::getline(from, path, lists.nul ? '\0' : '\n');)
        if (!path.empty()) paths.push_back(path);
    if (paths.size() == before) throw CommandError(Exit::nothing_found, lists.from + ": lists no paths");
}

void add_patterns_option(CLI::App& app, std::string& folder) {
    app.add_option("--patterns", folder,
                   "folder of pattern files that add to the built-in ones or replace them")
        ->type_name("DIR");
}

std::string pattern_place(const std::string& file, int line, int column) {
    if (line == 0) return file + ": ";
    return file + ":" + std::to_string(line) + ":" + std::to_string(column) + ": ";
}

namespace {

std::shared_ptr<const PatternLibrary> loaded(
    const std::function<std::shared_ptr<const PatternLibrary>()>& load) {
    try {
        return load();
    } catch (const PatternError& error) {
        throw CommandError(Exit::patterns, pattern_place(error.file, error.line, error.column) + error.reason,
                           error.remedy);
    }
}

}  // namespace

std::shared_ptr<const PatternLibrary> load_patterns(const std::string& folder) {
    return loaded(
        [&] { return folder.empty() ? PatternLibrary::built_in() : PatternLibrary::with_folder(folder); });
}

std::shared_ptr<const PatternLibrary> load_patterns_without(const std::string& folder,
                                                            const std::vector<std::string>& kinds) {
    try {
        return loaded([&] { return PatternLibrary::without_names(folder, kinds); });
    } catch (const std::invalid_argument& kind) {
        std::string known;
        for (const std::string& each : PatternLibrary::built_in()->name_kinds())
            known += (known.empty() ? "" : ", ") + each;
        throw CommandError(Exit::usage, "the gazetteers have no kind '" + std::string(kind.what()) + "'",
                           "they have " + known);
    }
}

void add_threads_option(CLI::App& app, unsigned& threads) {
    app.add_option("--threads", threads, "threads to work with (default: as many as the machine has)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024).description(""));
}

void add_writing_limits(CLI::App& app, WritingLimits& limits) {
    app.add_option("--wait", limits.wait,
                   "how long to wait for another process that writes; 0: leave at once with exit code 4 "
                   "(default: 30)")
        ->type_name("SECONDS")
        ->check(CLI::Range(0, 86400).description(""));
    app.add_option("--max-seconds", limits.most_seconds, "stop after that time; what was read is kept")
        ->type_name("SECONDS")
        ->check(CLI::Range(0.0, 1e9).description(""));
}

}  // namespace dossier::cli
