#include <dossier/patterns/compile.h>
#include <dossier/patterns/embedded.h>
#include <dossier/patterns/library.h>
#include <dossier/patterns/library_impl.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

namespace dossier {

namespace fs = std::filesystem;

namespace {

// The built-in files, those of the folder in the place of theirs.
std::vector<patterns::RawFile> files_with(const patterns::ImageParts& parts, const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& file : parts.files)
        files[file.path] = file.text;
    if (!folder.empty())
        for (auto& file : patterns::read_pattern_folder(folder))
            files[file.path] = std::move(file.text);
    std::vector<patterns::RawFile> all;
    for (auto& [path, text] : files)
        all.push_back({path, std::move(text)});
    return all;
}

}  // namespace

PatternError::PatternError(std::string file_, int line_, int column_, std::string reason_,
                           std::string remedy_)
    : std::runtime_error(file_ + ":" + std::to_string(line_) + ":" + std::to_string(column_) + ": " +
                         reason_),
      file(std::move(file_)),
      line(line_),
      column(column_),
      reason(std::move(reason_)),
      remedy(std::move(remedy_)) {}

PatternLibrary::Impl::Impl(std::string owned_image, std::string_view mapped)
    : owned(std::move(owned_image)), image(owned.empty() ? mapped : std::string_view(owned)) {
    patterns::ImageParts parts = patterns::parts_of(image);
    files = std::move(parts.files);
    patterns::ImageReader names_reader(parts.names);
    names = patterns::Names(names_reader);
    patterns::ImageReader reader(parts.packs);
    packs.resize(reader.number());
    for (auto& pack : packs)
        pack = std::make_unique<patterns::Pack>(reader, names);
}

const patterns::Pack* PatternLibrary::Impl::pack(std::string_view lang) const {
    std::string_view primary = lang.substr(0, lang.find_first_of("-_"));
    if (primary.empty() || primary == "und") primary = "en";
    for (const auto& pack : packs)
        if (pack->lang() == primary) return pack.get();
    return nullptr;
}

const std::string& PatternLibrary::Impl::fingerprint() const {
    std::call_once(fingerprinted_, [this] {
        static constexpr char hex[] = "0123456789abcdef";
        const XXH64_hash_t hash = XXH3_64bits(image.data(), image.size());
        for (int bits = 60; bits >= 0; bits -= 4)
            fingerprint_ += hex[hash >> bits & 15];
    });
    return fingerprint_;
}

std::string PatternLibrary::fingerprint(std::string_view lang) const {
    return impl_->pack(lang) != nullptr ? impl_->fingerprint() : std::string();
}

PatternLibrary::PatternLibrary(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PatternLibrary::~PatternLibrary() = default;

std::shared_ptr<const PatternLibrary> PatternLibrary::built_in() {
    return std::shared_ptr<const PatternLibrary>(
        new PatternLibrary(std::make_unique<Impl>(std::string(), patterns::embedded_image())));
}

std::shared_ptr<const PatternLibrary> PatternLibrary::with_folder(const fs::path& folder) {
    const patterns::ImageParts parts = patterns::parts_of(patterns::embedded_image());
    return std::shared_ptr<const PatternLibrary>(new PatternLibrary(std::make_unique<Impl>(
        patterns::compile(files_with(parts, folder), parts.names), std::string_view())));
}

std::shared_ptr<const PatternLibrary> PatternLibrary::without_names(const fs::path& folder,
                                                                    const std::vector<std::string>& kinds) {
    const patterns::ImageParts parts = patterns::parts_of(patterns::embedded_image());
    patterns::ImageWriter names;
    patterns::write_names_without(parts.names, kinds, names);
    return std::shared_ptr<const PatternLibrary>(new PatternLibrary(std::make_unique<Impl>(
        patterns::compile(files_with(parts, folder), names.take()), std::string_view())));
}

std::vector<std::string> PatternLibrary::name_kinds() const {
    const std::vector<std::string_view>& kinds = impl_->names.kinds();
    return {kinds.begin(), kinds.end()};
}

namespace patterns {

std::vector<RawFile> read_pattern_folder(const fs::path& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        throw PatternError(folder.string(), 0, 0, "this is no folder of patterns",
                           "give a folder with files like en/money.toml");
    std::vector<RawFile> out;
    for (auto it = fs::recursive_directory_iterator(folder, error);
         !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (!it->is_regular_file() || it->path().extension() != ".toml") continue;
        std::ifstream in(it->path(), std::ios::binary);
        std::ostringstream text;
        text << in.rdbuf();
        std::string path = fs::relative(it->path(), folder).generic_string();
        if (!in) throw PatternError(path, 0, 0, "the file cannot be read", "check its permissions");
        if (path.find('/') == std::string::npos)
            throw PatternError(path, 0, 0, "a pattern file belongs into a folder named for its language",
                               "move it to en/" + path + " or common/" + path);
        out.push_back({std::move(path), std::move(text).str()});
    }
    if (error)
        throw PatternError(folder.string(), 0, 0, "the folder cannot be read: " + error.message(),
                           "check its permissions");
    return out;
}

}  // namespace patterns
}  // namespace dossier
