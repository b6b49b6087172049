// The schema of a knowledge base and the way to it from every earlier one. Internal to the room.
#pragma once
#include <span>

namespace SQLite {
class Database;
}

namespace dossier::store {

inline constexpr int application_id = 0x646f7372;  // "dosr", shown by file(1) and by PRAGMA application_id

// Brings a database from version `to` - 1 to `to`.
struct Migration {
    int to;
    const char* sql;
};

// In a file of its own: what many facts share is kept once.
const char* version_6();

std::span<const Migration> migrations();  // in order, from 1 on without a gap
int schema_version();                     // the last of them

// Applies those above `from` and sets user_version, inside the caller's transaction.
void migrate(SQLite::Database& database, int from, std::span<const Migration> steps);

}  // namespace dossier::store
