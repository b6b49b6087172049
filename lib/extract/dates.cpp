#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {

void find_dates(Reading& reading) {
    reading.join_phrases("dates");
}

}  // namespace dossier::extract
