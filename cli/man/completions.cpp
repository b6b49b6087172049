#include "manual.h"

namespace dossier::manual {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between = " ") {
    std::string out;
    for (const std::string& word : words)
        out += (out.empty() ? "" : between) + word;
    return out;
}

std::vector<std::string> names_of(const std::vector<Usage>& usages) {
    std::vector<std::string> out;
    for (const Usage& usage : usages)
        out.push_back(usage.name);
    return out;
}

// In single quotes, for any of the three shells; what `special` names gets a backslash besides.
std::string in_quotes(std::string_view text, std::string_view special = "") {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
            continue;
        }
        if (special.find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    return out + "'";
}

bool takes_paths(const Usage& usage) {
    for (const Flag& flag : usage.flags)
        if (flag.argument && flag.takes_path()) return true;
    return false;
}

// ---- bash: what fits at a place of one command, as the cases of a `case "$key" in`

std::string bash_command(const Usage& usage, const std::string& key) {
    std::vector<std::string> flags;
    std::string values;
    for (const Flag& flag : usage.flags) {
        if (flag.argument) continue;
        flags.insert(flags.end(), flag.names.begin(), flag.names.end());
        if (flag.value.empty()) continue;
        const auto choices = flag.choices();
        values += "                " + joined(flag.names, "|") + ") ";
        values += flag.takes_path() ? "_dossier_files; return ;;\n"
                  : choices.empty() ? "return ;;\n"
                                    : "_dossier_words " + in_quotes(joined(choices)) + "; return ;;\n";
    }
    std::string out = "        " + in_quotes(key) + ")\n";
    if (!values.empty()) out += "            case $previous in\n" + values + "            esac\n";
    out +=
        "            [[ $current == -* ]] && { _dossier_words " + in_quotes(joined(flags)) + "; return; }\n";
    if (!usage.actions.empty())
        out += "            _dossier_words " + in_quotes(joined(names_of(usage.actions))) + "\n";
    if (takes_paths(usage)) out += "            _dossier_files\n";
    out += "            ;;\n";
    for (const Usage& action : usage.actions)
        out += bash_command(action, key + " " + action.name);
    return out;
}

// ---- zsh: the specifications of _arguments

std::string zsh_flags(const Usage& usage, const char* indent) {
    std::string out;
    for (const Flag& flag : usage.flags) {
        const std::string help = in_quotes(flag.help, "[]:\\");
        std::string value;
        if (flag.takes_path()) {
            value = ":file:_files";
        } else if (const auto choices = flag.choices(); !choices.empty()) {
            value = ":value:(" + joined(choices) + ")";
        } else if (!flag.value.empty()) {
            value = ":" + flag.value + ":";
        }
        if (flag.argument) {
            out += " \\\n" + std::string(indent) +
                   in_quotes("*:" + flag.names.front() + ":" + (flag.takes_path() ? "_files" : ""));
            continue;
        }
        for (const std::string& name : flag.names)
            out += " \\\n" + std::string(indent) + "'" + name + "['" + help + "']" + value + "'";
    }
    return out;
}

std::string zsh_command(const Usage& usage) {
    if (usage.actions.empty())
        return "        " + usage.name + ")\n            _arguments" + zsh_flags(usage, "                ") +
               "\n            ;;\n";
    std::string out = "        " + usage.name +
                      ")\n            if (( CURRENT == 2 )); then\n                _values action";
    for (const Usage& action : usage.actions)
        out += " " + in_quotes(action.name + "[" + action.summary + "]", "\\");
    out +=
        "\n                return\n            fi\n            shift words; (( CURRENT-- ))\n            "
        "case $words[1] in\n";
    for (const Usage& action : usage.actions)
        out += "                " + action.name + ") _arguments" + zsh_flags(action, "                    ") +
               " ;;\n";
    return out + "            esac\n            ;;\n";
}

// ---- fish: one `complete` a flag

std::string fish_flags(const Usage& usage, const std::string& when) {
    std::string out;
    for (const Flag& flag : usage.flags) {
        if (flag.argument) {
            if (!flag.takes_path()) out += "complete -c dossier -n " + in_quotes(when) + " -f\n";
            continue;
        }
        out += "complete -c dossier -n " + in_quotes(when);
        for (const std::string& name : flag.names)
            out += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
        if (!flag.value.empty()) out += flag.takes_path() ? " -r -F" : " -x";
        if (const auto choices = flag.choices(); !choices.empty()) out += " -a " + in_quotes(joined(choices));
        out += " -d " + in_quotes(flag.help) + "\n";
    }
    return out;
}

}  // namespace

std::string bash_completion(const std::vector<Usage>& commands) {
    std::string out =
        "# bash completion for dossier; generated, like its manual, from the flags of its commands.\n"
        "_dossier_words() { mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$current\"); }\n"
        "_dossier_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "
        "\"$current\"); }\n"
        "_dossier() {\n"
        "    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}\n"
        "    local key=${COMP_WORDS[1]}\n"
        "    COMPREPLY=()\n"
        "    if ((COMP_CWORD == 1)); then\n        _dossier_words '" +
        joined(names_of(commands)) +
        " help --help --version'\n        return\n    fi\n"
        "    case $key in\n";
    for (const Usage& command : commands)
        if (!command.actions.empty())
            out += "        " + command.name + ") ((COMP_CWORD > 2)) && key+=\" ${COMP_WORDS[2]}\" ;;\n";
    out += "        help) _dossier_words '" + joined(names_of(commands)) +
           "'; return ;;\n    esac\n    case $key in\n";
    for (const Usage& command : commands)
        out += bash_command(command, command.name);
    return out + "    esac\n}\ncomplete -F _dossier dossier\n";
}

std::string zsh_completion(const std::vector<Usage>& commands) {
    std::string out =
        "#compdef dossier\n# Generated, like the manual of dossier, from the flags of its commands.\n"
        "_dossier() {\n    if (( CURRENT == 2 )); then\n        _values command";
    for (const Usage& command : commands)
        out += " \\\n            " + in_quotes(command.name + "[" + command.summary + "]", "\\");
    out += "\n        return\n    fi\n    shift words; (( CURRENT-- ))\n    case $words[1] in\n";
    for (const Usage& command : commands)
        out += zsh_command(command);
    return out + "    esac\n}\n_dossier \"$@\"\n";
}

std::string fish_completion(const std::vector<Usage>& commands) {
    std::string out =
        "# fish completion for dossier; generated, like its manual, from the flags of its commands.\n";
    for (const Usage& command : commands)
        out += "complete -c dossier -n __fish_use_subcommand -f -a " + command.name + " -d " +
               in_quotes(command.summary) + "\n";
    for (const Usage& command : commands) {
        const std::string when = "__fish_seen_subcommand_from " + command.name;
        out += fish_flags(command, when);
        const std::string none =
            when + "; and not __fish_seen_subcommand_from " + joined(names_of(command.actions));
        for (const Usage& action : command.actions) {
            out += "complete -c dossier -n " + in_quotes(none) + " -f -a " + action.name + " -d " +
                   in_quotes(action.summary) + "\n";
            out += fish_flags(action, when + "; and __fish_seen_subcommand_from " + action.name);
        }
    }
    return out;
}

}  // namespace dossier::manual
