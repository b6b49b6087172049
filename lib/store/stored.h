// Documents that are there, as a writer asks for them. Internal to the room.
#pragma once
#include "database.h"

#include <dossier/text/document.h>

#include <optional>
#include <string>

namespace dossier::store {

struct Stored {
    std::int64_t row = 0;
    Document document;  // as it is read, without its text
};

// The query for stored().
extern const char* const stored_by_key;
// The document with this text; nullopt if it is not there.
std::optional<Stored> stored(SQLite::Statement& query, const std::string& sha256);

// The same of all that document_sources holds.
bool same_place(const Document& a, const Document& b);
// Whether what arrives is to be read, see KnownDocuments.
bool facts_needed(const std::optional<Stored>& there, const Document& arriving);

}  // namespace dossier::store
