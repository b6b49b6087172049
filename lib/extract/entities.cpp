#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {

void find_entities(Reading& reading) {
    reading.join_phrases("entities");
}

}  // namespace dossier::extract
