// Text into HTML: the one place where it is escaped.
#pragma once
#include <string>
#include <string_view>

namespace dossier::cli {

// For content and for attributes in double quotes. Control characters and bidi overrides become U+FFFD, so
// that no text can change what stands around it.
std::string html_of(std::string_view text);

}  // namespace dossier::cli
