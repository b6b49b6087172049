// Version 7 of the schema. Internal to the room.
#pragma once

namespace dossier::store {

const char* version_7();

}  // namespace dossier::store
