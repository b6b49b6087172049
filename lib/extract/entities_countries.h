// Names that several countries share.
#pragma once
#include <dossier/extract/reading.h>

namespace dossier::extract {

// Gives "Congo", "Congolese" and "Congolese army" (map {shared-country}) the country that the document's
// other names are of; the map's first where they are of none of its countries or of several.
void settle_shared_countries(Reading& reading);

}  // namespace dossier::extract
