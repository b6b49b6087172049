#include "output.h"
#include "program.h"
#include "streams.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <new>
#include <numeric>
#include <optional>
#include <ostream>

namespace dossier::cli {
namespace {

void print_overview(std::ostream& out) {
    out << "dossier reads news and policy documents and keeps what they state: who, how much, when, which "
           "deals.\n\n"
           "Usage: dossier COMMAND [OPTIONS] [FILE...]\n\nCommands:\n";
    std::size_t width = 0;
    for (const Command& command : commands())
        width = std::max(width, command.name.size());
    for (const Command& command : commands()) {
        out << "  " << command.name << std::string(width - command.name.size() + 2, ' ') << command.summary
            << '\n';
    }
    out << "\nOptions:\n  -h, --help  this list; 'dossier help COMMAND' or 'dossier COMMAND --help' tells "
           "more\n"
           "  --version   the version\n\n"
           "Examples:\n  dossier extract article.txt\n  dossier help extract\n\n"
           "Exit codes: 0 done, 1 nothing found (or a draft did not pass 'check'), 2 wrong usage,\n"
           "3 some inputs failed (the rest is done), 4 the knowledge base cannot be used, 5 the patterns "
           "cannot\n"
           "be loaded, 70 a fault in dossier itself.\n";
}

// Edits that turn `a` into `b`.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

CommandError unknown_command(const std::string& name) {
    std::string_view nearest;
    std::size_t best = 3;
    for (const Command& command : commands()) {
        const std::size_t edits = name.size() > 40 ? best : distance(name, command.name);
        if (edits < best) {
            best = edits;
            nearest = command.name;
        }
    }
    const char* kind = name.starts_with('-') ? "unknown option '" : "unknown command '";
    std::string what = kind + name + "'";
    if (!nearest.empty()) what += "; did you mean '" + std::string(nearest) + "'?";
    return CommandError(Exit::usage, what, "'dossier --help' lists the commands");
}

const Command& command_named(const std::string& name) {
    for (const Command& command : commands()) {
        if (command.name == name) return command;
    }
    throw unknown_command(name);
}

// CLI11 would only say that a subcommand is required, whatever stands there.
void check_action(const CLI::App& app, std::string_view command, const std::vector<std::string>& arguments) {
    const auto actions = app.get_subcommands([](const CLI::App*) { return true; });
    if (actions.empty() || (!arguments.empty() && arguments.front().starts_with('-'))) return;
    std::string names;
    for (const CLI::App* action : actions) {
        if (!arguments.empty() && action->get_name() == arguments.front()) return;
        names += (names.empty() ? "" : ", ") + action->get_name();
    }
    const std::string what = arguments.empty() ? "nothing to do" : "'" + arguments.front() + "' is unknown";
    throw CommandError(Exit::usage, std::string(command) + ": " + what + "; it takes one of " + names,
                       "'dossier " + std::string(command) + " --help' tells more");
}

// nullopt when the arguments ask for the help, which is printed then.
std::optional<Run> parse(const Command& command, std::vector<std::string> arguments, Terminal& terminal) {
    Run run;
    const auto app = app_of(command, run);
    check_action(*app, command.name, arguments);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        app->parse(std::move(arguments));
    } catch (const CLI::CallForHelp&) {
        terminal.out << app->help();
        return std::nullopt;
    } catch (const CLI::ParseError& error) {
        throw CommandError(Exit::usage, std::string(command.name) + ": " + error.what(),
                           "'" + app->get_name() + " --help' shows the options");
    }
    return run;
}

Exit dispatch(std::vector<std::string> arguments, Terminal& terminal) {
    if (arguments.empty()) {
        print_overview(terminal.err);
        return Exit::usage;
    }
    if (arguments.front() == "help") {
        arguments.erase(arguments.begin());
        arguments.emplace_back("--help");
    }
    const std::string& first = arguments.front();
    if (first == "--help" || first == "-h") {
        print_overview(terminal.out);
        return Exit::done;
    }
    if (first == "--version") {
        terminal.out << "dossier " DOSSIER_VERSION "\n";
        return Exit::done;
    }
    const Command& command = command_named(first);
    const auto run = parse(command, {arguments.begin() + 1, arguments.end()}, terminal);
    return run ? (*run)(terminal) : Exit::done;
}

int fail(Terminal& terminal, Exit exit, std::string_view what, std::string_view remedy) {
    print_problem(terminal, what, remedy);
    return static_cast<int>(exit);
}

// Output that came before a failure is still worth having; that it cannot be written is then the smaller
// problem.
void flush_quietly(Terminal& terminal) {
    try {
        terminal.out.flush();
    } catch (const std::exception&) {
    }
}

}  // namespace

std::unique_ptr<CLI::App> app_of(const Command& command, Run& run) {
    auto app =
        std::make_unique<CLI::App>(std::string(command.summary), "dossier " + std::string(command.name));
    app->set_help_flag("-h,--help", "this text");
    app->footer("Examples:\n" + std::string(command.examples));
    app->get_formatter()->column_width(32);
    run = command.setup(*app);
    return app;
}

void print_problem(Terminal& terminal, std::string_view what, std::string_view remedy) {
    std::string message = "dossier: ";
    for (std::string_view rest = what;;) {
        const std::size_t end = rest.find('\n');
        message += without_controls(rest.substr(0, end)) + "\n";
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
    }
    if (!remedy.empty()) message += "  " + without_controls(remedy) + "\n";
    terminal.err << message << std::flush;
}

int run_program(const std::vector<std::string>& arguments, Terminal& terminal) {
    try {
        const Exit exit = dispatch(arguments, terminal);
        terminal.out.flush();
        return static_cast<int>(exit);
    } catch (const OutputClosed&) {
        return static_cast<int>(Exit::done);  // whoever read us has seen enough
    } catch (const OutputFailed& error) {
        return fail(terminal, Exit::inputs_failed, error.what(), "what was printed so far is incomplete");
    } catch (const CommandError& error) {
        flush_quietly(terminal);
        return fail(terminal, error.exit, error.what(), error.help);
    } catch (const std::bad_alloc&) {
        flush_quietly(terminal);
        return fail(terminal, Exit::internal, "out of memory", "try smaller inputs or fewer --threads");
    } catch (const std::exception& error) {
        flush_quietly(terminal);
        return fail(
            terminal, Exit::internal, std::string("internal error: ") + error.what(),
            "this is a fault in dossier: please report it with the command and, if you may, the input");
    }
}

}  // namespace dossier::cli
