// One knowledge base into another.
#pragma once
#include <dossier/store/writer.h>

#include <cstdint>

namespace dossier {

struct MergeCounts {
    std::int64_t documents = 0, added = 0;
};

// Writes all documents of `from`, with every place they were read from, its troubles and its corrections. The
// result depends on what is merged alone, neither on the order nor on how often.
MergeCounts merge_into(Writer& into, const KnowledgeBase& from);

}  // namespace dossier
