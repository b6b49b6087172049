// What of the inputs is not in a knowledge base, or only in part.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <cstdint>
#include <functional>
#include <string>

namespace dossier {

struct AuditRow {
    std::string
        kind;  // "failed", "in part", "replaced bytes", "unread", "undated"; "same", "rename", "not same"
    std::string origin;  // of the input, or the id of the document; empty for all documents
    std::string what;
    std::int64_t count = 1;
};

// Failed inputs; fields that were refused; bytes that made no sense; what extraction says it could not read;
// dates that could not be resolved; by kind, then origin. Then corrections by hand, with how often the name
// that they are about is written.
void audit(const KnowledgeBase& base, const std::function<void(AuditRow&&)>& on_row);

}  // namespace dossier
