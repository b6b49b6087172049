#include "shared_rows.h"
#include "stored.h"

#include <dossier/store/content_key.h>
#include <dossier/store/writer.h>

namespace dossier {

struct KnownDocuments::State {
    explicit State(KnowledgeBase base_)
        : base(std::move(base_)),
          leading(base.impl().database, store::stored_by_key),
          place(
              base.impl().database,
              "SELECT 1 FROM other_sources WHERE document = ? AND published = ? AND lang = ? AND id = ? AND "
              "origin = ? AND title = ?"),
          failed(base.impl().database, "SELECT 1 FROM troubles WHERE origin = ? AND NOT kept") {}

    bool knows_place(const store::Stored& there, const Document& document) {
        if (store::same_place(there.document, document)) return true;
        int at = 0;
        place.bind(++at, there.row);
        for (const std::string* value :
             {&document.published, &document.lang, &document.id, &document.origin, &document.title})
            place.bindNoCopy(++at, *value);
        return store::found(place).has_value();
    }
    bool failed_before(const std::string& origin) {
        failed.bindNoCopy(1, origin);
        return store::found(failed).has_value();
    }

    KnowledgeBase base;
    SQLite::Statement leading, place, failed;
};

KnownDocuments::KnownDocuments(KnowledgeBase base) : state_(store::prepared<State>(std::move(base))) {}
KnownDocuments::~KnownDocuments() = default;

KnownDocuments::Look KnownDocuments::look(const Document& document) {
    return store::with(state_->base, [&](SQLite::Database&) {
        const std::optional<store::Stored> there = store::stored(state_->leading, sha256_hex(document.text));
        if (store::facts_needed(there, document)) return Look::needs_facts;
        const bool known = state_->knows_place(*there, document) && !state_->failed_before(document.id);
        return known ? Look::nothing_new : Look::new_place;
    });
}

}  // namespace dossier
