#include "output_file.h"

#include <unistd.h>

#include <filesystem>

namespace dossier::cli {
namespace {

[[noreturn]] void fail(const std::string& path) {
    throw CommandError(Exit::inputs_failed, path + ": cannot be written",
                       "see that its folder is there, may be written to, and has room");
}

}  // namespace

OutputFile::OutputFile(std::string path, Terminal& terminal) : path_(std::move(path)), terminal_(terminal) {
    if (path_.empty()) return;
    beside_ = path_ + "." + std::to_string(getpid()) + ".part";
    file_.open(beside_, std::ios::binary);
    if (!file_) fail(path_);
}

OutputFile::~OutputFile() {
    if (beside_.empty()) return;
    file_.close();
    std::error_code ignored;
    std::filesystem::remove(beside_, ignored);
}

void OutputFile::close() {
    if (path_.empty()) {
        terminal_.out.flush();
        return;
    }
    file_.close();
    std::error_code error;
    if (file_) std::filesystem::rename(beside_, path_, error);
    if (!file_ || error) fail(path_);
    beside_.clear();
}

}  // namespace dossier::cli
