#include "outlet.h"

#include <unicode/unistr.h>

namespace dossier::sources {

std::string valid_utf8(std::string_view bytes) {
    std::string out;
    icu::UnicodeString::fromUTF8({bytes.data(), static_cast<std::int32_t>(bytes.size())}).toUTF8String(out);
    return out;
}

void Outlet::document(Document&& document, const std::string& name) {
    if (document.id.empty()) document.id = valid_utf8(name);
    if (document.origin.empty()) document.origin = valid_utf8(name);
    if (document.lang.empty()) document.lang = options_.lang;
    if (document.published.empty()) document.published = options_.published;
    if (!stopped_) stopped_ = !on_document_(std::move(document));
}

}  // namespace dossier::sources
