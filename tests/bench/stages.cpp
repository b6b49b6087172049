#include "stages.h"

#include <dossier/extract/extractor.h>
#include <dossier/facts/json.h>
#include <dossier/patterns/library.h>
#include <dossier/text/analysis.h>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <memory>
#include <stdexcept>

namespace bench {
namespace {

using namespace dossier;

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
        return boundaries;
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
        return tokens;
    };
    return {"tokens and sentences", run};
}

std::size_t count(const Facts& facts) {
    return facts.entities.size() + facts.money.size() + facts.percents.size() + facts.dates.size() +
           facts.quantities.size() + facts.deals.size();
}

Stage extraction(const Corpus& corpus, std::shared_ptr<Extractor> extractor) {
    const auto run = [extractor = std::move(extractor), &corpus] {
        std::size_t facts = 0;
        for (const auto& document : corpus.documents)
            facts += count(extractor->extract(document));
        return facts;
    };
    return {"extraction", run};
}

Stage json(const Corpus& corpus, Extractor& extractor) {
    auto facts = std::make_shared<std::vector<Facts>>();
    for (const auto& document : corpus.documents)
        facts->push_back(extractor.extract(document));
    const auto run = [facts] {
        std::size_t bytes = 0;
        for (const auto& one : *facts)
            bytes += to_json(one).size();
        return bytes;
    };
    return {"facts to JSON", run};
}

}  // namespace

std::vector<Stage> stages(const Corpus& corpus, const std::filesystem::path&) {
    const auto extractor = std::make_shared<Extractor>(PatternLibrary::built_in());
    return {icu_words(corpus), analysis(corpus), extraction(corpus, extractor), json(corpus, *extractor)};
}

}  // namespace bench
