#include "schema_functions.h"

#include <dossier/facts/one_line.h>
#include <dossier/store/content_key.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <charconv>
#include <string>

namespace dossier::store {
namespace {

std::string text_of(sqlite3_value* value) {
    const void* bytes = sqlite3_value_text(value);
    const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

void content_key(sqlite3_context* context, int count, sqlite3_value** values) {
    std::string content;
    for (int i = 0; i < count; ++i)
        append_value(content, text_of(values[i]));
    sqlite3_result_int64(context, key_of(content));
}

void hash_key(sqlite3_context* context, int, sqlite3_value** values) {
    sqlite3_result_int64(context, row_id_of(text_of(values[0])));
}

void folded(sqlite3_context* context, int, sqlite3_value** values) {
    const std::string name = fold_name(text_of(values[0]));
    sqlite3_result_text(context, name.data(), static_cast<int>(name.size()), SQLITE_TRANSIENT);
}

void name_key(sqlite3_context* context, int, sqlite3_value** values) {
    sqlite3_result_int64(context, entity_row_id(text_of(values[0]), text_of(values[1])));
}

void one_line(sqlite3_context* context, int, sqlite3_value** values) {
    const std::string line = on_one_line(text_of(values[0]));
    sqlite3_result_text(context, line.data(), static_cast<int>(line.size()), SQLITE_TRANSIENT);
}

int digit_of(char c) {
    return c >= 'a' ? c - 'a' + 10 : c - '0';
}

void bytes_of_hex_value(sqlite3_context* context, int, sqlite3_value** values) {
    const std::string bytes = bytes_of_hex(text_of(values[0]));
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

}  // namespace

void add_functions(SQLite::Database& database) {
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    sqlite3* handle = database.getHandle();
    for (const int result :
         {sqlite3_create_function(handle, "content_key", -1, flags, nullptr, content_key, nullptr, nullptr),
          sqlite3_create_function(handle, "hash_key", 1, flags, nullptr, hash_key, nullptr, nullptr),
          sqlite3_create_function(handle, "name_key", 2, flags, nullptr, name_key, nullptr, nullptr),
          sqlite3_create_function(handle, "folded", 1, flags, nullptr, folded, nullptr, nullptr),
          sqlite3_create_function(handle, "one_line", 1, flags, nullptr, one_line, nullptr, nullptr),
          sqlite3_create_function(handle, "bytes_of_hex", 1, flags, nullptr, bytes_of_hex_value, nullptr,
                                  nullptr)})
        if (result != SQLITE_OK) throw SQLite::Exception(handle, result);
}

std::string bytes_of_hex(std::string_view hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        bytes += static_cast<char>(digit_of(hex[i]) << 4 | digit_of(hex[i + 1]));
    return bytes;
}

void append_value(std::string& content, std::string_view value) {
    char size[24];
    const auto written = std::to_chars(size, size + sizeof size, value.size());
    content.append(size, written.ptr);
    content += ':';
    content += value;
}

std::int64_t key_of(std::string_view content) {
    return row_id_of(sha256_hex(content));
}

}  // namespace dossier::store
