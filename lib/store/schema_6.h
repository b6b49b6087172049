// The parts of version 6 of the schema, in their order: what was there goes aside; the new tables; their
// content; the views. Internal to the room.
#pragma once

namespace dossier::store {

extern const char* const version_6_away;
extern const char* const version_6_content;
extern const char* const version_6_views;

}  // namespace dossier::store
