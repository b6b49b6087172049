#include <dossier/extract/extractor.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/patterns/library_impl.h>

#include <algorithm>
#include <numeric>

namespace dossier {
namespace extract {

std::span<const StageEntry> stages() {
    static constexpr StageEntry all[] = {
        {"numbers", find_numbers}, {"money", find_money},           {"percents", find_percents},
        {"dates", find_dates},     {"quantities", find_quantities}, {"entities", find_entities},
        {"lists", bind_lists},     {"deals", find_deals},
    };
    return all;
}

namespace {

template <typename T>
void sort_by_span(std::vector<T>& mentions) {
    const auto before = [](const T& a, const T& b) { return a.span < b.span; };
    if (std::is_sorted(mentions.begin(), mentions.end(), before)) return;
    std::vector<std::uint32_t> order(mentions.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return before(mentions[a], mentions[b]); });
    std::vector<T> sorted;  // a mention is large: it moves once
    sorted.reserve(mentions.size());
    for (const auto i : order)
        sorted.push_back(std::move(mentions[i]));
    mentions.swap(sorted);
}

}  // namespace
}  // namespace extract

struct Extractor::State {
    std::shared_ptr<const PatternLibrary> library;
    Analyser analyser;
    extract::Reading reading;

    void run(const Document& document, bool traced) {
        const patterns::Pack* pack = library->impl().pack(document.lang);
        if (!pack) {
            reading.facts = Facts{};
            reading.findings.clear();
            reading.facts.id = document.id;
            reading.facts.lang = document.lang;
            reading.facts.published = document.published;
            reading.facts.notices.push_back({{}, "no patterns for the language '" + document.lang + "'"});
            return;
        }
        analyser.analyse(document.text, document.lang, reading.analysis);
        reading.begin(document, *pack, traced);
        for (const auto& stage : extract::stages())
            stage.run(reading);
        Facts& facts = reading.facts;
        extract::sort_by_span(facts.entities);
        extract::sort_by_span(facts.money);
        extract::sort_by_span(facts.percents);
        extract::sort_by_span(facts.dates);
        extract::sort_by_span(facts.quantities);
        std::stable_sort(facts.deals.begin(), facts.deals.end(),
                         [](const Deal& a, const Deal& b) { return a.evidence < b.evidence; });
    }
};

Extractor::Extractor(std::shared_ptr<const PatternLibrary> library) : state_(std::make_unique<State>()) {
    state_->library = std::move(library);
}
Extractor::~Extractor() = default;
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;

Facts Extractor::extract(const Document& document) {
    state_->run(document, false);
    return std::move(state_->reading.facts);
}

Explained Extractor::explain(const Document& document) {
    state_->run(document, true);
    return {std::move(state_->reading.facts), std::move(state_->reading.findings)};
}

}  // namespace dossier
