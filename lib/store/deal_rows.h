// Rows of deals as the queries of the room read them. Internal to the room.
#pragma once
#include "select.h"

#include <dossier/store/query.h>

namespace dossier::store {

// Deals (alias x) with their rules (u) and documents (d); no WHERE yet.
inline constexpr const char* deal_rows =
    "SELECT x.start, x.end, x.quote, u.confidence, d.id, d.published, x.type, x.status, x.amount, "
    "x.currency, x.date, "
    "x.subject, x.hedged, x.attributed_to, x.document, x.n, ifnull(x.first_day, d.published) AS day "
    "FROM deal_facts x JOIN rules u USING (rule) JOIN document_heads d USING (document)";
inline constexpr int deal_document_column = 14, deal_n_column = 15;

DealRow deal_at(SQLite::Statement& from);  // without parties and rules, see DealParts

// A condition on the parties (alias p) of deal x, for inside "EXISTS (… AND ".
inline constexpr const char* deal_party =
    "EXISTS (SELECT 1 FROM deal_parties p WHERE p.document = x.document AND p.n = x.n AND ";
// Party p has this name, as itself or as an entity; three values, the folded name each time.
inline constexpr const char* party_named =
    "(p.folded = ? OR p.entity IN (SELECT entity FROM entities WHERE folded = ? "
    "UNION SELECT entity FROM mention_readings WHERE folded = ?))";
// Party p stands for this country; two values, the code each time.
inline constexpr const char* party_of_country =
    "(p.iso = ? OR p.entity IN (SELECT entity FROM entities WHERE iso = ?))";

}  // namespace dossier::store
