// Output to a file that is there in full or not at all.
#pragma once
#include "command.h"

#include <fstream>
#include <string>

namespace dossier::cli {

// Writes beside `path` and puts it in its place at close(); until then, and where anything fails, what was
// there stays. Throws CommandError. An empty path is the terminal's output.
class OutputFile {
  public:
    OutputFile(std::string path, Terminal& terminal);
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return path_.empty() ? terminal_.out : file_; }
    void close();

  private:
    std::string path_, beside_;
    Terminal& terminal_;
    std::ofstream file_;
};

}  // namespace dossier::cli
