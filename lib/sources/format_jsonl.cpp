#include "formats.h"
#include "jsonl.h"

namespace dossier::sources {
namespace {

void take(Record&& record, const Origin& origin, const std::string& place, Outlet& outlet) {
    for (std::string& problem : record.problems)
        outlet.fail(place, std::move(problem), record.usable ? "the document is kept without it" : "",
                    record.usable);
    if (!record.usable) return;
    if (record.document.origin.empty()) record.document.origin = valid_utf8(origin.name);
    outlet.document(std::move(record.document), place);
}

}  // namespace

void read_jsonl(ByteReader& reader, const Origin& origin, Outlet& outlet) {
    RecordParser parser;
    std::string line;
    for (std::uint64_t number = 1; !outlet.stopped(); ++number) {
        const ByteReader::Line got = reader.next_line(line, outlet.options().max_bytes);
        if (got == ByteReader::Line::end) return;
        const std::string place = origin.name + ":" + std::to_string(number);
        if (got == ByteReader::Line::too_long) {
            outlet.fail_too_large(place);
            continue;
        }
        if (number == 1 && line.starts_with("\xef\xbb\xbf")) line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        take(parser.parse(line), origin, place, outlet);
    }
}

}  // namespace dossier::sources
