// The frame of a command: `dossier NAME` lives in cli/NAME.cpp and has one line in cli/registry.cpp.
#pragma once
#include <functional>
#include <iosfwd>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace dossier::cli {

// The documented exit codes. An internal fault ends in none of the first six.
enum class Exit : int {
    done = 0,
    nothing_found = 1,  // the answer to what was asked is empty, or a draft did not pass its check
    usage = 2,
    inputs_failed = 3,   // some inputs failed, the rest is done
    knowledge_base = 4,  // locked, damaged, newer schema, not ours
    patterns = 5,        // the pattern library cannot be loaded
    internal = 70,
};

// What a command may write to. Results go to `out`, everything else to `err`.
struct Terminal {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;  // colour allowed on `out` (a terminal, NO_COLOR unset, TERM not dumb)
    bool err_is_terminal = false;
    int width = 0;  // $COLUMNS, else the columns of the terminal, else 0: nothing is cut then
};

// Ends a command with a message that helps: what failed, where and why, what to do. Caught in main alone.
struct CommandError : std::runtime_error {
    CommandError(Exit code, const std::string& what, std::string remedy = {})
        : std::runtime_error(what), exit(code), help(std::move(remedy)) {}
    Exit exit;
    std::string help;
};

using Run = std::function<Exit(Terminal&)>;

struct Command {
    std::string_view name;
    std::string_view summary;   // one line, for the list of commands
    std::string_view examples;  // shown at the end of --help
    Run (*setup)(
        CLI::App&);  // binds the flags to an options struct that the returned Run owns; touches no file
};

std::span<const Command> commands();  // in the order of --help

}  // namespace dossier::cli
