#include <dossier/patterns/library.h>

namespace dossier {

PatternError::PatternError(std::string file_, int line_, int column_, std::string reason_, std::string remedy_)
    : std::runtime_error(file_ + ":" + std::to_string(line_) + ":" + std::to_string(column_) + ": " + reason_),
      file(std::move(file_)),
      line(line_),
      column(column_),
      reason(std::move(reason_)),
      remedy(std::move(remedy_)) {}

struct PatternLibrary::Impl {};

PatternLibrary::PatternLibrary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PatternLibrary::~PatternLibrary() = default;

std::shared_ptr<const PatternLibrary> PatternLibrary::built_in() {
    return std::shared_ptr<const PatternLibrary>(new PatternLibrary(std::make_unique<Impl>()));
}

std::shared_ptr<const PatternLibrary> PatternLibrary::with_folder(const std::filesystem::path&) { return built_in(); }

}  // namespace dossier
