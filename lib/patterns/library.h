// The pattern library: what patterns/ says, compiled.
#pragma once
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// A pattern file that cannot be used: where, why, and what to do.
struct PatternError : std::runtime_error {
    PatternError(std::string file_, int line_, int column_, std::string reason_, std::string remedy_);
    std::string file;
    int line, column;  // 1-based; 0 if the whole file is meant
    std::string reason, remedy;
};

// Immutable; safe to share between threads.
class PatternLibrary {
  public:
    // The patterns compiled into the binary. Throws PatternError only if the build was broken.
    static std::shared_ptr<const PatternLibrary> built_in();
    // The same with the files of `folder` on top: a file of the same relative path replaces ours, others are
    // added.
    static std::shared_ptr<const PatternLibrary> with_folder(const std::filesystem::path& folder);
    // One of the two (the first if `folder` is empty) without the names that the gazetteers give as of these
    // kinds, to tell what stands on them. Throws std::invalid_argument for a kind that is none of
    // name_kinds().
    static std::shared_ptr<const PatternLibrary> without_names(const std::filesystem::path& folder,
                                                               const std::vector<std::string>& kinds);
    std::vector<std::string> name_kinds() const;  // "city", "company", "first-name", …

    // Names what documents of this language are read with: equal fingerprints and equal programs give equal
    // facts. Empty for a language without patterns.
    std::string fingerprint(std::string_view lang) const;

    PatternLibrary(const PatternLibrary&) = delete;
    PatternLibrary& operator=(const PatternLibrary&) = delete;
    ~PatternLibrary();

    struct Impl;
    const Impl& impl() const { return *impl_; }  // for the rooms patterns and extract alone

  private:
    explicit PatternLibrary(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace dossier
