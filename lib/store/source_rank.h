// Which of a document's sources goes first. Internal to the room.
#pragma once
#include <dossier/text/document.h>

#include <functional>
#include <tuple>

namespace dossier::store {

// Compares as the sources of one text are ranked: see KnownDocuments.
inline auto rank(const Document& d) {
    return std::make_tuple(d.published.empty(), std::cref(d.published), d.lang.empty(), std::cref(d.lang),
                           std::cref(d.id), std::cref(d.origin), std::cref(d.title), std::cref(d.author),
                           std::cref(d.url));
}

inline bool reads_alike(const Document& a, const Document& b) {
    return a.published == b.published && a.lang == b.lang;
}

}  // namespace dossier::store
