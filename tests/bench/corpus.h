// What the benchmark reads.
#pragma once
#include <dossier/text/document.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace bench {

struct Corpus {
    std::string name;
    std::vector<dossier::Document> documents;
    std::size_t bytes = 0;  // of text
};

// JSONL with "text", and "id", "lang", "published" where known; gzip or plain. Stops after `limit` bytes of
// text. Throws std::runtime_error if it cannot be read.
Corpus from_jsonl(const std::filesystem::path& file, std::size_t limit);

// Every *.txt under `folder` in sorted order, again and again up to `limit` bytes of text.
Corpus from_folder(const std::filesystem::path& folder, std::size_t limit);

}  // namespace bench
