// From bytes of any kind to documents: tells the format and calls its reader. Internal to the room.
#pragma once
#include "bytes.h"
#include "outlet.h"

#include <string>
#include <string_view>

namespace dossier::sources {

// By the first bytes, then by the ending of the name; SourceKind::text for what is told by neither and is
// text, SourceKind::detect for what is no text either.
SourceKind kind_of(std::string_view head, std::string_view name);

// Reads what `reader` gives as `asked`, or as what it is where that is SourceKind::detect. What cannot be
// read is a failure of its own; throws ReadError only if the bytes cannot be had.
void read_bytes(ByteReader& reader, const Origin& origin, SourceKind asked, Outlet& outlet);
void read_bytes(std::string_view bytes, const Origin& origin, SourceKind asked, Outlet& outlet);

// ---- the readers; each has a file of its own
void read_jsonl(ByteReader& reader, const Origin& origin, Outlet& outlet);
void read_archive(ByteReader& reader, const Origin& origin, Outlet& outlet);
void read_warc(ByteReader& reader, const Origin& origin, Outlet& outlet);
void read_html(std::string_view bytes, const Origin& origin, Outlet& outlet);
void read_csv(std::string_view bytes, const Origin& origin, Outlet& outlet);
void read_feed(std::string_view bytes, const Origin& origin, Outlet& outlet);
void read_mail(std::string_view bytes, const Origin& origin, Outlet& outlet);  // .eml and mbox
void read_office(std::string_view bytes, const Origin& origin, SourceKind kind, Outlet& outlet);
void read_pdf(std::string_view bytes, const Origin& origin, Outlet& outlet);

// The language of a text as a BCP 47 tag, by its words (CLD2); empty if that is not certain.
std::string language_of(std::string_view text);

}  // namespace dossier::sources
