#include "cascade.h"
#include "pages.h"
#include "stages.h"

#include <dossier/extract/extractor.h>
#include <dossier/facts/json.h>
#include <dossier/patterns/library.h>
#include <dossier/sources/formats.h>
#include <dossier/store/knowledge_base.h>
#include <dossier/store/writer.h>
#include <dossier/text/analysis.h>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

namespace bench {
namespace {

using namespace dossier;
namespace fs = std::filesystem;

struct CloseText {
    void operator()(UText* text) const { utext_close(text); }
};

// Every word boundary of the root rules, over UTF-8 as it stands.
Stage icu_words(const Corpus& corpus) {
    UErrorCode status = U_ZERO_ERROR;
    const std::shared_ptr<icu::BreakIterator> words(
        icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no word rules");
    const auto run = [words, &corpus] {
        std::size_t boundaries = 0;
        std::unique_ptr<UText, CloseText> text;
        for (const auto& document : corpus.documents) {
            UErrorCode failure = U_ZERO_ERROR;
            text.reset(utext_openUTF8(text.release(), document.text.data(),
                                      static_cast<std::int64_t>(document.text.size()), &failure));
            words->setText(text.get(), failure);
            if (U_FAILURE(failure)) throw std::runtime_error("ICU refuses a text");
            while (words->next() != icu::BreakIterator::DONE)
                ++boundaries;
        }
        return Work{boundaries, {}};
    };
    return {"bare ICU word segmentation", run};
}

Stage analysis(const Corpus& corpus) {
    const auto run = [analyser = std::make_shared<Analyser>(), out = std::make_shared<Analysis>(), &corpus] {
        std::size_t tokens = 0;
        for (const auto& document : corpus.documents) {
            analyser->analyse(document.text, document.lang, *out);
            tokens += out->tokens.size();
        }
        return Work{tokens, {}};
    };
    return {"tokens and sentences", run};
}

std::size_t count(const Facts& facts) {
    return facts.entities.size() + facts.money.size() + facts.percents.size() + facts.dates.size() +
           facts.quantities.size() + facts.deals.size();
}

Stage extraction(const Corpus& corpus, std::shared_ptr<Extractor> extractor) {
    const auto run = [extractor = std::move(extractor), &corpus] {
        constexpr std::size_t at_once = 32;  // as the program hands them over
        std::size_t facts = 0;
        std::vector<const Document*> documents;
        for (const auto& document : corpus.documents) {
            documents.push_back(&document);
            if (documents.size() < at_once && &document != &corpus.documents.back()) continue;
            for (const Facts& found : extractor->extract(documents))
                facts += count(found);
            documents.clear();
        }
        return Work{facts, {}};
    };
    return {"the whole extraction", run};
}

using Entries = std::shared_ptr<const std::vector<Entry>>;

Entries extracted(const Corpus& corpus, Extractor& extractor) {
    auto entries = std::make_shared<std::vector<Entry>>();
    for (const auto& document : corpus.documents)
        entries->push_back({document, extractor.extract(document)});
    return entries;
}

Stage json(Entries entries) {
    const auto run = [entries = std::move(entries)] {
        std::size_t bytes = 0;
        for (const auto& entry : *entries)
            bytes += to_json(*entry.facts).size();
        return Work{bytes, {}};
    };
    return {"facts to JSON", run};
}

// Into a fresh knowledge base in batches, the facts being there already.
Stage storing(Entries entries, fs::path scratch) {
    const auto run = [entries = std::move(entries), scratch = std::move(scratch), pass = 0]() mutable {
        constexpr std::size_t batch = 1024;
        auto base = KnowledgeBase::open_or_create(scratch / ("bench-" + std::to_string(pass++) + ".db"));
        Writer writer(base);
        std::size_t added = 0;
        for (std::span<const Entry> rest(*entries); !rest.empty();) {
            const auto outcomes = writer.write(rest.first(std::min(batch, rest.size())));
            added += static_cast<std::size_t>(std::count(outcomes.begin(), outcomes.end(), Outcome::added));
            rest = rest.subspan(outcomes.size());
        }
        return Work{added, {}};
    };
    return {"facts to a knowledge base", run};
}

// Everything from files of JSONL to a fresh knowledge base, by the program as it is run.
Stage ingestion(const Corpus& corpus, const fs::path& scratch, const fs::path& dossier) {
    const fs::path input = scratch / "corpus.jsonl";
    to_jsonl(corpus.documents, input);
    const auto run = [input, scratch, dossier, pass = 0]() mutable {
        const fs::path base = scratch / ("ingested-" + std::to_string(pass++) + ".db");
        const double seconds = measure_command({dossier, "ingest", input, "--kb", base, "--threads", "2"}, 1);
        const Work work{static_cast<std::size_t>(fs::file_size(base)), seconds};
        fs::remove(base);
        return work;
    };
    return {"ingestion, two threads", run};
}

Stage pages(const fs::path& archive) {
    const auto all = std::make_shared<const std::vector<std::string>>(pages_of(archive));
    const auto run = [all] {
        std::size_t bytes = 0;
        const SourceOptions options;
        const std::function<bool(Document &&)> on_document = [&](Document&& document) {
            bytes += document.text.size();
            return true;
        };
        const std::function<void(SourceFailure &&)> on_failure = [](SourceFailure&&) {};
        sources::Outlet outlet(options, on_document, on_failure);
        sources::Origin origin;
        origin.name = "page.html";
        for (const std::string& page : *all)
            sources::read_html(page, origin, outlet);
        return Work{bytes, {}};
    };
    std::size_t bytes = 0;
    for (const std::string& page : *all)
        bytes += page.size();
    return {"pages of HTML", run, bytes, all->size()};
}

}  // namespace

std::vector<Stage> stages(const Corpus& corpus, const fs::path& scratch, const Materials& materials) {
    const auto library = PatternLibrary::built_in();
    const auto extractor = std::make_shared<Extractor>(library);
    std::vector<Stage> all{icu_words(corpus), analysis(corpus)};
    for (auto& stage : cascade(corpus, library))
        all.push_back(std::move(stage));
    all.push_back(extraction(corpus, extractor));
    const auto entries = extracted(corpus, *extractor);
    all.push_back(json(entries));
    all.push_back(storing(entries, scratch));
    if (!materials.dossier.empty()) all.push_back(ingestion(corpus, scratch, materials.dossier));
    if (fs::exists(materials.pages)) all.push_back(pages(materials.pages));
    return all;
}

}  // namespace bench
