#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {

void find_quantities(Reading& reading) {
    reading.join_phrases("quantities");
}

}  // namespace dossier::extract
