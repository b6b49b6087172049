#include "corpus.h"

#include <dossier/text/decode.h>

#include <nlohmann/json.hpp>
#include <simdjson.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string_view>

namespace bench {
namespace {

namespace fs = std::filesystem;

struct CloseGz {
    void operator()(gzFile file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, CloseGz>;

// The next line without its newline; false at the end.
bool read_line(gzFile file, std::string& line) {
    line.clear();
    char buffer[65536];
    while (gzgets(file, buffer, sizeof buffer) != nullptr) {
        line += buffer;
        if (line.back() != '\n') continue;
        line.pop_back();
        return true;
    }
    return !line.empty();
}

std::string field(simdjson::dom::element record, std::string_view name) {
    std::string_view value;
    return record[name].get(value) == simdjson::SUCCESS ? std::string(value) : std::string();
}

std::vector<fs::path> text_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".txt") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (files.empty()) throw std::runtime_error("no *.txt under " + folder.string());
    return files;
}

dossier::Document read_document(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    dossier::Document document;
    document.id = document.origin = file.filename().string();
    document.lang = "en";
    document.published = "2019-06-01";
    document.text = dossier::decode(bytes).text;
    return document;
}

}  // namespace

Corpus from_jsonl(const fs::path& file, std::size_t limit) {
    const GzFile stream(gzopen(file.c_str(), "rb"));
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    Corpus corpus{file.filename().string(), {}, 0};
    simdjson::dom::parser parser;
    std::string line;
    while ((corpus.documents.empty() || corpus.bytes < limit) && read_line(stream.get(), line)) {
        const simdjson::dom::element record = parser.parse(line);
        dossier::Document document;
        document.id = field(record, "id");
        document.lang = field(record, "lang");
        document.published = field(record, "published");
        document.text = field(record, "text");
        corpus.bytes += document.text.size();
        corpus.documents.push_back(std::move(document));
    }
    if (corpus.documents.empty()) throw std::runtime_error("no document in " + file.string());
    return corpus;
}

void to_jsonl(const std::vector<dossier::Document>& documents, const fs::path& file) {
    std::ofstream out(file, std::ios::binary);
    for (const auto& document : documents)
        out << nlohmann::json{{"id", document.id},
                              {"lang", document.lang},
                              {"published", document.published},
                              {"text", document.text}}
                   .dump()
            << '\n';
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

Corpus from_folder(const fs::path& folder, std::size_t limit) {
    std::vector<dossier::Document> originals;
    for (const auto& file : text_files(folder))
        originals.push_back(read_document(file));
    Corpus corpus{folder.filename().string() + ", repeated", {}, 0};
    std::size_t count = 0;
    do {
        corpus.documents.push_back(originals[count % originals.size()]);
        // Each repetition is another document, or a knowledge base would rightly skip it.
        auto& copy = corpus.documents.back();
        copy.id.append("-").append(std::to_string(count++ / originals.size()));
        copy.text.append("\n\n").append(copy.id).append("\n");
        corpus.bytes += copy.text.size();
    } while (corpus.bytes < limit);
    return corpus;
}

}  // namespace bench
