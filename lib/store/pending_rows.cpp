#include "pending_rows.h"

#include <sqlite3.h>

#include <algorithm>

namespace dossier::store {
namespace {

using Kind = PendingRows::Kind;

constexpr int most_columns = 20;
constexpr const char* pointer_type = "dossier pending rows";

std::string column_names(std::size_t count) {
    std::string names;
    for (std::size_t i = 0; i < count; ++i)
        names += (i == 0 ? "c" : ", c") + std::to_string(i);
    return names;
}

// The virtual table: its hidden last column takes the Content to be read.
struct Cursor {
    sqlite3_vtab_cursor base;
    const PendingRows::Content* content;
    std::size_t at;  // the first cell of the row
};

Cursor& cursor_of(sqlite3_vtab_cursor* base) {
    return *reinterpret_cast<Cursor*>(base);
}

int connect(sqlite3* database, void*, int, const char* const*, sqlite3_vtab** table, char**) {
    const std::string declaration = "CREATE TABLE x (" + column_names(most_columns) + ", content HIDDEN)";
    const int result = sqlite3_declare_vtab(database, declaration.c_str());
    if (result == SQLITE_OK) *table = new sqlite3_vtab{};
    return result;
}

int disconnect(sqlite3_vtab* table) {
    delete table;
    return SQLITE_OK;
}

int plan(sqlite3_vtab*, sqlite3_index_info* info) {
    for (int i = 0; i < info->nConstraint; ++i) {
        const auto& each = info->aConstraint[i];
        if (each.iColumn != most_columns || each.op != SQLITE_INDEX_CONSTRAINT_EQ || !each.usable) continue;
        info->aConstraintUsage[i].argvIndex = 1;
        info->aConstraintUsage[i].omit = 1;
        return SQLITE_OK;
    }
    return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** base) {
    *base = &(new Cursor{})->base;
    return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* base) {
    delete &cursor_of(base);
    return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value** values) {
    Cursor& cursor = cursor_of(base);
    cursor.content = static_cast<const PendingRows::Content*>(sqlite3_value_pointer(values[0], pointer_type));
    cursor.at = 0;
    return cursor.content == nullptr ? SQLITE_MISUSE : SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) {
    Cursor& cursor = cursor_of(base);
    cursor.at += cursor.content->width;
    return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* base) {
    const Cursor& cursor = cursor_of(base);
    return cursor.at >= cursor.content->cells.size();
}

int column(sqlite3_vtab_cursor* base, sqlite3_context* context, int number) {
    const Cursor& cursor = cursor_of(base);
    const PendingRows::Cell& cell = cursor.content->cells[cursor.at + static_cast<std::size_t>(number)];
    const auto bytes = [&] { return cursor.content->bytes.data() + cell.begin; };
    switch (cell.kind) {
        case Kind::whole:
            sqlite3_result_int64(context, cell.whole);
            break;
        case Kind::real:
            sqlite3_result_double(context, cell.real);
            break;
        case Kind::text:
            sqlite3_result_text(context, bytes(), static_cast<int>(cell.size), SQLITE_STATIC);
            break;
        case Kind::blob:
            sqlite3_result_blob(context, bytes(), static_cast<int>(cell.size), SQLITE_STATIC);
            break;
        case Kind::none:
            sqlite3_result_null(context);
    }
    return SQLITE_OK;
}

int row_number(sqlite3_vtab_cursor* base, sqlite3_int64* number) {
    *number = static_cast<sqlite3_int64>(cursor_of(base).at);
    return SQLITE_OK;
}

const sqlite3_module& module() {
    static const sqlite3_module functions = [] {
        sqlite3_module out{};
        out.xConnect = connect;
        out.xBestIndex = plan;
        out.xDisconnect = disconnect;
        out.xOpen = open;
        out.xClose = close;
        out.xFilter = filter;
        out.xNext = next;
        out.xEof = at_end;
        out.xColumn = column;
        out.xRowid = row_number;
        return out;
    }();
    return functions;
}

std::size_t count_columns(const std::string& columns) {
    return static_cast<std::size_t>(std::count(columns.begin(), columns.end(), ',')) + 1;
}

// OR FAIL: what breaks a rule of the table ends the transaction in any case, and SQLite need not remember for
// each statement how to take it back alone (see shared_rows.h for what that costs).
std::string insertion(const std::string& table, const std::string& columns) {
    return "INSERT OR FAIL INTO " + table + " (" + columns + ") SELECT " +
           column_names(count_columns(columns)) + " FROM pending_rows(?)";
}

}  // namespace

void add_pending_rows(SQLite::Database& database) {
    sqlite3* handle = database.getHandle();
    const int result = sqlite3_create_module_v2(handle, "pending_rows", &module(), nullptr, nullptr);
    if (result != SQLITE_OK) throw SQLite::Exception(handle, result);
}

void PendingRows::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

PendingRows::PendingRows(SQLite::Database& database, const std::string& table, const std::string& columns)
    : content_{count_columns(columns), {}, {}}, handle_(database.getHandle()) {
    const std::string sql = insertion(table, columns);
    sqlite3_stmt* statement = nullptr;
    const int result = sqlite3_prepare_v3(handle_, sql.c_str(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    insert_.reset(statement);
    if (result != SQLITE_OK) throw SQLite::Exception(handle_, result);
}

void PendingRows::flush() {
    if (content_.cells.empty()) return;
    sqlite3_stmt* const insert = insert_.get();
    sqlite3_bind_pointer(insert, 1, &content_, pointer_type, nullptr);
    const int result = sqlite3_step(insert);
    if (result == SQLITE_DONE) {
        sqlite3_reset(insert);
        return forget();
    }
    const SQLite::Exception failure(handle_, result);
    sqlite3_reset(insert);
    throw failure;
}

void PendingRows::forget() {
    content_.cells.clear();
    content_.bytes.clear();
}

}  // namespace dossier::store
