#include <dossier/check/self_check.h>
#include <dossier/check/self_parts.h>
#include <dossier/extract/extractor.h>
#include <dossier/facts/grouped.h>
#include <dossier/patterns/library_impl.h>

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace dossier::check {
namespace {

SelfText read_text(const Side& side, const patterns::Pack& pack) {
    SelfText text{side, {}};
    text.sentences.reserve(side.sentences.size());
    const SelfSentence unread(side, pack);
    for (std::uint32_t s = 0; s < side.sentences.size(); ++s)
        text.sentences.emplace_back(unread).read(s);
    return text;
}

// Of slips of one kind that share most of their figures the first: two searches may find one slip.
void keep_first(std::vector<Slip>& slips) {
    const auto shared = [](const Slip& a, const Slip& b) {
        const auto in_b = [&](const Span& span) {
            return std::any_of(b.spans.begin(), b.spans.end(), [&](const Span& other) {
                return span.start < other.end && other.start < span.end;
            });
        };
        const auto both = std::count_if(a.spans.begin(), a.spans.end(), in_b);
        return a.kind == b.kind && 2 * both > std::ssize(a.spans);
    };
    std::vector<Slip> kept;
    for (Slip& slip : slips)
        if (std::none_of(kept.begin(), kept.end(), [&](const Slip& one) { return shared(slip, one); }))
            kept.push_back(std::move(slip));
    slips = std::move(kept);
}

}  // namespace

std::string shown(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.14g", value);
    return grouped(text);
}

Slip slip_of(const char* kind, std::vector<Span> spans, std::string what) {
    std::sort(spans.begin(), spans.end());
    std::replace(what.begin(), what.end(), '\n', ' ');
    return {kind, std::move(spans), std::move(what)};
}

std::vector<Slip> slips_of(const Document& document, std::shared_ptr<const PatternLibrary> library) {
    const patterns::Pack* pack = library->impl().pack("en");
    if (!pack) throw std::invalid_argument("the pattern library knows no English");
    Extractor extractor(library);
    const Side side = SideReader(*pack).read(document, extractor.extract(document));
    const SelfText text = read_text(side, *pack);
    std::vector<Slip> slips;
    for (std::size_t s = 0; s < text.sentences.size(); ++s) {
        if (text.sentences[s].amounts().empty() && text.sentences[s].dates().empty()) continue;
        find_sums(text.sentences[s], slips);
        find_partitions(text, s, slips);
        find_wholes(text, s, slips);
        find_shares(text, s, slips);
        find_changes(text, s, slips);
        find_products(text, s, slips);
        find_disorder(text, s, slips);
    }
    find_sums_of_lines(text, slips);
    find_twice(text, slips);
    keep_first(slips);
    return slips;
}

}  // namespace dossier::check
