// How the programs allocate: through mimalloc, or as the sanitizers do.
#pragma once

namespace dossier {

// Asks the system for large pages, where it has them to give: the tables of extraction are looked up all
// over, and small pages make the processor search for their addresses. Before the first large allocation.
void use_large_pages();

}  // namespace dossier
