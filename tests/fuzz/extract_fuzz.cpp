// Any bytes in, facts out: whatever the text, every fact must stand where it says it stands.
// Input: one byte that chooses language and date, then the document's bytes.
#include "demand.h"

#include <dossier/extract/extractor.h>
#include <dossier/facts/json.h>
#include <dossier/patterns/library.h>
#include <dossier/text/decode.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dossier;
using fuzz::demand;

constexpr const char* languages[] = {"en", "", "ru", "zh", "de", "ar", "not-a-tag", "x"};
constexpr const char* days[] = {"2018-10-22", "", "2000-02-29", "9999-12-31"};

Document document_from(std::string_view input) {
    const auto choice = input.empty() ? 0U : static_cast<unsigned char>(input.front());
    Document document;
    document.id = "fuzz";
    document.lang = languages[choice % 8];
    document.published = days[choice / 8 % 4];
    document.text = decode(input.substr(input.empty() ? 0 : 1)).text;
    return document;
}

class Checker {
  public:
    explicit Checker(std::string_view text) : text_(text), starts_(fuzz::code_point_starts(text)) {}

    template <class Fact>
    void mentions(const std::vector<Fact>& list) const {
        for (const Mention& mention : list) {
            span(mention.span, mention.text);
            demand(!mention.rule.empty(), "a fact names no rule");
            demand(mention.confidence >= 0 && mention.confidence <= 1, "confidence outside 0-1");
        }
        demand(std::is_sorted(list.begin(), list.end(),
                              [](const Mention& a, const Mention& b) { return a.span < b.span; }),
               "mentions are not sorted");
    }

    void deals(const std::vector<Deal>& list) const {
        for (const Deal& deal : list) {
            span(deal.evidence, deal.quote);
            demand(!deal.rules.empty(), "a deal names no rule");
        }
        demand(std::is_sorted(list.begin(), list.end(),
                              [](const Deal& a, const Deal& b) { return a.evidence < b.evidence; }),
               "deals are not sorted");
    }

    void notices(const std::vector<Notice>& list) const {
        for (const Notice& notice : list)
            demand(notice.span.start <= notice.span.end && notice.span.end < starts_.size(),
                   "notice outside");
    }

  private:
    void span(Span span, std::string_view quote) const {
        demand(span.start < span.end && span.end < starts_.size(), "a span is empty or outside the text");
        const auto first = starts_[span.start];
        demand(text_.substr(first, starts_[span.end] - first) == quote,
               "a quote is not what stands at its span");
    }

    std::string_view text_;
    std::vector<std::size_t> starts_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Extractor extractor(PatternLibrary::built_in());
    const Document document = document_from({reinterpret_cast<const char*>(data), size});
    const Facts facts = extractor.extract(document);
    const Checker check(document.text);
    check.mentions(facts.entities);
    check.mentions(facts.money);
    check.mentions(facts.percents);
    check.mentions(facts.dates);
    check.mentions(facts.quantities);
    check.deals(facts.deals);
    check.notices(facts.notices);
    const std::string line = to_json(facts);
    demand(line.find('\n') == std::string::npos, "facts take more than one line");
    demand(nlohmann::json::accept(line), "facts are not JSON");
    demand(line == to_json(extractor.extract(document)), "the same document gave other facts");
    return 0;
}
