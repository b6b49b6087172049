// What can go wrong with a knowledge base, in words for its owner.
#pragma once
#include <stdexcept>
#include <string>

namespace dossier {

struct StoreError : std::runtime_error {
    enum class Code {
        missing,       // no such file
        not_ours,      // no SQLite file, or another program's
        newer_schema,  // written by a newer dossier
        older_schema,  // opened for reading, and has to be brought up to date first
        locked,        // another process kept it locked for longer than the patience of this one
        damaged,
        full,  // no room on the disk
        read_only,
        cannot_open,  // a folder that does not exist, permissions, …
        failed,       // anything else that SQLite refuses
    };
    StoreError(Code code_, const std::string& message, std::string remedy_)
        : std::runtime_error(message), code(code_), remedy(std::move(remedy_)) {}
    Code code;           // what() names the file and the reason
    std::string remedy;  // what to do; may be empty
};

}  // namespace dossier
