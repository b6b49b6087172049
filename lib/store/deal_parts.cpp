#include "deal_parts.h"

namespace dossier::store {

DealParts::DealParts(SQLite::Database& database)
    : parties_(database,
               "SELECT role, name, iso FROM deal_parties WHERE document = ? AND n = ? ORDER BY position"),
      rules_(
          database,
          "SELECT text FROM deal_rule_names r JOIN names USING (name) WHERE document = ? AND n = ? ORDER BY "
          "position") {}

void DealParts::fill(Deal& deal, std::int64_t document, std::int64_t n) {
    for (SQLite::Statement* each : {&parties_, &rules_}) {
        each->reset();
        each->bind(1, document);
        each->bind(2, n);
    }
    while (parties_.executeStep())
        deal.parties.push_back({text_at(parties_, 0), text_at(parties_, 1), text_at(parties_, 2)});
    while (rules_.executeStep())
        deal.rules.push_back(text_at(rules_, 0));
}

}  // namespace dossier::store
