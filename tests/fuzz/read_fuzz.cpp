// Any bytes, as whatever format they are asked to be read as, become documents of valid UTF-8 or failures
// with a reason.
#include <dossier/sources/reader.h>
#include <dossier/text/offsets.h>

#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

// The first byte chooses the format, the rest is the input.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using dossier::SourceKind;
    // Not pdf: pdftotext is a process of its own, with fuzzers of its own.
    static constexpr SourceKind kinds[] = {SourceKind::detect,  SourceKind::html,  SourceKind::csv,
                                           SourceKind::feed,    SourceKind::mail,  SourceKind::warc,
                                           SourceKind::archive, SourceKind::docx,  SourceKind::odt,
                                           SourceKind::epub,    SourceKind::jsonl, SourceKind::text};
    if (size == 0) return 0;
    dossier::SourceOptions options;
    options.kind = kinds[data[0] % std::size(kinds)];
    options.max_bytes = options.max_page = 1 << 22;
    options.max_expanded = 1 << 22;
    const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (options.kind == SourceKind::detect && bytes.find("%PDF-") != std::string::npos) return 0;
    std::istringstream in(bytes);
    dossier::read_documents(
        {"-"}, options, in,
        [](dossier::Document&& document) {
            const dossier::CodePointIndex index(document.text);
            if (index.at(document.text, static_cast<std::uint32_t>(document.text.size())) != index.size())
                std::abort();
            return true;
        },
        [](dossier::SourceFailure&& failure) {
            if (failure.reason.empty()) std::abort();
        });
    return 0;
}
