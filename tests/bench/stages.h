// What is measured. Another stage is another line in stages.cpp.
#pragma once
#include "corpus.h"
#include "measure.h"

#include <filesystem>
#include <vector>

namespace bench {

// What stages need besides the corpus; each may be absent, and what needs it is not measured then.
struct Materials {
    std::filesystem::path pages;    // an archive of pages of HTML
    std::filesystem::path dossier;  // the program
};

// Bare ICU word segmentation first: the yardstick. The stages borrow `corpus`, and may write below `scratch`.
std::vector<Stage> stages(const Corpus& corpus, const std::filesystem::path& scratch,
                          const Materials& materials);

}  // namespace bench
