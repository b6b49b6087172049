// Work on parts of a knowledge base by several threads. Internal to the room.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace dossier::store {

// Texts made of one of the parts, which are numbered from 0 on.
using PartWorker = std::function<std::vector<std::string>(std::size_t part)>;

// Each thread has a connection of its own and a worker that `make_worker` gives for it; what they make is
// handed on in the order of the parts, by the calling thread. A single part is made by that one, over `base`
// itself.
void work_in_order(const KnowledgeBase& base, std::size_t parts,
                   const std::function<PartWorker(const KnowledgeBase& own)>& make_worker,
                   const std::function<void(std::string_view)>& on_text);

}  // namespace dossier::store
