// The stages of the cascade, in the order in which they run. Each reads the line that the ones before it
// left.
#pragma once
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

void find_numbers(Reading& reading);
void find_money(Reading& reading);
void find_percents(Reading& reading);
void find_dates(Reading& reading);
void find_quantities(Reading& reading);
void find_entities(Reading& reading);
void bind_lists(Reading& reading);
void find_deals(Reading& reading);

}  // namespace dossier::extract
