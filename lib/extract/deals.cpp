#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>

namespace dossier::extract {

void find_deals(Reading& reading) {
    reading.join_phrases("deals");
}

}  // namespace dossier::extract
