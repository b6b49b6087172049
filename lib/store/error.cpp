#include "database.h"

#include <sqlite3.h>

namespace dossier::store {

StoreError explain(const std::string& path, const SQLite::Exception& error) {
    using Code = StoreError::Code;
    const std::string start = path + ": ";
    if (error.getExtendedErrorCode() ==
        SQLITE_IOERR_SHMSIZE)  // the only sign of a full disk while WAL sets up
        return {Code::full, start + "no room on the disk",
                "make room and run it again; what was finished is kept"};
    switch (error.getErrorCode()) {
        case SQLITE_NOTADB:
            return {Code::not_ours, start + "not a knowledge base (no SQLite file)",
                    "name another file with --kb"};
        case SQLITE_CORRUPT:
            return {Code::damaged, start + "the knowledge base is damaged (" + error.what() + ")",
                    "take a copy from before; sqlite3's .recover may save what is left"};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Code::locked, start + "another process keeps it locked",
                    "wait for that process to end, then run it again"};
        case SQLITE_FULL:
            return {Code::full, start + "no room on the disk",
                    "make room and run it again; what was finished is kept"};
        case SQLITE_READONLY:
        case SQLITE_PERM:
            return {Code::read_only, start + "may not be written to",
                    "check the permissions of the file and its folder"};
        case SQLITE_CANTOPEN:
        case SQLITE_AUTH:
            return {Code::cannot_open, start + "cannot be opened",
                    "check that its folder exists and may be written to"};
        case SQLITE_IOERR:
            return {Code::failed, start + "the disk gives an error (" + error.what() + ")",
                    "check the disk; what was finished is kept"};
        default:
            break;
    }
    const std::string why = error.what();
    if (why.starts_with("no such table") || why.starts_with("no such column"))
        return {Code::damaged, start + "the knowledge base lacks a part (" + why + ")",
                "name another file with --kb"};
    return {Code::failed, start + why, {}};
}

}  // namespace dossier::store
