#include "manual.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace dossier::manual {
namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return out;
}

// What Markdown would take for its own.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '*' || c == '_' || c == '`' || c == '<' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

std::string title(std::string_view name, int section, std::string_view summary) {
    std::string head = std::string(name) + " " + std::to_string(section) +
                       " \"\" \"dossier " DOSSIER_VERSION "\" \"dossier manual\"";
    std::string first(summary);
    if (!first.empty() && first[0] >= 'A' && first[0] <= 'Z' && (first.size() < 2 || first[1] >= 'a'))
        first[0] = static_cast<char>(first[0] - 'A' + 'a');
    return head + "\n" + std::string(head.size(), '=') + "\n\n# NAME\n\n" + std::string(name) + " - " +
           plain(first) + "\n\n";
}

std::string dashed(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '-');
    return name;
}

std::string entry(const Flag& flag) {
    std::string out;
    for (const std::string& name : flag.names)
        out += (out.empty() ? "" : ", ") + (flag.argument ? "*" + plain(name) + "*" : "**" + name + "**");
    if (!flag.value.empty() && !flag.argument) out += " *" + plain(flag.value) + "*";
    out += "\n: " + plain(flag.help);
    if (!flag.environment.empty()) out += "; $" + plain(flag.environment) + " stands in for it";
    return out + "\n\n";
}

std::string synopsis(const Usage& usage, const std::string& command) {
    if (!usage.actions.empty()) {
        std::string out;
        for (const Usage& action : usage.actions)
            out += synopsis(action, command + " " + action.name);
        return out;
    }
    std::string out = "**" + command + "** [*OPTIONS*]";
    for (const Flag& flag : usage.flags)
        if (flag.argument) out += " [*" + plain(flag.names.front()) + "*]";
    return out + "\n\n";
}

std::string flags_of(const Usage& usage, const std::string& command) {
    std::string out;
    for (const bool arguments : {true, false})
        for (const Flag& flag : usage.flags)
            if (flag.argument == arguments) out += entry(flag);
    for (const Usage& action : usage.actions)
        out += "### " + command + " " + action.name + "\n\n" + plain(action.summary) + ".\n\n" +
               flags_of(action, command + " " + action.name);
    return out;
}

constexpr char exit_status[] =
    "# EXIT STATUS\n\n"
    "**0**\n: done\n\n"
    "**1**\n: nothing was found, or what was asked does not hold\n\n"
    "**2**\n: wrong usage\n\n"
    "**3**\n: some inputs failed; the rest is done\n\n"
    "**4**\n: the knowledge base cannot be used: locked, damaged, of a newer version, not ours\n\n"
    "**5**\n: the patterns cannot be loaded\n\n"
    "**70**\n: a fault in dossier itself\n\n";

// "  dossier money --limit 3\n" a line each.
std::string block(std::string_view lines) {
    return "```\n" + std::string(lines) + "```\n\n";
}

}  // namespace

std::string command_page(const Usage& usage, std::string_view words, std::string_view examples) {
    const std::string command = "dossier " + usage.name;
    return title(dashed(command), 1, usage.summary) + "# SYNOPSIS\n\n" + synopsis(usage, command) +
           std::string(words) + "\n# OPTIONS\n\n" + flags_of(usage, command) + "# EXAMPLES\n\n" +
           block(examples) + exit_status +
           "# SEE ALSO\n\n**dossier**(1), **dossier-kb**(5), **dossier-patterns**(5)\n";
}

std::string overview_page(std::string_view words) {
    std::string commands, also;
    for (const cli::Command& command : cli::commands()) {
        const std::string name(command.name);
        commands += "**" + name + "**\n: " + plain(command.summary) + "; see **dossier-" + name + "**(1)\n\n";
        also += "**dossier-" + name + "**(1), ";
    }
    return title("dossier", 1, "facts, figures and deals out of news and policy documents") +
           "# SYNOPSIS\n\n**dossier** *COMMAND* [*OPTIONS*] [*FILE*...]\n\n" + std::string(words) +
           "\n# COMMANDS\n\n" + commands + exit_status + "# SEE ALSO\n\n" + also +
           "**dossier-kb**(5), **dossier-patterns**(5)\n";
}

std::string format_page(std::string_view name, std::string_view summary, std::string_view words) {
    return title(name, 5, summary) + "# DESCRIPTION\n\n" + std::string(words) +
           "\n# SEE ALSO\n\n**dossier**(1)\n";
}

std::string schema_of(const std::filesystem::path& knowledge_base) {
    const SQLite::Database base(knowledge_base);
    SQLite::Statement query(
        base,
        "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite~_%' ESCAPE '~' AND name NOT LIKE '%~_fts~_%' ESCAPE '~' "
        "ORDER BY type, rowid");
    std::string out;
    while (query.executeStep()) {
        out += "### " + upper(query.getColumn(0).getString()) + " " + plain(query.getColumn(1).getString()) +
               "\n\n";
        out += "```\n" + query.getColumn(2).getString() + "\n```\n\n";
    }
    return out;
}

}  // namespace dossier::manual
