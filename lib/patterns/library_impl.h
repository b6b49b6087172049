// What the rooms patterns and extract see of a library. Not for others.
#pragma once
#include <dossier/patterns/compile.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/pack.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

struct PatternLibrary::Impl {
    // Maps `mapped`, unless `owned_image` holds an image of its own.
    Impl(std::string owned_image, std::string_view mapped);
    // The pack for a BCP 47 tag by its primary language; no language means English. nullptr for one without
    // patterns.
    const patterns::Pack* pack(std::string_view lang) const;

    // Of the image; computed when it is first asked for.
    const std::string& fingerprint() const;

    std::string owned;
    std::string_view image;
    std::vector<patterns::RawFile> files;  // the TOML files in force
    patterns::Names names;
    std::vector<std::unique_ptr<patterns::Pack>> packs;

  private:
    mutable std::once_flag fingerprinted_;
    mutable std::string fingerprint_;
};

namespace patterns {

// All *.toml files under a folder, with paths relative to it. Throws PatternError.
std::vector<RawFile> read_pattern_folder(const std::filesystem::path& folder);

}  // namespace patterns
}  // namespace dossier
