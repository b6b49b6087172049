// What the SQL of migrations and dumps needs and SQLite lacks. Internal to the room.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace dossier::store {

// For this connection: content_key(…) of any values, the key of a row with these (NULL counts as an empty
// text); hash_key(sha256), the key of a document; name_key(type, folded), that of an entity; folded(name),
// see fold_name; one_line(text), see on_one_line; bytes_of_hex(text), a BLOB.
void add_functions(SQLite::Database& database);

// What content_key makes a key of: each value behind its length, so that no two rows of values look alike.
void append_value(std::string& content, std::string_view value);
std::int64_t key_of(std::string_view content);

std::string bytes_of_hex(std::string_view hex);  // of lower-case digits

}  // namespace dossier::store
