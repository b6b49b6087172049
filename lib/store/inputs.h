// Files that a knowledge base remembers to have read.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace dossier {

// A file as it lay there when it was last read to the end, and what came of it. Not content: kept for the
// next run alone, in no dump and no merge.
struct InputFile {
    std::string path;  // as it was given
    std::int64_t size = 0, modified = 0, changed = 0, inode = 0;
    std::string reading{};  // the options it was read with
    std::int64_t documents = 0, failures = 0;
    std::string place{};               // the path from the root on
    std::string document{}, sha256{};  // id and hash of the text, where the file is one document

    // The same bytes, read the same way; what came of it is left out.
    bool same_as(const InputFile& other) const;
};

class KnownInputs {
  public:
    explicit KnownInputs(KnowledgeBase base);  // one thread at a time
    ~KnownInputs();
    std::optional<InputFile> find(const std::string& path);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace dossier
