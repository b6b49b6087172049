// What is measured. Another stage is another line in stages.cpp.
#pragma once
#include "corpus.h"
#include "measure.h"

#include <filesystem>
#include <vector>

namespace bench {

// Bare ICU word segmentation first: the yardstick. The stages borrow `corpus`, and may write below `scratch`.
std::vector<Stage> stages(const Corpus& corpus, const std::filesystem::path& scratch);

}  // namespace bench
