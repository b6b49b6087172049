// Compiles patterns/ to the image that the binary maps. Runs during the build:
//   pattern_compiler PATTERNS_FOLDER IMAGE
#include <dossier/patterns/compile.h>
#include <dossier/patterns/embedded.h>
#include <dossier/patterns/library_impl.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

namespace fs = std::filesystem;

std::string_view dossier::patterns::embedded_image() {
    return {};
}

namespace {

std::vector<dossier::patterns::NameFile> read_gazetteers(const fs::path& folder) {
    std::vector<dossier::patterns::NameFile> out;
    if (!fs::is_directory(folder)) return out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".tsv") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        out.push_back({"gazetteers/" + entry.path().filename().string(), std::move(text).str()});
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: pattern_compiler PATTERNS_FOLDER IMAGE\n";
        return 2;
    }
    try {
        std::string names =
            dossier::patterns::compile_names(read_gazetteers(fs::path(argv[1]) / "gazetteers"));
        std::string image =
            dossier::patterns::compile(dossier::patterns::read_pattern_folder(argv[1]), names);
        std::ofstream(argv[2], std::ios::binary) << image;
        return 0;
    } catch (const dossier::PatternError& e) {
        std::cerr << "patterns/" << e.what() << "\n  " << e.remedy << "\n";
    } catch (const std::exception& e) {
        std::cerr << e.what() << "\n";
    }
    return 5;
}
