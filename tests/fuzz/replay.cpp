// Runs a fuzz target over saved inputs: each argument is a file, or a folder whose files are run in sorted
// order.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> inputs(int count, char** arguments) {
    std::vector<fs::path> files;
    for (int i = 0; i < count; ++i) {
        const fs::path path = arguments[i];
        if (!fs::is_directory(path)) {
            files.push_back(path);
            continue;
        }
        for (const auto& entry : fs::directory_iterator(path))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

bool run(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        return false;
    }
    // The name first: when the target aborts, it is the last line.
    std::printf("%s\n", path.c_str());
    std::fflush(stdout);
    // A copy of the exact size, so that AddressSanitizer sees a read past its end.
    const std::vector<char> bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    const auto files = inputs(argc - 1, argv + 1);
    const auto failed =
        std::count_if(files.begin(), files.end(), [](const auto& file) { return !run(file); });
    std::printf("%zu inputs\n", files.size());
    return files.empty() || failed != 0 ? 1 : 0;
}
