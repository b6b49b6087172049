// PDF by poppler's pdftotext, which is under the GPL and so stays a process of its own.
#include "formats.h"
#include "process.h"

#include <dossier/text/decode.h>

#include <algorithm>

namespace dossier::sources {
namespace {

// "Title:           The Dam" of pdfinfo.
std::string info_field(std::string_view info, std::string_view name) {
    for (std::string_view rest = info; !rest.empty();) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        if (!line.starts_with(name)) continue;
        const std::size_t at = line.find_first_not_of(' ', name.size());
        return at == std::string_view::npos ? std::string() : std::string(line.substr(at));
    }
    return {};
}

bool is_file_name(std::string_view title) {
    return title.starts_with("Microsoft ") || title.ends_with(".doc") || title.ends_with(".docx") ||
           title.ends_with(".indd") || title.find(' ') == std::string_view::npos;
}

// Pages are told by form feeds: their text stands a blank line apart, and where each begins is kept.
void join_pages(std::string_view text, Document& document) {
    while (!text.empty()) {
        std::string_view page = text.substr(0, text.find('\f'));
        text.remove_prefix(std::min(page.size() + 1, text.size()));
        while (!page.empty() && (page.back() == '\n' || page.back() == ' '))
            page.remove_suffix(1);
        if (!document.text.empty() && !page.empty()) document.text += "\n\n";
        document.pages.push_back(document.text.size());
        document.text += page;
    }
    if (!document.text.empty()) document.text += '\n';
}

}  // namespace

void read_pdf(std::string_view bytes, const Origin& origin, Outlet& outlet) {
    const ProcessLimits limits{outlet.options().converter_seconds, outlet.options().converter_bytes,
                               outlet.options().max_bytes};
    const ProcessResult text =
        run_process("pdftotext", {"-q", "-enc", "UTF-8", "-eol", "unix", "/dev/fd/3", "-"}, bytes, limits);
    if (!text.problem.empty()) {
        outlet.fail(origin.name, text.problem,
                    text.problem.ends_with("installed") ? "install the package poppler-utils"
                                                        : "see what pdftotext says of it");
        return;
    }
    Document document;
    const Decoded decoded = decode(text.output, "UTF-8");
    join_pages(decoded.text, document);
    if (document.text.find_first_not_of("\n \t") == std::string::npos)
        return outlet.fail(origin.name, "empty: a PDF file without text, scanned perhaps",
                           "read it with an OCR program first");
    document.replaced = decoded.replaced;
    const ProcessResult info = run_process("pdfinfo", {"-enc", "UTF-8", "/dev/fd/3"}, bytes, limits);
    const std::string fields = decode(info.output, "UTF-8").text;
    document.title = info_field(fields, "Title:");
    if (is_file_name(document.title)) document.title.clear();
    document.author = info_field(fields, "Author:");
    document.lang = language_of(document.text);
    document.url = origin.url;
    outlet.document(std::move(document), origin.name);
}

}  // namespace dossier::sources
