// WARC 1.0 and 1.1 (ISO 28500): the responses and resources of web crawls.
#include "archive.h"
#include "ascii.h"
#include "formats.h"

#include <dossier/sources/iso_date.h>

#include <algorithm>
#include <charconv>
#include <map>

namespace dossier::sources {
namespace {

constexpr std::uint64_t longest_line = 1 << 16;
constexpr int most_headers = 1000;

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

// Header lines by their names in small letters.
struct Headers {
    std::map<std::string, std::string> values;
    void add(std::string_view line) {
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos)
            values.emplace(lower(trimmed(line.substr(0, colon))), trimmed(line.substr(colon + 1)));
    }
    std::string get(const std::string& name) const {
        const auto found = values.find(name);
        return found == values.end() ? std::string() : found->second;
    }
};

// HTTP's chunked coding undone; what is malformed ends it.
std::string unchunked(std::string_view body) {
    std::string out;
    while (!body.empty()) {
        std::size_t size = 0;
        const auto [end, error] = std::from_chars(body.data(), body.data() + body.size(), size, 16);
        const std::size_t line = body.find('\n');
        if (error != std::errc{} || line == std::string_view::npos || size == 0) break;
        body.remove_prefix(line + 1);
        out += body.substr(0, size);
        body.remove_prefix(std::min(body.size(), size));
        body.remove_prefix(std::min(body.size(), body.find('\n') + 1));
    }
    return out;
}

class WarcReader {
  public:
    WarcReader(ByteReader& reader, const Origin& origin, Outlet& outlet)
        : reader_(reader), origin_(origin), outlet_(outlet) {}

    void read() {
        while (!outlet_.stopped() && next_record()) {
        }
        if (!any_) outlet_.fail(origin_.name, "empty: no responses or resources that are documents");
    }

  private:
    bool next_record() {
        std::string line;
        do {
            if (reader_.next_line(line, longest_line) == ByteReader::Line::end) return false;
        } while (trimmed(line).empty());
        ++number_;
        if (!line.starts_with("WARC/")) return broken("a record does not begin with WARC/");
        Headers headers;
        for (int count = 0;; ++count) {
            const auto got = reader_.next_line(line, longest_line);
            if (got == ByteReader::Line::end || count > most_headers) return broken("a record breaks off");
            if (trimmed(line).empty()) break;
            headers.add(line);
        }
        std::uint64_t size = 0;
        const std::string length = headers.get("content-length");
        if (std::from_chars(length.data(), length.data() + length.size(), size).ec != std::errc{})
            return broken("a record has no Content-Length");
        const bool wanted = headers.get("warc-type") == "response" || headers.get("warc-type") == "resource";
        std::string body;
        const bool kept = reader_.next_bytes(body, size, wanted ? outlet_.options().max_bytes : 0);
        if (wanted && !kept) {
            any_ = true;
            outlet_.fail_too_large(place());
        }
        if (wanted && kept) take(headers, body);
        return true;
    }

    bool broken(const char* why) {
        any_ = true;
        outlet_.fail(place(), std::string("a broken WARC file: ") + why,
                     "fetch it anew; what stands before is read");
        return false;
    }

    std::string place() const { return origin_.name + ":" + std::to_string(number_); }

    void take(const Headers& record, std::string_view body) {
        Origin origin = origin_;
        origin.name = place();
        origin.url = record.get("warc-target-uri");
        if (origin.url.starts_with('<') && origin.url.ends_with('>'))
            origin.url = origin.url.substr(1, origin.url.size() - 2);
        origin.fetched = iso_date_of(record.get("warc-date")).value_or("");
        ++origin.depth;
        std::string type = record.get("content-type"), plain;
        if (body.starts_with("HTTP/")) {
            const Headers http = http_headers(body);
            if (!status_.starts_with('2')) return;  // redirects and errors are no documents
            type = http.get("content-type");
            if (lower(http.get("transfer-encoding")) == "chunked") {
                plain = unchunked(body);
                body = plain;
            }
        }
        const std::string kind = lower(type);
        const bool wanted = kind.empty() || kind.starts_with("text/") || kind.starts_with("application/");
        if (!wanted || kind.starts_with("text/css") || kind.find("javascript") != std::string::npos ||
            body.empty())
            return;
        if (const std::size_t at = kind.find("charset="); at != std::string::npos)
            origin.charset = kind.substr(at + 8, kind.find(';', at) - at - 8);
        const bool html = kind.starts_with("text/html") || kind.starts_with("application/xhtml");
        const SourceKind found = kind_of(body.substr(0, 8192), origin.name);
        if (found == SourceKind::detect) return;  // pictures and the like
        any_ = true;
        read_bytes(body, origin, html && found == SourceKind::text ? SourceKind::html : SourceKind::detect,
                   outlet_);
    }

    // Takes the head of an HTTP response off `body`.
    Headers http_headers(std::string_view& body) {
        Headers headers;
        bool first = true;
        while (!body.empty()) {
            const std::size_t end = std::min(body.find('\n'), body.size());
            const std::string_view line = trimmed(body.substr(0, end));
            body.remove_prefix(std::min(end + 1, body.size()));
            if (first) {
                const std::size_t blank = line.find(' ');
                status_ = blank == std::string_view::npos ? "" : std::string(line.substr(blank + 1));
            } else if (line.empty()) {
                break;
            } else {
                headers.add(line);
            }
            first = false;
        }
        return headers;
    }

    ByteReader& reader_;
    const Origin& origin_;
    Outlet& outlet_;
    std::size_t number_ = 0;
    bool any_ = false;  // whether anything was handed on
    std::string status_;
};

}  // namespace

void read_warc(ByteReader& reader, const Origin& origin, Outlet& outlet) {
    WarcReader(reader, origin, outlet).read();
}

}  // namespace dossier::sources
