#include "manual.h"
#include "program.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace dossier::manual {
namespace {

Flag flag_of(const CLI::Option& option) {
    Flag flag;
    for (const std::string& name : option.get_snames())
        flag.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames())
        flag.names.push_back("--" + name);
    flag.argument = flag.names.empty();
    if (flag.argument) flag.names.push_back(option.get_name());
    if (option.get_items_expected_max() > 0) flag.value = option.get_type_name();
    flag.value = flag.value.substr(0, flag.value.find(':'));  // without the name of a check
    flag.help = option.get_description();
    flag.environment = option.get_envname();
    return flag;
}

Usage usage_of(const CLI::App& app, std::string name) {
    Usage usage{std::move(name), app.get_description(), {}, {}};
    for (const CLI::Option* option :
         app.get_options([](const CLI::Option* o) { return !o->get_group().empty(); }))
        usage.flags.push_back(flag_of(*option));
    for (const CLI::App* action : app.get_subcommands([](const CLI::App*) { return true; }))
        usage.actions.push_back(usage_of(*action, action->get_name()));
    return usage;
}

}  // namespace

std::vector<std::string> Flag::choices() const {
    const bool listed = value.find('|') != std::string::npos &&
                        std::none_of(value.begin(), value.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    return listed ? CLI::detail::split(value, '|') : std::vector<std::string>{};
}

bool Flag::takes_path() const {
    static constexpr std::string_view paths[] = {"FILE", "DIR", "PATH"};
    const std::string_view what = argument ? std::string_view(names.front()) : std::string_view(value);
    return std::any_of(std::begin(paths), std::end(paths),
                       [&](std::string_view path) { return what.substr(0, path.size()) == path; });
}

Usage usage_of(const cli::Command& command) {
    cli::Run run;
    return usage_of(*cli::app_of(command, run), std::string(command.name));
}

}  // namespace dossier::manual
