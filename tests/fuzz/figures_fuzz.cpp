// Numbers, money, percents, quantities and dates of every spelling: each stands where it says, none overlaps
// another of its kind, and its bounds and its value hold together.
// Input: one byte that chooses language and date; of the others each below 0x80 is a character of the text
// and each above stands for a whole word, so that few bytes make many figures.
#include "demand.h"

#include <dossier/extract/extractor.h>
#include <dossier/patterns/library.h>
#include <dossier/text/decode.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dossier;
using fuzz::demand;

constexpr const char* languages[] = {"en", "ru", "zh", "de"};
constexpr const char* days[] = {"2018-10-22", "", "2000-02-29", "9999-12-31", "0001-01-01"};

// What a byte of 0x80 and above stands for.
constexpr const char* words[] = {
    " 1 ",
    " 31 ",
    " 2013 ",
    "12,345",
    "0.05",
    "-",
    "–",
    "/",
    " $",
    " US$",
    " €",
    "£",
    " USD",
    " euros ",
    " dollars ",
    " cents ",
    " a ",
    " share ",
    " million ",
    " billion ",
    "bn",
    "m",
    " lakh crore ",
    " half ",
    " hundred ",
    " two ",
    " twenty",
    " and ",
    " to ",
    " between ",
    " up to ",
    " about ",
    " or more ",
    "%",
    " percent ",
    " points ",
    " basis ",
    " per ",
    "km",
    " MW ",
    " metres ",
    " feet ",
    " inches ",
    " years ",
    " people ",
    " of ",
    " the ",
    " May ",
    " Sept. ",
    " Monday ",
    " last ",
    " next ",
    " ago ",
    " later ",
    " quarter ",
    " first ",
    "th ",
    "'98 ",
    "1990s ",
    " early ",
    " in ",
    ", ",
    " a.m. ",
    ". ",
    ":30",
    "T21:40",
    "W05",
    "Q3 ",
    "½",
    "²",
    " respectively",
    " (",
    ") ",
    "\n\n",
    " Feb 29, ",
    "99999999999999999999",
    "0x1F",
    "1e9",
    " млн ",
    " руб. ",
    " года ",
    " марта ",
    "亿元",
    "年",
    "月",
    "日",
    " Millionen ",
    " Euro ",
};

Document document_from(std::string_view input) {
    const auto choice = input.empty() ? 0U : static_cast<unsigned char>(input.front());
    std::string text;
    for (const char c : input.substr(input.empty() ? 0 : 1)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else {
            text += words[(byte - 0x80U) % std::size(words)];
        }
    }
    Document document;
    document.id = "fuzz";
    document.lang = languages[choice % 4];
    document.published = days[choice / 4 % 5];
    document.text = decode(text).text;
    return document;
}

void check_bounds(const Bounds& bounds) {
    demand(!bounds.low || !bounds.high || *bounds.low <= *bounds.high, "the lower bound is above the upper");
}

// "2019-04-30T15:30", "1997-Q3", "198", "PRESENT_REF": no character that no TIMEX3 value has.
void check_value(const DateMention& date) {
    demand(std::all_of(date.value.begin(), date.value.end(),
                       [](char c) {
                           return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '-' || c == ':' ||
                                  c == '_';
                       }),
           "a date's value is no TIMEX3");
    demand(!date.invalid || date.value.empty(), "an impossible date has a value");
}

template <class Fact>
void check_places(const std::vector<Fact>& list, std::string_view text) {
    const std::vector<std::size_t> starts = fuzz::code_point_starts(text);
    std::uint32_t end = 0;
    for (const Fact& fact : list) {
        demand(fact.span.start >= end, "two facts of a kind overlap");
        demand(fact.span.start < fact.span.end && fact.span.end < starts.size(), "a span outside the text");
        const auto first = starts[fact.span.start];
        demand(text.substr(first, starts[fact.span.end] - first) == fact.text, "a quote is not at its span");
        end = fact.span.end;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static Extractor extractor(PatternLibrary::built_in());
    const Document document = document_from({reinterpret_cast<const char*>(data), size});
    const Facts facts = extractor.extract(document);
    check_places(facts.money, document.text);
    check_places(facts.percents, document.text);
    check_places(facts.dates, document.text);
    check_places(facts.quantities, document.text);
    for (const auto& money : facts.money) {
        check_bounds(money.bounds);
        demand(!money.currency_assumed || !money.currency.empty(), "a currency is assumed and not said");
    }
    for (const auto& percent : facts.percents)
        check_bounds(percent.bounds);
    for (const auto& quantity : facts.quantities)
        check_bounds(quantity.bounds);
    for (const auto& date : facts.dates)
        check_value(date);
    return 0;
}
