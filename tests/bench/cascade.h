// The stages of the cascade, each timed apart.
#pragma once
#include "corpus.h"
#include "measure.h"

#include <dossier/patterns/library.h>

#include <memory>
#include <vector>

namespace bench {

// One row for the line of token classes that the cascade begins with, and one for each of its stages. The
// first runs them all, document by document as the extractor does, and takes the time of each; the others
// report theirs.
std::vector<Stage> cascade(const Corpus& corpus, std::shared_ptr<const dossier::PatternLibrary> library);

}  // namespace bench
