// A document: what the sources room makes and every other room reads.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace dossier {

// What a reader left out of a text, and why: furniture of a page, captions, links.
struct Cut {
    std::string what;
    std::uint64_t bytes = 0;
};

// Plain values. `text` is valid UTF-8 exactly as it is stored and as every offset counts it; nothing may
// alter it after the document was made.
struct Document {
    std::string id;    // unique within its source: a file's path, a JSONL record's "id", or the content hash
    std::string lang;  // BCP 47 tag, empty if unknown
    std::string published;  // ISO 8601 date (YYYY-MM-DD) that the text speaks from, empty if unknown
    std::string title;      // empty unless the source says it apart from the text
    std::string origin;     // where the bytes came from: a path, an address, "-" for standard input
    std::string text;
    std::uint64_t replaced =
        0;                 // sequences of the source's bytes that made no sense and became U+FFFD in `text`
    std::string author{};  // as the source names them; empty if it does not
    std::string url{};     // canonical address of a page, empty if it has none
    std::vector<Cut> cuts{};
    std::vector<std::uint64_t> pages{};  // byte in `text` at which each page begins; empty without pages
};

}  // namespace dossier
