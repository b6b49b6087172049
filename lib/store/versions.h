// Texts that stood where another stands now.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <cstdint>
#include <functional>
#include <string>

namespace dossier {

// A text that was read from a file which holds another one since. It is kept, but states nothing any more.
struct OldVersion {
    std::string id;         // of the document, then and now
    std::string sha256;     // of text
    std::string successor;  // SHA-256 of the text that came next
    std::string lang, published, title, author, url, origin, text;
    std::int64_t characters = 0;
};

// Those of the document with this id, or all where it is empty; by id, published, hash.
void each_old_version(const KnowledgeBase& base, const std::string& id,
                      const std::function<void(OldVersion&&)>& on_version);

}  // namespace dossier
