#include <dossier/extract/extractor.h>
#include <dossier/extract/reading.h>
#include <dossier/extract/stages.h>
#include <dossier/patterns/library_impl.h>

#include <algorithm>
#include <deque>
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

std::size_t portion(std::span<const Document* const> documents) {
    constexpr std::size_t most_bytes = 8192;
    std::size_t count = 1;
    for (std::size_t bytes = documents[0]->text.size(); count < documents.size(); ++count) {
        bytes += documents[count]->text.size();
        if (bytes > most_bytes || documents[count]->lang != documents[0]->lang) break;
    }
    return count;
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
    extract::Workspace workspace;
    std::deque<extract::Reading> readings;  // of a portion; a deque, as they stay where they are

    // Reads the documents into as many of the readings.
    void run(std::span<const Document* const> documents, bool traced) {
        while (readings.size() < documents.size())
            readings.emplace_back(workspace);
        const std::size_t count = documents.size();
        for (std::size_t i = 0; i < count; ++i)
            begin(readings[i], *documents[i], traced);
        for (const auto& stage : extract::stages())
            for (std::size_t i = 0; i < count; ++i)
                if (readings[i].pack) stage.run(readings[i]);
        for (std::size_t i = 0; i < count; ++i)
            settle(readings[i].facts);
    }

  private:
    void begin(extract::Reading& reading, const Document& document, bool traced) {
        if (const patterns::Pack* pack = library->impl().pack(document.lang)) {
            analyser.analyse(document.text, document.lang, reading.analysis);
            reading.begin(document, *pack, traced);
            return;
        }
        reading.pack = nullptr;
        reading.findings.clear();
        reading.facts = Facts{};
        reading.facts.id = document.id;
        reading.facts.lang = document.lang;
        reading.facts.published = document.published;
        reading.facts.notices.push_back({{}, "no patterns for the language '" + document.lang + "'"});
    }

    static void settle(Facts& facts) {
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
    const Document* const one = &document;
    state_->run({&one, 1}, false);
    return std::move(state_->readings.front().facts);
}

std::vector<Facts> Extractor::extract(std::span<const Document* const> documents) {
    std::vector<Facts> out;
    out.reserve(documents.size());
    while (!documents.empty()) {
        const std::size_t count = extract::portion(documents);
        state_->run(documents.first(count), false);
        for (std::size_t i = 0; i < count; ++i)
            out.push_back(std::move(state_->readings[i].facts));
        documents = documents.subspan(count);
    }
    return out;
}

Explained Extractor::explain(const Document& document) {
    const Document* const one = &document;
    state_->run({&one, 1}, true);
    extract::Reading& reading = state_->readings.front();
    return {std::move(reading.facts), std::move(reading.findings)};
}

}  // namespace dossier
