#include "database.h"
#include "pending_rows.h"
#include "schema.h"
#include "search_index.h"

#include <sqlite3.h>

#include <chrono>
#include <filesystem>
#include <thread>

namespace dossier {
namespace {

namespace fs = std::filesystem;
using Code = StoreError::Code;

constexpr const char* other_file = "name another file with --kb";

// A name that SQLite takes as the path it is: not as ":memory:", not as an address, not as a scratch file.
std::string plain(const std::string& path) {
    if (path.empty()) throw StoreError(Code::cannot_open, "the knowledge base has no name", other_file);
    if (path.find('\0') != std::string::npos)
        throw StoreError(Code::cannot_open, "the name of the knowledge base has a NUL in it", other_file);
    return path[0] == '/' ? path : "./" + path;
}

enum class Presence { absent, empty, filled };

Presence presence_of(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(plain(path), error);
    if (status.type() == fs::file_type::not_found) return Presence::absent;
    if (!fs::status_known(status))
        throw StoreError(Code::cannot_open, path + ": " + error.message(), other_file);
    if (fs::is_directory(status))
        throw StoreError(Code::cannot_open, path + ": a folder, not a knowledge base", other_file);
    if (!fs::is_regular_file(status))
        throw StoreError(Code::not_ours, path + ": not a file that could hold a knowledge base", other_file);
    return fs::file_size(plain(path), error) == 0 ? Presence::empty : Presence::filled;
}

// The schema version of a knowledge base, 0 for a database with nothing in it; throws for what is not ours.
int version_of(SQLite::Database& database, const std::string& path) {
    // One statement, thus one moment: another process may be creating the schema right now.
    SQLite::Statement look(database,
                           "SELECT (SELECT application_id FROM pragma_application_id), "
                           "(SELECT user_version FROM pragma_user_version), count(*) FROM sqlite_schema");
    look.executeStep();
    const int id = look.getColumn(0), version = look.getColumn(1), objects = look.getColumn(2);
    if (id == 0 && version == 0 && objects == 0) return 0;
    if (id != store::application_id)
        throw StoreError(Code::not_ours,
                         path + ": a SQLite database of another program, not a knowledge base", other_file);
    if (version > store::schema_version())
        throw StoreError(Code::newer_schema,
                         path + ": written by a newer dossier (schema " + std::to_string(version) +
                             ", this one knows " + std::to_string(store::schema_version()) + ")",
                         "use that dossier, or a new file");
    if (version < 1)
        throw StoreError(Code::damaged, path + ": a knowledge base without a schema version", other_file);
    return version;
}

// SQLite counts the memory it takes, behind a lock that every allocation waits for. To be told before its
// first use; where somebody else in the process was faster, it goes on counting.
void stop_counting_memory() {
    [[maybe_unused]] static const int result = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

// Who waits for another that writes tries often, because the other leaves the file alone for a moment only.
// SQLite's own wait tries every tenth of a second.
int waits_for_its_turn(void* patience_ms, int tries) {
    constexpr std::chrono::microseconds pause{500};
    if (tries * pause >= std::chrono::milliseconds(reinterpret_cast<std::intptr_t>(patience_ms))) return 0;
    std::this_thread::sleep_for(pause);
    return 1;
}

// Foreign keys are declared for those who look (see problems_of), and kept by the writers: checking each row
// would double the cost of writing it. The size of pages concerns a file that is made now.
void prepare(SQLite::Database& database, const KnowledgeBase::Options& options) {
    sqlite3_busy_handler(database.getHandle(), waits_for_its_turn,
                         reinterpret_cast<void*>(std::intptr_t{options.patience_ms}));
    database.exec(
        "PRAGMA page_size = 16384; PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF; "
        "PRAGMA cache_size = -" +
        std::to_string(options.cache_kb));
}

// Creates or updates the schema in one transaction; another process may be doing the same.
void bring_up_to_date(SQLite::Database& database, const std::string& path) {
    bool older = false;
    if (version_of(database, path) < store::schema_version()) {
        database.exec("BEGIN IMMEDIATE");
        const int version = version_of(database, path);
        older = version > 0 && version < store::schema_version();
        if (version == 0) database.exec("PRAGMA application_id = " + std::to_string(store::application_id));
        store::migrate(database, version, store::migrations());
        database.exec("COMMIT");
    }
    if (!store::search_index_is_current(database)) {
        database.exec("BEGIN IMMEDIATE");
        if (!store::search_index_is_current(database)) store::make_search_index(database);
        database.exec("COMMIT");
    }
    // Outside of any transaction; another process at the same moment makes it fail, and does it for us.
    if (database.execAndGet("PRAGMA journal_mode").getString() != "wal") {
        const int result = database.tryExec("PRAGMA journal_mode = WAL");
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_BUSY)
            throw SQLite::Exception(database.getHandle(), result);
    }
    // Gives back the room of what was there before. Where others are at work it is kept for what comes next.
    if (older) database.tryExec("VACUUM");
}

std::string immutable_address(const std::string& path) {
    std::string out = "file:";
    for (char c : plain(path)) {
        if (c == '%' || c == '?' || c == '#') {
            static constexpr char hex[] = "0123456789ABCDEF";
            out += {'%', hex[static_cast<unsigned char>(c) >> 4], hex[c & 15]};
        } else {
            out += c;
        }
    }
    return out + "?immutable=1";
}

// Who looks at much of a file need not copy each page; SQLite maps what it can of this.
constexpr std::int64_t most_mapped = std::int64_t{1} << 36;

SQLite::Database open_for_reading(const std::string& path, const KnowledgeBase::Options& options) {
    try {
        SQLite::Database database(plain(path), SQLite::OPEN_READONLY | SQLite::OPEN_NOMUTEX);
        prepare(database, options);
        database.exec("PRAGMA mmap_size = " + std::to_string(most_mapped));
        database.execAndGet("PRAGMA schema_version");  // the first look into the file
        return database;
    } catch (const SQLite::Exception& error) {
        // SQLite reads a WAL file in a folder it may not write to only when told that nobody writes.
        const bool no_room_for_wal =
            error.getErrorCode() == SQLITE_CANTOPEN || error.getErrorCode() == SQLITE_READONLY;
        std::error_code none;
        const auto unread =
            fs::file_size(plain(path) + "-wal", none);  // what a writer has not put into place yet
        if (!no_room_for_wal || (!none && unread > 0)) throw;
    }
    SQLite::Database database(immutable_address(path),
                              SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
    prepare(database, options);
    return database;
}

void require_filled(const std::string& path) {
    const Presence presence = presence_of(path);
    if (presence == Presence::absent)
        throw StoreError(Code::missing, path + ": no such knowledge base",
                         "run 'dossier ingest' first, or name another file with --kb");
    if (presence == Presence::empty)
        throw StoreError(Code::not_ours, path + ": an empty file, not a knowledge base",
                         "run 'dossier ingest' first");
}

}  // namespace

KnowledgeBase::KnowledgeBase(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
KnowledgeBase::~KnowledgeBase() = default;
KnowledgeBase::KnowledgeBase(KnowledgeBase&&) noexcept = default;
KnowledgeBase& KnowledgeBase::operator=(KnowledgeBase&&) noexcept = default;
const std::string& KnowledgeBase::path() const {
    return impl_->path;
}

KnowledgeBase KnowledgeBase::open(const std::string& path, const Options& options) {
    require_filled(path);
    stop_counting_memory();
    try {
        SQLite::Database database = open_for_reading(path, options);
        const int version = version_of(database, path);
        if (version < store::schema_version())
            throw StoreError(Code::older_schema,
                             path + ": written by an older dossier (schema " + std::to_string(version) + ")",
                             "run 'dossier ingest' on it once to bring it up to date");
        return KnowledgeBase(std::make_unique<Impl>(Impl{path, std::move(database)}));
    } catch (const SQLite::Exception& error) {
        throw store::explain(path, error);
    }
}

KnowledgeBase KnowledgeBase::open_or_create(const std::string& path, const Options& options) {
    presence_of(path);
    stop_counting_memory();
    try {
        SQLite::Database database(plain(path),
                                  SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX);
        prepare(database, options);
        bring_up_to_date(database, path);
        // A crash of the machine may take the last batches with it, whole; the file stays sound, and the next
        // run reads those documents again.
        // What is deleted is not overwritten, as Debian's SQLite would: the index of words writes much of
        // itself anew.
        database.exec(
            "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 2048; PRAGMA secure_delete = OFF");
        store::add_pending_rows(database);
        return KnowledgeBase(std::make_unique<Impl>(Impl{path, std::move(database)}));
    } catch (const SQLite::Exception& error) {
        throw store::explain(path, error);
    }
}

KnowledgeBase KnowledgeBase::open_to_write(const std::string& path, const Options& options) {
    require_filled(path);
    return open_or_create(path, options);
}

std::vector<std::string> problems_of(const KnowledgeBase& base) {
    return store::with(base, [](SQLite::Database& database) {
        std::vector<std::string> problems;
        SQLite::Statement check(database, "PRAGMA integrity_check");
        while (check.executeStep())
            if (check.getColumn(0).getString() != "ok") problems.push_back(check.getColumn(0).getString());
        SQLite::Statement keys(database, "PRAGMA foreign_key_check");
        while (keys.executeStep())
            problems.push_back("a row of " + keys.getColumn(0).getString() + " points to no row of " +
                               keys.getColumn(2).getString());
        return problems;
    });
}

}  // namespace dossier
