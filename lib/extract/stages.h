// The stages of the cascade, in the order in which they run. Each reads the line that the ones before it
// left.
#pragma once
#include <dossier/text/document.h>

#include <cstddef>
#include <span>
#include <string_view>

namespace dossier::extract {

class Reading;

struct StageEntry {
    std::string_view name;
    void (*run)(Reading&);
};

// numbers, money, percents, dates, quantities, entities, lists, deals; the bench times them one by one.
std::span<const StageEntry> stages();

// How many of the first documents, at least one, go through the stages together. A stage's code and tables
// are then fetched once for all; few enough that their own data stays near meanwhile.
std::size_t portion(std::span<const Document* const> documents);

void find_numbers(Reading& reading);
void find_money(Reading& reading);
void find_percents(Reading& reading);
void find_dates(Reading& reading);
void find_quantities(Reading& reading);
void find_entities(Reading& reading);
void bind_lists(Reading& reading);
void find_deals(Reading& reading);

}  // namespace dossier::extract
