// Keys that derive from content, so that knowledge bases built apart have the same ones.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace dossier {

// SHA-256 in 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);

// The row id that stands for such a digest: its first 63 bits.
std::int64_t row_id_of(std::string_view sha256);

// A name as names are compared: Unicode NFKC case folding, runs of white space made one blank, trimmed.
std::string fold_name(std::string_view name);

// The row id of the entity of this type (as in EntityMention) and folded name.
std::int64_t entity_row_id(std::string_view type, std::string_view folded);

}  // namespace dossier
