// `dossier ARGUMENTS` without the process around it: what main() calls and the tests call too.
#pragma once
#include "command.h"

#include <memory>
#include <string>
#include <vector>

namespace dossier::cli {

// Finds the command, parses, runs it and turns whatever goes wrong into a message on `err` and an exit code.
// Throws nothing. `arguments` without the program's name.
int run_program(const std::vector<std::string>& arguments, Terminal& terminal);

// The command's flags with their help; `run` is what to run once they are parsed.
std::unique_ptr<CLI::App> app_of(const Command& command, Run& run);

}  // namespace dossier::cli
