// The word lists that the sources room reads, embedded. Internal to the room.
#pragma once
#include <string_view>

namespace dossier::sources::page_data {

extern const std::string_view furniture;    // patterns/common/page-furniture.txt
extern const std::string_view date;         // patterns/common/page-date.txt
extern const std::string_view author;       // patterns/common/page-author.txt
extern const std::string_view byline;       // patterns/common/page-byline.txt
extern const std::string_view body;         // patterns/common/page-body.txt
extern const std::string_view meta_author;  // patterns/common/page-meta-author.txt
extern const std::string_view meta_date;    // patterns/common/page-meta-date.txt

}  // namespace dossier::sources::page_data
