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

// Both readers give at least one document, and stop after `limit` bytes of text. They throw
// std::runtime_error if there is nothing they can read.

// JSONL with "text", and "id", "lang", "published" where known; gzip or plain.
Corpus from_jsonl(const std::filesystem::path& file, std::size_t limit);

// As JSONL that from_jsonl reads again.
void to_jsonl(const std::vector<dossier::Document>& documents, const std::filesystem::path& file);

// Every *.txt under `folder` in sorted order, again and again.
Corpus from_folder(const std::filesystem::path& folder, std::size_t limit);

}  // namespace bench
