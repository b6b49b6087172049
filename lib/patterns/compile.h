// Pattern files and gazetteers to the image that the library maps. Runs at build time, and for --patterns.
#pragma once
#include <dossier/patterns/names.h>
#include <dossier/patterns/source.h>

#include <string>
#include <vector>

namespace dossier::patterns {

// A file under patterns/ as it stands.
struct RawFile {
    std::string path;  // relative, '/' between
    std::string text;
};

// The gazetteers' share of an image. Throws PatternError for a line that is no name.
std::string compile_names(const std::vector<NameFile>& files);

// The whole image. Throws PatternError for the first mistake. It holds the TOML files too, for `patterns
// list` and `test` and for libraries on top of it. The order of `files` does not matter.
std::string compile(std::vector<RawFile> toml_files, std::string_view names_image);

// What an image begins with.
struct ImageParts {
    std::vector<RawFile> files;
    std::string_view names;
    std::string_view packs;
};
ImageParts parts_of(std::string_view image);

}  // namespace dossier::patterns
