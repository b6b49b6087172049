// Corrections by hand to what the rules say of names across documents. A knowledge base keeps them: they hold
// for whatever is written to it, now and later, in any order.
#pragma once
#include <dossier/store/knowledge_base.h>

#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace dossier {

// Names are compared as fold_name gives them, and only names of one type (person, organization, …) are
// joined.
struct Correction {
    enum class Kind {
        same,      // `other` is `name`, and counted and shown as such
        rename,    // the same; where knowledge bases that disagree are merged, it goes before `same`
        not_same,  // without `document`: where a document takes one of the two names for the other, it stands
                   // for itself; with it: what that document calls `name` is `other`
    };
    Kind kind = Kind::same;
    std::string name, other;
    std::string document;  // the id of any of its sources, or the SHA-256 of its text
    friend auto operator<=>(const Correction&, const Correction&) = default;
};

std::string_view text_of(Correction::Kind kind);  // "same", "rename", "not same"

// In a fixed order.
std::vector<Correction> corrections_of(const KnowledgeBase& base);

}  // namespace dossier
