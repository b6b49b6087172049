#include "ascii.h"
#include "formats.h"

#include <dossier/text/decode.h>

#include <algorithm>

namespace dossier::sources {
namespace {

using namespace std::string_view_literals;

SourceKind kind_by_name(std::string_view name) {
    static constexpr std::pair<std::string_view, SourceKind> endings[] = {
        {".jsonl", SourceKind::jsonl}, {".ndjson", SourceKind::jsonl}, {".html", SourceKind::html},
        {".htm", SourceKind::html},    {".xhtml", SourceKind::html},   {".csv", SourceKind::csv},
        {".tsv", SourceKind::csv},     {".eml", SourceKind::mail},     {".mbox", SourceKind::mail},
        {".rss", SourceKind::feed},    {".atom", SourceKind::feed},    {".warc", SourceKind::warc},
        {".txt", SourceKind::text},    {".md", SourceKind::text},      {".markdown", SourceKind::text},
    };
    const std::string all = lower(name);
    for (const auto& [ending, kind] : endings)
        if (all.ends_with(ending)) return kind;
    return SourceKind::detect;
}

// Zip archives say what they hold in their first member.
SourceKind kind_of_zip(std::string_view head, std::string_view name) {
    const std::string_view first = head.size() > 30 ? head.substr(30, 120) : std::string_view{};
    if (first.starts_with("mimetypeapplication/epub+zip")) return SourceKind::epub;
    if (first.starts_with("mimetypeapplication/vnd.oasis.opendocument.text")) return SourceKind::odt;
    const std::string all = lower(name);
    if (all.ends_with(".docx")) return SourceKind::docx;
    if (all.ends_with(".odt")) return SourceKind::odt;
    if (all.ends_with(".epub")) return SourceKind::epub;
    return SourceKind::archive;
}

SourceKind kind_by_magic(std::string_view head, std::string_view name) {
    if (head.starts_with("PK\x03\x04"sv)) return kind_of_zip(head, name);
    static constexpr std::pair<std::string_view, SourceKind> starts[] = {
        {"%PDF-"sv, SourceKind::pdf},
        {"\x1f\x8b"sv, SourceKind::archive},
        {"\xfd"
         "7zXZ\0"sv,
         SourceKind::archive},
        {"BZh"sv, SourceKind::archive},
        {"\x28\xb5\x2f\xfd"sv, SourceKind::archive},
        {"WARC/1."sv, SourceKind::warc},
    };
    for (const auto& [start, kind] : starts)
        if (head.starts_with(start)) return kind;
    if (head.size() > 262 && head.substr(257, 5) == "ustar") return SourceKind::archive;
    return SourceKind::detect;
}

// What the text itself says it is.
SourceKind kind_by_words(std::string_view head) {
    if (head.starts_with("\xef\xbb\xbf")) head.remove_prefix(3);
    head = head.substr(std::min(head.find_first_not_of(" \t\r\n"), head.size()), 2048);
    const std::string start = lower(head);
    if (start.starts_with("<")) {
        if (start.find("<!doctype html") != std::string::npos || start.find("<html") != std::string::npos)
            return SourceKind::html;
        for (const std::string_view root : {"<rss", "<feed", "<rdf:rdf"})
            if (start.find(root) != std::string::npos) return SourceKind::feed;
    }
    if (head.starts_with("From ") && head.find("\nDate: ") != std::string_view::npos) return SourceKind::mail;
    for (const std::string_view header : {"Return-Path: ", "Received: ", "MIME-Version: ", "Message-ID: "})
        if (head.starts_with(header) && head.find("\nSubject: ") != std::string_view::npos)
            return SourceKind::mail;
    return SourceKind::detect;
}

bool is_text(std::string_view head) {
    const bool utf16 = head.starts_with("\xff\xfe"sv) || head.starts_with("\xfe\xff"sv);
    return utf16 || head.find('\0') == std::string_view::npos;
}

void read_text(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    Document document;
    Decoded decoded = decode(bytes, origin.charset);
    document.text = std::move(decoded.text);
    document.replaced = decoded.replaced;
    document.url = origin.url;
    outlet.document(std::move(document), origin.name);
}

void read_whole(SourceKind kind, std::string_view bytes, const Origin& origin, Outlet& outlet) {
    switch (kind) {
        case SourceKind::html:
            return read_html(bytes, origin, outlet);
        case SourceKind::csv:
            return read_csv(bytes, origin, outlet);
        case SourceKind::feed:
            return read_feed(bytes, origin, outlet);
        case SourceKind::mail:
            return read_mail(bytes, origin, outlet);
        case SourceKind::docx:
        case SourceKind::odt:
        case SourceKind::epub:
            return read_office(bytes, origin, kind, outlet);
        case SourceKind::pdf:
            return read_pdf(bytes, origin, outlet);
        default:
            return read_text(bytes, origin, outlet);
    }
}

}  // namespace

SourceKind kind_of(std::string_view head, std::string_view name) {
    if (const SourceKind kind = kind_by_magic(head, name); kind != SourceKind::detect) return kind;
    if (!is_text(head)) return SourceKind::detect;
    if (const SourceKind kind = kind_by_name(name); kind != SourceKind::detect) return kind;
    const SourceKind kind = kind_by_words(head);
    return kind == SourceKind::detect ? SourceKind::text : kind;
}

void read_bytes(ByteReader& reader, const Origin& origin, SourceKind asked, Outlet& outlet) {
    const std::string_view head = reader.head();
    SourceKind kind = asked;
    if (asked == SourceKind::detect || asked == SourceKind::text || asked == SourceKind::jsonl) {
        const SourceKind found = kind_of(head, origin.name);
        if (asked == SourceKind::detect) kind = found;
        if (!is_text(head) && (found == SourceKind::detect || asked != SourceKind::detect)) {
            outlet.fail(origin.name,
                        found == SourceKind::detect ? "unsupported: binary data of no known format"
                                                    : "binary data, not text",
                        found == SourceKind::detect ? "convert it to text first" : "leave out --from");
            return;
        }
    }
    if (kind == SourceKind::jsonl) return read_jsonl(reader, origin, outlet);
    if (kind == SourceKind::archive) return read_archive(reader, origin, outlet);
    if (kind == SourceKind::warc) return read_warc(reader, origin, outlet);
    std::string bytes;
    if (!reader.rest(bytes, outlet.options().max_bytes)) return outlet.fail_too_large(origin.name);
    read_whole(kind, bytes, origin, outlet);
}

void read_bytes(std::string_view bytes, const Origin& origin, SourceKind asked, Outlet& outlet) {
    MemoryBytes source(bytes);
    ByteReader reader(source);
    read_bytes(reader, origin, asked, outlet);
}

}  // namespace dossier::sources
